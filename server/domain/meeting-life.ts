// A meeting's own life after it was scheduled: edit, cancel, start, end.
import type { CommandFor } from '../../protocol/commands.ts';
import type { Fact } from '../../protocol/facts.ts';
import { type Instant, isOver, type MeetingInfo } from '../../protocol/meeting.ts';
import type { UpdateMeeting } from '../../protocol/rest.ts';
import { closeStay } from './admission.ts';
import { Failure } from './failure.ts';
import { attendee, authorOf, requireAbility, requireHost, requireNotOver } from './policy.ts';
import { closingOf } from './polls.ts';
import type { Outcome, Rule } from './rule.ts';

/** How far in the past a meeting may start: a chama may enter yesterday's meeting. */
export const oldestStartMs = 24 * 3_600_000;

/** Refuses times that contradict each other; shared with scheduling, where there is no state yet. */
export function checkTimes(start: Instant, end: Instant, now: Instant): void {
  const errors = [];
  if (Date.parse(end) <= Date.parse(start)) errors.push({ path: 'scheduledEnd', message: 'must be after scheduledStart' });
  if (Date.parse(start) < Date.parse(now) - oldestStartMs) errors.push({ path: 'scheduledStart', message: 'must not be more than 24 hours ago' });
  if (errors.length > 0) throw new Failure('invalid', { errors });
}

export const editMeeting: Rule<{ readonly type: 'meeting:edit'; readonly changes: UpdateMeeting }> = (state, { changes }, actor, { now }) => {
  requireHost(state, actor);
  const { meeting } = state.core;
  if (isOver(meeting.status)) throw new Failure('meeting-not-editable');
  const next = merge(meeting, changes);
  if (meeting.status === 'in_progress' && (next.scheduledStart !== meeting.scheduledStart || next.type !== meeting.type)) {
    throw new Failure('meeting-not-editable', { message: 'The start and the type cannot change while the meeting goes on' });
  }
  const isMoved = next.scheduledStart !== meeting.scheduledStart || next.scheduledEnd !== meeting.scheduledEnd;
  if (isMoved) checkTimes(next.scheduledStart, next.scheduledEnd, next.scheduledStart === meeting.scheduledStart ? meeting.scheduledStart : now);
  return JSON.stringify(next) === JSON.stringify(meeting) ? {} : { facts: [{ type: 'meeting.edited', at: now, meeting: next }] };
};

function merge(meeting: MeetingInfo, { settings, ...changes }: UpdateMeeting): MeetingInfo {
  return { ...meeting, ...defined(changes), settings: { ...meeting.settings, ...defined(settings ?? {}) } };
}

/** The entries that were given; what was left out must not overwrite. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

export const cancelMeeting: Rule<{ readonly type: 'meeting:cancel'; readonly reason: string | null }> = (state, { reason }, actor, { now }) => {
  requireHost(state, actor);
  requireNotOver(state);
  if (state.core.meeting.status === 'in_progress') throw new Failure('meeting-already-started');
  return { facts: [{ type: 'meeting.cancelled', at: now, reason }] };
};

/** Starting what goes on already changes nothing: two officers may press the button at once. */
export const startMeeting: Rule<CommandFor<'meeting:start'>> = (state, _command, actor, { now }) => {
  requireNotOver(state);
  if (state.core.meeting.status === 'in_progress') {
    requireAbility(state, actor, 'endMeeting');
    return {};
  }
  requireAbility(state, actor, 'startMeeting');
  return { facts: [{ type: 'meeting.started', at: now, by: authorOf(state, actor) }] };
};

/** Closes every stay and empties the lobby, then ends the meeting. */
export const endMeeting: Rule<CommandFor<'meeting:end'>> = (state, _command, actor, { now }): Outcome => {
  requireNotOver(state);
  if (state.core.meeting.status === 'scheduled') {
    requireAbility(state, actor, 'startMeeting');
    throw new Failure('meeting-not-started');
  }
  requireAbility(state, actor, 'endMeeting');
  const facts: Fact[] = [];
  for (const [id, person] of state.people) {
    const found = attendee(state, id);
    if (found && person.standing === 'room') facts.push(closeStay(found, { at: person.awayAt ?? now, reason: 'ended', estimated: false }));
    if (person.standing === 'lobby') facts.push({ type: 'lobby.left', at: now, participantId: id });
  }
  for (const poll of state.core.polls) {
    if (poll.status === 'open') facts.push(closingOf(state, poll.id, now));
  }
  facts.push({ type: 'meeting.ended', at: now, by: authorOf(state, actor) });
  return { facts };
};
