// From connections to presence: who went away, came back, or is gone. Asked by the server's watchers, never by a member.
import type { Fact } from '../../protocol/facts.ts';
import type { Instant } from '../../protocol/meeting.ts';
import { closeStay } from './admission.ts';
import { Failure } from './failure.ts';
import type { AnyCommand } from './internal-commands.ts';
import { type Attendee, attendee } from './policy.ts';
import type { Rule } from './rule.ts';
import type { DecideContext, MeetingState, Presence } from './state.ts';

/** How long a dropped connection may stay away before it counts as left. */
export const roomGraceMs = 10_000;
/** A phone that opens another app keeps its place outside. */
export const lobbyGraceMs = 120_000;

export const settlePresence: Rule<Extract<AnyCommand, { type: 'presence:settle' }>> = (state, { participantIds }, actor, context) => {
  if (actor.kind !== 'system') throw new Failure('forbidden');
  const found = participantIds.map((id) => attendee(state, id)).filter((a) => a !== null);
  return { facts: found.flatMap((a) => settleOne(state, a, context)) };
};

function settleOne(state: MeetingState, found: Attendee, { now, presenceOf }: DecideContext): Fact[] {
  const { standing, awayAt } = found.person;
  if (state.core.meeting.status !== 'in_progress' || (standing !== 'room' && standing !== 'lobby')) return [];
  const presence = presenceOf(found.participant.id);
  const participantId = found.participant.id;
  if (presence.connected || presence.leased) {
    return awayAt === null ? [] : [{ type: standing === 'room' ? 'participant.returned' : 'lobby.returned', at: now, participantId }];
  }
  const since = awayAt ?? earlier(presence.lastSeenAt, now);
  const graceMs = standing === 'room' ? roomGraceMs : lobbyGraceMs;
  if (Date.parse(now) - Date.parse(since) >= graceMs) return [gone(found, since, presence)];
  return awayAt === null ? [{ type: standing === 'room' ? 'participant.away' : 'lobby.away', at: since, participantId }] : [];
}

function gone(found: Attendee, at: Instant, { estimated }: Presence): Fact {
  if (found.person.standing === 'lobby') return { type: 'lobby.left', at, participantId: found.participant.id };
  return closeStay(found, { at, reason: 'lost', estimated });
}

function earlier(seen: Instant | null, now: Instant): Instant {
  return seen !== null && seen < now ? seen : now;
}
