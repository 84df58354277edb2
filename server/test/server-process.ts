// The server as an operator runs it, in a process of its own that a test may kill. For a server inside the test's process: harness.ts.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../local-livekit/livekit-process.ts';
import { eventually } from './eventually.ts';

const main = join(import.meta.dirname, '..', 'main.ts');

export class ServerProcess {
  readonly port: number;
  readonly url: string;
  readonly #env: Readonly<Record<string, string>>;
  #child: ChildProcess | null = null;
  #output = '';

  private constructor(port: number, env: Readonly<Record<string, string>>) {
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.#env = env;
  }

  /** Keeps its port over kills, so that clients find it again. */
  static async start(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
    const server = new ServerProcess(await freePort(), env);
    await server.startAgain();
    return server;
  }

  async startAgain(): Promise<void> {
    const { PATH = '', HOME = '' } = process.env;
    const env = { PATH, HOME, NODE_NO_WARNINGS: '1', LOG_LEVEL: 'warn', HOST: '127.0.0.1', PORT: `${this.port}`, ...this.#env };
    const child = spawn(process.execPath, [main, '--dev'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    this.#output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data: Buffer) => {
        this.#output = (this.#output + data.toString()).slice(-20_000);
      });
    }
    await eventually('the server is ready', () => this.#isReady(child), 60_000);
  }

  /** What it wrote, for a test that fails. */
  get output(): string {
    return this.#output;
  }

  get isRunning(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child || !this.isRunning) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  async #isReady(child: ChildProcess): Promise<boolean> {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${this.#output}`);
    try {
      return (await fetch(`${this.url}/readyz`)).ok;
    } catch {
      // Nobody listens yet.
      return false;
    }
  }
}
