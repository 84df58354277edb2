// A chama's whole roll, as its portal pushes it. Runs as the portal's service.
import type { ChamaId } from '../../protocol/ids.ts';
import type { Instant } from '../../protocol/meeting.ts';
import type { DirectoryRoll } from '../../protocol/rest.ts';
import { newId } from '../ids.ts';
import type { Sql } from './database.ts';
import { everyMember } from './directory.ts';
import { changesOf, type RollChanges } from './roll-changes.ts';

/** Members missing from it become inactive. */
export async function upsertRoll(sql: Sql, portalId: string, chamaId: ChamaId, roll: DirectoryRoll, now: Instant): Promise<RollChanges & { members: number }> {
  const chamaUuid = await upsertChama(sql, portalId, { externalId: chamaId, name: roll.name, asOf: now }, now);
  const before = await everyMember(sql, chamaUuid);
  await upsertUsers(sql, portalId, roll, now);
  await upsertMemberships(sql, portalId, chamaUuid, roll, now);
  return { ...changesOf(chamaUuid, before, await everyMember(sql, chamaUuid)), members: roll.members.length };
}

interface NewChama {
  readonly externalId: ChamaId;
  readonly name: string;
  readonly asOf: Instant;
}

/** Its uuid, known or new; locks the row, so that two rolls of one chama follow each other. A name that is newer replaces. */
export async function upsertChama(sql: Sql, portalId: string, { externalId, name, asOf }: NewChama, now: Instant): Promise<string> {
  const [row] = await sql.rows<{ id: string }>(
    `insert into chamas as c (id, portal_id, external_id, name, name_as_of, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (portal_id, external_id) do update set
       name = case when excluded.name_as_of >= c.name_as_of then excluded.name else c.name end, name_as_of = greatest(excluded.name_as_of, c.name_as_of)
     returning id`,
    [newId(), portalId, externalId, name, asOf, now],
  );
  if (!row) throw new Error('upsertChama: row-level security hid the chama');
  return row.id;
}

/** In one order always, so that rolls of two chamas with the same people cannot wait for each other in a ring. */
async function upsertUsers(sql: Sql, portalId: string, { members }: DirectoryRoll, now: Instant): Promise<void> {
  const rows = members.map(({ id, name, phone, email, locale }) => ({ uuid: newId(), id, name, phone, email, locale }));
  await sql.rows(
    `insert into users as u (id, portal_id, external_id, name, phone, email, locale, profile_as_of, created_at)
     select x.uuid, $2::uuid, x.id, x.name, x.phone, x.email, x.locale, $3::timestamptz, $3::timestamptz
     from jsonb_to_recordset($1::jsonb) as x (uuid uuid, id text, name text, phone text, email text, locale text) order by x.id
     on conflict (portal_id, external_id) do update set name = excluded.name, phone = excluded.phone, email = excluded.email,
       locale = coalesce(excluded.locale, u.locale), profile_as_of = excluded.profile_as_of
     where u.profile_as_of <= excluded.profile_as_of`,
    [JSON.stringify(rows), portalId, now],
  );
}

async function upsertMemberships(sql: Sql, portalId: string, chamaUuid: string, { members }: DirectoryRoll, now: Instant): Promise<void> {
  const ids = members.map((member) => member.id);
  await sql.rows(
    `insert into chama_members as m (chama_id, user_id, portal_id, role, is_active, role_as_of, joined_at)
     select $1::uuid, u.id, $2::uuid, x.role, x.active, $4::timestamptz, $4::timestamptz
     from jsonb_to_recordset($3::jsonb) as x (id text, role text, active boolean) join users u on u.portal_id = $2 and u.external_id = x.id order by x.id
     on conflict (chama_id, user_id) do update set role = excluded.role, is_active = excluded.is_active, role_as_of = excluded.role_as_of
     where m.role_as_of <= excluded.role_as_of`,
    [chamaUuid, portalId, JSON.stringify(members.map(({ id, role, active }) => ({ id, role, active }))), now],
  );
  await sql.rows(
    `update chama_members m set is_active = false, role_as_of = $3 from users u
     where m.chama_id = $1 and m.is_active and m.role_as_of <= $3 and u.id = m.user_id and not (u.external_id = any ($2::text[]))`,
    [chamaUuid, ids, now],
  );
}
