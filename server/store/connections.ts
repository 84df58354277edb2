// Signs of life: which sockets, REST joins and LiveKit sightings hold a participant's stay open, and on which node.
import type { MeetingId, ParticipantId } from '../../protocol/ids.ts';
import type { Instant } from '../../protocol/meeting.ts';
import type { Presence } from '../domain/state.ts';
import type { Sql } from './database.ts';

export type ConnectionKind = 'socket' | 'rest' | 'livekit';

export interface OpenConnection {
  readonly id: string;
  readonly portalId: string;
  readonly meetingId: MeetingId;
  readonly participantId: ParticipantId;
  readonly kind: ConnectionKind;
  readonly nodeId: string;
  readonly at: Instant;
  /** When it ends by itself: a REST join's lease. Null for a socket, which lives with its node. */
  readonly expiresAt: Instant | null;
}

/** Opening an id again moves its expiry and reopens it. */
export async function openConnection(_sql: Sql, _connection: OpenConnection): Promise<void> {
  throw new Error('being written');
}

/** Closes one connection at its last sign of life. Closing what is closed or gone is no error. */
export async function closeConnection(_sql: Sql, _id: string, _lastSeenAt: Instant): Promise<void> {
  throw new Error('being written');
}

/** The node is alive; makes its row the first time. */
export async function touchNode(_sql: Sql, _nodeId: string, _now: Instant): Promise<void> {
  throw new Error('being written');
}

/** Nodes whose last heartbeat was before `before` and that still hold open connections. */
export async function deadNodes(_sql: Sql, _before: Instant): Promise<{ nodeId: string; heartbeatAt: Instant }[]> {
  throw new Error('being written');
}

/** Closes all open connections of a dead node at its last heartbeat (estimated) and forgets the node. */
export async function buryNode(_sql: Sql, _nodeId: string): Promise<void> {
  throw new Error('being written');
}

export interface PresenceRule {
  readonly now: Instant;
  /** A node without a heartbeat since then counts as dead. */
  readonly aliveSince: Instant;
}

/** The presence of everybody who has or had a connection to the meeting; absent: never seen. */
export async function presencesOf(_sql: Sql, _meetingId: MeetingId, _rule: PresenceRule): Promise<Map<ParticipantId, Presence>> {
  throw new Error('being written');
}

export interface DuePresence {
  readonly meetingId: MeetingId;
  readonly portalId: string;
  readonly participantIds: ParticipantId[];
}

export interface DueRule extends PresenceRule {
  /** Away in the room since before this: they have left. */
  readonly roomAwayBefore: Instant;
  /** The same for the lobby. */
  readonly lobbyAwayBefore: Instant;
  readonly limit: number;
}

/** Everybody whose standing no longer fits their connections: to be marked away, returned or left. All tenants (`*`) or one. */
export async function duePresence(_sql: Sql, _rule: DueRule): Promise<DuePresence[]> {
  throw new Error('being written');
}
