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

/** Null for a room that is no meeting's. One statement: read apart, a meeting that ends in between would seem to go on with nobody inside. */
export async function roomRecord(sql: Sql, roomName: string): Promise<RoomRecord | null> {
  const [record] = await sql.rows<RoomRecord>(
    `select m.id as "meetingId", m.portal_id as "portalId", m.status = 'in_progress' as "isLive",
       array(select p.id from meeting_participants p where p.meeting_id = m.id and p.standing = 'room') as inside
     from meetings m where m.livekit_room_name = $1`,
    [roomName],
  );
  return record ?? null;
}
