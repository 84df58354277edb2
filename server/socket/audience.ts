// Who on this node listens to one meeting, and the frame that waits to be sent to them. What each hears of it: broadcaster.ts.
import { type Fact, subjectsOf } from '../../protocol/facts.ts';
import type { ParticipantId } from '../../protocol/ids.ts';
import type { Commit } from '../../protocol/socket.ts';
import type { Channel } from '../../protocol/view.ts';
import type { Committed } from '../deps.ts';
import type { Connection } from './connection.ts';

/** The first commit goes at once; those within this time after it go together. */
const frameMs = 50;

export class Audience {
  /** The last version that was taken for telling. */
  version: number;
  readonly #send: (frame: Commit) => void;
  readonly #connections = new Map<ParticipantId, Connection[]>();
  #frame: Commit | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(version: number, send: (frame: Commit) => void) {
    this.version = version;
    this.#send = send;
  }

  add({ from, version, facts }: Committed): void {
    this.version = version;
    this.#frame = this.#frame ? { from: this.#frame.from, version, facts: [...this.#frame.facts, ...facts] } : { from, version, facts };
    if (!this.#timer) this.flush();
  }

  /** Sends what waits, and gathers what comes next for the length of a frame. */
  flush(): void {
    const frame = this.#frame;
    if (!frame) return;
    this.#frame = null;
    this.#send(frame);
    this.#timer ??= setTimeout(() => this.#endFrame(), frameMs);
  }

  /** Forgets what waits: everybody starts again at `version`. */
  drop(version: number): void {
    this.version = version;
    this.#frame = null;
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  addConnection(connection: Connection): void {
    this.#connections.set(connection.participantId, [...this.connectionsOf(connection.participantId), connection]);
  }

  removeConnection(connection: Connection): void {
    const rest = this.connectionsOf(connection.participantId).filter((other) => other !== connection);
    if (rest.length > 0) this.#connections.set(connection.participantId, rest);
    else this.#connections.delete(connection.participantId);
  }

  connectionsOf(participantId: ParticipantId): readonly Connection[] {
    return this.#connections.get(participantId) ?? [];
  }

  people(): ParticipantId[] {
    return [...this.#connections.keys()];
  }

  get isEmpty(): boolean {
    return this.#connections.size === 0;
  }

  /** Whether anybody listens on the channel. */
  listens(channel: Channel): boolean {
    for (const connections of this.#connections.values()) {
      if (connections.some((connection) => connection.channel === channel)) return true;
    }
    return false;
  }

  /** Those here whom the facts are about. */
  concerned(facts: readonly Fact[]): ParticipantId[] {
    const ids = new Set(facts.flatMap(subjectsOf));
    return [...ids].filter((id) => this.#connections.has(id));
  }

  #endFrame(): void {
    this.#timer = null;
    this.flush();
  }
}
