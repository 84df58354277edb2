// A meeting's first rows: the meeting, everybody invited and its first facts, in one transaction. From then on only live commands change it.
import type { MeetingId } from '../../protocol/ids.ts';
import type { MeetingInfo, Participant } from '../../protocol/meeting.ts';
import type { Answer } from './answers.ts';
import type { Sql } from './database.ts';

export interface NewParticipant {
  readonly participant: Participant;
  readonly userId: string;
  readonly isOfficer: boolean;
}

export interface NewMeeting {
  readonly portalId: string;
  /** Our uuid of the chama; `meeting.chamaId` is the portal's id of it. */
  readonly chamaUuid: string;
  readonly createdBy: string;
  readonly hostUserId: string;
  readonly invitesChama: boolean;
  readonly meeting: MeetingInfo;
  /** In order of invitation; the host is one of them. */
  readonly participants: readonly NewParticipant[];
  /** Dates the facts and counts which reminders are still ahead. */
  readonly at: string;
  /** The answer for the request's Idempotency-Key, where it had one. */
  readonly answer?: Answer;
}

/** Inserts all of it as version 1. Runs as the portal's service, in `withActor` or `writer`. */
export async function createMeeting(_sql: Sql, _input: NewMeeting): Promise<void> {
  throw new Error('being written');
}

/** Scheduled and live meetings of a chama whose invitation is "the chama", for members who come later. */
export async function meetingsInvitingChama(_sql: Sql, _chamaUuid: string): Promise<MeetingId[]> {
  throw new Error('being written');
}

/** Scheduled and live meetings somebody is invited to in a chama, for a new name, picture or role. */
export async function openMeetingsOf(_sql: Sql, _userId: string, _chamaUuid: string | null): Promise<MeetingId[]> {
  throw new Error('being written');
}
