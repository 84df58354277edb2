// The log of facts: what happened in each meeting, one row a version. Rows that follow from facts are changed in apply-fact.ts.
import type { Fact } from '../../protocol/facts.ts';
import type { MeetingId } from '../../protocol/ids.ts';
import type { Instant } from '../../protocol/meeting.ts';
import type { Sql } from './database.ts';

/** All facts of one command: one version. */
export interface FactEntry {
  readonly version: number;
  readonly facts: readonly Fact[];
  /** Null for the server itself. */
  readonly actorUserId: string | null;
  readonly at: Instant;
}

export interface StoredCommit {
  readonly version: number;
  readonly facts: readonly Fact[];
}

/** Writes the entries and raises the meeting's version to the last of them. */
export async function appendFacts(sql: Sql, meetingId: MeetingId, entries: readonly FactEntry[]): Promise<void> {
  const last = entries.at(-1);
  if (!last) return;
  const raised = await sql.rows(
    `with written as (
       insert into meeting_facts (meeting_id, version, portal_id, actor_user_id, at, facts)
       select m.id, x.version, m.portal_id, x."actorUserId", x.at, x.facts
       from jsonb_to_recordset($2::jsonb) as x (version int, "actorUserId" uuid, at timestamptz, facts jsonb), meetings m
       where m.id = $1
     )
     update meetings set version = $3 where id = $1 returning id`,
    [meetingId, JSON.stringify(entries), last.version],
  );
  if (raised.length === 0) throw new Error('appendFacts: no such meeting in this portal');
}

/** Commits after `since`, oldest first. */
export async function factsSince(sql: Sql, meetingId: MeetingId, since: number, limit: number): Promise<StoredCommit[]> {
  return sql.rows<StoredCommit>('select version, facts from meeting_facts where meeting_id = $1 and version > $2 order by version limit $3', [
    meetingId,
    since,
    limit,
  ]);
}
