// Fact to row changes, one exhaustive switch. The facts themselves are kept by facts.ts; nothing here decides anything.
import type { Fact } from '../../protocol/facts.ts';
import type { MeetingState } from '../domain/state.ts';
import type { Sql } from './database.ts';

/** Which road brought the command; kept with joins and leaves. */
export type FactSource = 'socket' | 'rest' | 'system';

/** `before` is the state before the fact. */
export async function applyFact(sql: Sql, before: MeetingState, fact: Fact, source: FactSource = 'socket'): Promise<void> {
  await applyFacts(sql, before, [fact], source);
}

/** Many facts of one meeting in their order, in few round trips; `before` is the state before the first of them. */
export async function applyFacts(_sql: Sql, _before: MeetingState, _facts: readonly Fact[], _source: FactSource = 'socket'): Promise<void> {
  throw new Error('being written');
}
