// How a fact changes the server's state of a meeting, and what one viewer sees of that state. Pure; the shared part is protocol's fold.
import { type Fact, subjectsOf } from '../../protocol/facts.ts';
import type { OptionId, ParticipantId, PollId } from '../../protocol/ids.ts';
import { channelOf, foldCore, limitTo, type MeetingView, stageOf, standingAfter, withAbilities } from '../../protocol/view.ts';
import type { Decision, MeetingState, Person, SecretBallot } from './state.ts';

/** The state after a decision: its facts folded, its secret votes counted, and the version one higher if anything happened. */
export function advance(state: MeetingState, decision: Pick<Decision, 'facts' | 'secretBallots'>): MeetingState {
  if (decision.facts.length === 0) return state;
  const folded = decision.facts.reduce(evolve, state);
  return { ...folded, version: state.version + 1, secretTallies: countSecret(folded.secretTallies, decision.secretBallots) };
}

/** One fact. Does not touch the version: that counts commands. */
export function evolve(state: MeetingState, fact: Fact): MeetingState {
  return { ...state, core: foldCore(state.core, fact), people: evolvePeople(state.people, fact), ballots: evolveBallots(state, fact) };
}

/** The view of one participant. Throws for an id that is not among the participants: callers look it up first. */
export function project(state: MeetingState, participantId: ParticipantId): MeetingView {
  const person = state.people.get(participantId);
  const participant = state.core.participants.find((p) => p.id === participantId);
  if (!person || !participant) throw new Error('project: no such participant');
  const { role, stage } = participant;
  const me = withAbilities(
    { participantId, standing: person.standing, role, stage, isOfficer: person.isOfficer, abilities: [], ballots: ballotsOf(state, participantId) },
    state.core.meeting,
  );
  const core = limitTo(channelOf(me), state.core);
  return { ...core, me, stage: stageOf(core.participants) };
}

function ballotsOf(state: MeetingState, participantId: ParticipantId): Record<PollId, readonly OptionId[]> {
  const mine: Record<PollId, readonly OptionId[]> = {};
  for (const [pollId, ballots] of state.ballots) {
    const choice = ballots.get(participantId);
    if (choice) mine[pollId] = choice;
  }
  return mine;
}

type People = MeetingState['people'];

function evolvePeople(people: People, fact: Fact): People {
  if (fact.type === 'participant.invited') return addInvitees(people, fact);
  const [id] = subjectsOf(fact);
  const person = id === undefined ? undefined : people.get(id);
  const change = person && changeOf(person, fact);
  return id !== undefined && person && change ? new Map(people).set(id, { ...person, ...change }) : people;
}

function addInvitees(people: People, fact: Extract<Fact, { type: 'participant.invited' }>): People {
  const next = new Map(people);
  for (const { participantId, userId, isOfficer } of fact.invitees) {
    const memberId = fact.participants.find((p) => p.id === participantId)?.memberId;
    if (memberId === undefined) throw new Error('participant.invited: an invitee without a participant');
    next.set(participantId, { ...newcomer, userId, memberId, isOfficer });
  }
  return next;
}

const newcomer = {
  standing: 'arriving',
  isBlocked: false,
  isRemoved: false,
  isAdmitted: false,
  stayFrom: null,
  awayAt: null,
  handMessageId: null,
} as const satisfies Partial<Person>;

function changeOf(person: Person, fact: Fact): Partial<Person> | null {
  const standing = standingAfter[fact.type] ?? person.standing;
  switch (fact.type) {
    case 'participant.joined':
      return { standing: 'room', stayFrom: fact.at, awayAt: null, isAdmitted: true };
    case 'participant.away':
    case 'lobby.away':
      return { awayAt: fact.at };
    case 'participant.returned':
    case 'lobby.returned':
      return { awayAt: null };
    case 'participant.left':
      return { standing, stayFrom: null, awayAt: null, handMessageId: null };
    case 'participant.removed':
      return { standing, isRemoved: true };
    case 'participant.renamed':
      return { isOfficer: fact.isOfficer };
    case 'lobby.knocked':
    case 'lobby.left':
      return { standing, awayAt: null };
    case 'lobby.admitted':
      return { standing, awayAt: null, isAdmitted: true };
    case 'lobby.denied':
      return { standing, awayAt: null, isBlocked: person.isBlocked || fact.block };
    case 'hand.raised':
      return { handMessageId: fact.messageId };
    case 'hand.lowered':
      return { handMessageId: null };
    default:
      return null;
  }
}

function evolveBallots(state: MeetingState, fact: Fact): MeetingState['ballots'] {
  if (fact.type !== 'ballot.cast') return state.ballots;
  const ballots = new Map(state.ballots.get(fact.pollId)).set(fact.participantId, fact.optionIds);
  return new Map(state.ballots).set(fact.pollId, ballots);
}

function countSecret(tallies: MeetingState['secretTallies'], ballots: readonly SecretBallot[]): MeetingState['secretTallies'] {
  if (ballots.length === 0) return tallies;
  const next = new Map(tallies);
  for (const { pollId, optionIds } of ballots) {
    const counts = { ...next.get(pollId) };
    for (const id of optionIds) counts[id] = (counts[id] ?? 0) + 1;
    next.set(pollId, counts);
  }
  return next;
}
