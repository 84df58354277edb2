// What must be true of a database before the server runs on it: its schema is current, and nobody gets around row-level security.
import type { Log } from '../deps.ts';
import { DatabaseRefused } from './refusal.ts';
import type { Engine } from './session.ts';

interface CheckOptions {
  readonly databaseUrl?: string | undefined;
  readonly log: Log;
  readonly migrateOnStart?: boolean;
  readonly allowSuperuser?: boolean;
}

const rightLogin = `create role chama_owner login createrole password '…';
create database chama_meet owner chama_owner;
-- then DATABASE_URL=postgres://chama_owner:…@host/chama_meet`;

/** Refuses an older schema, or brings it up to date: always the embedded one, and PostgreSQL where that is asked for. */
export async function checkSchema(engine: Engine, { databaseUrl, log, migrateOnStart = false }: CheckOptions): Promise<void> {
  const pending = await pendingOf(engine);
  if (pending.length === 0) return;
  // Loaded only here: a server whose schema is current has no use for the migrator.
  const migrator = await import('./migrate.ts');
  if (engine.kind === 'pglite') await migrator.migrateEngine(engine, log);
  else if (migrateOnStart && databaseUrl !== undefined) await migrator.migratePostgres(databaseUrl, log);
  else {
    throw new DatabaseRefused('migrations-pending', `migrations pending: ${pending.join(', ')}`, 'Run `npm run migrate`, or set MIGRATE_ON_START=1.');
  }
}

async function pendingOf(engine: Engine): Promise<readonly string[]> {
  const { pendingMigrations } = await import('./pending-migrations.ts');
  return pendingMigrations((text) => engine.run(text));
}

/** An injected `reset role` gives back the login's own rights, so the login must have none that undo policies. */
export async function checkLogin(engine: Engine, { log, allowSuperuser = false }: CheckOptions): Promise<void> {
  if (engine.kind === 'pglite') return;
  const unsafe = await isUnsafe(engine, 'session_user');
  if (!unsafe) return;
  const message = 'the database login is a superuser or may bypass row-level security';
  if (!allowSuperuser) {
    const pending = await pendingOf(engine);
    throw new DatabaseRefused('unsafe-login', pending.length === 0 ? message : `${message}; migrations pending: ${pending.join(', ')}`, rightLogin);
  }
  log.warn({}, message);
}

/** The two roles exist, this login may become them, and as either of them the policies bind. */
export async function checkRoles(engine: Engine): Promise<void> {
  for (const role of ['chama_member', 'chama_service']) {
    const isBound = await engine
      .transaction('people', `select set_config('role', '${role}', true)`, async (session) => {
        const { rows } = await session.query(`select row_security_active('public.meetings') as bound`, []);
        return rows.some((row) => 'bound' in row && row.bound === true);
      })
      .catch((error: unknown) => asRefusal(error, role));
    if (!isBound) throw new DatabaseRefused('unsafe-login', `row-level security does not bind the role ${role}`, `alter role ${role} nosuperuser nobypassrls`);
  }
}

function asRefusal(error: unknown, role: string): never {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code !== '42501' && code !== '22023' && code !== '42704') throw error;
  const remedy = 'grant chama_member, chama_service to <the login in DATABASE_URL>; -- as a superuser';
  throw new DatabaseRefused('missing-roles', `the database login may not act as ${role}`, remedy);
}

async function isUnsafe(engine: Engine, who: 'session_user'): Promise<boolean> {
  const { rows } = await engine.run(`select rolsuper or rolbypassrls as unsafe from pg_catalog.pg_roles where rolname = ${who}`);
  return rows.some((row) => 'unsafe' in row && row.unsafe === true);
}
