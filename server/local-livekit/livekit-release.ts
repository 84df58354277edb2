// Fetches LiveKit's own release for this system and checks it against the release's checksums before anything of it is unpacked.
import { createHash } from 'node:crypto';
import { chmod, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type FinderContext, livekitVersion, makeWorkFolder } from './livekit-cache.ts';
import { runTool } from './run-tool.ts';

const downloadTimeoutMs = 5 * 60_000;
const releaseArch: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64', arm: 'armv7' };

/** The installed binary; null where LiveKit releases nothing for this system. */
export async function installRelease(context: FinderContext): Promise<string | null> {
  const archive = archiveName(context.platform, context.arch);
  if (archive === null) return null;
  const { report, releases, cached, env } = context;
  const release = `${releases}/v${livekitVersion}`;
  report(`LiveKit: downloading ${release}/${archive}`);
  const expected = checksumOf(archive, (await download(`${release}/checksums.txt`)).toString('utf8'));
  const bytes = await download(`${release}/${archive}`);
  if (createHash('sha256').update(bytes).digest('hex') !== expected) throw new Error(`${archive} does not match its checksum; nothing was installed`);
  const folder = await makeWorkFolder(cached);
  try {
    await writeFile(join(folder, archive), bytes);
    // Windows has had a tar that reads zip since 2018; everybody else's archive is a tar.
    if ((await runTool('tar', ['-xf', join(folder, archive), '-C', folder], { env, timeoutMs: 60_000 })) === null)
      throw new Error('there is no tar to unpack it');
    await chmod(join(folder, basename(cached)), 0o755);
    await rename(join(folder, basename(cached)), cached);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return cached;
}

function archiveName(platform: NodeJS.Platform, arch: string): string | null {
  const cpu = releaseArch[arch];
  if (cpu === undefined || (platform !== 'linux' && platform !== 'win32')) return null;
  return platform === 'win32' ? `livekit_${livekitVersion}_windows_${cpu}.zip` : `livekit_${livekitVersion}_linux_${cpu}.tar.gz`;
}

/** Lines of `<sha256>  <file>`. */
function checksumOf(archive: string, checksums: string): string {
  const line = checksums
    .split('\n')
    .map((text) => text.trim().split(/\s+/))
    .find(([, file]) => file === archive);
  if (!line?.[0]) throw new Error(`the release's checksums do not name ${archive}`);
  return line[0].toLowerCase();
}

async function download(url: string): Promise<Buffer> {
  const response = await fetch(url, { signal: AbortSignal.timeout(downloadTimeoutMs) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}
