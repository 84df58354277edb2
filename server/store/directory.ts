// The roll as it is read: who is in which chama of a portal. How it changes: roll.ts (pushed whole) and token-person.ts (told by tokens).
import type { ChamaId, MemberId } from '../../protocol/ids.ts';
import { type ChamaRole, isOfficerRole } from '../../protocol/meeting.ts';
import type { Sql, Tx } from './database.ts';
import { ChamaEntity } from './entities/chama.ts';

export interface Chama {
  readonly id: string;
  readonly externalId: ChamaId;
  readonly name: string;
}

/** A person in a chama. */
export interface Member {
  readonly userId: string;
  readonly memberId: MemberId;
  readonly name: string;
  readonly picture: string | null;
  readonly role: ChamaRole;
  readonly isOfficer: boolean;
  readonly isActive: boolean;
}

/** A chama of a person. */
export interface Membership {
  readonly chamaId: string;
  readonly chamaExternalId: ChamaId;
  readonly role: ChamaRole;
  readonly isOfficer: boolean;
  readonly isActive: boolean;
}

interface MemberRow {
  readonly user_id: string;
  readonly external_id: MemberId;
  readonly name: string;
  readonly picture: string | null;
  readonly role: ChamaRole;
  readonly is_active: boolean;
}

const members = `select m.user_id, u.external_id, u.name, u.picture, m.role, m.is_active
  from chama_members m join users u on u.id = m.user_id where m.chama_id = $1`;

function memberOf(row: MemberRow): Member {
  return {
    userId: row.user_id,
    memberId: row.external_id,
    name: row.name,
    picture: row.picture,
    role: row.role,
    isOfficer: row.is_active && isOfficerRole(row.role),
    isActive: row.is_active,
  };
}

export async function findChama({ em }: Tx, portalId: string, externalId: ChamaId): Promise<Chama | null> {
  const chama = await em.findOne(ChamaEntity, { portalId, externalId });
  return chama && { id: chama.id, externalId: chama.externalId, name: chama.name };
}

/** Those of `memberIds` who are active members of the chama; the caller compares. */
export async function findMembers(sql: Sql, chamaId: string, memberIds: readonly MemberId[]): Promise<Member[]> {
  const rows = await sql.rows<MemberRow>(`${members} and m.is_active and u.external_id = any ($2::text[])`, [chamaId, memberIds]);
  return rows.map(memberOf);
}

/** Everybody active in the chama, in the order they came. */
export async function activeMembers(sql: Sql, chamaId: string): Promise<Member[]> {
  const rows = await sql.rows<MemberRow>(`${members} and m.is_active order by m.joined_at, m.user_id`, [chamaId]);
  return rows.map(memberOf);
}

/** Everybody who is or was in the chama, by user id. */
export async function everyMember(sql: Sql, chamaId: string): Promise<Map<string, Member>> {
  const rows = await sql.rows<MemberRow>(members, [chamaId]);
  return new Map(rows.map((row) => [row.user_id, memberOf(row)]));
}

/** Active memberships only. */
export async function membershipsOf(sql: Sql, userId: string): Promise<Membership[]> {
  const rows = await sql.rows<{ id: string; external_id: ChamaId; role: ChamaRole }>(
    `select c.id, c.external_id, m.role from chama_members m join chamas c on c.id = m.chama_id
     where m.user_id = $1 and m.is_active order by m.joined_at, c.id`,
    [userId],
  );
  return rows.map(({ id, external_id, role }) => ({ chamaId: id, chamaExternalId: external_id, role, isOfficer: isOfficerRole(role), isActive: true }));
}
