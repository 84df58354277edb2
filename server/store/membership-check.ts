// Whether people are still members: asked again and again for those who hold a socket. The roll itself is directory.ts's.
import type { Sql } from './database.ts';

export interface MemberPair {
  readonly chamaUuid: string;
  readonly userId: string;
}

/** Those of the pairs who are active members, of chamas of portals that still exist, by `memberPairKey`. */
export async function activeAmong(sql: Sql, pairs: readonly MemberPair[]): Promise<Set<string>> {
  const rows = await sql.rows<{ chama_id: string; user_id: string }>(
    `select m.chama_id, m.user_id
       from chama_members m join portals p on p.id = m.portal_id and p.removed_at is null
       join unnest($1::uuid[], $2::uuid[]) as asked (chama_id, user_id) on asked.chama_id = m.chama_id and asked.user_id = m.user_id
      where m.is_active`,
    [pairs.map((pair) => pair.chamaUuid), pairs.map((pair) => pair.userId)],
  );
  return new Set(rows.map((row) => memberPairKey({ chamaUuid: row.chama_id, userId: row.user_id })));
}

export function memberPairKey({ chamaUuid, userId }: MemberPair): string {
  return `${chamaUuid} ${userId}`;
}
