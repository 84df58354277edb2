// Who is in a LiveKit room against who may be there: ours is the truth, theirs is made to follow; sightings prolong stays. When it runs: server/jobs.
import type { ParticipantId } from '../../protocol/ids.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Log, Media } from '../deps.ts';
import { sightingIdOf } from '../ids.ts';
import { closeConnection, openConnection } from '../store/connections.ts';
import type { Database } from '../store/database.ts';
import { liveRoomNames, type RoomRecord, roomRecord } from '../store/media-rooms.ts';

export interface ReconcilerTools {
  readonly database: Database;
  readonly media: Media;
  readonly clock: Clock;
  readonly log: Log;
  readonly nodeId: string;
}

interface Turn {
  readonly gone: Set<ParticipantId>;
  readonly done: Promise<void>;
}

/** A sighting outlives two rounds, so that one slow answer of LiveKit closes no stay. */
const sightingMs = 25_000;

export class MediaReconciler {
  readonly #tools: ReconcilerTools;
  /** The settling that runs or ran last, by room. */
  readonly #last = new Map<string, Promise<void>>();
  /** The one that waits for it: whoever asks meanwhile shares it. */
  readonly #next = new Map<string, Turn>();

  constructor(tools: ReconcilerTools) {
    this.#tools = tools;
  }

  /** Settles the rooms of all live meetings, one after the other. */
  async settleAll(): Promise<void> {
    const { database, media, log } = this.#tools;
    if (!media.isAvailable()) return;
    for (const roomName of await database.writer('*', liveRoomNames)) {
      await this.settle(roomName).catch((error: unknown) => log.warn({ err: error, roomName }, 'a LiveKit room could not be compared'));
    }
  }

  /** At most one settling runs and one waits for each room, however many ask. `gone` is whom LiveKit saw leave. */
  settle(roomName: string, gone: ParticipantId | null = null): Promise<void> {
    const waiting = this.#next.get(roomName);
    if (waiting) {
      if (gone !== null) waiting.gone.add(gone);
      return waiting.done;
    }
    const whoLeft = new Set(gone === null ? [] : [gone]);
    const begin = () => {
      this.#next.delete(roomName);
      return this.#settleOnce(roomName, whoLeft);
    };
    const done = (this.#last.get(roomName) ?? Promise.resolve()).then(begin);
    // The next in line follows a failure as it follows a success; whoever asked for this one hears of it.
    const ended = done
      .catch(() => {})
      .then(() => {
        if (this.#last.get(roomName) === ended) this.#last.delete(roomName);
      });
    this.#last.set(roomName, ended);
    this.#next.set(roomName, { gone: whoLeft, done });
    return done;
  }

  async #settleOnce(roomName: string, gone: ReadonlySet<ParticipantId>): Promise<void> {
    const { media, database } = this.#tools;
    const isOurs = await database.writer('*', (sql) => roomRecord(sql, roomName));
    if (!isOurs) return;
    // First who is there, then who may: nobody who was let in between the two is thrown out.
    const present = await media.participants(roomName);
    const record = await database.writer('*', (sql) => roomRecord(sql, roomName));
    if (!record) return;
    if (!record.isLive) {
      // A token outlived the meeting, and LiveKit made the room again for its bearer.
      if (present.length > 0) await media.deleteRoom(roomName);
      return;
    }
    const inside = new Set(record.inside);
    await this.#noteSightings(
      record,
      present.filter((id) => inside.has(id)),
      [...gone].filter((id) => !present.includes(id)),
    );
    for (const id of present) if (!inside.has(id)) await media.removeParticipant(roomName, id);
  }

  async #noteSightings({ portalId, meetingId }: RoomRecord, present: readonly ParticipantId[], left: readonly ParticipantId[]): Promise<void> {
    if (present.length + left.length === 0) return;
    const { database, clock, nodeId } = this.#tools;
    const at = instantOf(clock);
    const expiresAt = new Date(clock.now() + sightingMs).toISOString();
    await database.writer(portalId, async (sql) => {
      for (const participantId of present) {
        await openConnection(sql, { id: sightingIdOf(participantId), portalId, meetingId, participantId, kind: 'livekit', nodeId, at, expiresAt });
      }
      for (const participantId of left) await closeConnection(sql, sightingIdOf(participantId), at);
    });
  }
}
