// What must happen without anybody asking: heartbeats, the burial of dead nodes, people whose grace is over, meetings that lag or that nobody ended. Each second, on every node.
import { type Clock, instantOf } from '../clock.ts';
import type { Log } from '../deps.ts';
import { lobbyGraceMs, roomGraceMs } from '../domain/presence.ts';
import { forgetAnswers } from '../store/answers.ts';
import { buryNode, type DuePresence, deadNodes, duePresence, forgetConnections, touchNode } from '../store/connections.ts';
import type { Database, Sql } from '../store/database.ts';
import { endAbandonedMeetings } from './abandoned-meetings.ts';
import { every } from './every.ts';
import type { LiveMeetings } from './live-meetings.ts';
import { heartbeatMs, nodeDeadAfterMs } from './presence-times.ts';

export interface SweeperTools {
  readonly db: Database;
  readonly live: LiveMeetings;
  readonly clock: Clock;
  readonly log: Log;
  readonly nodeId: string;
}

const periodMs = 1_000;
/** How often memory is compared with the rows, in case a message between nodes was lost. */
const compareMs = 2_000;
/** How often meetings are looked for that everybody left and nobody ended. */
const abandonedMs = 60_000;
/** How often rows that nobody will ask for again are deleted, and how old they are then. */
const forgetEveryMs = 3_600_000;
const rememberedMs = 3 * 24 * 3_600_000;
/** Meetings settled in one round; the next round takes more. */
const meetingsPerRound = 200;

export class Sweeper {
  readonly #tools: SweeperTools;
  readonly #stop = new AbortController();
  #loop: Promise<void> = Promise.resolve();
  #beatAt = Number.NEGATIVE_INFINITY;
  #comparedAt = Number.NEGATIVE_INFINITY;
  #lookedForAbandonedAt = Number.NEGATIVE_INFINITY;
  #forgotAt = Number.NEGATIVE_INFINITY;

  constructor(tools: SweeperTools) {
    this.#tools = tools;
  }

  /** The first heartbeat is written before this resolves: sockets that open from now on are on a node that lives. */
  async start(): Promise<void> {
    await this.#beat();
    this.#loop = every(periodMs, this.#stop.signal, this.#tools.log, 'sweeper', () => this.sweep());
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  async sweep(): Promise<void> {
    const { clock, live } = this.#tools;
    const now = clock.now();
    if (now - this.#beatAt >= heartbeatMs) await this.#beat();
    await this.#settle(await this.#write((sql) => this.#findDue(sql)));
    if (now - this.#comparedAt >= compareMs) {
      this.#comparedAt = now;
      await live.catchUp();
    }
    live.evictIdle();
    if (now - this.#lookedForAbandonedAt >= abandonedMs) {
      this.#lookedForAbandonedAt = now;
      await endAbandonedMeetings(this.#tools);
    }
    if (now - this.#forgotAt >= forgetEveryMs) await this.#forget();
  }

  async #forget(): Promise<void> {
    this.#forgotAt = this.#tools.clock.now();
    const before = this.#ago(rememberedMs);
    await this.#write((sql) => forgetAnswers(sql, before));
    await this.#write((sql) => forgetConnections(sql, before));
  }

  async #beat(): Promise<void> {
    this.#beatAt = this.#tools.clock.now();
    await this.#write((sql) => touchNode(sql, this.#tools.nodeId, instantOf(this.#tools.clock)));
  }

  async #findDue(sql: Sql): Promise<DuePresence[]> {
    const aliveSince = this.#ago(nodeDeadAfterMs);
    for (const { nodeId, heartbeatAt } of await deadNodes(sql, aliveSince)) {
      this.#tools.log.warn({ nodeId, heartbeatAt }, 'a node died; its connections end with its last heartbeat');
      await buryNode(sql, nodeId);
    }
    const now = instantOf(this.#tools.clock);
    return duePresence(sql, { now, aliveSince, roomAwayBefore: this.#ago(roomGraceMs), lobbyAwayBefore: this.#ago(lobbyGraceMs), limit: meetingsPerRound });
  }

  /** Two nodes may find the same people: the second finds nothing left to decide. */
  async #settle(due: readonly DuePresence[]): Promise<void> {
    const { live, log } = this.#tools;
    const settle = async ({ meetingId, portalId, participantIds }: DuePresence): Promise<void> => {
      try {
        await live.run(meetingId, { kind: 'system', portalId }, { type: 'presence:settle', participantIds }, { source: 'system' });
      } catch (error) {
        log.warn({ err: error, meetingId }, 'presence could not be settled; the next round tries again');
      }
    };
    await Promise.all(due.map(settle));
  }

  #ago(ms: number): string {
    return new Date(this.#tools.clock.now() - ms).toISOString();
  }

  #write<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#tools.db.writer('*', work);
  }
}
