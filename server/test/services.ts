// What flows and pages stand on, found or started once for a run: PostgreSQL, Redis, the LiveKit binary, Chromium. Whatever is missing is an error that says what to do.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { findLiveKit, installHint } from '../local-livekit/livekit-binary.ts';
import { freePort } from '../local-livekit/livekit-process.ts';

type Stop = () => Promise<void> | void;

/**
 * The global set-up of all test projects. Tests read what it leaves in the environment: TEST_DATABASE_URL (a login that may make databases
 * and roles), TEST_REDIS_URL, CHROMIUM_PATH. Set beforehand, they are taken as they are.
 */
export async function setup({ name }: TestProject): Promise<Stop> {
  const stops: Stop[] = [];
  process.env.TEST_DATABASE_URL ??= await findOrStart('PostgreSQL', findPostgres, startPostgres, stops);
  if (name !== 'unit') {
    process.env.TEST_REDIS_URL ??= await findOrStart('Redis', findRedis, startRedis, stops);
    await ensureLiveKit();
  }
  if (name === 'browser') process.env.CHROMIUM_PATH ??= findChromium();
  return async () => {
    for (const stop of stops) await stop();
  };
}

interface Started {
  readonly url: string;
  readonly stop: Stop;
}

async function findOrStart(what: string, find: () => Promise<string | null>, start: () => Promise<Started>, stops: Stop[]): Promise<string> {
  const found = await find();
  if (found !== null) return found;
  const started = await start();
  stops.push(started.stop);
  process.stderr.write(`${what}: none on its usual port, so a passing one was started at ${started.url}\n`);
  return started.url;
}

async function findPostgres(): Promise<string | null> {
  for (const login of ['postgres', userInfo().username]) {
    const url = `postgres://${login}@127.0.0.1:5432/postgres`;
    if (await mayMakeDatabases(url)) return url;
  }
  return null;
}

async function mayMakeDatabases(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    const { rows } = await client.query('select rolsuper from pg_roles where rolname = current_user');
    return rows[0]?.rolsuper === true;
  } catch {
    // Nobody there, or nobody who lets us in: either way not one to test on.
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** PostgreSQL refuses to run as root, so root lends it the unprivileged `postgres`, else `nobody`. */
async function startPostgres(): Promise<Started> {
  const bin = postgresBinaries();
  if (bin === null) throw new Error('No PostgreSQL: install it (Debian: apt-get install postgresql), or set TEST_DATABASE_URL to a superuser login.');
  const folder = mkdtempSync(join(tmpdir(), 'chama-postgres-'));
  const user = process.getuid?.() === 0 ? unprivilegedUser() : null;
  const as = user === null ? {} : { uid: user.uid, gid: user.gid };
  if (user !== null) execFileSync('chown', [`${user.uid}:${user.gid}`, folder]);
  const data = join(folder, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'], {
    ...as,
    cwd: folder,
    stdio: 'pipe',
  });
  const port = await freePort();
  const options = ['-D', data, '-p', `${port}`, '-h', '127.0.0.1', '-k', folder, '-F', '-c', 'max_connections=200'];
  const child = spawn(join(bin, 'postgres'), options, { ...as, cwd: folder, stdio: 'ignore' });
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await until('PostgreSQL', child, () => mayMakeDatabases(url));
  const stop = async () => {
    await end(child, 'SIGINT');
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, stop };
}

function postgresBinaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = isThere(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(delimiter)];
  return folders.find((folder) => isThere(join(folder, 'initdb')) && isThere(join(folder, 'postgres'))) ?? null;
}

function unprivilegedUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // `id` ends with 1 for a user who does not exist: the next name.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user "postgres" nor "nobody" to run it.');
}

const findRedis = async () => ((await answersPing(6379)) ? 'redis://127.0.0.1:6379' : null);

async function startRedis(): Promise<Started> {
  const port = await freePort();
  const child = spawn('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });
  await until('Redis', child, () => answersPing(port)).catch((cause: unknown) => {
    throw new Error('No Redis: install it (Debian: apt-get install redis-server), or set TEST_REDIS_URL.', { cause });
  });
  return { url: `redis://127.0.0.1:${port}`, stop: () => end(child, 'SIGTERM') };
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.setTimeout(2_000, () => socket.destroy());
    socket.once('data', (data) => {
      resolve(data.toString().startsWith('+PONG'));
      socket.destroy();
    });
    socket.once('error', () => resolve(false)).once('close', () => resolve(false));
  });
}

/** Tests start their own; here it is only made sure, once and aloud, that there is one to start. */
async function ensureLiveKit(): Promise<void> {
  const lines: string[] = [];
  const source = await findLiveKit({ env: process.env, report: (line) => lines.push(line) });
  if (source === null) throw new Error(`No LiveKit server: ${installHint(process.platform)}\n${lines.join('\n')}`);
}

function findChromium(): string {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isThere);
  if (found === undefined) throw new Error('No Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM_PATH.');
  return found;
}

function isThere(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Waits for a service we started to answer; it has 20 s, or as long as it lives. */
async function until(what: string, child: ChildProcess, answers: () => Promise<boolean>): Promise<void> {
  let failure: Error | null = null;
  child.once('error', (error) => {
    failure = error;
  });
  const deadline = performance.now() + 20_000;
  while (performance.now() < deadline) {
    if (failure !== null) throw failure;
    if (child.exitCode !== null) throw new Error(`${what} ended with ${child.exitCode}`);
    if (await answers()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await end(child, 'SIGKILL');
  throw new Error(`${what} did not answer within 20 s`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
