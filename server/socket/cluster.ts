// Several nodes as one: commits between nodes on a Redis stream of ours, signals and take-overs on the Socket.IO adapter's. A hint only: the guarantee is the version.
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';
import type { MeetingId } from '../../protocol/ids.ts';
import type { Committed, Log } from '../deps.ts';
import type { StoredCommit } from '../store/facts.ts';

const commitsStream = 'chama-meet:commits';
const adapterStream = 'chama-meet:sockets';
/** How much the stream keeps for a node that was cut off; who missed more asks the database. */
const maxLength = 10_000;
const blockMs = 5_000;
const readCount = 200;

export interface ClusterTools {
  readonly redisUrl: string;
  readonly nodeId: string;
  readonly log: Log;
  /** Called for every commit of another node, in the order of the stream. */
  readonly absorb: (meetingId: MeetingId, commit: StoredCommit) => void;
}

export class Cluster {
  readonly adapter: ReturnType<typeof createAdapter>;
  readonly #tools: ClusterTools;
  readonly #writer: Redis;
  readonly #reader: Redis;
  #isClosed = false;
  #reading: Promise<void> = Promise.resolve();

  constructor(tools: ClusterTools) {
    this.#tools = tools;
    // Without a limit of retries a command waits for Redis to come back: the adapter leaves some promises unhandled, so none may reject.
    this.#writer = new Redis(tools.redisUrl, { maxRetriesPerRequest: null });
    this.#reader = this.#writer.duplicate();
    for (const client of [this.#writer, this.#reader]) {
      client.on('error', (error) => tools.log.warn({ err: error }, 'Redis does not answer; nodes hear of each other through the database meanwhile'));
    }
    this.adapter = createAdapter(this.#writer, { streamName: adapterStream, maxLen: maxLength, onlyPlaintext: true });
  }

  /** Whether a message would leave now, instead of piling up here. */
  get isConnected(): boolean {
    return this.#writer.status === 'ready';
  }

  start(): void {
    this.#reading = this.#read();
  }

  publish({ meetingId, version, facts }: Committed): void {
    if (!this.isConnected) return;
    const entry = JSON.stringify({ meetingId, version, facts });
    this.#writer.xadd(commitsStream, 'MAXLEN', '~', maxLength, '*', 'node', this.#tools.nodeId, 'commit', entry).catch((error: unknown) => {
      this.#tools.log.warn({ err: error, meetingId, version }, 'a commit was not passed on; other nodes will find it in the database');
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#reader.disconnect();
    this.#writer.disconnect();
    await this.#reading;
  }

  async #read(): Promise<void> {
    let lastId = '$';
    while (!this.#isClosed) {
      try {
        if (lastId === '$') lastId = await this.#latestId();
        const streams = await this.#reader.xread('COUNT', readCount, 'BLOCK', blockMs, 'STREAMS', commitsStream, lastId);
        for (const [id, fields] of streams?.[0]?.[1] ?? []) {
          lastId = id;
          this.#take(fields);
        }
      } catch (error) {
        if (!this.#isClosed) this.#tools.log.warn({ err: error }, 'commits of other nodes could not be read; trying again');
      }
    }
  }

  /** A fixed place to read on from: `$` would skip what arrives between two reads. */
  async #latestId(): Promise<string> {
    const [latest] = await this.#reader.xrevrange(commitsStream, '+', '-', 'COUNT', 1);
    return latest?.[0] ?? '0-0';
  }

  #take(fields: readonly string[]): void {
    const [, node, , entry] = fields;
    if (node === this.#tools.nodeId || entry === undefined) return;
    try {
      const { meetingId, version, facts } = JSON.parse(entry) as StoredCommit & { meetingId: MeetingId };
      this.#tools.absorb(meetingId, { version, facts });
    } catch (error) {
      this.#tools.log.error({ err: error }, 'an entry on the commits stream could not be read');
    }
  }
}
