// Read-only: meetings as REST shows them, one or a page, with their counts and the asker's own place in them. Runs as the person.
import type { MeetingId, ParticipantId } from '../../protocol/ids.ts';
import type { MeetingInfo, MeetingStatus, Participant, ParticipantRole, ParticipantStatus, RsvpAnswer } from '../../protocol/meeting.ts';
import type { Sql } from './database.ts';
import type { Page, PageRequest } from './page.ts';

export interface MyPlace {
  readonly participantId: ParticipantId;
  readonly status: ParticipantStatus;
  readonly role: ParticipantRole;
  readonly rsvp: RsvpAnswer | null;
}

export interface MeetingSummary {
  readonly meeting: MeetingInfo;
  readonly chamaUuid: string;
  readonly hostUserId: string;
  readonly version: number;
  readonly counts: { readonly invited: number; readonly joined: number; readonly present: number };
  readonly me: MyPlace | null;
}

/** Null when there is none, or none this person may see. */
export async function findMeeting(_sql: Sql, _meetingId: MeetingId, _userId: string): Promise<MeetingSummary | null> {
  throw new Error('being written');
}

/** Soonest first when only scheduled and live ones are asked for, else latest first. No `statuses` means all. A bad cursor: Failure('invalid'). */
export async function listMeetings(
  _sql: Sql, _chamaUuid: string, _userId: string, _statuses: readonly MeetingStatus[], _page: PageRequest,
): Promise<Page<MeetingSummary>> {
  throw new Error('being written');
}

/** In order of invitation. */
export async function listParticipants(_sql: Sql, _meetingId: MeetingId, _page: PageRequest): Promise<Page<Participant>> {
  throw new Error('being written');
}
