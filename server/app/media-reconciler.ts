// Who is in a LiveKit room against who may be there: ours is the truth, theirs is made to follow; sightings prolong stays. When it runs: server/jobs.
import type { MeetingId, ParticipantId } from '../../protocol/ids.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Log, Media } from '../deps.ts';
import { roomNameOf } from '../domain/media-room.ts';
import type { MeetingState } from '../domain/state.ts';
import { sightingIdOf } from '../ids.ts';
import { closeConnection, openConnection } from '../store/connections.ts';
import type { Database } from '../store/database.ts';
import { meetingOfRoom } from '../store/livekit-inbox.ts';
import { liveMeetingIds } from '../store/live-rooms.ts';

export interface ReconcilerTools {
  readonly database: Database;
  readonly media: Media;
  /** LiveMeetings.read. */
  readonly read: (meetingId: MeetingId) => Promise<MeetingState>;
  readonly clock: Clock;
  readonly log: Log;
  readonly nodeId: string;
}

interface Turn {
  readonly gone: Set<ParticipantId>;
  readonly done: Promise<void>;
}

/** A sighting outlives two ticks, so that one slow answer of LiveKit closes no stay. */
const sightingMs = 25_000;
const everyPortal = { role: 'chama_service', portalId: '*' } as const;

export class MediaReconciler {
  readonly #tools: ReconcilerTools;
  /** The settling that runs or ran last, by meeting. */
  readonly #last = new Map<MeetingId, Promise<void>>();
  /** The one that waits for it: whoever asks meanwhile shares it. */
  readonly #next = new Map<MeetingId, Turn>();

  constructor(tools: ReconcilerTools) {
    this.#tools = tools;
  }

  /** Settles every live meeting, one after the other. */
  async tick(): Promise<void> {
    const { database, media, log } = this.#tools;
    if (!media.isAvailable()) return;
    for (const meetingId of await database.withActor(everyPortal, liveMeetingIds)) {
      await this.settle(meetingId).catch((error: unknown) => log.warn({ err: error, meetingId }, 'a LiveKit room could not be compared'));
    }
  }

  /** After a webhook; rooms that are not ours are ignored. `gone` is whom LiveKit saw leave. */
  async settleRoom(roomName: string, gone: ParticipantId | null): Promise<void> {
    const found = await this.#tools.database.withActor(everyPortal, (tx) => meetingOfRoom(tx, roomName));
    if (!found) return;
    await this.settle(found.meetingId, gone);
  }

  /** At most one runs and one waits for each meeting, however many ask. */
  settle(meetingId: MeetingId, gone: ParticipantId | null = null): Promise<void> {
    const waiting = this.#next.get(meetingId);
    if (waiting) {
      if (gone !== null) waiting.gone.add(gone);
      return waiting.done;
    }
    const whoLeft = new Set(gone === null ? [] : [gone]);
    const begin = () => {
      this.#next.delete(meetingId);
      return this.#settleOnce(meetingId, whoLeft);
    };
    const done = (this.#last.get(meetingId) ?? Promise.resolve()).then(begin);
    // The next in line follows a failure as it follows a success; whoever asked for this one hears of it.
    const ended = done.catch(() => {}).then(() => {
      if (this.#last.get(meetingId) === ended) this.#last.delete(meetingId);
    });
    this.#last.set(meetingId, ended);
    this.#next.set(meetingId, { gone: whoLeft, done });
    return done;
  }

  async #settleOnce(meetingId: MeetingId, gone: ReadonlySet<ParticipantId>): Promise<void> {
    const { media, read } = this.#tools;
    const roomName = roomNameOf(await read(meetingId));
    if (roomName === null) return;
    // First who is there, then who may: whoever is let in between the two is not thrown out.
    const present = await media.participants(roomName);
    const state = await read(meetingId);
    if (state.core.meeting.status !== 'in_progress') {
      // A token outlived the meeting, and LiveKit made the room again for its bearer.
      if (present.length > 0) await media.deleteRoom(roomName);
      return;
    }
    const rightful = present.filter((id) => state.people.get(id)?.standing === 'room');
    const left = [...gone].filter((id) => state.people.has(id) && !present.includes(id));
    await this.#noteSightings(state, rightful, left);
    for (const id of present) if (!rightful.includes(id)) await media.removeParticipant(roomName, id);
  }

  async #noteSightings({ portalId, core }: MeetingState, present: readonly ParticipantId[], left: readonly ParticipantId[]): Promise<void> {
    if (present.length + left.length === 0) return;
    const { database, clock, nodeId } = this.#tools;
    const at = instantOf(clock);
    const expiresAt = new Date(clock.now() + sightingMs).toISOString();
    await database.writer(portalId, async (sql) => {
      for (const participantId of present) {
        await openConnection(sql, { id: sightingIdOf(participantId), portalId, meetingId: core.meeting.id, participantId, kind: 'livekit', nodeId, at, expiresAt });
      }
      for (const participantId of left) await closeConnection(sql, sightingIdOf(participantId), at);
    });
  }
}
