// Where a LiveKit server comes from on this machine: one list, tried from the top, each step said aloud. Starting it: livekit-process.ts.
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { binaryName, cachedBinary, type FinderContext, type FinderOptions, livekitVersion } from './livekit-cache.ts';
import { installWithGo } from './livekit-go-install.ts';
import { installRelease } from './livekit-release.ts';
import { runTool } from './run-tool.ts';

/** What can be started, or what runs already. */
export type LiveKitSource =
  | { readonly kind: 'running'; readonly url: string }
  | { readonly kind: 'binary'; readonly path: string }
  | { readonly kind: 'docker'; readonly image: string };

interface Step {
  readonly name: string;
  /** Null: not here, go on. Throwing says the same, with a reason. */
  readonly find: (context: FinderContext) => Promise<LiveKitSource | null>;
}

const steps: readonly Step[] = [
  { name: 'LIVEKIT_URL', find: async ({ env }) => (env.LIVEKIT_URL ? { kind: 'running', url: env.LIVEKIT_URL } : null) },
  {
    name: 'livekit-server on the PATH',
    find: ({ env, platform }) => firstRunnable((env.PATH ?? '').split(delimiter).map((folder) => join(folder, binaryName(platform)))),
  },
  { name: 'the cache', find: ({ cached }) => firstRunnable([cached]) },
  { name: 'go install', find: async (context) => asBinary(await installWithGo(context)) },
  { name: 'the release archive', find: async (context) => asBinary(await installRelease(context)) },
  { name: 'Docker', find: ({ env }) => findDocker(env) },
];

/** The first that works; null where none does, after saying how one would be installed here. */
export async function findLiveKit(options: FinderOptions): Promise<LiveKitSource | null> {
  const platform = options.platform ?? process.platform;
  const context: FinderContext = {
    arch: process.arch,
    releases: 'https://github.com/livekit/livekit/releases/download',
    ...options,
    platform,
    cached: cachedBinary(options.env, platform),
  };
  for (const { name, find } of steps) {
    const reason = (error: unknown) => `failed: ${error instanceof Error ? error.message : String(error)}`;
    let outcome = 'not there';
    const source = await find(context).catch((error: unknown) => {
      outcome = reason(error);
      return null;
    });
    options.report(`LiveKit: ${name}: ${source ? describe(source) : outcome}`);
    if (source) return source;
  }
  options.report(`LiveKit: none found, so meetings run without sound and pictures. To install it: ${installHint(platform)}`);
  return null;
}

export function installHint(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'brew install livekit';
  if (platform === 'win32')
    return `download livekit_${livekitVersion}_windows_amd64.zip from https://github.com/livekit/livekit/releases and put livekit-server.exe on the PATH`;
  return 'curl -sSL https://get.livekit.io | bash';
}

function describe(source: LiveKitSource): string {
  if (source.kind === 'binary') return source.path;
  return source.kind === 'running' ? source.url : source.image;
}

async function firstRunnable(paths: readonly string[]): Promise<LiveKitSource | null> {
  for (const path of paths) {
    const isRunnable = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isRunnable) return { kind: 'binary', path };
  }
  return null;
}

function asBinary(path: string | null): LiveKitSource | null {
  return path === null ? null : { kind: 'binary', path };
}

async function findDocker(env: NodeJS.ProcessEnv): Promise<LiveKitSource | null> {
  const answer = await runTool('docker', ['version', '--format', '{{.Server.Version}}'], { env, timeoutMs: 5_000 });
  if (answer === null) return null;
  return { kind: 'docker', image: `livekit/livekit-server:v${livekitVersion}` };
}
