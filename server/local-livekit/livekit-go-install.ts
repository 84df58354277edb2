// Builds LiveKit from source where Go is present: needs no release for this system, and a minute or two.
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type FinderContext, livekitVersion, makeWorkFolder } from './livekit-cache.ts';
import { runTool } from './run-tool.ts';

const buildTimeoutMs = 15 * 60_000;
const stillBuildingEveryMs = 20_000;

/** The installed binary; null where there is no Go. */
export async function installWithGo(context: FinderContext): Promise<string | null> {
  const { env, report, platform, cached } = context;
  if ((await runTool('go', ['version'], { env, timeoutMs: 10_000 })) === null) return null;
  report(`LiveKit: building v${livekitVersion} with go install; this happens once and takes about two minutes on two cores`);
  const folder = await makeWorkFolder(cached);
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const timer = setInterval(() => report(`LiveKit: still building, ${seconds()} s`), stillBuildingEveryMs);
  try {
    await runTool('go', ['install', `github.com/livekit/livekit-server/cmd/server@v${livekitVersion}`], {
      env: { ...env, GOBIN: folder },
      timeoutMs: buildTimeoutMs,
    });
    await rename(join(folder, platform === 'win32' ? 'server.exe' : 'server'), cached);
  } finally {
    clearInterval(timer);
    await rm(folder, { recursive: true, force: true });
  }
  report(`LiveKit: built in ${seconds()} s`);
  return cached;
}
