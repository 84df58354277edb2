// A LiveKit server of our own on loopback, for the demo and the tests. It dies with the process that started it, also when that is killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { findLiveKit, type LiveKitSource } from './livekit-binary.ts';

export interface StartLiveKitOptions {
  /** Where LiveKit tells what happens: our server's `/api/livekit/webhook`. */
  readonly webhookUrl?: string;
  /** To come back on the same address with the same key after a stop. */
  readonly identity?: LiveKitIdentity;
  readonly report?: (line: string) => void;
  readonly env?: NodeJS.ProcessEnv;
}

export interface LiveKitIdentity {
  readonly port: number;
  readonly apiKey: string;
  readonly apiSecret: string;
}

export interface RunningLiveKit {
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** What `startLiveKit` takes to bring it back as it was; null for one that we did not start. */
  readonly identity: LiveKitIdentity | null;
  stop(): Promise<void>;
}

const startTimeoutMs = 20_000;
const attempts = 3;

/** Finds LiveKit, installs it where it must, starts it and waits until it answers. Null where there is none for this machine. */
export async function startLiveKit(options: StartLiveKitOptions = {}): Promise<RunningLiveKit | null> {
  const env = options.env ?? process.env;
  const report = options.report ?? (() => {});
  const source = await findLiveKit({ env, report });
  if (source === null) return null;
  if (source.kind === 'running') {
    return { url: source.url, apiKey: env.LIVEKIT_API_KEY ?? '', apiSecret: env.LIVEKIT_API_SECRET ?? '', identity: null, stop: async () => {} };
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(source, options.identity ?? (await newIdentity()), options.webhookUrl, env);
    } catch (error) {
      // Between the choice of a port and its use somebody else may take it.
      if (attempt === attempts) throw error;
    }
  }
}

async function newIdentity(): Promise<LiveKitIdentity> {
  return { port: await freePort(), apiKey: `API${randomBytes(6).toString('hex')}`, apiSecret: randomBytes(32).toString('base64url') };
}

type Startable = Exclude<LiveKitSource, { kind: 'running' }>;

async function startOnce(source: Startable, identity: LiveKitIdentity, webhookUrl: string | undefined, env: NodeJS.ProcessEnv): Promise<RunningLiveKit> {
  const rtc = { tcp: await freePort(), udp: await freePort() };
  const start = source.kind === 'binary' ? startBinary(source.path, identity, rtc, webhookUrl, env) : startDocker(source.image, identity, rtc, webhookUrl, env);
  const stop = () => end(start);
  try {
    await answers(start, identity.port);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `ws://127.0.0.1:${identity.port}`, apiKey: identity.apiKey, apiSecret: identity.apiSecret, identity, stop };
}

interface RtcPorts {
  readonly tcp: number;
  readonly udp: number;
}

/** Tried on loopback: without these settings LiveKit offers no candidate there. JSON is YAML enough. */
function configOf({ port, apiKey, apiSecret }: LiveKitIdentity, rtc: RtcPorts, webhookUrl: string | undefined, isContained: boolean): string {
  return JSON.stringify({
    port,
    bind_addresses: [isContained ? '0.0.0.0' : '127.0.0.1'],
    rtc: {
      tcp_port: rtc.tcp,
      udp_port: rtc.udp,
      node_ip: '127.0.0.1',
      use_external_ip: false,
      ...(isContained ? {} : { enable_loopback_candidate: true, interfaces: { includes: [process.platform === 'darwin' ? 'lo0' : 'lo'] } }),
    },
    keys: { [apiKey]: apiSecret },
    logging: { level: 'warn' },
    ...(webhookUrl === undefined ? {} : { webhook: { api_key: apiKey, urls: [webhookUrl] } }),
  });
}

/**
 * The shell between us holds the read end of our pipe: when we are gone, even by kill -9, the pipe ends and LiveKit with it.
 * LiveKit waits for its participants when asked politely, so it is not.
 */
const guard = 'exec 3<&0; "$0" & child=$!; { cat <&3 >/dev/null; kill -9 $child; } & watch=$!; wait $child; code=$?; kill -9 $watch 2>/dev/null; exit $code';

function startBinary(path: string, identity: LiveKitIdentity, rtc: RtcPorts, webhookUrl: string | undefined, env: NodeJS.ProcessEnv): ChildProcess {
  // In the environment and not in the arguments, where every user of the machine could read the secret.
  const childEnv = { ...env, LIVEKIT_CONFIG: configOf(identity, rtc, webhookUrl, false) };
  if (process.platform !== 'win32') return spawn('/bin/sh', ['-c', guard, path], { env: childEnv, stdio: 'pipe' });
  const child = spawn(path, [], { env: childEnv, stdio: 'pipe' });
  process.once('exit', () => child.kill());
  return child;
}

function startDocker(image: string, identity: LiveKitIdentity, rtc: RtcPorts, webhookUrl: string | undefined, env: NodeJS.ProcessEnv): ChildProcess {
  const publish = [`${identity.port}:${identity.port}`, `${rtc.tcp}:${rtc.tcp}`, `${rtc.udp}:${rtc.udp}/udp`].flatMap((ports) => ['-p', `127.0.0.1:${ports}`]);
  // Inside a container, loopback is the container: the host has a name there.
  const hook = webhookUrl?.replace(/127\.0\.0\.1|localhost/, 'host.docker.internal');
  const childEnv = { ...env, LIVEKIT_CONFIG: configOf(identity, rtc, hook, true) };
  const args = ['run', '--rm', '-i', '--add-host', 'host.docker.internal:host-gateway', '-e', 'LIVEKIT_CONFIG', ...publish, image];
  const child = spawn('docker', args, { env: childEnv, stdio: 'pipe' });
  process.once('exit', () => child.kill());
  return child;
}

/** Resolves at the first answer; rejects with LiveKit's last words when it ends before. */
async function answers(child: ChildProcess, port: number): Promise<void> {
  let words = '';
  const listen = (text: string) => {
    words = (words + text).slice(-4_000);
  };
  // It logs to the one and says why it cannot start on the other.
  for (const stream of [child.stderr, child.stdout]) stream?.setEncoding('utf8').on('data', listen);
  const over = new AbortController();
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`LiveKit ended with ${code}: ${words.trim()}`)));
  });
  const asked = (async () => {
    const deadline = performance.now() + startTimeoutMs;
    while (performance.now() < deadline && !over.signal.aborted) {
      const ok = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(1_000) }).then(
        (response) => response.ok,
        () => false,
      );
      if (ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`LiveKit did not answer within ${startTimeoutMs} ms: ${words.trim()}`);
  })();
  try {
    await Promise.race([ended, asked]);
  } finally {
    over.abort();
    ended.catch(() => {});
    asked.catch(() => {});
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // The end of its input is what the guard waits for; Docker and Windows know no guard.
  child.stdin?.end();
  if (process.platform === 'win32' || child.spawnfile === 'docker') child.kill();
  await ended;
}

const portTries = 100;

/**
 * A TCP port nobody listens on now. Below those that systems hand to outgoing connections, which would otherwise take it, or be connected to
 * themselves, while whoever is to listen there starts.
 */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < portTries; tried += 1) {
    const port = randomInt(20_000, 32_000);
    if (await mayListenOn(port)) return port;
  }
  throw new Error('no free port between 20000 and 32000');
}

function mayListenOn(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
