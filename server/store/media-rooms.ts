// LiveKit rooms as our records have them: which are open, and who may be inside. Runs as the service of every portal.
import type { MeetingId, ParticipantId } from '../../protocol/ids.ts';
import type { Sql } from './database.ts';

/** The rooms of all meetings that go on now. */
export async function liveRoomNames(sql: Sql): Promise<string[]> {
  const rows = await sql.rows<{ name: string }>(
    `select livekit_room_name as name from meetings where status = 'in_progress' and livekit_room_name is not null order by id`,
  );
  return rows.map((row) => row.name);
}

export interface RoomRecord {
  readonly meetingId: MeetingId;
  readonly portalId: string;
  /** The meeting goes on. */
  readonly isLive: boolean;
  /** Who stands in the room. */
  readonly inside: readonly ParticipantId[];
}

/** Null for a room that is no meeting's. */
export async function roomRecord(sql: Sql, roomName: string): Promise<RoomRecord | null> {
  const [meeting] = await sql.rows<{ id: MeetingId; portal_id: string; status: string }>(
    `select id, portal_id, status from meetings where livekit_room_name = $1`,
    [roomName],
  );
  if (!meeting) return null;
  const people = await sql.rows<{ id: ParticipantId }>(`select id from meeting_participants where meeting_id = $1 and standing = 'room'`, [meeting.id]);
  return { meetingId: meeting.id, portalId: meeting.portal_id, isLive: meeting.status === 'in_progress', inside: people.map((row) => row.id) };
}
