// Joining by REST: into the room or the lobby, and the ticket for LiveKit that goes with a place in the room.
import type { Participant } from '../../protocol/meeting.ts';
import type { JoinedReply, WaitingReply } from '../../protocol/rest.ts';
import type { Log, Media, MediaTicket } from '../deps.ts';
import { mediaRights, roomNameOf } from '../domain/media-room.ts';
import { type Attendee, requireAttendee } from '../domain/policy.ts';
import type { MeetingState } from '../domain/state.ts';
import type { Database } from '../store/database.ts';
import type { LiveMeetings } from './live-meetings.ts';
import { accessMeeting } from './meeting-access.ts';
import type { Ask } from './meeting-changes.ts';
import { commandIdOf } from './recorded-replies.ts';

export interface AdmissionsTools {
  readonly database: Database;
  readonly live: Pick<LiveMeetings, 'run'>;
  readonly media: Media;
  readonly log: Log;
  /** Where sockets go; known once the server listens. */
  readonly publicUrl: () => string;
}

export class Admissions {
  readonly #tools: AdmissionsTools;

  constructor(tools: AdmissionsTools) {
    this.#tools = tools;
  }

  async join(ask: Ask): Promise<JoinedReply | WaitingReply> {
    const { database, live } = this.#tools;
    const { actor } = await accessMeeting(database, ask.who, ask.meetingId);
    const { result, state } = await live.run(ask.meetingId, actor, { type: 'participant:join' }, { commandId: commandIdOf(ask.key), source: 'rest' });
    if (result.status === 'pending_approval') return result;
    const found = requireAttendee(state, actor);
    const livekit = await this.#ticket(state, found);
    return {
      status: 'joined',
      participant: copyOf(found.participant),
      livekit,
      socket: { url: this.#tools.publicUrl(), path: '/socket.io' },
      ...(livekit === null && { mediaUnavailable: true as const }),
    };
  }

  /** Null where no LiveKit answers, or for an old answer to somebody who has left since: a ticket goes with a place in the room. */
  async #ticket(state: MeetingState, { participant, person }: Attendee): Promise<MediaTicket | null> {
    const roomName = roomNameOf(state);
    const { media, log } = this.#tools;
    if (roomName === null || person.standing !== 'room' || !media.isAvailable()) return null;
    const { id: identity, name, picture: avatar, memberId: userId } = participant;
    const { id: meetingId, chamaId } = state.core.meeting;
    try {
      return await media.ticket({ roomName, identity, name, metadata: { userId, meetingId, chamaId, avatar }, ...mediaRights(state, identity) });
    } catch (error) {
      log.error({ err: error, meetingId }, 'no LiveKit ticket could be made');
      return null;
    }
  }
}

function copyOf(participant: Participant): JoinedReply['participant'] {
  return { ...participant };
}
