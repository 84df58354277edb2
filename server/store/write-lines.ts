// Writes rows that are only ever added: chat lines and the attendance log.
import type { FactFor } from '../../protocol/facts.ts';
import type { ParticipantId } from '../../protocol/ids.ts';
import type { Instant } from '../../protocol/meeting.ts';
import type { MeetingState } from '../domain/state.ts';
import { newId } from '../ids.ts';
import type { Sql } from './database.ts';
import { bothSides } from './write-participants.ts';

/** Which road brought the command; kept with joins and leaves. */
export type FactSource = 'socket' | 'rest' | 'livekit' | 'system';

/** A row of the attendance log. */
export interface AttendanceEvent {
  readonly participantId: ParticipantId;
  readonly eventType: 'join' | 'leave';
  readonly at: Instant;
  readonly position: number;
  readonly reason: string | null;
  readonly source: FactSource;
  readonly estimated: boolean;
}

export type Line = (FactFor<'chat.sent'> | FactFor<'hand.raised'>) & { readonly position: number };

/** The trigger on a leave's row sets the participant's duration. */
export async function insertAttendance(sql: Sql, { portalId, chamaUuid, core }: MeetingState, events: readonly AttendanceEvent[]): Promise<void> {
  await sql.rows(
    `insert into meeting_attendance_log (id, portal_id, chama_id, meeting_id, participant_id, event_type, occurred_at, position, reason, source, estimated)
     select x.id, $2::uuid, $3::uuid, $4::uuid, x."participantId", x."eventType", x.at, x.position, x.reason, x.source, x.estimated
     from jsonb_to_recordset($1::jsonb) as x (id uuid, "participantId" uuid, "eventType" text, at timestamptz, position bigint, reason text, source text,
       estimated boolean)`,
    [JSON.stringify(events.map((event) => ({ id: newId(), ...event }))), portalId, chamaUuid, core.meeting.id],
  );
}

export async function insertMessages(sql: Sql, after: MeetingState, lines: readonly Line[]): Promise<void> {
  const { portalId, chamaUuid, core } = after;
  const rows = lines.map((line) => messageRowOf(after, line));
  await sql.rows(
    `insert into meeting_chat_messages (portal_id, chama_id, meeting_id, id, participant_id, member_id, name, message_type, message, metadata, position, sent_at)
     select $1::uuid, $2::uuid, $3::uuid, x.* from unnest($4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[], $10::jsonb[], $11::bigint[],
       $12::timestamptz[]) as x`,
    [
      portalId,
      chamaUuid,
      core.meeting.id,
      rows.map((r) => r.id),
      rows.map((r) => r.participantId),
      rows.map((r) => r.memberId),
      rows.map((r) => r.name),
      rows.map((r) => r.type),
      rows.map((r) => r.text),
      rows.map((r) => r.metadata),
      rows.map((r) => r.position),
      rows.map((r) => r.at),
    ],
  );
}

interface NewMessage {
  readonly id: string;
  readonly participantId: string;
  readonly memberId: string;
  readonly name: string;
  readonly type: string;
  readonly text: string | null;
  /** JSON, where there is any. */
  readonly metadata: string | null;
  readonly position: number;
  readonly at: string;
}

function messageRowOf(after: MeetingState, line: Line): NewMessage {
  const { participantId, position, at } = line;
  if (line.type === 'chat.sent') {
    const metadata = line.reaction === null ? null : JSON.stringify({ reaction: line.reaction });
    return { id: line.messageId, participantId, memberId: line.memberId, name: line.name, type: line.messageType, text: line.text, metadata, position, at };
  }
  const { memberId, name } = bothSides(after, participantId).participant;
  return { id: line.messageId, participantId, memberId, name, type: 'hand_raise', text: null, metadata: null, position, at };
}
