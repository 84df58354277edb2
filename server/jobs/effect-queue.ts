// The queue of effects: written inside the transaction that decided them, carried out after it, retried until it worked. Which effects: server/app/effects.ts.
import type { Job, PgBoss } from 'pg-boss';
import type { Effect, Log } from '../deps.ts';
import type { Database, Sql } from '../store/database.ts';
import { jobsSchema } from './boss.ts';

const queue = 'effects';

/** Tried for most of a day: after 1, 2, 4, 8 and then every 10 seconds. What is still undone then, nobody waits for. */
const rules = { retryLimit: 6_000, retryDelay: 1, retryBackoff: true, retryDelayMax: 10, expireInSeconds: 30, deleteAfterSeconds: 24 * 60 * 60 } as const;

/** What chama_service needs to put jobs in, and nothing that reads their contents. One node at a time: PostgreSQL refuses a grant that another is making. */
const grants = `do $$ begin
  perform pg_advisory_xact_lock(hashtext('chama-meet effects'));
  grant usage on schema ${jobsSchema} to chama_service;
  grant insert, select (id) on ${jobsSchema}.job_common to chama_service;
  grant select on ${jobsSchema}.queue to chama_service;
end $$`;

interface EffectQueueOptions {
  readonly database: Database;
  readonly log: Log;
}

export class EffectQueue {
  readonly #boss: PgBoss;
  readonly #log: Log;

  private constructor(boss: PgBoss, log: Log) {
    this.#boss = boss;
    this.#log = log;
  }

  static async open(boss: PgBoss, { database, log }: EffectQueueOptions): Promise<EffectQueue> {
    await boss.createQueue(queue, rules);
    await boss.updateQueue(queue, rules);
    await database.owner(grants);
    const effects = new EffectQueue(boss, log);
    await effects.#warm();
    return effects;
  }

  /** One statement in the caller's transaction. */
  async enqueue(sql: Sql, effects: readonly Effect[]): Promise<void> {
    if (effects.length === 0) return;
    const db = { executeSql: async (text: string, values?: unknown[]) => ({ rows: await sql.rows(text, values) }) };
    await this.#boss.insert(
      queue,
      effects.map((data) => ({ data })),
      { db },
    );
  }

  async work(perform: (effect: Effect) => Promise<void>): Promise<void> {
    await this.#boss.work<Effect>(queue, { pollingIntervalSeconds: 0.5, batchSize: 20, perJobResults: true }, (jobs) =>
      Promise.all(jobs.map((job) => this.#carryOut(job, perform))),
    );
  }

  /** Waits for the effects in hand, whose calls have timeouts of their own. */
  async stop(): Promise<void> {
    await this.#boss.offWork(queue, { wait: true });
  }

  async #carryOut({ id, data }: Job<Effect>, perform: (effect: Effect) => Promise<void>) {
    try {
      await perform(data);
      return { id, status: 'completed' as const };
    } catch (error) {
      this.#log.warn({ err: error, effect: data.type }, 'an effect failed and will be tried again');
      return { id, status: 'failed' as const, output: { message: error instanceof Error ? error.message : String(error) } };
    }
  }

  /**
   * pg-boss looks a queue up the first time a process uses it. Inside a transaction on PGlite that look-up would wait for the one connection,
   * which waits for it: for ever. A fetch of nothing does the look-up now.
   */
  async #warm(): Promise<void> {
    await this.#boss.fetch(queue, { batchSize: 1, ignoreStartAfter: false, minPriority: 2_000_000_000 });
  }
}
