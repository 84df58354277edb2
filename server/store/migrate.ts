// Brings a database to the current schema, one process at a time. What the schema is: migrations/.

import { Migrator } from '@mikro-orm/migrations';
import { MikroORM as EmbeddedOrm } from '@mikro-orm/pglite';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import pg from 'pg';
import { migrations } from '../../migrations/list.ts';
import type { Log } from '../deps.ts';
import { EmbeddedEngine } from './embedded-engine.ts';
import { codeOf } from './outage.ts';
import { DatabaseRefused } from './refusal.ts';
import type { Engine } from './session.ts';

const settings = {
  entities: [],
  discovery: { warnWhenNoEntities: false },
  extensions: [Migrator],
  migrations: { migrationsList: migrations, tableName: 'mikro_orm_migrations', snapshot: false, silent: true },
} satisfies Partial<Options>;

/** Any number does; it must only be the same in every process. */
const advisoryKey = 20_261_122;

export interface MigrationTarget {
  /** PostgreSQL; without it the embedded database in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir?: string | undefined;
  readonly log: Log;
}

/** Names of the migrations that ran. */
export async function migrateDatabase({ databaseUrl, dataDir = './data', log }: MigrationTarget): Promise<string[]> {
  if (databaseUrl !== undefined) return migratePostgres(databaseUrl, log);
  const engine = await EmbeddedEngine.open(dataDir);
  try {
    return await migrateEngine(engine, log);
  } finally {
    await engine.close();
  }
}

/** Another process that migrates now is waited for; then there is nothing left to do. */
export async function migratePostgres(databaseUrl: string, log: Log): Promise<string[]> {
  const guard = new pg.Client({ connectionString: databaseUrl, application_name: 'chama-meet migrate' });
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [advisoryKey]);
    return await runMigrations(await MikroORM.init({ ...settings, clientUrl: databaseUrl, pool: { min: 0, max: 2 } }), log);
  } finally {
    await guard.end();
  }
}

/** An embedded database that is open already. */
export async function migrateEngine(engine: Engine, log: Log): Promise<string[]> {
  if (!(engine instanceof EmbeddedEngine)) throw new Error('migrateEngine is for the embedded database');
  return runMigrations(await EmbeddedOrm.init({ ...settings, dbName: 'postgres', driverOptions: { pglite: engine.pglite } }), log);
}

async function runMigrations(orm: MigratingOrm, log: Log): Promise<string[]> {
  try {
    const ran = (await orm.migrator.up()).map((migration) => migration.name);
    if (ran.length > 0) log.info({ migrations: ran }, 'the database was brought up to date');
    return ran;
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
    const remedy = 'As a superuser: grant chama_member, chama_service to <the login in DATABASE_URL>. It must own the database and have CREATEROLE.';
    throw new DatabaseRefused('missing-roles', `the database login may not migrate: ${error instanceof Error ? error.message : ''}`, remedy);
  } finally {
    await orm.close();
  }
}

interface MigratingOrm {
  readonly migrator: { up(): Promise<{ name: string }[]> };
  close(): Promise<void>;
}
