// A meeting that goes on, as bare rows: for tests of what happens around a LiveKit room, where how it came to be does not matter.
import type { Instant } from '../../protocol/meeting.ts';
import { newId } from '../ids.ts';
import type { Database } from '../store/database.ts';

export interface RoomInRows {
  readonly portalId: string;
  readonly meetingId: string;
  readonly roomName: string;
  /** Stands in the room. */
  readonly inside: string;
  /** Has left it. */
  readonly gone: string;
}

const at: Instant = '2026-11-22T15:00:00.000Z';

export async function makeRoomInRows(database: Database, status: 'in_progress' | 'completed' = 'in_progress'): Promise<RoomInRows> {
  const [portalId, userId, otherId, chamaId, meetingId, inside, gone] = [newId(), newId(), newId(), newId(), newId(), newId(), newId()];
  const roomName = `chama-${chamaId}-${Date.parse(at)}`;
  await database.writer('*', async (sql) => {
    const insert = (table: string, row: Record<string, unknown>) => {
      const columns = Object.keys(row);
      return sql.rows(`insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row));
    };
    await insert('portals', { id: portalId, slug: portalId, name: 'Tumaini', created_at: at, changed_at: at });
    for (const id of [userId, otherId]) await insert('users', { id, portal_id: portalId, external_id: id, name: 'Wanjiku', profile_as_of: at, created_at: at });
    await insert('chamas', { id: chamaId, portal_id: portalId, external_id: 'umoja', name: 'Umoja', name_as_of: at, created_at: at });
    const host = { host_user_id: userId, host_member_id: 'wanjiku', host_name: 'Wanjiku', created_by: userId };
    const times = {
      scheduled_start: at,
      scheduled_end: '2026-11-22T16:00:00.000Z',
      timezone: 'Africa/Nairobi',
      started_at: at,
      created_at: at,
      updated_at: at,
    };
    const owner = { portal_id: portalId, chama_id: chamaId };
    await insert('meetings', { id: meetingId, ...owner, title: 'November', meeting_type: 'video', status, livekit_room_name: roomName, ...host, ...times });
    for (const [position, id, user_id, standing] of [
      [0, inside, userId, 'room'],
      [1, gone, otherId, 'gone'],
    ] as const) {
      const person = { member_id: user_id, name: 'Wanjiku', role: 'member', stage: 'speaker', is_officer: false, invited_position: position, standing };
      await insert('meeting_participants', { id, ...owner, meeting_id: meetingId, user_id, ...person, created_at: at });
    }
  });
  return { portalId, meetingId, roomName, inside, gone };
}
