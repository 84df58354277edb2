// May this actor do this, here and now? The shared abilities, plus the refusals that say why not.
import { type Ability, hasAbility } from '../../protocol/abilities.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { ParticipantId } from '../../protocol/ids.ts';
import type { Participant } from '../../protocol/meeting.ts';
import { Failure } from './failure.ts';
import type { Actor, MeetingState, Person } from './state.ts';

/** A participant with both sides: what others see, and what only the server knows. */
export interface Attendee {
  readonly participant: Participant;
  readonly person: Person;
}

/** The actor's own place in the meeting, or null for somebody who was not invited. */
export function attendeeOf(state: MeetingState, actor: Actor): Attendee | null {
  if (actor.kind === 'system') return null;
  for (const [id, person] of state.people) {
    if (person.userId === actor.userId) return attendee(state, id);
  }
  return null;
}

export function attendee(state: MeetingState, id: ParticipantId): Attendee | null {
  const participant = state.core.participants.find((p) => p.id === id);
  const person = state.people.get(id);
  return participant && person ? { participant, person } : null;
}

/** The actor's own place; refuses `not-invited`. */
export function requireAttendee(state: MeetingState, actor: Actor): Attendee {
  const found = attendeeOf(state, actor);
  if (!found) throw new Failure('not-invited');
  return found;
}

/** Somebody else's place; an id from elsewhere is `not-found`. */
export function requireTarget(state: MeetingState, id: ParticipantId): Attendee {
  const found = attendee(state, id);
  if (!found) throw new Failure('not-found');
  return found;
}

/** Refuses with `forbidden` unless the actor has the ability now. The system may do everything. */
export function requireAbility(state: MeetingState, actor: Actor, ability: Ability): void {
  if (actor.kind === 'system') return;
  const found = attendeeOf(state, actor);
  const who = {
    status: state.core.meeting.status,
    role: found?.participant.role ?? null,
    standing: found?.person.standing ?? null,
    isOfficer: found?.person.isOfficer ?? actor.isOfficer,
  };
  if (!hasAbility(who, ability)) throw new Failure('forbidden');
}

/** For what only the host may do, in any state of the meeting; refuses `forbidden`. */
export function requireHost(state: MeetingState, actor: Actor): void {
  if (actor.kind !== 'system' && attendeeOf(state, actor)?.participant.role !== 'host') throw new Failure('forbidden');
}

/** Refuses a meeting that is over: `meeting-cancelled` or `meeting-ended`. */
export function requireNotOver(state: MeetingState): void {
  const over = overCodes[state.core.meeting.status];
  if (over) throw new Failure(over);
}

const overCodes: Partial<Record<MeetingState['core']['meeting']['status'], ErrorCode>> = {
  cancelled: 'meeting-cancelled',
  completed: 'meeting-ended',
};

/** The guard of everything done in the room: refuses `not-invited`, `meeting-ended`, `not-joined`, and `forbidden` without the ability. */
export function requireInside(state: MeetingState, actor: Actor, ability: Ability): Attendee {
  const found = requireAttendee(state, actor);
  requireNotOver(state);
  if (found.person.standing !== 'room') throw new Failure('not-joined');
  requireAbility(state, actor, ability);
  return found;
}

/** Who acts, for facts that name their author; null for the system. */
export function authorOf(state: MeetingState, actor: Actor): ParticipantId | null {
  return attendeeOf(state, actor)?.participant.id ?? null;
}
