// A meeting's first rows: the meeting, everybody invited and its first facts, in one transaction. From then on only live commands change it.
import type { Fact } from '../../protocol/facts.ts';
import type { MeetingId } from '../../protocol/ids.ts';
import type { Instant, MeetingInfo, Participant } from '../../protocol/meeting.ts';
import { evolve } from '../domain/evolve.ts';
import { invitedFact } from '../domain/invitations.ts';
import type { MeetingState } from '../domain/state.ts';
import { type Answer, saveAnswers } from './answers.ts';
import type { Sql } from './database.ts';
import { appendFacts } from './facts.ts';
import { countsOf } from './write-meeting.ts';
import { insertParticipants } from './write-participants.ts';

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
  /** Dates the facts, and says which reminders are still ahead. */
  readonly at: Instant;
  /** The answer for the request's Idempotency-Key, where it had one. */
  readonly answer?: Answer;
}

/** Inserts all of it as version 1. Runs as the portal's service, in `withActor` or `writer`. */
export async function createMeeting(sql: Sql, input: NewMeeting): Promise<void> {
  const { meeting, at, answer, participants } = input;
  const invited = firstInvitation(input);
  const state = evolve(emptyState(input), invited);
  const invitees = participants.map(({ participant, userId, isOfficer }) => ({ participantId: participant.id, userId, isOfficer }));
  await insertMeeting(sql, input, countsOf(state));
  await insertParticipants(sql, state, [{ at, invitees }]);
  const facts: Fact[] = [{ type: 'meeting.scheduled', at, meeting }, invited];
  await appendFacts(sql, meeting.id, [{ version: 1, facts, actorUserId: input.createdBy, at }]);
  if (answer) await saveAnswers(sql, input.portalId, [answer], at);
}

function firstInvitation({ at, participants }: NewMeeting): Fact {
  const people = participants.map(({ participant, userId, isOfficer }) => {
    const { memberId, name, picture } = participant;
    return { participant, invitee: { userId, memberId, name, picture, isOfficer } };
  });
  return invitedFact(at, people);
}

function emptyState({ portalId, chamaUuid, meeting, invitesChama }: NewMeeting): MeetingState {
  const core = { meeting, participants: [], lobby: [], hands: [], polls: [], messages: [] };
  return { portalId, chamaUuid, version: 1, core, people: new Map(), ballots: new Map(), secretTallies: new Map(), invitesChama };
}

async function insertMeeting(sql: Sql, input: NewMeeting, counts: readonly number[]): Promise<void> {
  const { meeting, portalId, chamaUuid, hostUserId, createdBy, invitesChama, at } = input;
  await sql.rows(
    `insert into meetings (id, portal_id, chama_id, title, description, meeting_type, status, scheduled_start, scheduled_end, timezone, host_user_id,
       host_member_id, host_name, created_by, settings, invites_chama, created_at, updated_at, invited_count, joined_count, present_count)
     values ($1, $2, $3, $4, $5, $6::meeting_type, 'scheduled', $7, $8, $9, $10, $11, $12, $13, $14::jsonb, $15, $16, $16, $17, $18, $19)`,
    [
      meeting.id,
      portalId,
      chamaUuid,
      meeting.title,
      meeting.description,
      meeting.type,
      meeting.scheduledStart,
      meeting.scheduledEnd,
      meeting.timezone,
      hostUserId,
      meeting.host.memberId,
      meeting.host.name,
      createdBy,
      JSON.stringify(meeting.settings),
      invitesChama,
      at,
      ...counts,
    ],
  );
}

const isOpen = `m.status in ('scheduled', 'in_progress')`;

/** Scheduled and live meetings of a chama whose invitation is "the chama", for members who come later. */
export async function meetingsInvitingChama(sql: Sql, chamaUuid: string): Promise<MeetingId[]> {
  const rows = await sql.rows<{ id: MeetingId }>(
    `select m.id from meetings m where m.chama_id = $1 and m.invites_chama and ${isOpen} order by m.scheduled_start, m.id`,
    [chamaUuid],
  );
  return rows.map((row) => row.id);
}

/** Scheduled and live meetings somebody is invited to, in one chama or in all, for a new name, picture or role. */
export async function openMeetingsOf(sql: Sql, userId: string, chamaUuid: string | null): Promise<MeetingId[]> {
  const rows = await sql.rows<{ id: MeetingId }>(
    `select m.id from meetings m join meeting_participants p on p.meeting_id = m.id
     where p.user_id = $1 and ($2::uuid is null or m.chama_id = $2) and ${isOpen} order by m.scheduled_start, m.id`,
    [userId, chamaUuid],
  );
  return rows.map((row) => row.id);
}
