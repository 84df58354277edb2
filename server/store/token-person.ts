// What a token told of its bearer, brought into the directory where it is news. Runs as the portal's service.
import type { ChamaId, MemberId } from '../../protocol/ids.ts';
import { type ChamaRole, type Instant, isOfficerRole } from '../../protocol/meeting.ts';
import { newId } from '../ids.ts';
import type { Sql } from './database.ts';
import { type Member, type Membership, membershipsOf } from './directory.ts';
import { upsertChama } from './roll.ts';
import { changesOf, type RollChanges } from './roll-changes.ts';

export interface TokenPerson {
  readonly memberId: MemberId;
  readonly name: string;
  readonly picture: string | null;
  readonly locale: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly chamas: readonly { readonly id: ChamaId; readonly role: ChamaRole; readonly name?: string | undefined }[];
}

export interface KnownPerson {
  readonly userId: string;
  readonly name: string;
  readonly picture: string | null;
  readonly memberships: readonly Membership[];
  readonly changes: readonly RollChanges[];
}

interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly picture: string | null;
}

/** The bearer and their chamas; what the directory knows later than `asOf` stays. Nothing is taken away: a token may name one chama of many. */
export async function upsertFromToken(sql: Sql, portalId: string, person: TokenPerson, asOf: Instant, now: Instant): Promise<KnownPerson> {
  const known = await findUser(sql, portalId, person.memberId);
  const before = known ? await placesOf(sql, known.id) : new Map<string, Member>();
  const user = await upsertUser(sql, portalId, person, asOf, now);
  // One by one in one order, so that two tokens at once cannot wait for each other in a ring.
  for (const chama of [...person.chamas].sort((a, b) => (a.id < b.id ? -1 : 1))) await upsertPlace(sql, { portalId, userId: user.id, chama, asOf, now });
  const after = await placesOf(sql, user.id);
  const changes = [...after].map(([chamaId, member]) => changesOf(chamaId, only(before.get(chamaId)), only(member)));
  return {
    userId: user.id,
    name: user.name,
    picture: user.picture,
    memberships: await membershipsOf(sql, user.id),
    changes: changes.filter(({ arrived, changed }) => arrived.length + changed.length > 0),
  };
}

async function findUser(sql: Sql, portalId: string, memberId: MemberId): Promise<UserRow | undefined> {
  const [user] = await sql.rows<UserRow>('select id, name, picture from users where portal_id = $1 and external_id = $2', [portalId, memberId]);
  return user;
}

async function upsertUser(sql: Sql, portalId: string, person: TokenPerson, asOf: Instant, now: Instant): Promise<UserRow> {
  const { memberId, name, picture, locale, phone, email } = person;
  const [written] = await sql.rows<UserRow>(
    `insert into users as u (id, portal_id, external_id, name, picture, locale, phone, email, profile_as_of, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (portal_id, external_id) do update set name = excluded.name, picture = excluded.picture, locale = coalesce(excluded.locale, u.locale),
       phone = coalesce(excluded.phone, u.phone), email = coalesce(excluded.email, u.email), profile_as_of = excluded.profile_as_of
     where u.profile_as_of < excluded.profile_as_of
     returning id, name, picture`,
    [newId(), portalId, memberId, name, picture, locale, phone, email, asOf, now],
  );
  // A statement of its own: somebody else may have written the row while the first one waited for it, unseen by that one.
  const user = written ?? (await findUser(sql, portalId, memberId));
  if (!user) throw new Error('upsertUser: row-level security hid the user');
  return user;
}

interface Place {
  readonly portalId: string;
  readonly userId: string;
  readonly chama: TokenPerson['chamas'][number];
  readonly asOf: Instant;
  readonly now: Instant;
}

async function upsertPlace(sql: Sql, { portalId, userId, chama, asOf, now }: Place): Promise<void> {
  const [known] = await sql.rows<{ id: string; is_stale: boolean }>(
    `select c.id, c.name_as_of < $3::timestamptz and $4::text is not null as is_stale from chamas c where c.portal_id = $1 and c.external_id = $2`,
    [portalId, chama.id, asOf, chama.name ?? null],
  );
  const isNews = !known || known.is_stale;
  const chamaUuid = isNews ? await upsertChama(sql, portalId, { externalId: chama.id, name: chama.name ?? chama.id, asOf }, now) : known.id;
  await sql.rows(
    `insert into chama_members as m (chama_id, user_id, portal_id, role, is_active, role_as_of, joined_at) values ($1, $2, $3, $4, true, $5, $6)
     on conflict (chama_id, user_id) do update set role = excluded.role, is_active = true, role_as_of = excluded.role_as_of
     where m.role_as_of < excluded.role_as_of`,
    [chamaUuid, userId, portalId, chama.role, asOf, now],
  );
}

/** The person as a member of each of their chamas, by the chama's uuid. */
async function placesOf(sql: Sql, userId: string): Promise<Map<string, Member>> {
  const rows = await sql.rows<Omit<Member, 'isOfficer'> & { readonly chamaId: string }>(
    `select m.chama_id as "chamaId", m.user_id as "userId", u.external_id as "memberId", u.name, u.picture, m.role, m.is_active as "isActive"
     from chama_members m join users u on u.id = m.user_id where m.user_id = $1`,
    [userId],
  );
  return new Map(rows.map(({ chamaId, ...member }) => [chamaId, { ...member, isOfficer: member.isActive && isOfficerRole(member.role) }]));
}

function only(member: Member | undefined): Map<string, Member> {
  return new Map(member ? [[member.userId, member]] : []);
}
