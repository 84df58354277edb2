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
export async function appendFacts(_sql: Sql, _meetingId: MeetingId, _entries: readonly FactEntry[]): Promise<void> {
  throw new Error('being written');
}

/** Commits after `since`, oldest first. */
export async function factsSince(_sql: Sql, _meetingId: MeetingId, _since: number, _limit: number): Promise<StoredCommit[]> {
  throw new Error('being written');
}
