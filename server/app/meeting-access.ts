// Whether somebody may see a meeting at all, and as whom they act in it. What they may do there: server/domain/policy.ts.
import { isUuid, type MeetingId } from '../../protocol/ids.ts';
import { Failure } from '../domain/failure.ts';
import type { Actor } from '../domain/state.ts';
import type { Database, Tx } from '../store/database.ts';
import { type Membership, membershipsOf } from '../store/directory.ts';
import { findMeeting, type MeetingSummary } from '../store/meeting-list.ts';
import type { MemberIdentity } from './authentication.ts';

export type MemberActor = Extract<Actor, { kind: 'member' }>;

export interface MeetingAccess {
  readonly actor: MemberActor;
  readonly summary: MeetingSummary;
}

/** Throws Failure('not-found'), alike for a meeting that is not there and one that may not be seen. */
export function accessMeeting(database: Database, who: MemberIdentity, meetingId: MeetingId): Promise<MeetingAccess> {
  return readMeeting(database, who, meetingId, (_tx, access) => Promise.resolve(access));
}

/** The same, with more to read in the same transaction, as that person. */
export function readMeeting<T>(database: Database, who: MemberIdentity, meetingId: MeetingId, read: (tx: Tx, access: MeetingAccess) => Promise<T>): Promise<T> {
  if (!isUuid(meetingId)) return Promise.reject(new Failure('not-found'));
  return asMember(database, who, async (tx) => {
    // Both questions are asked either way, so that a refusal takes as long as a miss.
    const summary = await findMeeting(tx, meetingId, who.userId);
    const memberships = await membershipsOf(tx, who.userId);
    const membership = summary && memberships.find(({ chamaId }) => chamaId === summary.chamaUuid);
    if (!summary || !membership) throw new Failure('not-found');
    return read(tx, { actor: actorOf(who, membership), summary });
  });
}

export function asMember<T>(database: Database, { portalId, userId }: MemberIdentity, work: (tx: Tx) => Promise<T>): Promise<T> {
  return database.withActor({ role: 'chama_member', portalId, userId }, work);
}

export function actorOf({ portalId, userId, memberId }: MemberIdentity, { isOfficer }: Membership): MemberActor {
  return { kind: 'member', portalId, userId, memberId, isOfficer };
}

/** Whoever waits outside, was sent out, or never came into a meeting that asks before people join, does not hear what is said inside while it goes on. */
export function isKeptOutside({ meeting, me, isRemoved }: MeetingSummary): boolean {
  if (me === null || me.role !== 'member') return false;
  if (me.status === 'pending_approval') return true;
  if (meeting.status !== 'in_progress') return false;
  return isRemoved || (meeting.settings.requireApproval && me.status !== 'joined' && me.status !== 'left');
}

/** Invited people and officers; refuses other members of the chama with `not-invited`. */
export function requireInvited({ actor, summary }: MeetingAccess): void {
  if (summary.me === null && !actor.isOfficer) throw new Failure('not-invited');
}
