// The roll: who is in which chama of a portal, as its directory pushed it or as its tokens told it. Runs as the portal's service.
import type { ChamaId, MemberId } from '../../protocol/ids.ts';
import type { ChamaRole, Instant } from '../../protocol/meeting.ts';
import type { DirectoryRoll } from '../../protocol/rest.ts';
import type { Sql } from './database.ts';

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

/** What a change of the roll means for meetings: whom to invite to `invite: "chama"` meetings, whom to rename or re-role. */
export interface RollChanges {
  readonly chamaId: string;
  readonly arrived: readonly Member[];
  readonly changed: readonly Member[];
}

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

/** The whole roll of one chama: members missing from it become inactive. */
export async function upsertRoll(_sql: Sql, _portalId: string, _chamaId: ChamaId, _roll: DirectoryRoll, _now: Instant): Promise<RollChanges & { members: number }> {
  throw new Error('being written');
}

/** The bearer and their chamas; what the roll knows later than `asOf` stays. */
export async function upsertFromToken(_sql: Sql, _portalId: string, _person: TokenPerson, _asOf: Instant, _now: Instant): Promise<KnownPerson> {
  throw new Error('being written');
}

export async function findChama(_sql: Sql, _portalId: string, _externalId: ChamaId): Promise<Chama | null> {
  throw new Error('being written');
}

/** Those of `memberIds` who are active members of the chama; the caller compares. */
export async function findMembers(_sql: Sql, _chamaId: string, _memberIds: readonly MemberId[]): Promise<Member[]> {
  throw new Error('being written');
}

/** Everybody active in the chama, in the order they came. */
export async function activeMembers(_sql: Sql, _chamaId: string): Promise<Member[]> {
  throw new Error('being written');
}

/** Active memberships only. */
export async function membershipsOf(_sql: Sql, _userId: string): Promise<Membership[]> {
  throw new Error('being written');
}
