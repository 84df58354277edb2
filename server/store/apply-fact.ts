// Fact to row changes, one table of all facts: it says which rows a fact touches, row-changes.ts writes them. The facts themselves are kept by
// facts.ts; nothing here decides anything.
import type { Fact } from '../../protocol/facts.ts';
import type { ParticipantId } from '../../protocol/ids.ts';
import { advance } from '../domain/evolve.ts';
import type { Decision, MeetingState } from '../domain/state.ts';
import type { Sql } from './database.ts';
import { RowChanges } from './row-changes.ts';
import type { FactSource } from './write-lines.ts';

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

interface Place {
  /** Orders rows of the same time; rises with the meeting's version. */
  readonly position: number;
  readonly source: FactSource;
}

type Collector<F extends Fact> = (changes: RowChanges, fact: F, place: Place) => void;
type Collectors = { [T in Fact['type']]: Collector<Extract<Fact, { type: T }>> };

const meetingChanged = (changes: RowChanges) => changes.rewriteMeeting();
const personChanged = (changes: RowChanges, { participantId }: { readonly participantId: ParticipantId }) => changes.touch(participantId);

const collectors: Collectors = {
  'meeting.scheduled': meetingChanged,
  'meeting.edited': meetingChanged,
  'meeting.cancelled': meetingChanged,
  'meeting.started': meetingChanged,
  'meeting.ended': meetingChanged,
  'participant.invited': (changes, fact) => changes.invite(fact),
  'participant.answered': (changes, fact) => changes.touch(fact.participantId, { rsvpReason: fact.reason }),
  'participant.joined': (changes, fact, { position, source }) => changes.come(fact, position, source),
  'participant.away': personChanged,
  'participant.returned': personChanged,
  'participant.left': (changes, fact, { position, source }) => changes.go(fact, position, source),
  'participant.removed': personChanged,
  'participant.renamed': personChanged,
  'lobby.knocked': (changes, fact, { position }) => changes.touch(fact.participantId, { knockedAt: fact.knock.at, knockedPosition: position }),
  'lobby.admitted': personChanged,
  'lobby.denied': personChanged,
  'lobby.left': personChanged,
  'lobby.away': personChanged,
  'lobby.returned': personChanged,
  'chat.sent': (changes, fact, { position }) => changes.say(fact, position),
  'hand.raised': (changes, fact, { position }) => changes.raiseHand(fact, position),
  'hand.lowered': personChanged,
  'poll.created': (changes, fact, { position }) => changes.makePoll(fact, position),
  'poll.opened': (changes, fact, { position }) => changes.openPoll(fact, position),
  'ballot.cast': (changes, fact) => changes.castBallot(fact),
  'poll.tallied': (changes, fact) => changes.recount(fact.pollId),
  'poll.closed': (changes, fact) => changes.closePoll(fact),
};

function collect(changes: RowChanges, fact: Fact, place: Place): void {
  const collector = collectors[fact.type] as Collector<Fact>;
  collector(changes, fact, place);
}
