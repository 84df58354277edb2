// Coming in and going out: join, leave, removal. The lobby's own rules are in lobby.ts.

import type { CommandFor } from '../../protocol/commands.ts';
import type { Fact, FactFor, LeaveReason } from '../../protocol/facts.ts';
import { type Instant, leads, type MeetingInfo } from '../../protocol/meeting.ts';
import { isLate, staySeconds } from './attendance.ts';
import { Failure } from './failure.ts';
import { type Attendee, requireAttendee, requireInside, requireNotOver, requireTarget } from './policy.ts';
import type { Outcome, Rule } from './rule.ts';
import type { MeetingState } from './state.ts';

/** How long before its start a host or officer opens the meeting by joining it. */
const openingMs = 15 * 60_000;

/** Answers `joined` again to whoever is in the room, and `pending_approval` again to whoever waits. */
export const joinMeeting: Rule<CommandFor<'participant:join'>> = (state, _command, actor, { now }) => {
  const found = requireAttendee(state, actor);
  requireWelcome(found);
  requireNotOver(state);
  const opening = openingFacts(state.core.meeting, found, now);
  if (found.person.standing === 'room') return { result: { status: 'joined' } };
  if (!leads(found.participant.role) && state.core.meeting.settings.requireApproval && !found.person.isAdmitted) return knock(state, found, now);
  requireSpace(state, found);
  return { facts: [...opening, enter(state.core.meeting, found, now)], result: { status: 'joined' } };
};

function requireWelcome({ person }: Attendee): void {
  if (person.isRemoved) throw new Failure('removed');
  if (person.isBlocked) throw new Failure('denied');
}

function openingFacts(meeting: MeetingInfo, found: Attendee, now: Instant): Fact[] {
  if (meeting.status === 'in_progress') return [];
  if (!leads(found.participant.role) || Date.parse(now) < Date.parse(meeting.scheduledStart) - openingMs) throw new Failure('meeting-not-started');
  return [{ type: 'meeting.started', at: now, by: found.participant.id }];
}

function knock(state: MeetingState, { participant, person }: Attendee, now: Instant): Outcome {
  if (person.standing === 'lobby') {
    const position = state.core.lobby.findIndex((k) => k.participantId === participant.id) + 1;
    return { result: { status: 'pending_approval', position } };
  }
  const { id, memberId, name, picture } = participant;
  return {
    facts: [{ type: 'lobby.knocked', at: now, participantId: id, knock: { participantId: id, memberId, name, picture, at: now, away: false } }],
    result: { status: 'pending_approval', position: state.core.lobby.length + 1 },
  };
}

/** Whether one more fits. The host always does: a meeting must not lock out who leads it. */
export function hasSpace(state: MeetingState, { participant }: Attendee, entering = 0): boolean {
  const { maxParticipants } = state.core.meeting.settings;
  if (maxParticipants === null || participant.role === 'host') return true;
  return state.core.participants.filter((p) => p.present).length + entering < maxParticipants;
}

function requireSpace(state: MeetingState, found: Attendee): void {
  if (!hasSpace(state, found)) throw new Failure('meeting-full');
}

/** The first time in decides about lateness, for good. */
export function enter(meeting: MeetingInfo, { participant }: Attendee, now: Instant): FactFor<'participant.joined'> {
  const isFirst = participant.joinedAt === null;
  return {
    type: 'participant.joined',
    at: now,
    participant: {
      ...participant,
      status: 'joined',
      present: true,
      away: false,
      joinedAt: participant.joinedAt ?? now,
      leftAt: null,
      isLate: isFirst ? isLate(meeting, now) : participant.isLate,
    },
  };
}

interface StayEnd {
  readonly at: Instant;
  readonly reason: LeaveReason;
  readonly estimated: boolean;
}

/** Ends the open stay; a clock that ran backwards makes it empty, never negative. */
export function closeStay({ participant, person }: Attendee, { at, reason, estimated }: StayEnd): FactFor<'participant.left'> {
  const from = person.stayFrom ?? at;
  const end = at < from ? from : at;
  return {
    type: 'participant.left',
    at: end,
    participantId: participant.id,
    reason,
    durationSeconds: participant.durationSeconds + staySeconds(from, end),
    estimated,
  };
}

/** Leaving twice answers the same; leaving a lobby gives up the place in it. */
export const leaveMeeting: Rule<CommandFor<'participant:leave'>> = (state, _command, actor, { now }) => {
  const found = requireAttendee(state, actor);
  const { participant, person } = found;
  if (person.standing === 'lobby')
    return { facts: [{ type: 'lobby.left', at: now, participantId: participant.id }], result: { durationSeconds: participant.durationSeconds } };
  if (person.standing !== 'room') {
    if (participant.joinedAt === null) throw new Failure('not-joined');
    return { result: { durationSeconds: participant.durationSeconds } };
  }
  const left = closeStay(found, { at: now, reason: 'left', estimated: false });
  return { facts: [left], result: { durationSeconds: left.durationSeconds } };
};

/** For good: who was removed is not let in again. A host cannot be removed, nor oneself. */
export const removeParticipant: Rule<CommandFor<'participant:remove'>> = (state, { participantId }, actor, { now }) => {
  const by = requireInside(state, actor, 'removeParticipant').participant.id;
  const target = requireTarget(state, participantId);
  if (target.participant.role === 'host' || participantId === by) throw new Failure('forbidden');
  if (target.person.isRemoved) return {};
  const facts: Fact[] = [];
  if (target.person.standing === 'room') facts.push(closeStay(target, { at: target.person.awayAt ?? now, reason: 'removed', estimated: false }));
  if (target.person.standing === 'lobby') facts.push({ type: 'lobby.left', at: now, participantId });
  return { facts: [...facts, { type: 'participant.removed', at: now, participantId, by }] };
};
