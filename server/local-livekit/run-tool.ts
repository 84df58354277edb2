// Runs a program of this machine to its end, for finding and installing LiveKit.
import { execFile } from 'node:child_process';

interface RunOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
}

/** What it printed; null where there is no such program. Throws, with its last words, when it fails. */
export function runTool(program: string, args: readonly string[], { env, timeoutMs }: RunOptions): Promise<string | null> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { env, timeout: timeoutMs, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else if (error.code === 'ENOENT') resolve(null);
      else reject(new Error(stderr.trim().split('\n').at(-1) || error.message, { cause: error }));
    });
  });
}
