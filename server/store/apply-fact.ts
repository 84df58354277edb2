// Fact to row changes, one exhaustive switch. The facts themselves are kept by facts.ts; nothing here decides anything.
import type { Decision, MeetingState } from '../domain/state.ts';
import type { Sql } from './database.ts';

/** Which road brought the command; kept with joins and leaves. */
export type FactSource = 'socket' | 'rest' | 'livekit' | 'system';

/** What one command came to: one version. */
export type Applied = Pick<Decision, 'facts' | 'secretBallots'> & { readonly source: FactSource };

/**
 * All commands of a batch in their order, in few round trips. `before` is the state before the first of them; returns the state after the last
 * (`advance`d, so the caller need not do it twice). Secret ballots are counted here too, apart from their voters.
 */
export async function applyDecisions(_sql: Sql, _before: MeetingState, _decisions: readonly Applied[]): Promise<MeetingState> {
  throw new Error('being written');
}

/** One command's facts alone, without secret ballots. */
export async function applyFacts(sql: Sql, before: MeetingState, facts: Decision['facts'], source: FactSource = 'socket'): Promise<void> {
  await applyDecisions(sql, before, [{ facts, secretBallots: [], source }]);
}
