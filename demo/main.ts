// `npm run demo`: starts a portal beside a meeting server and a LiveKit, each where it would stand in real life, and says when a visitor may come.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { serve } from '@hono/node-server';
import { startLiveKit } from '../server/local-livekit/livekit-process.ts';
import { DataFolder, type PortalRegistration } from './data-folder.ts';
import { MeetingServer } from './meeting-server.ts';
import { addPortal, startMeetingServer } from './meeting-server-process.ts';
import { chama } from './people.ts';
import { createPortal } from './portal.ts';
import { offerSampleMeetings } from './sample-meetings.ts';

const port = Number(process.env.PORT ?? 8080);
const origin = `http://127.0.0.1:${port}`;
/** The same portal by another name: browsers keep its cookies apart, so a second person may sign in there. */
const otherDoor = `http://localhost:${port}`;
const meetingServer = `http://127.0.0.1:${port + 1}`;
const slug = `tumaini-${port}`;
const begin = performance.now();

/** How to stop what runs, in the order it was started. */
const stops: (() => Promise<void> | void)[] = [];
let isStopping = false;

function tell(part: string, what: string): void {
  console.log(`${part.padEnd(15)} ${what} (${((performance.now() - begin) / 1000).toFixed(1)} s)`);
}

/** Where it was looked for in vain is no news; what takes time is. */
function tellOfLiveKit(line: string): void {
  if (!line.endsWith('not there')) tell('LiveKit', line.replace(/^LiveKit: /, ''));
}

async function start(): Promise<void> {
  const data = new DataFolder(resolve(process.env.DATA_DIR ?? 'data/demo'));
  await data.open({ isFresh: process.argv.includes('--fresh') });

  await promisify(execFile)(process.execPath, [join(import.meta.dirname, '../widget/build.ts')]);
  tell('Widget', 'built into dist/embed');

  const liveKit = await startLiveKit({ webhookUrl: `${meetingServer}/api/livekit/webhook`, report: tellOfLiveKit });
  if (liveKit) stops.push(() => liveKit.stop());
  tell('LiveKit', liveKit ? liveKit.url : 'none: meetings run without sound and picture');

  const environment = {
    HOST: '127.0.0.1',
    PORT: String(port + 1),
    PUBLIC_URL: meetingServer,
    DATA_DIR: data.path,
    DATABASE_URL: undefined,
    REDIS_URL: undefined,
    ...(liveKit ? { LIVEKIT_URL: liveKit.url, LIVEKIT_API_KEY: liveKit.apiKey, LIVEKIT_API_SECRET: liveKit.apiSecret } : {}),
  };
  const keys = (await data.registration(port)) ?? (await register(data, environment));
  const server = await startMeetingServer(meetingServer, environment);
  stops.push(() => server.stop());
  void server.gone.then(() => {
    if (!isStopping) void stop(1, 'The meeting server has gone.');
  });
  tell('Meeting server', `${meetingServer}, embedded database in ${data.path}`);

  const client = new MeetingServer({ ...keys, meetingServer });
  await client.pushRoll();
  await offerSampleMeetings(client);
  tell('Meetings', `scheduled for ${chama.name}`);

  const portal = serve({ fetch: createPortal({ ...keys, meetingServer, liveKit: liveKit?.url, otherDoor }).fetch, port, hostname: '127.0.0.1' });
  await once(portal, 'listening');
  stops.push(() => void portal.close());
  tell('Portal', origin);
  console.log(`Ready: ${origin}/`);
}

async function register(data: DataFolder, environment: Readonly<Record<string, string | undefined>>): Promise<PortalRegistration> {
  const { jwtSecret, apiKey } = await addPortal(environment, { slug, name: `${chama.name} portal`, origins: [origin, otherDoor] });
  const registration = { slug, jwtSecret, apiKey, cookieSecret: randomBytes(32).toString('base64url') };
  await data.keep(port, registration);
  tell('Portal', `registered as ${slug}`);
  return registration;
}

async function stop(code: number, reason?: string): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  if (reason) console.error(reason);
  for (const end of stops.toReversed()) await end();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
start().catch((error: unknown) => stop(1, error instanceof Error ? error.message : String(error)));
