// Whether this node can serve: asked of the database all the time, so that the answer is at hand and never older than a second or two.
import type { Clock } from '../clock.ts';
import type { Log } from '../deps.ts';
import type { Database } from '../store/database.ts';
import { portalsVersion } from '../store/portals.ts';
import { every } from './every.ts';

export interface HealthTools {
  readonly database: Pick<Database, 'ping' | 'withActor' | 'writer' | 'kind'>;
  readonly clock: Clock;
  readonly log: Log;
}

const askEveryMs = 500;
/** The embedded database shares our thread: while it is busy its answer may wait, and it cannot be away. */
const answerWithinMs = { postgresql: 1_000, pglite: 30_000 } as const;
const probePoolsEveryMs = 10_000;
/** Pools whose slots have leaked never answer, though the database does. Only a new process mends that. */
const stuckAfterMs = 60_000;
const everyPortal = { role: 'chama_service', portalId: '*' } as const;

export class Health {
  readonly #tools: HealthTools;
  readonly #stop = new AbortController();
  #loops: Promise<void>[] = [];
  #answers = true;
  #stuckSince: number | null = null;
  #isDraining = false;

  constructor(tools: HealthTools) {
    this.#tools = tools;
  }

  start(): void {
    const { signal } = this.#stop;
    this.#loops.push(every(askEveryMs, signal, this.#tools.log, 'database', () => this.#ask()));
    if (this.#tools.database.kind === 'postgresql') this.#loops.push(every(probePoolsEveryMs, signal, this.#tools.log, 'pools', () => this.#probePools()));
  }

  /** Says "not ready" from now on, while work that has begun is finished. */
  drain(): void {
    this.#isDraining = true;
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#loops);
  }

  get isReady(): boolean {
    return this.#answers && !this.#isDraining;
  }

  get isDatabaseThere(): boolean {
    return this.#answers;
  }

  /** False when only a restart helps. */
  get isAlive(): boolean {
    return this.#stuckSince === null || this.#tools.clock.now() - this.#stuckSince < stuckAfterMs;
  }

  async #ask(): Promise<void> {
    const { database, log } = this.#tools;
    const answers = await isAnswered(answerWithinMs[database.kind], database.ping());
    if (answers !== this.#answers) log.warn({}, answers ? 'the database is back' : 'the database is away');
    this.#answers = answers;
  }

  async #probePools(): Promise<void> {
    const { database, clock } = this.#tools;
    const lanes = Promise.all([database.withActor(everyPortal, (tx) => portalsVersion(tx)), database.writer('*', (sql) => portalsVersion(sql))]);
    const isStuck = !(await isAnswered(answerWithinMs.postgresql * 5, lanes)) && this.#answers;
    this.#stuckSince = isStuck ? (this.#stuckSince ?? clock.now()) : null;
  }
}

/** A refusal is no answer either. */
function isAnswered(withinMs: number, question: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, withinMs, false);
    question
      .then(
        () => resolve(true),
        () => resolve(false),
      )
      .finally(() => clearTimeout(timer));
  });
}
