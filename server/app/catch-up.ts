// How this node's memory of a meeting follows what other nodes wrote: from the log where it reaches and says all, else from the rows.
import type { Committed } from '../deps.ts';
import { advance } from '../domain/evolve.ts';
import { Failure } from '../domain/failure.ts';
import type { MeetingState } from '../domain/state.ts';
import type { Sql } from '../store/database.ts';
import { factsSince, type StoredCommit } from '../store/facts.ts';
import { loadMeeting } from '../store/load-meeting.ts';
import { reachOfSince } from './meeting-history.ts';

/** What this node remembers of the meeting when the batch begins. */
export interface Remembered {
  readonly state: MeetingState;
  /** Memory lacks what no fact carries (a secret vote counted elsewhere): read the rows again. */
  readonly isIncomplete: boolean;
}

export interface CaughtUp {
  readonly state: MeetingState;
  /** What other nodes did meanwhile, to be told here; null where the log no longer tells it. */
  readonly missed: readonly Committed[] | null;
}

/** Brings memory up to `version` from the log, or from the rows where the log does not reach or does not say all. */
export async function catchUp(sql: Sql, { state, isIncomplete }: Remembered, version: number): Promise<CaughtUp> {
  if (state.version === version && !isIncomplete) return { state, missed: [] };
  const missed = replay(state, await factsSince(sql, state.core.meeting.id, state.version, reachOfSince));
  const isWhole = (missed.at(-1)?.version ?? state.version) === version;
  const isPlain = !isIncomplete && !missed.some(({ facts }) => hidesVotes(facts));
  if (isWhole && isPlain) return { state: missed.at(-1)?.after ?? state, missed };
  const loaded = await loadMeeting(sql, state.core.meeting.id);
  if (!loaded) throw new Failure('not-found');
  return { state: loaded, missed: isWhole ? missed : null };
}

/** Facts that others wrote, folded one commit after the other; stops at a gap. */
export function replay(state: MeetingState, stored: readonly StoredCommit[]): Committed[] {
  const commits: Committed[] = [];
  let before = state;
  for (const { version, facts } of stored) {
    if (version !== before.version + 1) break;
    const after = advance(before, { facts, secretBallots: [] });
    commits.push({ meetingId: state.core.meeting.id, from: before.version, version, facts, before, after, origin: 'elsewhere' });
    before = after;
  }
  return commits;
}

/** Whether somebody voted in secret: which option that was stands in the rows alone. */
export function hidesVotes(facts: Committed['facts']): boolean {
  return facts.some((fact) => fact.type === 'ballot.cast' && fact.optionIds.length === 0);
}
