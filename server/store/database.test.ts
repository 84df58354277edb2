// The door itself: what it refuses to open, what it does when backends die, and that nothing gets around it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Failure } from '../domain/failure.ts';
import { adminUrl, type DatabaseKind, databaseKinds, type FreshDatabase, freshDatabase } from '../test/databases.ts';
import { type Database, DatabaseRefused, openDatabase, type Sql } from './database.ts';
import { migrateDatabase } from './migrate.ts';

const warnings: string[] = [];
const log = { debug() {}, info() {}, warn: (_fields: object, message: string) => void warnings.push(message), error() {} };
const service = { role: 'chama_service', portalId: '*' } as const;

// The first to need a template makes it, which takes longer than a test may.
beforeAll(async () => {
  for (const kind of databaseKinds) await (await freshDatabase(kind)).drop();
}, 60_000);

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  warnings.length = 0;
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function fresh(kind: DatabaseKind): Promise<FreshDatabase> {
  const made = await freshDatabase(kind);
  cleanups.push(() => made.drop());
  return made;
}

async function open(options: Partial<Parameters<typeof openDatabase>[0]>): Promise<Database> {
  const database = await openDatabase({ log, ...options });
  cleanups.push(() => database.close());
  return database;
}

async function asAdmin<R extends pg.QueryResultRow>(text: string, params: unknown[] = []): Promise<R[]> {
  const admin = new pg.Client({ connectionString: adminUrl() });
  await admin.connect();
  try {
    return (await admin.query<R>(text, params)).rows;
  } finally {
    await admin.end();
  }
}

const pidOf = async (sql: Sql) => (await sql.rows<{ pid: number }>('select pg_backend_pid() as pid'))[0]?.pid;

