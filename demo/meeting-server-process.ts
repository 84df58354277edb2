// Starts the meeting server as a process of its own, as an operator would: by its commands and its environment.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

export interface MeetingServerProcess {
  readonly pid: number;
  /** Resolves when it has gone, for whatever reason. */
  readonly gone: Promise<void>;
  stop(): Promise<void>;
}

export interface PortalSecrets {
  readonly jwtSecret: string;
  readonly apiKey: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs `npm run portal -- add`; the JSON it prints last is the answer. */
export async function addPortal(environment: Environment, portal: { slug: string; name: string; origins: readonly string[] }): Promise<PortalSecrets> {
  const child = start(
    'portal-command.ts',
    ['add', portal.slug, '--name', portal.name, ...portal.origins.flatMap((origin) => ['--origin', origin])],
    environment,
  );
  const [output, complaint] = [child.stdout, child.stderr].map((stream) => stream && text(stream));
  const code = await exitOf(child);
  if (code !== 0) throw new Error(`Adding the portal failed: ${(await complaint) || (await output)}`);
  return JSON.parse((await output)?.trim().split('\n').at(-1) ?? '');
}

export async function startMeetingServer(url: string, environment: Environment, deadlineMs = 45_000): Promise<MeetingServerProcess> {
  const child = start('main.ts', [], environment, flagsOfStart());
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on('line', showTrouble);
  const gone = exitOf(child).then(() => undefined);
  await untilReady(`${url}/readyz`, deadlineMs, child);
  return { pid: child.pid ?? 0, gone, stop: () => stop(child, gone) };
}

/** Node's flags in `npm start`, so that what is shown and measured is what operators run. Its `.env` is theirs, not ours. */
function flagsOfStart(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as { scripts: { start: string } };
  const [command = ''] = scripts.start.split('||');
  return command.split(' ').filter((word) => word.startsWith('--') && !word.startsWith('--env-file'));
}

function start(file: string, args: readonly string[], environment: Environment, flags: readonly string[] = []): ChildProcess {
  const path = join(import.meta.dirname, '../server', file);
  return spawn(process.execPath, [...flags, path, ...args], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
}

const exitOf = (child: ChildProcess) =>
  new Promise<number | NodeJS.Signals | null>((resolve, reject) => child.once('error', reject).once('exit', (code, signal) => resolve(code ?? signal)));

/** The server logs a JSON line for everything; a visitor wants warnings (level 40) and what is no log line at all. */
function showTrouble(line: string): void {
  const level = /^\{"level":(\d+)/.exec(line)?.[1];
  if (level === undefined || Number(level) >= 40) console.error(`  meeting server: ${line}`);
}

async function untilReady(url: string, deadlineMs: number, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('The meeting server did not start; its own lines above say why.');
    const answer = await fetch(url, { signal: AbortSignal.timeout(1_000) }).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`The meeting server was not ready within ${deadlineMs / 1000} s.`);
}

async function stop(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 8_000);
  await gone;
  clearTimeout(impatience);
}
