// pg-boss on either database, in the schema `jobs`, as the owner's login. What is queued: effect-queue.ts.
import { type ConstructorOptions, PgBoss } from 'pg-boss';
import type { Log } from '../deps.ts';
import type { Database } from '../store/database.ts';

export interface BossOptions {
  readonly database: Database;
  /** The owner's login; unset on the embedded database. */
  readonly databaseUrl?: string | undefined;
  readonly log: Log;
}

export const jobsSchema = 'jobs';

export async function openBoss({ database, databaseUrl, log }: BossOptions): Promise<PgBoss> {
  // No cron: what is due later is a row of ours. Two connections: one for the workers, one for upkeep.
  const shared: ConstructorOptions = { schema: jobsSchema, schedule: false, max: 2, application_name: 'chama-meet jobs' };
  const boss = new PgBoss(databaseUrl === undefined ? { ...shared, backend: 'pglite', db: embedded(database) } : { ...shared, connectionString: databaseUrl });
  // Without a listener an outage of the database would end the process; pg-boss goes on polling by itself.
  boss.on(
    'error',
    seldom((error) => log.warn({ err: error }, 'the job queue could not reach the database')),
  );
  boss.on('warning', (warning) => log.warn({ warning }, 'the job queue is slow or long'));
  await boss.start();
  return boss;
}

const repeatAfterMs = 30_000;

/** Workers ask twice a second, and each fails while the database is away: one line says it for a while. */
function seldom(say: (error: Error) => void): (error: Error) => void {
  let quietUntil = Number.NEGATIVE_INFINITY;
  return (error) => {
    if (performance.now() < quietUntil) return;
    quietUntil = performance.now() + repeatAfterMs;
    say(error);
  };
}

/** pg-boss thinks it has a connection of its own; on PGlite it takes its turn among everybody's transactions. */
function embedded(database: Database): NonNullable<ConstructorOptions['db']> {
  return { executeSql: (text, values) => database.owner(text, values) };
}
