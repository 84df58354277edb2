// The composition root: every room of the house is built here and handed what it needs. The only place where they all meet.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Admissions } from './app/admissions.ts';
import { Attendance } from './app/attendance.ts';
import { Authentication } from './app/authentication.ts';
import { Conversations } from './app/conversations.ts';
import { Directory } from './app/directory.ts';
import { every } from './app/every.ts';
import { Health } from './app/health.ts';
import { LiveMeetings } from './app/live-meetings.ts';
import { MediaInbox } from './app/media-inbox.ts';
import { MediaReconciler } from './app/media-reconciler.ts';
import { MeetingChanges } from './app/meeting-changes.ts';
import { MeetingDoor } from './app/meeting-door.ts';
import { Meetings } from './app/meetings.ts';
import { PortalRegistry } from './app/portal-registry.ts';
import { RecordedReplies } from './app/recorded-replies.ts';
import { Recordings } from './app/recordings.ts';
import { RollFollower } from './app/roll-follower.ts';
import { SignsOfLife } from './app/signs-of-life.ts';
import { Sweeper } from './app/sweeper.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Log } from './deps.ts';
import { createApp } from './http/app.ts';
import type { HttpTools } from './http/http-tools.ts';
import { type LimitRules, RequestLimits } from './http/limits.ts';
import { Metrics } from './http/metrics.ts';
import { newId } from './ids.ts';
import { openJobs } from './jobs/jobs.ts';
import { createLog } from './log.ts';
import type { MediaService } from './media/media-service.ts';
import { noMedia } from './media/no-media.ts';
import { SocketBroadcaster } from './socket/broadcaster.ts';
import { Gateway } from './socket/gateway.ts';
import { type Database, openDatabase } from './store/database.ts';

/** What a test or a benchmark replaces. */
export interface Overrides {
  readonly clock?: Clock;
  readonly log?: Log;
  readonly limits?: LimitRules;
  /** Multiplies the sockets' rate limits. */
  readonly limitScale?: number;
  readonly embedFolder?: string;
}

export interface RunningServer {
  /** Where it can be reached from this machine. */
  readonly url: string;
  readonly port: number;
  readonly nodeId: string;
  /** Takes nothing new, finishes what began, and lets go of everything. */
  close(): Promise<void>;
}

interface Ground {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly nodeId: string;
  readonly publicUrl: () => string;
}

/** How often meetings that invite the chama are compared with its roll; the first time at the start. */
const rollSweepMs = 5 * 60_000;

/** What to undo, the last first. */
class Closing {
  readonly #steps: (() => Promise<void> | void)[] = [];
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  add(step: () => Promise<void> | void): void {
    this.#steps.push(step);
  }

  /** One step that fails must not keep the others from letting go. */
  async run(): Promise<void> {
    for (const step of this.#steps.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        this.#log.error({ err: error }, 'something could not be closed');
      }
    }
  }
}

export async function composeServer(config: Config, overrides: Overrides = {}): Promise<RunningServer> {
  const log = overrides.log ?? createLog(config.logLevel);
  const closing = new Closing(log);
  const listener = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 10_000 });
  const ground: Ground = {
    config,
    clock: overrides.clock ?? systemClock,
    log,
    nodeId: newId(),
    publicUrl: () => config.publicUrl ?? urlOf(config, listener),
  };
  try {
    hangDoors(ground, overrides, await layFoundation(ground, closing), listener, closing);
    await listen(listener, config);
  } catch (error) {
    await closing.run();
    throw error;
  }
  log.info({ url: urlOf(config, listener), nodeId: ground.nodeId, media: config.livekit !== null }, 'the meeting server listens');
  return { url: urlOf(config, listener), port: portOf(listener), nodeId: ground.nodeId, close: () => closing.run() };
}

/** Everything below the doors: what holds the data, and what happens without anybody asking. */
interface Foundation {
  readonly database: Database;
  readonly media: MediaService;
  readonly broadcaster: SocketBroadcaster;
  readonly live: LiveMeetings;
  readonly inbox: MediaInbox;
}

