// How far meetings have come, for nodes that compare it with their memory. Versions rise in facts.ts.
import type { MeetingId } from '../../protocol/ids.ts';
import type { Sql } from './database.ts';

export async function meetingVersions(sql: Sql, meetingIds: readonly MeetingId[]): Promise<Map<MeetingId, number>> {
  const rows = await sql.rows<{ id: MeetingId; version: number }>('select id, version from meetings where id = any($1::uuid[])', [meetingIds]);
  return new Map(rows.map(({ id, version }) => [id, Number(version)]));
}
