// A meeting as REST tells it to one person: from the tables, or from the live state right after a command.
import { abilities } from '../../protocol/abilities.ts';
import type { MeetingInfo, ParticipantStatus, Standing } from '../../protocol/meeting.ts';
import type { MeetingReply } from '../../protocol/rest.ts';
import { attendeeOf } from '../domain/policy.ts';
import type { Actor, MeetingState } from '../domain/state.ts';
import type { MeetingSummary } from '../store/meeting-list.ts';

export function replyOfSummary({ meeting, counts, me }: MeetingSummary, isOfficer: boolean): MeetingReply {
  return replyOf(meeting, { counts, me, isOfficer, standing: me && standingOf(me.status) });
}

export function replyOfState(state: MeetingState, actor: Actor): MeetingReply {
  const { meeting, participants } = state.core;
  const found = attendeeOf(state, actor);
  const me = found && { participantId: found.participant.id, status: found.participant.status, role: found.participant.role, rsvp: found.participant.rsvp };
  const counts = {
    invited: participants.length,
    joined: participants.filter((p) => p.joinedAt !== null).length,
    present: participants.filter((p) => p.present).length,
  };
  const isOfficer = found?.person.isOfficer ?? (actor.kind === 'member' && actor.isOfficer);
  return replyOf(meeting, { counts, me, isOfficer, standing: found?.person.standing ?? null });
}

interface Asker {
  readonly counts: MeetingReply['counts'];
  readonly me: MeetingReply['me'];
  readonly isOfficer: boolean;
  readonly standing: Standing | null;
}

/** Field by field: what a later table or state adds is not told by accident. */
function replyOf(meeting: MeetingInfo, { counts, me, isOfficer, standing }: Asker): MeetingReply {
  const { id, chamaId, title, description, type, status, scheduledStart, scheduledEnd, timezone, startedAt, endedAt, cancelReason, host, settings } = meeting;
  return {
    id,
    chamaId,
    title,
    description,
    type,
    status,
    scheduledStart,
    scheduledEnd,
    timezone,
    startedAt,
    endedAt,
    cancelReason,
    host,
    settings,
    counts,
    me,
    abilities: abilities({ status, role: me?.role ?? null, standing, isOfficer }),
  };
}

const standings: Partial<Record<ParticipantStatus, Standing>> = { joined: 'room', pending_approval: 'lobby', left: 'gone' };

function standingOf(status: ParticipantStatus): Standing {
  return standings[status] ?? 'arriving';
}
