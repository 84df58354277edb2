// From a command to its facts: dispatch only. Each rule lives in the file of its concept.

import { joinMeeting, leaveMeeting, removeParticipant } from './admission.ts';
import { reactInChat, sendChat, sendReaction } from './chat.ts';
import { lowerHand, raiseHand } from './hands.ts';
import type { AnyCommand, AnyCommandName } from './internal-commands.ts';
import { answerInvitation, inviteParticipants, refreshParticipant } from './invitations.ts';
import { admit, admitAll, deny } from './lobby.ts';
import { cancelMeeting, editMeeting, endMeeting, startMeeting } from './meeting-life.ts';
import { castBallot, closePoll, createPoll, openPoll } from './polls.ts';
import { settlePresence } from './presence.ts';
import type { Rule } from './rule.ts';
import type { Actor, DecideContext, Decision, MeetingState } from './state.ts';

type Rules = { [N in AnyCommandName]: Rule<Extract<AnyCommand, { type: N }>> };

const rules: Rules = {
  'participant:join': joinMeeting,
  'participant:leave': leaveMeeting,
  'participant:remove': removeParticipant,
  'participant:invite': inviteParticipants,
  'participant:rsvp': answerInvitation,
  'participant:refresh': refreshParticipant,
  'meeting:edit': editMeeting,
  'meeting:cancel': cancelMeeting,
  'meeting:start': startMeeting,
  'meeting:end': endMeeting,
  'lobby:admit': admit,
  'lobby:admit-all': admitAll,
  'lobby:deny': deny,
  'chat:send': sendChat,
  'chat:react': reactInChat,
  'reaction:send': sendReaction,
  'hand:raise': raiseHand,
  'hand:lower': lowerHand,
  'poll:create': createPoll,
  'poll:open': openPoll,
  'poll:close': closePoll,
  'ballot:cast': castBallot,
  'presence:settle': settlePresence,
};

/** Pure. Throws `Failure` where the rules refuse. No facts means: nothing changes, and the version stays. */
export function decide(state: MeetingState, command: AnyCommand, actor: Actor, context: DecideContext): Decision {
  const rule = rules[command.type] as Rule;
  return { facts: [], result: undefined, secretBallots: [], ...rule(state, command, actor, context) };
}