describe.each(databaseKinds)('on either: %s', (kind) => {
  let made: FreshDatabase;
  let database: Database;
  beforeAll(async () => {
    made = await freshDatabase(kind);
    database = await openDatabase({ ...made, log });
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await made.drop();
  });

  test('a transaction that throws leaves nothing behind, one that returns is kept', async () => {
    const insert = (id: string) => `insert into nodes (id, heartbeat_at) values ('${id}', now())`;
    await expect(
      database.writer('*', async (sql) => {
        await sql.rows(insert('lost'));
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await database.withActor(service, (tx) => tx.rows(insert('kept')));
    expect(await database.writer('*', (sql) => sql.rows('select id from nodes'))).toEqual([{ id: 'kept' }]);
  });

  test('a transaction inside a transaction is refused at once, not waited for', async () => {
    const nest = (inner: () => Promise<unknown>) => database.writer('*', () => inner());
    await expect(nest(() => database.writer('*', async () => {}))).rejects.toThrow(/open here already/);
    await expect(nest(() => database.withActor(service, async () => {}))).rejects.toThrow(/open here already/);
    await expect(nest(() => database.owner('select 1'))).rejects.toThrow(/open here already/);
    await database.writer('*', async () => {});
  });

  test('the ORM has no way to the database but the transaction it was given', async () => {
    const { PortalEntity } = await import('./entities/portal.ts');
    const em = await database.withActor(service, async (tx) => {
      expect(await tx.em.count(PortalEntity)).toBe(0);
      return tx.em;
    });
    await expect(em.fork().count(PortalEntity)).rejects.toThrow(/no query runs outside withActor/);
  });

  test('nothing but ids gets into a context', async () => {
    await expect(database.writer(`x', true); reset role; --`, async () => {})).rejects.toThrow(/ids of ours/);
    await expect(database.withActor({ role: 'chama_member', portalId: '*', userId: '*' }, async () => {})).rejects.toThrow(/ids of ours/);
  });
});

describe('on postgresql', () => {
  test('a backend killed in the middle of transactions costs the pool nothing', async () => {
    const database = await open({ ...(await fresh('postgresql')), poolSize: 2 });
    for (let round = 0; round < 6; round += 1) {
      const lane = (work: (sql: Sql) => Promise<unknown>) => (round % 2 ? database.writer('*', work) : database.withActor(service, work));
      const killed = lane(async (sql) => {
        await asAdmin('select pg_terminate_backend($1)', [await pidOf(sql)]);
        return sql.rows('select 1 as n');
      });
      await expect(killed).rejects.toMatchObject({ code: 'unavailable', retryAfterMs: 1000 });
    }
    const all = await Promise.all([1, 2, 3, 4].flatMap(() => [database.writer('*', pidOf), database.withActor(service, pidOf)]));
    expect(all).toHaveLength(8);
  });

  test('idle backends that are killed are replaced', async () => {
    const made = await fresh('postgresql');
    const database = await open(made);
    await database.writer('*', pidOf);
    const name = new URL(made.databaseUrl ?? '').pathname.slice(1);
    await asAdmin('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    // The first may still get a connection whose end was not heard of yet; that is an outage, and passes.
    await database.ping().catch((error: unknown) => expect(error).toBeInstanceOf(Failure));
    await database.writer('*', pidOf).catch((error: unknown) => expect(error).toBeInstanceOf(Failure));
    expect(await database.writer('*', pidOf)).toBeGreaterThan(0);
  });

  test('a database that does not answer is unavailable, and says when to come again', async () => {
    await expect(openDatabase({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none', log })).rejects.toMatchObject({ code: 'unavailable', retryAfterMs: 1000 });
  });

  test('a login that could get around row-level security is refused, or warned of where that is allowed', async () => {
    const { databaseUrl = '' } = await fresh('postgresql');
    const superuser = new URL(adminUrl());
    superuser.pathname = new URL(databaseUrl).pathname;
    const refused = openDatabase({ databaseUrl: superuser.href, log });
    await expect(refused).rejects.toMatchObject({ reason: 'unsafe-login', remedy: expect.stringMatching(/create role .* login createrole/) });
    await open({ databaseUrl: superuser.href, allowSuperuser: true });
    expect(warnings).toEqual([expect.stringMatching(/superuser/)]);
  });

  test('an empty database is refused by name of what is missing, and brought up to date where asked, by several at once', async () => {
    const { databaseUrl = '' } = await fresh('postgresql');
    const url = new URL(databaseUrl);
    const [name, owner] = [`${url.pathname.slice(1)}_empty`, url.username];
    await asAdmin(`create database ${name} owner ${owner}`);
    cleanups.push(() => asAdmin(`drop database ${name} with (force)`));
    url.pathname = name;
    const refused = await openDatabase({ databaseUrl: url.href, log }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DatabaseRefused);
    expect(refused).toMatchObject({ reason: 'migrations-pending', message: expect.stringMatching(/^migrations pending: .*tenants/) });
    const ran = await Promise.all([1, 2, 3].map(() => migrateDatabase({ databaseUrl: url.href, log })));
    expect(ran.map((names) => names.length > 0).filter(Boolean)).toHaveLength(1);
    await open({ databaseUrl: url.href });
  });
});

describe('on a data directory', () => {
  const spawned = (dataDir: string): ChildProcess => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../test/hold-data-dir.ts'), dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    cleanups.push(async () => void child.kill('SIGKILL'));
    return child;
  };
  const firstLine = async (child: ChildProcess): Promise<string> => {
    for await (const line of createInterface({ input: child.stdout ?? process.stdin })) return line;
    return '';
  };

  test('a second process is refused with one clear line; the lock of a killed one does not hold', async () => {
    const { dataDir = '' } = await fresh('pglite');
    const first = spawned(dataDir);
    expect(await firstLine(first)).toBe('open');
    expect(await firstLine(spawned(dataDir))).toBe('in-use');
    await expect(openDatabase({ dataDir, log })).rejects.toThrow(`The data directory ${dataDir} is in use by process ${first.pid} on `);
    first.kill('SIGKILL');
    await once(first, 'exit');
    const database = await open({ dataDir });
    await expect(openDatabase({ dataDir, log })).rejects.toMatchObject({ reason: 'in-use' });
    await database.ping();
  }, 60_000);

  test('when several start after a crash, one gets it', async () => {
    const { dataDir = '' } = await fresh('pglite');
    const first = spawned(dataDir);
    expect(await firstLine(first)).toBe('open');
    first.kill('SIGKILL');
    await once(first, 'exit');
    const answers = await Promise.all([1, 2, 3].map(() => firstLine(spawned(dataDir))));
    expect(answers.sort()).toEqual(['in-use', 'in-use', 'open']);
  }, 60_000);
});
