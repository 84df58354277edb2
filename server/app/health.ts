// Whether this node can serve: asked of the database all the time, so that the answer is at hand and never older than a second or two.
import type { Clock } from '../clock.ts';
import type { Log } from '../deps.ts';
import type { Database } from '../store/database.ts';
import { every } from './every.ts';

export interface HealthTools {
  readonly database: Pick<Database, 'ping' | 'kind'>;
  readonly clock: Clock;
  readonly log: Log;
}

const askEveryMs = 500;
/** The embedded database shares our thread: while it is busy its answer may wait, and it cannot be away. */
const answerWithinMs = { postgresql: 1_000, pglite: 30_000 } as const;
/** A pool whose slots have leaked never answers, though the database does. Only a new process mends that. */
const stuckAfterMs = 60_000;

export class Health {
  readonly #tools: HealthTools;
  readonly #stop = new AbortController();
  #loop: Promise<void> = Promise.resolve();
  #answers = true;
  #silentSince: number | null = null;
  #isDraining = false;

  constructor(tools: HealthTools) {
    this.#tools = tools;
  }

  start(): void {
    this.#loop = every(askEveryMs, this.#stop.signal, this.#tools.log, 'health', () => this.#ask());
  }

  /** Says "not ready" from now on, while work that has begun is finished. */
  drain(): void {
    this.#isDraining = true;
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  get isReady(): boolean {
    return this.#answers && !this.#isDraining;
  }

  get isDatabaseThere(): boolean {
    return this.#answers;
  }

  /** False when only a restart helps. */
  get isAlive(): boolean {
    return this.#silentSince === null || this.#tools.clock.now() - this.#silentSince < stuckAfterMs;
  }

  async #ask(): Promise<void> {
    const { database, clock, log } = this.#tools;
    const verdict = await within(answerWithinMs[database.kind], database.ping());
    const answers = verdict === 'answered';
    if (answers !== this.#answers) log.warn({ database: verdict }, answers ? 'the database is back' : 'the database is away');
    this.#answers = answers;
    // A refused connection is the database's trouble, not ours.
    this.#silentSince = verdict === 'silent' ? (this.#silentSince ?? clock.now()) : null;
  }
}

function within(ms: number, ping: Promise<void>): Promise<'answered' | 'failed' | 'silent'> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, 'silent');
    ping
      .then(
        () => resolve('answered'),
        () => resolve('failed'),
      )
      .finally(() => clearTimeout(timer));
  });
}