async function layFoundation({ config, clock, log, nodeId }: Ground, closing: Closing): Promise<Foundation> {
  const database = await openDatabase({
    ...(config.databaseUrl === null ? { dataDir: config.dataDir } : { databaseUrl: config.databaseUrl }),
    log,
    migrateOnStart: config.migrateOnStart,
    allowSuperuser: config.isDevelopment,
  });
  closing.add(() => database.close());
  const media = await openMedia(config, log, clock);
  closing.add(() => media.close());
  const jobs = await openJobs({ database, databaseUrl: config.databaseUrl ?? undefined, log });
  closing.add(() => jobs.stop());
  const broadcaster = new SocketBroadcaster(clock);
  // Every node asks LiveKit for itself, so each tells its own.
  media.watch((available) => broadcaster.tellAll({ type: 'media', available }));
  const live = new LiveMeetings({ db: database, broadcaster, clock, log, nodeId, enqueueEffects: jobs.enqueueEffects });
  const sweeper = new Sweeper({ db: database, live, clock, log, nodeId });
  await sweeper.start();
  closing.add(() => live.close());
  closing.add(() => sweeper.stop());
  const reconciler = new MediaReconciler({ database, media, clock, log, nodeId });
  const inbox = new MediaInbox({ database, reconciler, verify: media.verifyWebhook, clock, log });
  await jobs.start({ media, database, reconciler, inbox });
  return { database, media, broadcaster, live, inbox };
}

/** HTTP and sockets on one port, asking the same people who they are. */
function hangDoors(ground: Ground, overrides: Overrides, foundation: Foundation, listener: Server, closing: Closing): void {
  const { config, clock, log, nodeId, publicUrl } = ground;
  const { database, broadcaster, live, inbox } = foundation;
  const portals = new PortalRegistry(database, clock);
  const follower = new RollFollower({ database, live, log });
  const sweeping = new AbortController();
  const rolls = every(rollSweepMs, sweeping.signal, log, 'rolls', () => follower.sweep());
  closing.add(() => rolls);
  closing.add(() => sweeping.abort());
  const authentication = new Authentication({ database, portals, clock, follow: (portalId, changes) => follower.follow(portalId, changes) });
  const health = new Health({ database, clock, log });
  health.start();
  closing.add(() => health.stop());
  const gateway = new Gateway({
    server: listener,
    live,
    signsOfLife: new SignsOfLife({ live, clock, nodeId }),
    broadcaster,
    door: new MeetingDoor(database, live),
    authenticate: (token) => authentication.authenticate(token),
    isRegisteredOrigin: (origin) => portals.isRegisteredOrigin(origin),
    publicUrl,
    redisUrl: config.redisUrl ?? undefined,
    nodeId,
    clock,
    log,
    limitScale: overrides.limitScale,
  });
  serve(listener, {
    ...useCasesOf(ground, foundation),
    directory: new Directory({ database, clock, follower }),
    authentication,
    portals,
    health,
    metrics: new Metrics([{ name: 'chama_meet_sockets', help: 'Open sockets', read: () => gateway.connectionCount }]),
    mediaInbox: config.livekit === null ? null : inbox,
    limits: new RequestLimits(overrides.limits),
    clock,
    log,
    trustProxy: config.trustProxy,
    metricsToken: config.metricsToken,
    embedFolder: overrides.embedFolder ?? join(import.meta.dirname, '../dist/embed/v1'),
    isSecure: config.publicUrl?.startsWith('https:') ?? false,
  });
  gateway.start();
  closing.add(() => stopListening(listener));
  closing.add(() => gateway.close());
  closing.add(() => health.drain());
}

function useCasesOf({ clock, log, publicUrl }: Ground, { database, live, media }: Foundation) {
  return {
    meetings: new Meetings({ database, clock }),
    changes: new MeetingChanges({ database, live }),
    admissions: new Admissions({ database, live, media, log, publicUrl }),
    attendance: new Attendance({ database, clock }),
    conversations: new Conversations({ database }),
    recordings: new Recordings({ database }),
    recordedReplies: new RecordedReplies({ database, clock }),
  };
}

/** LiveKit's SDK is loaded only where there is a LiveKit. */
async function openMedia({ livekit }: Config, log: Log, clock: Clock): Promise<MediaService> {
  if (livekit === null) return noMedia;
  const { createMedia } = await import('./media/livekit.ts');
  const media = createMedia(livekit, log, clock);
  // So that whoever joins first is not told that there is no media.
  await media.probe();
  return media;
}

function serve(listener: Server, tools: HttpTools): void {
  const app = createApp(tools);
  const answer = getRequestListener((request, env) => app.fetch(request, env), { overrideGlobalObjects: false });
  listener.on('request', (incoming, outgoing) => void answer(incoming, outgoing));
}

async function listen(listener: Server, { host, port }: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, host, () => {
      listener.off('error', reject);
      resolve();
    });
  });
}

/** Requests under way are answered; who keeps a connection open for nothing is hung up on. */
async function stopListening(listener: Server): Promise<void> {
  if (!listener.listening) return;
  const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
  listener.closeIdleConnections();
  const impatience = setTimeout(() => listener.closeAllConnections(), 5_000);
  await closed;
  clearTimeout(impatience);
}

function portOf(listener: Server): number {
  const address: AddressInfo | string | null = listener.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

function urlOf({ host }: Config, listener: Server): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${portOf(listener)}`;
}
