// Chat lines and reactions. A socket's reaction is counted and forgotten; one by REST is kept as a line.

import type { CommandFor } from '../../protocol/commands.ts';
import type { FactFor } from '../../protocol/facts.ts';
import type { AnyCommand } from './internal-commands.ts';
import { type Attendee, requireInside } from './policy.ts';
import type { Rule } from './rule.ts';
import type { DecideContext } from './state.ts';

export const sendChat: Rule<CommandFor<'chat:send'>> = (state, { text }, actor, context) => {
  const sent = line(requireInside(state, actor, 'sendChat'), context, { messageType: 'text', text, reaction: null });
  return { facts: [sent], result: { messageId: sent.messageId } };
};

export const reactInChat: Rule<Extract<AnyCommand, { type: 'chat:react' }>> = (state, { reaction }, actor, context) => {
  const sent = line(requireInside(state, actor, 'react'), context, { messageType: 'reaction', text: null, reaction });
  return { facts: [sent], result: { messageId: sent.messageId } };
};

/** No fact: who may react is checked here, the counting is the broadcaster's. */
export const sendReaction: Rule<CommandFor<'reaction:send'>> = (state, _command, actor) => {
  requireInside(state, actor, 'react');
  return {};
};

type Content = Pick<FactFor<'chat.sent'>, 'messageType' | 'text' | 'reaction'>;

function line({ participant }: Attendee, { now, newId }: DecideContext, content: Content): FactFor<'chat.sent'> {
  const { id, memberId, name } = participant;
  return { type: 'chat.sent', at: now, messageId: newId(), participantId: id, memberId, name, ...content };
}
