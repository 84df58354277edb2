// The LiveKit version this house is tested with, and where an installed one is kept. Finding it: livekit-binary.ts.
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

export const livekitVersion = '1.13.5';

export interface FinderOptions {
  readonly env: NodeJS.ProcessEnv;
  /** One line for a person, about what is being done. */
  readonly report: (line: string) => void;
  readonly platform?: NodeJS.Platform;
  readonly arch?: string;
  /** Where releases are downloaded from; tests put a stand-in here. */
  readonly releases?: string;
}

/** What every step of the finder knows of this machine. */
export interface FinderContext extends Required<FinderOptions> {
  /** The binary's place in the cache. */
  readonly cached: string;
}

/** Outside node_modules, so that `npm ci` does not throw two minutes of building away. */
export function cachedBinary(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const base = env.XDG_CACHE_HOME || (platform === 'win32' && env.LOCALAPPDATA) || join(env.HOME || homedir(), '.cache');
  return join(base, 'chama-meet', 'livekit', `v${livekitVersion}`, binaryName(platform));
}

export function binaryName(platform: NodeJS.Platform): string {
  return platform === 'win32' ? 'livekit-server.exe' : 'livekit-server';
}

/** A folder of this process beside the cached binary: half an installation is never found by another process. */
export async function makeWorkFolder(cached: string): Promise<string> {
  const folder = `${cached}.${process.pid}.part`;
  await mkdir(folder, { recursive: true });
  return folder;
}
