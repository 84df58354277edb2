// The migrations as a plain owner under the rules of PostgreSQL 16 and later, where who makes a role may not become it without being asked to:
// the embedded database is such a PostgreSQL, and lets us be anybody.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLog } from '../test/silent-log.ts';
import { EmbeddedEngine } from './embedded-engine.ts';
import { migrateEngine } from './migrate.ts';

let dataDir: string;
let engine: EmbeddedEngine;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chama-owner-'));
  engine = await EmbeddedEngine.open(dataDir);
}, 60_000);
afterEach(async () => {
  await engine.close();
  await rm(dataDir, { recursive: true });
});

async function migrateAs(owner: string): Promise<string[]> {
  await engine.run(`create role ${owner} login createrole; alter database postgres owner to ${owner}; set session authorization ${owner}`);
  return migrateEngine(engine, silentLog);
}

test('an owner without any privilege but CREATEROLE migrates, becomes both roles, and sees no rows', async () => {
  expect(await migrateAs('plain')).not.toEqual([]);
  for (const role of ['chama_member', 'chama_service']) {
    const { rows } = await engine.run(`begin; set local role ${role}; select current_user as me, row_security_active('meetings') as bound; rollback`);
    expect(rows).toEqual([{ me: role, bound: true }]);
  }
  expect((await engine.run(`select row_security_active('meetings') as bound`)).rows).toEqual([{ bound: true }]);
}, 60_000);

test('where another login made the roles, a new owner is told what a superuser has to grant', async () => {
  await engine.run('create role chama_member nologin; create role chama_service nologin');
  await expect(migrateAs('late')).rejects.toMatchObject({ reason: 'missing-roles', remedy: expect.stringMatching(/grant chama_member, chama_service to/) });
  await engine.run('set session authorization postgres; grant chama_member, chama_service to late; set session authorization late');
  expect(await migrateEngine(engine, silentLog)).not.toEqual([]);
}, 60_000);
