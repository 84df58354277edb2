// LiveKit's webhooks as they came: each event id once, whatever LiveKit drops, doubles or reorders. Runs as the service of every portal.
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
export async function takeEvent(sql: Sql, event: LivekitEvent): Promise<boolean> {
  const { id, roomName, identity, createdAt, receivedAt, payload } = event;
  const taken = await sql.rows(
    `insert into livekit_events (id, event, room_name, identity, created_at, received_at, payload)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb) on conflict (id) do nothing returning id`,
    [id, event.event, roomName, identity, createdAt, receivedAt, JSON.stringify(payload ?? null)],
  );
  return taken.length > 0;
}

/** Events taken but not yet handled (a crash came between), oldest first. */
export async function unhandledEvents(sql: Sql, limit: number): Promise<LivekitEvent[]> {
  return sql.rows<LivekitEvent>(
    `select id, event, room_name as "roomName", identity, created_at as "createdAt", received_at as "receivedAt", payload
     from livekit_events where handled_at is null order by received_at limit $1`,
    [limit],
  );
}

export async function markHandled(sql: Sql, eventId: string, at: Instant): Promise<void> {
  await sql.rows('update livekit_events set handled_at = $2 where id = $1', [eventId, at]);
}

export async function forgetEvents(sql: Sql, before: Instant): Promise<number> {
  const [row] = await sql.rows<{ n: number }>(
    'with gone as (delete from livekit_events where received_at < $1 and handled_at is not null returning 1) select count(*) as n from gone',
    [before],
  );
  return row?.n ?? 0;
}
