// Read-only: meetings as REST shows them, one or a page, with their counts and the asker's own place in them. Runs as the person.
import { z } from 'zod';
import type { MeetingId, ParticipantId } from '../../protocol/ids.ts';
import type { MeetingInfo, MeetingStatus, Participant, ParticipantRole, ParticipantStatus, RsvpAnswer } from '../../protocol/meeting.ts';
import type { Sql } from './database.ts';
import { type MeetingRow, meetingColumns, meetingInfoOf } from './meeting-row.ts';
import { instantKey, type Page, type PageRequest, pageOf, readCursor } from './page.ts';
import { type ParticipantRow, participantColumns, participantOf } from './participant-row.ts';

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
  /** Whether the asker was sent out of it. */
  readonly isRemoved: boolean;
}

interface SummaryRow extends MeetingRow {
  readonly invited_count: number;
  readonly joined_count: number;
  readonly present_count: number;
  readonly my_id: ParticipantId | null;
  readonly my_status: ParticipantStatus;
  readonly my_role: ParticipantRole;
  readonly my_rsvp: RsvpAnswer | null;
  readonly my_removed: boolean | null;
}

/** The asker is $1. */
const summaries = `select ${meetingColumns}, m.invited_count, m.joined_count, m.present_count,
    p.id as my_id, p.status as my_status, p.role as my_role, p.rsvp as my_rsvp, p.is_removed as my_removed
  from meetings m join chamas c on c.id = m.chama_id left join meeting_participants p on p.meeting_id = m.id and p.user_id = $1`;

function summaryOf(row: SummaryRow): MeetingSummary {
  return {
    meeting: meetingInfoOf(row),
    chamaUuid: row.chama_id,
    hostUserId: row.host_user_id,
    version: row.version,
    counts: { invited: row.invited_count, joined: row.joined_count, present: row.present_count },
    me: row.my_id === null ? null : { participantId: row.my_id, status: row.my_status, role: row.my_role, rsvp: row.my_rsvp },
    isRemoved: row.my_removed === true,
  };
}

/** Null when there is none, or none this person may see. */
export async function findMeeting(sql: Sql, meetingId: MeetingId, userId: string): Promise<MeetingSummary | null> {
  const [row] = await sql.rows<SummaryRow>(`${summaries} where m.id = $2`, [userId, meetingId]);
  return row ? summaryOf(row) : null;
}

const meetingKey = z.tuple([instantKey, z.uuid()]);

/** Soonest first when only scheduled and live ones are asked for, else latest first. No `statuses` means all. A bad cursor: Failure('invalid'). */
export async function listMeetings(
  sql: Sql,
  chamaUuid: string,
  userId: string,
  statuses: readonly MeetingStatus[],
  { limit, cursor }: PageRequest,
): Promise<Page<MeetingSummary>> {
  const [start, id] = readCursor(cursor, meetingKey) ?? [null, null];
  const isAhead = statuses.length > 0 && statuses.every((status) => status === 'scheduled' || status === 'in_progress');
  const [after, order] = isAhead ? ['>', 'asc'] : ['<', 'desc'];
  const rows = await sql.rows<SummaryRow>(
    `${summaries} where m.chama_id = $2 and (cardinality($3::text[]) = 0 or m.status = any ($3::text[]::meeting_status[]))
       and ($4::timestamptz is null or (m.scheduled_start, m.id) ${after} ($4::timestamptz, $5::uuid))
     order by m.scheduled_start ${order}, m.id ${order} limit $6`,
    [userId, chamaUuid, statuses, start, id, limit + 1],
  );
  return pageOf(rows, limit, { item: summaryOf, key: (row) => [row.scheduled_start, row.id] });
}

const positionKey = z.tuple([z.int32()]);

/** In order of invitation. */
export async function listParticipants(sql: Sql, meetingId: MeetingId, { limit, cursor }: PageRequest): Promise<Page<Participant>> {
  const [position] = readCursor(cursor, positionKey) ?? [-1];
  const rows = await sql.rows<ParticipantRow>(
    `select ${participantColumns} from meeting_participants where meeting_id = $1 and invited_position > $2 order by invited_position limit $3`,
    [meetingId, position, limit + 1],
  );
  return pageOf(rows, limit, { item: participantOf, key: (row) => [row.invited_position] });
}
