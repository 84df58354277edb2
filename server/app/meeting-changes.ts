// What REST may ask of a meeting that exists: each becomes a live command, by the same door as a socket's. Joining is admissions.ts's.
import type { MeetingId, MemberId } from '../../protocol/ids.ts';
import type { Message, Participant } from '../../protocol/meeting.ts';
import type { ChatPost, MeetingReply, Rsvp, UpdateMeeting } from '../../protocol/rest.ts';
import { Failure } from '../domain/failure.ts';
import type { AnyCommand } from '../domain/internal-commands.ts';
import { requireAttendee } from '../domain/policy.ts';
import { findMessage } from '../store/chat-history.ts';
import type { Database } from '../store/database.ts';
import type { MemberIdentity } from './authentication.ts';
import type { Ran } from './command-job.ts';
import type { LiveMeetings } from './live-meetings.ts';
import { accessMeeting, asMember, type MemberActor } from './meeting-access.ts';
import { replyOfState } from './meeting-replies.ts';
import { requireMembers } from './meetings.ts';
import { commandIdOf, type RequestKey } from './recorded-replies.ts';
import { inviteeOf } from './roll-follower.ts';

export interface MeetingChangesTools {
  readonly database: Database;
  readonly live: Pick<LiveMeetings, 'run'>;
}

/** Who asks, of which meeting, and under which key the request may come again. */
export interface Ask {
  readonly who: MemberIdentity;
  readonly meetingId: MeetingId;
  readonly key?: RequestKey | undefined;
}

interface Done<C extends AnyCommand> extends Ran<C> {
  readonly actor: MemberActor;
}

export class MeetingChanges {
  readonly #tools: MeetingChangesTools;

  constructor(tools: MeetingChangesTools) {
    this.#tools = tools;
  }

  edit(ask: Ask, changes: UpdateMeeting): Promise<MeetingReply> {
    return this.#change(ask, { type: 'meeting:edit', changes });
  }

  cancel(ask: Ask, reason: string | null): Promise<MeetingReply> {
    return this.#change(ask, { type: 'meeting:cancel', reason });
  }

  start(ask: Ask): Promise<MeetingReply> {
    return this.#change(ask, { type: 'meeting:start' });
  }

  end(ask: Ask): Promise<MeetingReply> {
    return this.#change(ask, { type: 'meeting:end' });
  }

  /** All are members of the chama, or nobody is invited. */
  async invite(ask: Ask, memberIds: readonly MemberId[]): Promise<{ invited: readonly MemberId[]; alreadyInvited: readonly MemberId[] }> {
    const { database, live } = this.#tools;
    const { actor, summary } = await accessMeeting(database, ask.who, ask.meetingId);
    if (summary.me?.role !== 'host' && !actor.isOfficer) throw new Failure('forbidden');
    const invitees = await database.withActor({ role: 'chama_service', portalId: ask.who.portalId }, async (tx) =>
      (await requireMembers(tx, summary.chamaUuid, memberIds, 'memberIds')).map(inviteeOf),
    );
    const { result } = await live.run(ask.meetingId, actor, { type: 'participant:invite', invitees }, { commandId: commandIdOf(ask.key), source: 'rest' });
    // The rule of participant:invite makes exactly this.
    return result as { invited: readonly MemberId[]; alreadyInvited: readonly MemberId[] };
  }

  async rsvp(ask: Ask, answer: Rsvp): Promise<Participant> {
    const { state, actor } = await this.#run(ask, { type: 'participant:rsvp', ...answer });
    return requireAttendee(state, actor).participant;
  }

  async leave(ask: Ask): Promise<{ durationSeconds: number }> {
    return (await this.#run(ask, { type: 'participant:leave' })).result;
  }

  async post(ask: Ask, post: ChatPost): Promise<Message> {
    const { result } = await this.#run(ask, commandOf(post));
    // Each of the three commands answers with the line it wrote.
    const { messageId } = result as { messageId: string };
    const message = await asMember(this.#tools.database, ask.who, (tx) => findMessage(tx, messageId));
    if (!message) throw new Failure('not-found');
    return message;
  }

  async #change(ask: Ask, command: AnyCommand): Promise<MeetingReply> {
    const { state, actor } = await this.#run(ask, command);
    return replyOfState(state, actor);
  }

  async #run<C extends AnyCommand>(ask: Ask, command: C): Promise<Done<C>> {
    const { database, live } = this.#tools;
    const { actor } = await accessMeeting(database, ask.who, ask.meetingId);
    const ran = await live.run(ask.meetingId, actor, command, { commandId: commandIdOf(ask.key), source: 'rest' });
    return { ...ran, actor };
  }
}

function commandOf(post: ChatPost): AnyCommand {
  switch (post.type) {
    case 'text':
      return { type: 'chat:send', text: post.text };
    case 'reaction':
      return { type: 'chat:react', reaction: post.reaction };
    case 'hand_raise':
      return { type: 'hand:raise' };
  }
}
