// Polls: made as drafts, opened, voted on, closed. A secret choice is in no fact: it goes to the options' counts without its voter.

import type { CommandFor } from '../../protocol/commands.ts';
import type { FactFor } from '../../protocol/facts.ts';
import type { OptionId, ParticipantId, PollId } from '../../protocol/ids.ts';
import type { Instant, Poll } from '../../protocol/meeting.ts';
import { Failure } from './failure.ts';
import { requireInside } from './policy.ts';
import type { Rule } from './rule.ts';
import type { Actor, MeetingState } from './state.ts';

/** More than any meeting needs; keeps a view small. */
const maxPolls = 50;

export const createPoll: Rule<CommandFor<'poll:create'>> = (state, command, actor, { now, newId }) => {
  const by = requireManager(state, actor);
  if (state.core.polls.length >= maxPolls) throw new Failure('too-many');
  const { question, multiple = false, secret = false } = command;
  const options = command.options.map((text) => ({ id: newId(), text }));
  const pollId = newId();
  return { facts: [{ type: 'poll.created', at: now, pollId, question, options, multiple, secret, by }], result: { pollId } };
};

export const openPoll: Rule<CommandFor<'poll:open'>> = (state, { pollId }, actor, { now }) => {
  requireManager(state, actor);
  const { question, options, multiple, secret, status } = requirePoll(state, pollId);
  if (status !== 'draft') throw new Failure('poll-not-draft');
  return { facts: [{ type: 'poll.opened', at: now, pollId, question, options, multiple, secret }] };
};

export const closePoll: Rule<CommandFor<'poll:close'>> = (state, { pollId }, actor, { now }) => {
  requireManager(state, actor);
  if (requirePoll(state, pollId).status !== 'open') throw new Failure('poll-not-open');
  return { facts: [closingOf(state, pollId, now)] };
};

/** The fact that closes a poll, with its final counts; the meeting's end closes what is open too. */
export function closingOf(state: MeetingState, pollId: PollId, at: Instant): FactFor<'poll.closed'> {
  const poll = requirePoll(state, pollId);
  const counts = poll.secret ? withZeros(poll, state.secretTallies.get(pollId) ?? {}) : tally(poll, state.ballots.get(pollId) ?? new Map());
  return { type: 'poll.closed', at, pollId, counts, voters: state.ballots.get(pollId)?.size ?? 0 };
}

/** A vote may change while the poll is open, but for a secret one: nobody can tell any more what it was. */
export const castBallot: Rule<CommandFor<'ballot:cast'>> = (state, command, actor, { now }) => {
  const { participant } = requireInside(state, actor, 'vote');
  const { pollId } = command;
  const poll = requirePoll(state, pollId);
  if (poll.status === 'draft') throw new Failure('not-found');
  if (poll.status !== 'open') throw new Failure('poll-not-open');
  const optionIds = chosen(poll, command.optionIds);
  const ballots = new Map(state.ballots.get(pollId));
  if (poll.secret && ballots.has(participant.id)) throw new Failure('already-voted');
  const kept = poll.secret ? [] : optionIds;
  ballots.set(participant.id, kept);
  const counts = poll.secret ? null : tally(poll, ballots);
  return {
    facts: [
      { type: 'ballot.cast', at: now, pollId, participantId: participant.id, optionIds: kept },
      { type: 'poll.tallied', at: now, pollId, counts, voters: ballots.size },
    ],
    result: { pollId, optionIds: kept },
    secretBallots: poll.secret ? [{ pollId, optionIds }] : [],
  };
};

function chosen(poll: Poll, optionIds: readonly OptionId[]): OptionId[] {
  const unique = [...new Set(optionIds)];
  const known = new Set(poll.options.map((option) => option.id));
  const stray = optionIds.findIndex((id) => !known.has(id));
  if (stray >= 0) throw new Failure('invalid', { errors: [{ path: `optionIds.${stray}`, message: 'is not an option of this poll' }] });
  if (!poll.multiple && unique.length > 1) throw new Failure('invalid', { errors: [{ path: 'optionIds', message: 'this poll takes one option' }] });
  return unique;
}

function tally(poll: Poll, ballots: ReadonlyMap<ParticipantId, readonly OptionId[]>): Record<OptionId, number> {
  const counts = withZeros(poll, {});
  for (const optionIds of ballots.values()) {
    for (const id of optionIds) counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts;
}

function withZeros(poll: Poll, counts: Readonly<Record<OptionId, number>>): Record<OptionId, number> {
  return Object.fromEntries(poll.options.map(({ id }) => [id, counts[id] ?? 0]));
}

function requireManager(state: MeetingState, actor: Actor): ParticipantId {
  return requireInside(state, actor, 'managePolls').participant.id;
}

function requirePoll(state: MeetingState, pollId: PollId): Poll {
  const poll = state.core.polls.find((p) => p.id === pollId);
  if (!poll) throw new Failure('not-found');
  return poll;
}
