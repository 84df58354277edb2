// What was said, asked and who was there, for reading: chat, polls and participants page by page. Writing is by live commands.
import type { MeetingId } from '../../protocol/ids.ts';
import { leads, type Message, type Participant, type Poll } from '../../protocol/meeting.ts';
import { outsideStatus } from '../../protocol/view.ts';
import { type ChatPageRequest, listMessages } from '../store/chat-history.ts';
import type { Database } from '../store/database.ts';
import { listParticipants } from '../store/meeting-list.ts';
import type { Page, PageRequest } from '../store/page.ts';
import { listPolls } from '../store/polls.ts';
import type { MemberIdentity } from './authentication.ts';
import { accessMeeting, isKeptOutside, type MeetingAccess, readMeeting, requireInvited } from './meeting-access.ts';

export interface ConversationsTools {
  readonly database: Database;
}

const nothing: Page<never> = { items: [], nextCursor: null };

export class Conversations {
  readonly #tools: ConversationsTools;

  constructor(tools: ConversationsTools) {
    this.#tools = tools;
  }

  participants(who: MemberIdentity, meetingId: MeetingId, page: PageRequest): Promise<Page<Participant>> {
    return readMeeting(this.#tools.database, who, meetingId, async (tx, access) => {
      requireInvited(access);
      if (isKeptOutside(access.summary)) return nothing;
      const { items, nextCursor } = await listParticipants(tx, meetingId, page);
      const isLeader = leadsHere(access);
      // Who waits outside is known to those who lead.
      const told = (p: Participant): Participant => (isLeader || p.id === access.summary.me?.participantId ? p : { ...p, status: outsideStatus(p) });
      return { items: items.map(told), nextCursor };
    });
  }

  messages(who: MemberIdentity, meetingId: MeetingId, page: ChatPageRequest): Promise<Page<Message>> {
    return readMeeting(this.#tools.database, who, meetingId, async (tx, access) => {
      requireInvited(access);
      return isKeptOutside(access.summary) ? nothing : listMessages(tx, meetingId, page);
    });
  }

  /** Drafts for those who lead; of a secret poll no counts before it closed. */
  async polls(who: MemberIdentity, meetingId: MeetingId): Promise<Poll[]> {
    const { database } = this.#tools;
    const access = await accessMeeting(database, who, meetingId);
    requireInvited(access);
    if (isKeptOutside(access.summary)) return [];
    const polls = await database.withActor({ role: 'chama_service', portalId: who.portalId }, (tx) => listPolls(tx, meetingId));
    const isLeader = leadsHere(access);
    return isLeader ? polls : polls.filter(({ status }) => status !== 'draft');
  }
}

function leadsHere({ actor, summary }: MeetingAccess): boolean {
  return actor.isOfficer || (summary.me !== null && leads(summary.me.role));
}
