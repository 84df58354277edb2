// Who belongs to a meeting before it: inviting, answering, and names and roles that change in the directory.
import type { Fact } from '../../protocol/facts.ts';
import type { Participant, ParticipantRole } from '../../protocol/meeting.ts';
import type { Rsvp } from '../../protocol/rest.ts';
import { Failure } from './failure.ts';
import type { AnyCommand, Invitee } from './internal-commands.ts';
import { requireAbility, requireAttendee, requireNotOver } from './policy.ts';
import type { Rule } from './rule.ts';
import type { MeetingState } from './state.ts';

/** A participant as the invitation makes them. */
export function newParticipant(id: string, invitee: Invitee, role: ParticipantRole, meetingType: string): Participant {
  return {
    id,
    memberId: invitee.memberId,
    name: invitee.name,
    picture: invitee.picture,
    status: 'invited',
    role,
    stage: 'speaker',
    present: false,
    away: false,
    canUnmute: true,
    // In a screen-share meeting only those who lead present; nobody shares a screen in an audio meeting.
    canShareScreen: meetingType === 'video' || (meetingType === 'screen_share' && role !== 'member'),
    rsvp: null,
    joinedAt: null,
    leftAt: null,
    durationSeconds: 0,
    isLate: false,
    handRaisedAt: null,
    messagesSent: 0,
    handsRaised: 0,
  };
}

/** The fact that invites: shared with scheduling, where the host is among them. */
export function invitedFact(at: string, participants: readonly { participant: Participant; invitee: Invitee }[]): Fact {
  return {
    type: 'participant.invited',
    at,
    participants: participants.map((p) => p.participant),
    invitees: participants.map(({ participant, invitee }) => ({ participantId: participant.id, userId: invitee.userId, isOfficer: invitee.isOfficer })),
  };
}

export const inviteParticipants: Rule<Extract<AnyCommand, { type: 'participant:invite' }>> = (state, { invitees }, actor, { now, newId }) => {
  requireNotOver(state);
  requireAbility(state, actor, 'invite');
  const known = new Set([...state.people.values()].map((person) => person.userId));
  const fresh = invitees.filter((invitee) => !known.has(invitee.userId));
  const participants = fresh.map((invitee) => ({ invitee, participant: newParticipant(newId(), invitee, roleOf(invitee), state.core.meeting.type) }));
  const already = invitees.filter((invitee) => known.has(invitee.userId));
  const result = { invited: fresh.map((i) => i.memberId), alreadyInvited: already.map((i) => i.memberId) };
  return fresh.length === 0 ? { result } : { facts: [invitedFact(now, participants)], result };
};

/** Officers lead in the room; the host is made by scheduling. */
export function roleOf({ isOfficer }: Pick<Invitee, 'isOfficer'>): ParticipantRole {
  return isOfficer ? 'cohost' : 'member';
}

/** An answer may change until the meeting is over. */
export const answerInvitation: Rule<{ readonly type: 'participant:rsvp' } & Rsvp> = (state, { answer, reason }, actor, { now }) => {
  const { participant } = requireAttendee(state, actor);
  requireNotOver(state);
  return { facts: [{ type: 'participant.answered', at: now, participantId: participant.id, answer, reason: reason ?? null }] };
};

/** The directory leads: a new name shows at once, and a new role opens or closes doors. */
export const refreshParticipant: Rule<Extract<AnyCommand, { type: 'participant:refresh' }>> = (state, command, actor, { now }) => {
  if (actor.kind !== 'system') throw new Failure('forbidden');
  const entry = [...state.people].find(([, person]) => person.userId === command.userId);
  const participant = entry && state.core.participants.find((p) => p.id === entry[0]);
  if (!entry || !participant) return {};
  const { name, picture, isOfficer } = command;
  const role = participant.role === 'host' ? 'host' : roleOf(command);
  if (participant.name === name && participant.picture === picture && participant.role === role && entry[1].isOfficer === isOfficer) return {};
  const renamed: Fact = { type: 'participant.renamed', at: now, participantId: participant.id, name, picture, role, isOfficer };
  return { facts: [renamed, ...hostRenamed(state, participant, name, now)] };
};

function hostRenamed({ core }: MeetingState, participant: Participant, name: string, at: string): Fact[] {
  if (participant.role !== 'host' || core.meeting.host.name === name) return [];
  return [{ type: 'meeting.edited', at, meeting: { ...core.meeting, host: { memberId: participant.memberId, name } } }];
}
