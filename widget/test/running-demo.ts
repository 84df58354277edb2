// The demo, whole, as somebody would start it: on free ports and fresh data. For browser tests and for the benchmark of joining.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface RunningDemo {
  /** The portal's address, without a slash at the end. */
  readonly url: string;
  readonly meetingServer: string;
  stop(): Promise<void>;
}

/** `dataDir` keeps the data of an earlier start; without it, data live as long as the demo. */
export async function startDemo(dataDir?: string): Promise<RunningDemo> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'chama-demo-')));
  const port = await freePair();
  const environment = { ...process.env, PORT: String(port), DATA_DIR: folder };
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../demo/main.ts')], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = async () => {
    await end(child);
    if (dataDir === undefined) await rm(folder, { recursive: true, force: true });
  };
  const url = await ready(child).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, meetingServer: `http://127.0.0.1:${port + 1}`, stop };
}

async function ready(child: ChildProcess): Promise<string> {
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface(stream).on('line', (line) => {
        lines.push(line);
        const url = /^Ready: (http:\S+)\/$/.exec(line)?.[1];
        if (url) resolve(url);
      });
    }
    child.once('exit', (code) => reject(new Error(`The demo ended with ${code} before it was ready:\n${lines.join('\n')}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGINT');
  await gone;
}

/** Two free ports in a row: the portal's and, after it, the meeting server's. */
async function freePair(): Promise<number> {
  for (;;) {
    const first = await listen(0);
    const second = await listen(first.port + 1).catch(() => null);
    await first.close();
    if (second === null) continue;
    await second.close();
    return first.port;
  }
}

async function listen(port: number): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No address');
  return { port: address.port, close: async () => void (await once(server.close(), 'close')) };
}
