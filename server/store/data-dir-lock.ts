// One process a data directory: a lock file that names its holder. A holder that died, however it died, does not keep it.
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../clock.ts';
import { codeOf } from './outage.ts';
import { DatabaseRefused } from './refusal.ts';

export interface DataDirLock {
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  /** Which start of which machine; a process id alone comes around again. */
  readonly life: string;
  readonly host: string;
}

const touchMs = 5_000;
/** On a volume shared with another machine the only sign of life is that the file is touched. */
const silentMs = 20_000;

export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  const path = join(dataDir, 'lock');
  const mine = JSON.stringify({ pid: process.pid, life: await lifeOf(process.pid), host: hostname() } satisfies Holder);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await take(path, mine)) return hold(path, mine);
    const found = await readHolder(path);
    if (found === null) continue;
    if (await isAlive(path, found)) throw inUse(dataDir, found);
    await clearAway(path, found);
  }
  throw inUse(dataDir, await readHolder(path));
}

/** Linking fails where the name exists, whoever else tries at the same moment. */
async function take(path: string, content: string): Promise<boolean> {
  const own = `${path}.${randomUUID()}`;
  await writeFile(own, content);
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own);
  }
}

function hold(path: string, mine: string): DataDirLock {
  const timer = setInterval(() => void touch(path), touchMs);
  timer.unref();
  return {
    async release() {
      clearInterval(timer);
      if ((await readFile(path, 'utf8').catch(() => '')) === mine) await rm(path);
    },
  };
}

async function touch(path: string): Promise<void> {
  const now = new Date(systemClock.now());
  // Somebody may have removed the directory under us; that shows elsewhere soon enough.
  await utimes(path, now, now).catch(() => {});
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    // Unreadable: nobody we know how to ask.
    return { pid: 0, life: '', host: '' };
  }
}

async function isAlive(path: string, { pid, life, host }: Holder): Promise<boolean> {
  if (host === hostname()) return pid > 0 && life === (await lifeOf(pid));
  const touched = await stat(path).then(
    (s) => s.mtimeMs,
    () => 0,
  );
  return host !== '' && systemClock.now() - touched < silentMs;
}

/** Empty for a process that is not running. */
async function lifeOf(pid: number): Promise<string> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return '';
  }
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
    // After the command's name: the state, and 19 fields on the start time. A zombie is as good as dead.
    return fields[0] === 'Z' ? '' : `${boot.trim()} ${fields[19]}`;
  } catch {
    // No /proc on this system: that the process id is in use has to do.
    return 'running';
  }
}

/** Puts the dead holder's file aside; if another starter was faster and it is theirs that was moved, it goes back. */
async function clearAway(path: string, dead: Holder): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await readHolder(aside);
  if (moved && (moved.pid !== dead.pid || moved.life !== dead.life)) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

function inUse(dataDir: string, holder: Holder | null): DatabaseRefused {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
  return new DatabaseRefused('in-use', `The data directory ${dataDir} is in use by ${who}`, 'Stop it first, or set DATA_DIR to another directory.');
}
