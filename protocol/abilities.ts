// The one rule of who may do what: a pure function of role, standing and meeting. Every rule of server/domain asks it, after the refusals that
// say why not (`not-joined`, `meeting-ended`); the widget shows by it.
import { isOver, type MeetingStatus, type ParticipantRole, leads as roleLeads, type Standing } from './meeting.ts';

export const abilityNames = [
  'editMeeting',
  'cancelMeeting',
  'startMeeting',
  'endMeeting',
  'invite',
  'seeAttendance',
  'join',
  'leave',
  'admit',
  'removeParticipant',
  'sendChat',
  'react',
  'raiseHand',
  'lowerHands',
  'managePolls',
  'vote',
] as const;
export type Ability = (typeof abilityNames)[number];

export interface AbilityContext {
  readonly status: MeetingStatus;
  /** null for somebody who may see the meeting but is no participant (an officer who was not invited). */
  readonly role: ParticipantRole | null;
  readonly standing: Standing | null;
  /** Admin, chairperson or secretary of the meeting's chama. */
  readonly isOfficer: boolean;
}

/** Everything `who` may do with the meeting now, in the fixed order of `abilityNames`. */
export function abilities(who: AbilityContext): Ability[] {
  return abilityNames.filter((name) => rules[name](who));
}

export function hasAbility(who: AbilityContext, name: Ability): boolean {
  return rules[name](who);
}

const isHost = (c: AbilityContext) => c.role === 'host';
const leads = (c: AbilityContext) => c.role !== null && roleLeads(c.role);
const isLive = (c: AbilityContext) => c.status === 'in_progress';
const isAhead = (c: AbilityContext) => c.status === 'scheduled';
const isInside = (c: AbilityContext) => isLive(c) && c.standing === 'room';

const rules: Record<Ability, (c: AbilityContext) => boolean> = {
  editMeeting: (c) => isHost(c) && !isOver(c.status),
  cancelMeeting: (c) => isHost(c) && isAhead(c),
  startMeeting: (c) => leads(c) && isAhead(c),
  endMeeting: (c) => leads(c) && isLive(c),
  invite: (c) => (isHost(c) || c.isOfficer) && !isOver(c.status),
  seeAttendance: (c) => isHost(c) || c.isOfficer,
  join: (c) => c.role !== null && (isLive(c) || isAhead(c)) && c.standing !== 'room',
  leave: (c) => c.standing === 'room' || c.standing === 'lobby',
  admit: (c) => leads(c) && isLive(c),
  removeParticipant: (c) => leads(c) && isInside(c),
  sendChat: isInside,
  react: isInside,
  raiseHand: isInside,
  lowerHands: (c) => leads(c) && isInside(c),
  managePolls: (c) => leads(c) && isInside(c),
  vote: isInside,
};
