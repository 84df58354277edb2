// Raised hands: one a person, in the order they went up; lowered by oneself or by who leads.
import type { CommandFor } from '../../protocol/commands.ts';
import { requireAbility, requireInside, requireTarget } from './policy.ts';
import type { Rule } from './rule.ts';

/** Raising a hand that is up changes nothing. */
export const raiseHand: Rule<CommandFor<'hand:raise'>> = (state, _command, actor, { now, newId }) => {
  const { participant, person } = requireInside(state, actor, 'raiseHand');
  if (person.handMessageId !== null) return { result: { messageId: person.handMessageId } };
  const messageId = newId();
  return { facts: [{ type: 'hand.raised', at: now, participantId: participant.id, messageId }], result: { messageId } };
};

/** Lowering a hand that is down changes nothing. */
export const lowerHand: Rule<CommandFor<'hand:lower'>> = (state, { participantId }, actor, { now }) => {
  const by = requireInside(state, actor, 'raiseHand').participant.id;
  const targetId = participantId ?? by;
  if (targetId !== by) requireAbility(state, actor, 'lowerHands');
  const { person } = requireTarget(state, targetId);
  return person.handMessageId === null ? {} : { facts: [{ type: 'hand.lowered', at: now, participantId: targetId, by }] };
};
