// Fresh databases for tests: a migrated one per call, copied from a template that is made once per content of migrations/.
import { hash, randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { clusterPath } from '../store/embedded-engine.ts';
import { migrateDatabase } from '../store/migrate.ts';
import { silentLog } from './silent-log.ts';

export type DatabaseKind = 'postgresql' | 'pglite';

export const databaseKinds: readonly DatabaseKind[] = ['pglite', 'postgresql'];

/** One of the two is set; hand it to `openDatabase` or `composeServer` as it is. */
export interface FreshDatabase {
  readonly databaseUrl?: string;
  readonly dataDir?: string;
  drop(): Promise<void>;
}

/** A plain login that owns the databases, as an operator should have it: no superuser, not past row-level security. */
const ownerLogin = 'chama_test_owner';

export async function freshDatabase(kind: DatabaseKind): Promise<FreshDatabase> {
  const version = await versionOfMigrations();
  return kind === 'pglite' ? freshEmbedded(version) : freshPostgres(version);
}

/** A login that may make databases and roles. */
export function adminUrl(): string {
  return process.env.TEST_DATABASE_URL ?? process.env.DATABASE_ADMIN_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';
}

async function versionOfMigrations(): Promise<string> {
  const folder = join(import.meta.dirname, '../../migrations');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return hash('sha256', texts.join('\n')).slice(0, 16);
}

async function freshPostgres(version: string): Promise<FreshDatabase> {
  const name = `chama_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(async (admin) => {
    const template = await ensureTemplate(admin, version);
    await admin.query(`create database ${name} template ${template} owner ${ownerLogin}`);
  });
  return {
    databaseUrl: ownerUrl(name),
    drop: () => asAdmin(async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`))),
  };
}

/** Test files run side by side: the first that comes makes the template, the others wait for it. */
async function ensureTemplate(admin: pg.Client, version: string): Promise<string> {
  const template = `chama_template_${version}`;
  await admin.query('select pg_advisory_lock(20261122)');
  try {
    const { rows } = await admin.query('select 1 from pg_database where datname = $1', [template]);
    if (rows.length > 0) return template;
    await makeOwner(admin);
    const draft = `${template}_draft`;
    await admin.query(`drop database if exists ${draft} with (force)`);
    await admin.query(`create database ${draft} owner ${ownerLogin}`);
    await migrateDatabase({ databaseUrl: ownerUrl(draft), log: silentLog });
    await admin.query(`alter database ${draft} rename to ${template}`);
    return template;
  } finally {
    await admin.query('select pg_advisory_unlock(20261122)');
  }
}

async function makeOwner(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query('select 1 from pg_roles where rolname = $1', [ownerLogin]);
  if (rows.length === 0) await admin.query(`create role ${ownerLogin} login createrole password '${ownerLogin}'`);
}

function ownerUrl(database: string): string {
  const url = new URL(adminUrl());
  url.username = ownerLogin;
  url.password = ownerLogin;
  url.pathname = `/${database}`;
  return url.href;
}

async function asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl() });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

async function freshEmbedded(version: string): Promise<FreshDatabase> {
  const template = await embeddedTemplate(version);
  const dataDir = await mkdtemp(join(tmpdir(), 'chama-data-'));
  await cp(template, clusterPath(dataDir), { recursive: true, mode: 2 /* COPYFILE_FICLONE: shares blocks where the file system can */ });
  return { dataDir, drop: () => rm(dataDir, { recursive: true, force: true }) };
}

/** Whoever renames their finished copy into place first has made it; the others throw theirs away. */
async function embeddedTemplate(version: string): Promise<string> {
  const home = join(tmpdir(), 'chama-templates');
  const template = join(home, version);
  if (await isThere(template)) return template;
  await mkdir(home, { recursive: true });
  const draft = await mkdtemp(join(home, 'draft-'));
  await migrateDatabase({ dataDir: draft, log: silentLog });
  await rename(clusterPath(draft), template).catch(async (error: unknown) => {
    if (!(await isThere(template))) throw error;
  });
  await rm(draft, { recursive: true, force: true });
  return template;
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
