// The connections of this node, looked at every second: tokens that end, members who are none any more, readers too slow, meetings long over.
import type { ConnectionId } from '../../protocol/ids.ts';
import { every } from '../app/every.ts';
import type { LiveMeetings } from '../app/live-meetings.ts';
import type { MeetingDoor } from '../app/meeting-door.ts';
import type { Sighting, SignsOfLife } from '../app/signs-of-life.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../deps.ts';
import { memberPairKey } from '../store/membership-check.ts';
import type { Connection } from './connection.ts';
import type { RateLimits } from './rate-limits.ts';

export interface WatchTools {
  readonly live: LiveMeetings;
  readonly signsOfLife: SignsOfLife;
  readonly door: MeetingDoor;
  readonly limits: RateLimits;
  readonly clock: Clock;
  readonly log: Log;
}

const periodMs = 1_000;
const membershipMs = 3_000;
/** Twenty stalled clients without these cost 278 MB. */
const unsentPackets = 256;
const unsentBytes = 1024 * 1024;
const slowMs = 2_000;
/** How long after its end a meeting's sockets still hear of its records. */
const lingerMs = 10 * 60_000;

export class ConnectionWatch {
  readonly connections = new Set<Connection>();
  readonly #tools: WatchTools;
  readonly #stop = new AbortController();
  /** Closings that could not be written: without them the person would seem connected as long as this node lives. */
  readonly #owed = new Map<ConnectionId, Sighting>();
  #whenEmpty: (() => void) | null = null;
  #membersCheckedAt = 0;
  #loop: Promise<void> = Promise.resolve();

  constructor(tools: WatchTools) {
    this.#tools = tools;
  }

  start(): void {
    this.#loop = every(periodMs, this.#stop.signal, this.#tools.log, 'connection watch', () => this.#look());
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  add(connection: Connection): void {
    this.connections.add(connection);
  }

  remove(connection: Connection): void {
    this.connections.delete(connection);
    if (this.connections.size === 0) this.#whenEmpty?.();
  }

  /** Resolves when the last connection is gone. */
  async empty(): Promise<void> {
    if (this.connections.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#whenEmpty = resolve;
    });
  }

  async writeFarewell(id: ConnectionId, who: Sighting): Promise<void> {
    try {
      await this.#tools.signsOfLife.socketClosed(id, who);
      this.#owed.delete(id);
    } catch (error) {
      this.#tools.log.warn({ err: error, meetingId: who.meetingId }, 'the end of a connection could not be written; trying again');
      this.#owed.set(id, who);
    }
  }

  async #look(): Promise<void> {
    const now = this.#tools.clock.now();
    for (const connection of this.connections) this.#lookAt(connection, now);
    this.#tools.limits.prune(now);
    for (const [id, who] of this.#owed) await this.writeFarewell(id, who);
    if (now - this.#membersCheckedAt < membershipMs) return;
    this.#membersCheckedAt = now;
    await this.#lookAtMembers();
  }

  #lookAt(connection: Connection, now: number): void {
    const isStalled = isBehind(connection);
    if (!isStalled) connection.slowSince = null;
    else connection.slowSince ??= now;
    if (now >= connection.member.tokenExpiresAt) connection.close('token-expired');
    else if (this.#isOver(connection, now)) connection.close('meeting-ended');
    else if (connection.slowSince !== null && now - connection.slowSince >= slowMs) connection.close('too-slow');
  }

  #isOver({ meetingId, openedAt }: Connection, now: number): boolean {
    const meeting = this.#tools.live.peek(meetingId)?.core.meeting;
    if (meeting?.status !== 'completed' && meeting?.status !== 'cancelled') return false;
    return now - Math.max(openedAt, Date.parse(meeting.endedAt ?? '') || 0) >= lingerMs;
  }

  async #lookAtMembers(): Promise<void> {
    if (this.connections.size === 0) return;
    const connections = [...this.connections];
    const active = await this.#tools.door.stillMembers(connections.map(({ member }) => member));
    for (const connection of connections) {
      if (!active.has(memberPairKey(connection.member))) connection.close('not-found');
    }
  }
}

/** What Socket.IO has queued for one socket. Private by its types; the operating system's own buffer hides how far behind a reader is. */
interface WriteQueue {
  readonly writeBuffer: readonly { readonly data?: unknown }[];
}

function isBehind({ socket }: Connection): boolean {
  const { writeBuffer } = socket.conn as unknown as WriteQueue;
  if (writeBuffer.length > unsentPackets) return true;
  let bytes = 0;
  for (const { data } of writeBuffer) bytes += typeof data === 'string' ? data.length : 0;
  return bytes > unsentBytes;
}
