// Rows to memory: the whole state of one meeting, as `evolve` would have made it from its facts.
import type { MeetingId } from '../../protocol/ids.ts';
import type { MeetingStatus } from '../../protocol/meeting.ts';
import type { MeetingState } from '../domain/state.ts';
import type { Sql } from './database.ts';

export interface LockedMeeting {
  readonly version: number;
  readonly portalId: string;
  readonly status: MeetingStatus;
}

/** Takes the row lock that makes this transaction the meeting's only writer; null when there is no such meeting in the portal. */
export async function lockMeeting(_sql: Sql, _meetingId: MeetingId): Promise<LockedMeeting | null> {
  throw new Error('being written');
}

export async function loadMeeting(_sql: Sql, _meetingId: MeetingId): Promise<MeetingState | null> {
  throw new Error('being written');
}
