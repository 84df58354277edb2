// Who waits outside, and who lets them in: admit, admit all, deny.

import type { CommandFor } from '../../protocol/commands.ts';
import type { Fact } from '../../protocol/facts.ts';
import type { ParticipantId } from '../../protocol/ids.ts';
import { enter, hasSpace } from './admission.ts';
import { Failure } from './failure.ts';
import { type Attendee, requireAbility, requireAttendee, requireNotOver, requireTarget } from './policy.ts';
import type { Rule } from './rule.ts';
import type { Actor, DecideContext, MeetingState } from './state.ts';

export const admit: Rule<CommandFor<'lobby:admit'>> = (state, { participantId }, actor, context) => {
  const by = requireKeeper(state, actor);
  const target = requireWaiting(state, participantId);
  if (!hasSpace(state, target)) throw new Failure('meeting-full');
  return { facts: letIn(state, target, by, context) };
};

/** Lets in as many as fit, first come first. */
export const admitAll: Rule<CommandFor<'lobby:admit-all'>> = (state, _command, actor, context) => {
  const by = requireKeeper(state, actor);
  const waiting = state.core.lobby.map((k) => requireWaiting(state, k.participantId));
  const welcome = waiting.filter((target, index) => hasSpace(state, target, index));
  if (waiting.length > 0 && welcome.length === 0) throw new Failure('meeting-full');
  return { facts: welcome.flatMap((target) => letIn(state, target, by, context)), result: { admitted: welcome.map((w) => w.participant.id) } };
};

/** With `block` for good; without, the person may knock again. */
export const deny: Rule<CommandFor<'lobby:deny'>> = (state, { participantId, block = false }, actor, { now }) => {
  const by = requireKeeper(state, actor);
  requireWaiting(state, participantId);
  return { facts: [{ type: 'lobby.denied', at: now, participantId, by, block }] };
};

function requireKeeper(state: MeetingState, actor: Actor): ParticipantId {
  const { participant } = requireAttendee(state, actor);
  requireNotOver(state);
  requireAbility(state, actor, 'admit');
  return participant.id;
}

function requireWaiting(state: MeetingState, id: ParticipantId): Attendee {
  const target = requireTarget(state, id);
  if (target.person.standing !== 'lobby') throw new Failure('not-waiting');
  return target;
}

/** Whoever is connected is in the room at once; whoever is not walks in at their next join. */
function letIn(state: MeetingState, target: Attendee, by: ParticipantId, { now, presenceOf }: DecideContext): Fact[] {
  const admitted: Fact = { type: 'lobby.admitted', at: now, participantId: target.participant.id, by };
  return presenceOf(target.participant.id).connected ? [admitted, enter(state.core.meeting, target, now)] : [admitted];
}
