// LiveKit's webhooks as they came: each event id once, whatever LiveKit drops, doubles or reorders. Runs as the service of every portal.
import type { MeetingId } from '../../protocol/ids.ts';
import type { Instant } from '../../protocol/meeting.ts';
import type { Sql } from './database.ts';

export interface LivekitEvent {
  /** LiveKit's own id of the event. */
  readonly id: string;
  readonly event: string;
  readonly roomName: string | null;
  readonly identity: string | null;
  readonly createdAt: Instant;
  readonly receivedAt: Instant;
  readonly payload: unknown;
}

/** False when this event was taken before. */
export async function takeEvent(_sql: Sql, _event: LivekitEvent): Promise<boolean> {
  throw new Error('being written');
}

/** Events taken but not yet handled (a crash came between), oldest first. */
export async function unhandledEvents(_sql: Sql, _limit: number): Promise<LivekitEvent[]> {
  throw new Error('being written');
}

export async function markHandled(_sql: Sql, _eventId: string, _at: Instant): Promise<void> {
  throw new Error('being written');
}

/** The meeting whose LiveKit room this is. */
export async function meetingOfRoom(_sql: Sql, _roomName: string): Promise<{ meetingId: MeetingId; portalId: string } | null> {
  throw new Error('being written');
}

export async function forgetEvents(_sql: Sql, _before: Instant): Promise<number> {
  throw new Error('being written');
}
