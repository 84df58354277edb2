// `npm run portal` as an operator runs it: beside a running server, before there is one, and refused with one line where it cannot be.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { composeServer } from '../compose.ts';
import { loadConfig } from '../config.ts';
import { freshDatabase } from './databases.ts';
import { eventually } from './eventually.ts';
import { Person } from './people.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

interface Ran {
  readonly code: number | null;
  readonly last: string;
  readonly complaint: string;
}

async function portal(env: Record<string, string>, ...args: string[]): Promise<Ran> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'portal-command.ts'), ...args], { env: { PATH, NODE_NO_WARNINGS: '1', ...env } });
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await exited, last: out.trim().split('\n').at(-1) ?? '', complaint: complaint.trim() };
}

interface Secrets {
  readonly slug: string;
  readonly jwtSecret: string;
  readonly apiKey: string;
  readonly webhookSecret: string;
}

const addArgs = ['add', 'umoja', '--name', 'Umoja', '--origin', 'http://umoja.example'];

async function startServer(env: Record<string, string>) {
  const server = await composeServer(loadConfig({ PORT: '0', LOG_LEVEL: 'silent', ...env }, { isDevelopment: true }));
  undo.push(() => server.close());
  return server;
}

function chairOf({ slug, jwtSecret, apiKey }: Secrets, url: string): Person {
  return new Person({ slug, jwtSecret, apiKey, origin: 'http://umoja.example' }, url, { name: 'Wanjiru', role: 'chairperson', chamaId: 'umoja' });
}

test('on an embedded database that is not there yet: it is made, and the portal is in it when the server starts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'portal-'));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const env = { DATA_DIR: join(folder, 'data') };
  const added = await portal(env, ...addArgs);
  expect([added.code, added.complaint]).toEqual([0, '']);
  const secrets = JSON.parse(added.last) as Secrets;
  expect(Object.keys(secrets).toSorted()).toEqual(['apiKey', 'jwtSecret', 'slug', 'webhookSecret']);
  const server = await startServer(env);
  expect((await chairOf(secrets, server.url).request('GET', '/meetings/chama/umoja')).status).toBe(200);

  const refused = await portal(env, 'list');
  expect(refused.code).not.toBe(0);
  expect(refused.complaint.split('\n')).toHaveLength(1);
  expect(refused.complaint).toMatch(/in use by process \d+/);
});

test('beside a server on PostgreSQL: what is added, rotated and removed is known within 5 s', async () => {
  const fresh = await freshDatabase('postgresql');
  undo.push(() => fresh.drop());
  const env = { DATABASE_URL: fresh.databaseUrl ?? '' };
  const server = await startServer(env);
  const secrets = JSON.parse((await portal(env, ...addArgs)).last) as Secrets;
  const ask = (with_: Secrets) => chairOf(with_, server.url).request('GET', '/meetings/chama/umoja');
  await eventually('the portal is known', async () => (await ask(secrets)).status === 200, 5_000);

  const listed = JSON.parse((await portal(env, 'list')).last) as { slug: string }[];
  expect(listed).toEqual([{ slug: 'umoja', name: 'Umoja', origins: ['http://umoja.example'], jwksUrl: null }]);

  const rotated = JSON.parse((await portal(env, 'rotate', 'umoja')).last) as Secrets;
  await eventually('the old secret is refused', async () => (await ask(secrets)).status === 401, 5_000);
  expect((await ask(rotated)).status).toBe(200);

  expect(JSON.parse((await portal(env, 'remove', 'umoja')).last)).toEqual({ slug: 'umoja', removed: true });
  await eventually('the portal is gone', async () => (await ask(rotated)).status === 401, 5_000);
});

test('what cannot be done is refused in words', async () => {
  const fresh = await freshDatabase('postgresql');
  undo.push(() => fresh.drop());
  const env = { DATABASE_URL: fresh.databaseUrl ?? '' };
  await portal(env, ...addArgs);
  const refusals: [string[], RegExp][] = [
    [addArgs, /already/],
    [['rotate', 'nobody'], /no portal called nobody/],
    [['remove', 'nobody'], /no portal called nobody/],
    [['add', 'Bad Slug', '--name', 'x', '--origin', 'http://x.example'], /slug/],
    [['add', 'other', '--origin', 'http://x.example'], /--name/],
    [['add', 'other', '--name', 'x'], /--origin/],
    [['add', 'other', '--name', 'x', '--origin', 'x.example/path'], /no origin/],
    [['add', 'other', '--name', 'x', '--origin', 'http://x.example', '--jwks', 'http://x.example/jwks'], /https/],
    [['dance'], /Usage/],
  ];
  for (const [args, words] of refusals) {
    const { code, last, complaint } = await portal(env, ...args);
    expect([args.join(' '), code, last]).toEqual([args.join(' '), 1, '']);
    expect(complaint).toMatch(words);
  }
});
