// Where a benchmark's figures go: a table for the eye, and one JSON line with the machine and the versions for later.
import { appendFileSync, readFileSync } from 'node:fs';
import { cpus, loadavg, release } from 'node:os';
import { join } from 'node:path';

export interface Result {
  readonly id: string;
  /** What was asked for: rooms, rate, repetitions. */
  readonly setup: Readonly<Record<string, number | string>>;
  readonly subjects: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly ratios?: Readonly<Record<string, number>>;
}

/** Others' work at the start: above half the cores, latencies tell more of them than of us. */
const loadAtStart = loadavg()[0] ?? 0;
const versionsOf = ['socket.io', 'socket.io-client', 'pg', 'hono', 'livekit-client', 'livekit-server-sdk'];

export function publish(result: Result): void {
  console.log(
    `\n${result.id}: ${Object.entries(result.setup)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}`,
  );
  console.table(result.subjects);
  if (result.ratios)
    console.log(
      Object.entries(result.ratios)
        .map(([name, value]) => `${name}: ${value}`)
        .join('\n'),
    );
  if (loadAtStart > cpus().length / 2) console.log(`The machine was busy (load ${loadAtStart}): times are not to be kept.`);
  const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, kernel: release(), loadAtStart };
  const line = { date: new Date().toISOString(), ...result, machine, versions: { node: process.version, ...installedVersions() } };
  appendFileSync(join(import.meta.dirname, 'results.jsonl'), `${JSON.stringify(line)}\n`);
}

function installedVersions(): Record<string, string> {
  const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8'));
  return Object.fromEntries(versionsOf.map((name) => [name, lock.packages[`node_modules/${name}`].version]));
}
