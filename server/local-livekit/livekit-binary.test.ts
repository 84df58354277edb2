// The finder on machines made of a folder: what it takes first, what it installs, what it refuses, what it says.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLiveKit, installHint } from './livekit-binary.ts';
import { cachedBinary, livekitVersion } from './livekit-cache.ts';

let home: string;
let bin: string;
let said: string[];
const servers: Server[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'livekit-finder-'));
  bin = join(home, 'bin');
  mkdirSync(bin);
  said = [];
});

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  rmSync(home, { recursive: true, force: true });
});

function program(path: string, script: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** A machine that has nothing but what the test put on its PATH. */
function find(extra: { env?: NodeJS.ProcessEnv; platform?: NodeJS.Platform; arch?: string; releases?: string } = {}) {
  const { env, ...options } = extra;
  return findLiveKit({
    releases: 'http://127.0.0.1:9',
    platform: 'linux',
    arch: 'x64',
    ...options,
    env: { HOME: home, PATH: bin, ...env },
    report: (line) => said.push(line),
  });
}

const cached = () => cachedBinary({ HOME: home }, 'linux');
const archive = `livekit_${livekitVersion}_linux_amd64.tar.gz`;

function useTools(...names: string[]): void {
  for (const name of names) symlinkSync(execFileSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim(), join(bin, name));
}

/** LiveKit's download page, as far as the finder knows it. */
async function standInRelease(files: Record<string, string | Buffer>): Promise<string> {
  const server = createServer((request, response) => {
    const body = files[(request.url ?? '').replace(`/v${livekitVersion}/`, '')];
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  return `http://127.0.0.1:${address.port}`;
}

function packedRelease(): Buffer {
  program(join(home, 'release', 'livekit-server'), 'echo released');
  execFileSync('tar', ['-czf', join(home, archive), '-C', join(home, 'release'), 'livekit-server']);
  return readFileSync(join(home, archive));
}

test('a LiveKit that runs already comes before all others', async () => {
  program(join(bin, 'livekit-server'), '');
  expect(await find({ env: { LIVEKIT_URL: 'wss://livekit.example.org' } })).toEqual({ kind: 'running', url: 'wss://livekit.example.org' });
});

test('a livekit-server on the PATH comes before the cache, and the cache before any installation', async () => {
  program(join(bin, 'go'), 'exit 9');
  program(cached(), '');
  expect(await find()).toEqual({ kind: 'binary', path: cached() });
  const onPath = program(join(bin, 'livekit-server'), '');
  expect(await find()).toEqual({ kind: 'binary', path: onPath });
});

test('where Go is present LiveKit is built once, under its right name', async () => {
  program(
    join(bin, 'go'),
    `[ "$1" = version ] && exit 0\n[ "$*" = "install github.com/livekit/livekit-server/cmd/server@v${livekitVersion}" ] || exit 3\necho built > "$GOBIN/server"; ${'/bin/chmod'} 755 "$GOBIN/server"`,
  );
  expect(await find()).toEqual({ kind: 'binary', path: cached() });
  expect(readFileSync(cached(), 'utf8')).toBe('built\n');
  expect(readdirSync(dirname(cached()))).toEqual(['livekit-server']);
  expect(said.join('\n')).toMatch(/takes about two minutes/);
});

test('a release is unpacked when it matches its checksum', async () => {
  useTools('tar', 'gzip');
  const bytes = packedRelease();
  const sum = createHash('sha256').update(bytes).digest('hex');
  const releases = await standInRelease({ [archive]: bytes, 'checksums.txt': `${'0'.repeat(64)}  other.tar.gz\n${sum}  ${archive}\n` });
  expect(await find({ releases })).toEqual({ kind: 'binary', path: cached() });
  expect(execFileSync(cached(), { encoding: 'utf8' })).toBe('released\n');
  expect(readdirSync(dirname(cached()))).toEqual(['livekit-server']);
});

test('a release that does not match its checksum is not installed', async () => {
  useTools('tar', 'gzip');
  const releases = await standInRelease({ [archive]: packedRelease(), 'checksums.txt': `${'0'.repeat(64)}  ${archive}\n` });
  expect(await find({ releases })).toBeNull();
  expect(existsSync(cached())).toBe(false);
  expect(said.join('\n')).toMatch(/does not match its checksum/);
});

test('a failing step is said and the next one tried, down to Docker', async () => {
  program(join(bin, 'go'), '[ "$1" = version ] && exit 0\necho "no space left" >&2; exit 1');
  program(join(bin, 'docker'), 'echo 29.0');
  expect(await find()).toEqual({ kind: 'docker', image: `livekit/livekit-server:v${livekitVersion}` });
  expect(said.join('\n')).toMatch(/go install: failed: no space left/);
  expect(said.join('\n')).toMatch(/release archive: failed/);
});

test('where nothing works the one line that would install it is said', async () => {
  program(join(bin, 'docker'), 'echo "Cannot connect to the Docker daemon" >&2; exit 1');
  expect(await find({ platform: 'darwin', arch: 'arm64' })).toBeNull();
  expect(said.at(-1)).toContain('brew install livekit');
  expect(installHint('linux')).toContain('https://get.livekit.io');
  expect(said).toHaveLength(7);
});
