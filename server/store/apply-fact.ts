// Fact to row changes, one exhaustive switch: it says which rows a fact touches, row-changes.ts writes them. The facts themselves are kept by
// facts.ts; nothing here decides anything.
import type { Fact } from '../../protocol/facts.ts';
import { advance } from '../domain/evolve.ts';
import type { Decision, MeetingState } from '../domain/state.ts';
import type { Sql } from './database.ts';
import { type FactSource, RowChanges } from './row-changes.ts';

export type { FactSource } from './row-changes.ts';

/** What one command came to: one version. */
export type Applied = Pick<Decision, 'facts' | 'secretBallots'> & { readonly source: FactSource };

/** More facts than one command can come to. */
const positionsPerVersion = 100_000;

/**
 * All commands of a batch in their order, in few round trips. `before` is the state before the first of them; returns the state after the last
 * (`advance`d, so the caller need not do it twice). Secret ballots are counted here too, apart from their voters.
 */
export async function applyDecisions(sql: Sql, before: MeetingState, decisions: readonly Applied[]): Promise<MeetingState> {
  let state = before;
  let changes = new RowChanges();
  for (const decision of decisions) {
    // Whether an arrival is late is for the meeting as it was then, so what came before an edit is written before it.
    if (decision.facts.some((fact) => fact.type === 'meeting.edited')) {
      await changes.write(sql, state);
      changes = new RowChanges();
    }
    const first = (state.version + 1) * positionsPerVersion;
    for (const [index, fact] of decision.facts.entries()) collect(changes, fact, { position: first + index, source: decision.source });
    for (const { pollId } of decision.secretBallots) changes.recount(pollId);
    state = advance(state, decision);
  }
  await changes.write(sql, state);
  return state;
}

/** One command's facts alone, without secret ballots. */
export async function applyFacts(sql: Sql, before: MeetingState, facts: readonly Fact[], source: FactSource = 'socket'): Promise<void> {
  await applyDecisions(sql, before, [{ facts, secretBallots: [], source }]);
}

interface Place {
  /** Orders rows of the same time; rises with the meeting's version. */
  readonly position: number;
  readonly source: FactSource;
}

function collect(changes: RowChanges, fact: Fact, { position, source }: Place): void {
  switch (fact.type) {
    case 'meeting.scheduled':
    case 'meeting.edited':
    case 'meeting.cancelled':
    case 'meeting.started':
    case 'meeting.ended':
      return changes.rewriteMeeting();
    case 'participant.invited':
      return changes.invite(fact);
    case 'participant.answered':
      return changes.touch(fact.participantId, { rsvpReason: fact.reason });
    case 'participant.joined':
      return changes.come(fact, position, source);
    case 'participant.left':
      return changes.go(fact, position, source);
    case 'lobby.knocked':
      return changes.touch(fact.participantId, { knockedAt: fact.knock.at, knockedPosition: position });
    case 'participant.away':
    case 'participant.returned':
    case 'participant.removed':
    case 'participant.renamed':
    case 'lobby.admitted':
    case 'lobby.denied':
    case 'lobby.left':
    case 'lobby.away':
    case 'lobby.returned':
    case 'hand.lowered':
      return changes.touch(fact.participantId);
    case 'chat.sent':
      return changes.say(fact, position);
    case 'hand.raised':
      return changes.raiseHand(fact, position);
    case 'poll.created':
      return changes.makePoll(fact, position);
    case 'poll.opened':
      return changes.openPoll(fact, position);
    case 'ballot.cast':
      return changes.castBallot(fact);
    case 'poll.tallied':
      return changes.recount(fact.pollId);
    case 'poll.closed':
      return changes.closePoll(fact);
    default:
      return unknown(fact);
  }
}

function unknown(fact: never): never {
  throw new Error(`no rows are known for the fact ${JSON.stringify(fact)}`);
}
