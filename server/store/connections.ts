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
export async function openConnection(sql: Sql, connection: OpenConnection): Promise<void> {
  const { id, portalId, meetingId, participantId, kind, nodeId, at, expiresAt } = connection;
  await sql.rows(
    `insert into participant_connections (id, portal_id, meeting_id, participant_id, kind, node_id, opened_at, last_seen_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8)
     on conflict (id) do update set node_id = excluded.node_id, last_seen_at = excluded.last_seen_at, expires_at = excluded.expires_at,
       closed_at = null, estimated = false`,
    [id, portalId, meetingId, participantId, kind, nodeId, at, expiresAt],
  );
}

/** Closes one connection at its last sign of life. Closing what is closed or gone is no error. */
export async function closeConnection(sql: Sql, id: string, lastSeenAt: Instant): Promise<void> {
  await sql.rows(
    `update participant_connections set closed_at = greatest(opened_at, $2::timestamptz), last_seen_at = greatest(opened_at, $2::timestamptz)
     where id = $1 and closed_at is null`,
    [id, lastSeenAt],
  );
}

/** The node is alive; makes its row the first time. */
export async function touchNode(sql: Sql, nodeId: string, now: Instant): Promise<void> {
  await sql.rows('insert into nodes (id, heartbeat_at) values ($1, $2) on conflict (id) do update set heartbeat_at = excluded.heartbeat_at', [nodeId, now]);
}

/** Nodes whose last heartbeat was before `before`. */
export async function deadNodes(sql: Sql, before: Instant): Promise<{ nodeId: string; heartbeatAt: Instant }[]> {
  return sql.rows('select id as "nodeId", heartbeat_at as "heartbeatAt" from nodes where heartbeat_at < $1 order by heartbeat_at', [before]);
}

/** Closes the sockets of a dead node at its last heartbeat (estimated) and forgets the node. Leases and sightings end by themselves. */
export async function buryNode(sql: Sql, nodeId: string): Promise<void> {
  await sql.rows(
    `with dead as (delete from nodes where id = $1 returning id, heartbeat_at)
     update participant_connections c
     set closed_at = greatest(c.opened_at, dead.heartbeat_at), last_seen_at = greatest(c.opened_at, dead.heartbeat_at), estimated = true
     from dead where c.node_id = dead.id and c.kind = 'socket' and c.closed_at is null`,
    [nodeId],
  );
}

/** Deletes what ended before `before`: presence was settled long since, and attendance has its own log. */
export async function forgetConnections(sql: Sql, before: Instant): Promise<void> {
  await sql.rows('delete from participant_connections where closed_at < $1 or expires_at < $1', [before]);
}

export interface PresenceRule {
  readonly now: Instant;
  /** A node without a heartbeat since then counts as dead. */
  readonly aliveSince: Instant;
}

// What keeps a stay open now, of connection c on node n. A REST join stands until it runs out; LiveKit's word is as old as its last sighting.
const isConnected = `c.closed_at is null and c.kind = 'socket' and n.heartbeat_at >= $2::timestamptz`;
const isLeased = `c.closed_at is null and c.kind <> 'socket' and c.expires_at > $1::timestamptz`;
const lastSeen = `case
  when c.closed_at is not null then c.closed_at
  when c.kind = 'socket' then greatest(c.opened_at, coalesce(n.heartbeat_at, c.last_seen_at))
  when c.kind = 'rest' then c.expires_at
  else c.last_seen_at end`;
const isEstimated = `c.estimated or (c.closed_at is null and c.kind = 'socket')`;

/** The presence of everybody who has or had a connection to the meeting; absent: never seen. */
export async function presencesOf(sql: Sql, meetingId: MeetingId, { now, aliveSince }: PresenceRule): Promise<Map<ParticipantId, Presence>> {
  const rows = await sql.rows<Presence & { readonly id: ParticipantId }>(
    `select c.participant_id as id, bool_or(coalesce(${isConnected}, false)) as connected, bool_or(coalesce(${isLeased}, false)) as leased,
       max(${lastSeen}) as "lastSeenAt", (array_agg(${isEstimated} order by ${lastSeen} desc))[1] as estimated
     from participant_connections c left join nodes n on n.id = c.node_id
     where c.meeting_id = $3 group by c.participant_id`,
    [now, aliveSince, meetingId],
  );
  return new Map(
    rows.map(({ id, connected, leased, lastSeenAt, estimated }) => {
      const isHeld = connected || leased;
      return [id, { connected, leased: leased && !connected, lastSeenAt: isHeld ? null : lastSeenAt, estimated: !isHeld && estimated }];
    }),
  );
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
export async function duePresence(sql: Sql, rule: DueRule): Promise<DuePresence[]> {
  return sql.rows<DuePresence>(
    `select p.meeting_id as "meetingId", p.portal_id as "portalId", array_agg(p.id order by p.invited_position) as "participantIds"
     from meeting_participants p join meetings m on m.id = p.meeting_id and m.status = 'in_progress'
     cross join lateral (
       select exists (
         select 1 from participant_connections c left join nodes n on n.id = c.node_id
         where c.meeting_id = p.meeting_id and c.participant_id = p.id and (${isConnected} or ${isLeased})
       ) as is_held
     ) as held
     where p.standing in ('lobby', 'room') and case
       when is_held then p.away_at is not null
       else p.away_at is null or p.away_at <= case when p.standing = 'room' then $3::timestamptz else $4::timestamptz end end
     group by p.meeting_id, p.portal_id order by p.meeting_id limit $5`,
    [rule.now, rule.aliveSince, rule.roomAwayBefore, rule.lobbyAwayBefore, rule.limit],
  );
}
