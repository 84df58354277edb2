// Scheduling, and reading meetings one by one or in pages. Whatever changes a meeting that exists: meeting-changes.ts.
import type { ChamaId, MeetingId, MemberId } from '../../protocol/ids.ts';
import { defaultSettings, type MeetingInfo, type MeetingStatus } from '../../protocol/meeting.ts';
import type { CreateMeeting, MeetingReply } from '../../protocol/rest.ts';
import { type Clock, instantOf } from '../clock.ts';
import { Failure } from '../domain/failure.ts';
import { newParticipant, roleOf } from '../domain/invitations.ts';
import { checkTimes } from '../domain/meeting-life.ts';
import { newId } from '../ids.ts';
import type { Database, Sql, Tx } from '../store/database.ts';
import { activeMembers, type Chama, findChama, findMembers, type Member, type Membership, membershipsOf } from '../store/directory.ts';
import { listMeetings } from '../store/meeting-list.ts';
import type { Page, PageRequest } from '../store/page.ts';
import { createMeeting, type NewParticipant } from '../store/scheduling.ts';
import type { MemberIdentity } from './authentication.ts';
import { asMember, readMeeting } from './meeting-access.ts';
import { replyOfSummary } from './meeting-replies.ts';
import { answerOf, type RequestKey } from './recorded-replies.ts';

export interface MeetingsTools {
  readonly database: Database;
  readonly clock: Clock;
}

const defaultTimezone = 'Africa/Nairobi';

export class Meetings {
  readonly #tools: MeetingsTools;

  constructor(tools: MeetingsTools) {
    this.#tools = tools;
  }

  get(who: MemberIdentity, meetingId: MeetingId): Promise<MeetingReply> {
    return readMeeting(this.#tools.database, who, meetingId, async (_tx, { summary, actor }) => replyOfSummary(summary, actor.isOfficer));
  }

  list(who: MemberIdentity, chamaId: ChamaId, statuses: readonly MeetingStatus[], page: PageRequest): Promise<Page<MeetingReply>> {
    return asMember(this.#tools.database, who, async (tx) => {
      const membership = (await membershipsOf(tx, who.userId)).find((m) => m.chamaExternalId === chamaId);
      if (!membership) throw new Failure('not-found');
      const { items, nextCursor } = await listMeetings(tx, membership.chamaId, who.userId, statuses, page);
      return { items: items.map((summary) => replyOfSummary(summary, membership.isOfficer)), nextCursor };
    });
  }

  /** One transaction: the meeting, its people, its first facts, and the reply where the request may come again. */
  create(who: MemberIdentity, wanted: CreateMeeting, key?: RequestKey): Promise<MeetingReply> {
    const { database, clock } = this.#tools;
    return database.withActor({ role: 'chama_service', portalId: who.portalId }, async (tx) => {
      const { chama, membership } = await officersChama(tx, who, wanted.chamaId);
      const at = instantOf(clock);
      checkTimes(wanted.scheduledStart, wanted.scheduledEnd, at);
      const host = await hostOf(tx, chama, wanted.hostMemberId ?? who.memberId);
      const meeting = meetingOf(wanted, host);
      const participants = participantsOf(meeting, host, await inviteesOf(tx, chama, wanted.invite ?? 'chama'));
      const mine = participants.find(({ userId }) => userId === who.userId)?.participant;
      const counts = { invited: participants.length, joined: 0, present: 0 };
      const me = mine ? { participantId: mine.id, status: mine.status, role: mine.role, rsvp: mine.rsvp } : null;
      const reply = replyOfSummary({ meeting, chamaUuid: chama.id, hostUserId: host.userId, version: 1, counts, me, isRemoved: false }, membership.isOfficer);
      await createMeeting(tx, {
        portalId: who.portalId,
        chamaUuid: chama.id,
        createdBy: who.userId,
        hostUserId: host.userId,
        invitesChama: (wanted.invite ?? 'chama') === 'chama',
        meeting,
        participants,
        at,
        ...(key && { answer: answerOf(key, { status: 201, body: reply }) }),
      });
      return reply;
    });
  }
}

/** A chama one is not in does not exist for one; in one's own, only officers schedule. */
async function officersChama(tx: Tx, who: MemberIdentity, chamaId: ChamaId): Promise<{ chama: Chama; membership: Membership }> {
  const chama = await findChama(tx, who.portalId, chamaId);
  const membership = chama && (await membershipsOf(tx, who.userId)).find((m) => m.chamaId === chama.id);
  if (!chama || !membership) throw new Failure('not-found');
  if (!membership.isOfficer) throw new Failure('forbidden', { message: 'Only officers of the chama schedule its meetings' });
  return { chama, membership };
}

async function hostOf(sql: Sql, chama: Chama, memberId: MemberId): Promise<Member> {
  const [host] = await findMembers(sql, chama.id, [memberId]);
  if (!host) throw notMembers([{ path: 'hostMemberId', memberId }]);
  return host;
}

async function inviteesOf(sql: Sql, chama: Chama, invite: 'chama' | readonly MemberId[]): Promise<Member[]> {
  return invite === 'chama' ? activeMembers(sql, chama.id) : requireMembers(sql, chama.id, invite, 'invite');
}

/** All of them, in the order asked; refuses `not-a-member` naming those who are not, by their place under `path`. */
export async function requireMembers(sql: Sql, chamaUuid: string, memberIds: readonly MemberId[], path: string): Promise<Member[]> {
  const wanted = [...new Set(memberIds)];
  const found = new Map((await findMembers(sql, chamaUuid, wanted)).map((member) => [member.memberId, member]));
  const strangers = memberIds.flatMap((memberId, index) => (found.has(memberId) ? [] : [{ path: `${path}.${index}`, memberId }]));
  if (strangers.length > 0) throw notMembers(strangers);
  return wanted.flatMap((memberId) => found.get(memberId) ?? []);
}

function notMembers(strangers: readonly { path: string; memberId: MemberId }[]): Failure {
  return new Failure('not-a-member', { errors: strangers.map(({ path, memberId }) => ({ path, message: `${memberId} is no active member of this chama` })) });
}

function meetingOf({ chamaId, title, description, type, scheduledStart, scheduledEnd, timezone, settings = {} }: CreateMeeting, host: Member): MeetingInfo {
  const { lateThresholdMinutes, maxParticipants, autoRecord, requireApproval } = settings;
  return {
    id: newId(),
    chamaId,
    title,
    description,
    type,
    status: 'scheduled',
    scheduledStart,
    scheduledEnd,
    timezone: timezone ?? defaultTimezone,
    startedAt: null,
    endedAt: null,
    cancelReason: null,
    host: { memberId: host.memberId, name: host.name },
    settings: {
      lateThresholdMinutes: lateThresholdMinutes ?? defaultSettings.lateThresholdMinutes,
      maxParticipants: maxParticipants ?? defaultSettings.maxParticipants,
      autoRecord: autoRecord ?? defaultSettings.autoRecord,
      requireApproval: requireApproval ?? defaultSettings.requireApproval,
    },
  };
}

/** The host first, invited or not. */
function participantsOf(meeting: MeetingInfo, host: Member, invitees: readonly Member[]): NewParticipant[] {
  const others = invitees.filter(({ userId }) => userId !== host.userId);
  return [host, ...others].map((member) => ({
    participant: newParticipant(newId(), member, member === host ? 'host' : roleOf(member), meeting.type),
    userId: member.userId,
    isOfficer: member.isOfficer,
  }));
}
