// Which meetings are live now, for those who compare LiveKit's rooms with ours. Runs as the service of every portal.
import type { MeetingId } from '../../protocol/ids.ts';
import type { Sql } from './database.ts';

export async function liveMeetingIds(sql: Sql): Promise<MeetingId[]> {
  const rows = await sql.rows<{ id: MeetingId }>(`select id from meetings where status = 'in_progress' order by id`);
  return rows.map((row) => row.id);
}
