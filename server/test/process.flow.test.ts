// The server as a process: what it says when it is started wrongly, and how it ends.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { expect, test } from 'vitest';
import { freePort } from '../local-livekit/livekit-process.ts';
import { freshDatabase } from './databases.ts';
import { eventually } from './eventually.ts';

function start(env: Record<string, string>) {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'main.ts')], {
    env: { PATH, NODE_NO_WARNINGS: '1', HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...env },
  });
  const gone = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { child, gone, complaint: text(child.stderr) };
}

test('wrong settings: each is named, and the exit code says that starting again will not help', async () => {
  const { gone, complaint } = start({ PORT: 'x', DATABASE_URL: 'mysql://here', LIVEKIT_API_KEY: 'key' });
  expect(await gone).toBe(78);
  for (const name of ['PORT', 'DATABASE_URL', 'PUBLIC_URL', 'LIVEKIT_URL', 'LIVEKIT_API_SECRET']) expect(await complaint).toContain(name);
});

test('a superuser login is refused with the SQL that makes a right one', async () => {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  const fresh = await freshDatabase('postgresql');
  try {
    url.pathname = new URL(fresh.databaseUrl ?? '').pathname;
    const { gone, complaint } = start({ DATABASE_URL: url.href, PUBLIC_URL: 'http://127.0.0.1:1' });
    expect(await gone).toBe(78);
    expect(await complaint).toMatch(/superuser[\s\S]*create role/);
  } finally {
    await fresh.drop();
  }
});

test('a schema that is behind is refused, and MIGRATE_ON_START brings it up to date', async () => {
  const fresh = await freshDatabase('postgresql');
  const port = await freePort();
  const env = { DATABASE_URL: fresh.databaseUrl ?? '', PORT: `${port}`, PUBLIC_URL: `http://127.0.0.1:${port}` };
  try {
    const client = new pg.Client({ connectionString: fresh.databaseUrl });
    await client.connect();
    await client.query(`delete from mikro_orm_migrations where id = (select max(id) from mikro_orm_migrations)`);
    await client.end();
    const { gone, complaint } = start(env);
    expect(await gone).toBe(78);
    expect(await complaint).toContain('migrations pending');
  } finally {
    await fresh.drop();
  }
});

test('a signal ends it in order, with exit code 0', async () => {
  const fresh = await freshDatabase('postgresql');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  try {
    const { child, gone, complaint } = start({ DATABASE_URL: fresh.databaseUrl ?? '', PORT: `${port}`, PUBLIC_URL: url });
    await eventually('it is ready', async () => (await fetch(`${url}/readyz`).catch(() => null))?.ok ?? child.exitCode !== null, 30_000);
    child.kill('SIGTERM');
    expect([await gone, await complaint]).toEqual([0, '']);
    await expect(fetch(`${url}/livez`)).rejects.toThrow();
  } finally {
    await fresh.drop();
  }
});
