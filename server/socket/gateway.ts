// The door for sockets: who may connect, what they are told first, and when they are sent away. What they ask for: command-pipeline.ts.
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import { z } from 'zod';
import { type ErrorCode, isRetryable } from '../../protocol/errors.ts';
import type { MeetingId, ParticipantId } from '../../protocol/ids.ts';
import type { MemberIdentity } from '../app/authentication.ts';
import type { LiveMeetings } from '../app/live-meetings.ts';
import type { MeetingDoor } from '../app/meeting-door.ts';
import type { SignsOfLife } from '../app/signs-of-life.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../deps.ts';
import { Failure } from '../domain/failure.ts';
import { newId } from '../ids.ts';
import type { SocketBroadcaster } from './broadcaster.ts';
import { Cluster } from './cluster.ts';
import { CommandPipeline } from './command-pipeline.ts';
import { Connection, type MeetingServer, type MeetingSocket } from './connection.ts';
import { ConnectionWatch } from './connection-watch.ts';
import { RateLimits } from './rate-limits.ts';

export interface GatewayTools {
  /** Listening or not yet; sockets share its port. */
  readonly server: HttpServer;
  readonly live: LiveMeetings;
  readonly signsOfLife: SignsOfLife;
  readonly broadcaster: SocketBroadcaster;
  readonly door: MeetingDoor;
  readonly authenticate: (token: string) => Promise<MemberIdentity>;
  readonly isRegisteredOrigin: (origin: string) => Promise<boolean>;
  /** Asked each time: it may depend on the port that was free. */
  readonly publicUrl: () => string;
  readonly redisUrl?: string | undefined;
  readonly nodeId: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Multiplies every rate limit; for load tests. */
  readonly limitScale?: number | undefined;
}

export const socketPath = '/socket.io';
const frameLimitBytes = 64 * 1024;
/** Far more tabs and devices than anybody has; the newest stay. */
const connectionsOfOne = 30;
/** How long a leaving server waits for its goodbyes to be read. */
const farewellMs = 2_000;

const handshake = z.object({
  token: z.string().max(16_000),
  meetingId: z.string().max(64),
  since: z.int().min(0).optional().catch(undefined),
  takeOver: z.boolean().optional().catch(undefined),
});

export class Gateway {
  readonly #tools: GatewayTools;
  readonly #io: MeetingServer;
  readonly #cluster: Cluster | null;
  readonly #pipeline: CommandPipeline;
  readonly #watch: ConnectionWatch;
  /** Closings under way: a clean end waits for them. */
  readonly #farewells = new Set<Promise<void>>();
  #isClosing = false;

  constructor(tools: GatewayTools) {
    const { redisUrl, nodeId, log, live, broadcaster, clock } = tools;
    const limits = new RateLimits(tools.limitScale);
    this.#tools = tools;
    this.#cluster = redisUrl === undefined ? null : new Cluster({ redisUrl, nodeId, log, absorb: (meetingId, commit) => live.absorb(meetingId, commit) });
    this.#io = new Server({
      ...serverOptions,
      allowRequest: (request, answer) => void this.#judgeOrigin(request, answer),
      ...(this.#cluster ? { adapter: this.#cluster.adapter } : {}),
    });
    this.#pipeline = new CommandPipeline({ live, broadcaster, limits, clock, log });
    this.#watch = new ConnectionWatch({ ...tools, limits });
    broadcaster.attach(this.#io, this.#cluster);
  }

  start(): void {
    this.#io.use((socket, next) => void this.#judge(socket, next));
    this.#io.on('connection', (socket) => this.#welcome(socket));
    this.#io.on('participant:elsewhere', (meetingId, participantId) => this.#hangUp(meetingId, participantId));
    this.#io.attach(this.#tools.server);
    this.#cluster?.start();
    this.#watch.start();
  }

  get connectionCount(): number {
    return this.#watch.connections.size;
  }

  /** Sends everybody to another node, writes down when they were last seen, and lets go of Redis. The HTTP server stays the caller's. */
  async close(): Promise<void> {
    this.#isClosing = true;
    for (const connection of this.#watch.connections) connection.close('shutting-down');
    // Who does not read their goodbye is not waited for.
    const impatience = setTimeout(() => this.#io.local.disconnectSockets(true), farewellMs);
    await this.#watch.empty();
    clearTimeout(impatience);
    await Promise.all(this.#farewells);
    await this.#watch.stop();
    this.#tools.broadcaster.stop();
    this.#io.engine.close();
    await this.#cluster?.close();
  }

  /** Pages of our own and of registered portals; no origin at all is a native client. A header may lie outside browsers, and gains nothing: the token decides. */
  async #judgeOrigin({ headers: { origin } }: IncomingMessage, answer: (problem: string | null, isWelcome: boolean) => void): Promise<void> {
    try {
      const isWelcome =
        origin === undefined || origin === new URL(this.#tools.publicUrl()).origin || (origin !== 'null' && (await this.#tools.isRegisteredOrigin(origin)));
      answer(isWelcome ? null : 'origin not registered', isWelcome);
    } catch (error) {
      this.#tools.log.warn({ err: error }, 'an origin could not be checked');
      answer('unavailable', false);
    }
  }

  async #judge(socket: MeetingSocket, next: (refusal?: Error) => void): Promise<void> {
    try {
      await this.#admit(socket);
      next();
    } catch (error) {
      const code = codeOf(error, this.#tools.log);
      if (!isRetryable(code) && code !== 'internal') return next(Object.assign(new Error(new Failure(code).message), { data: { code } }));
      // A refusal is final to socket.io-client; a connection that breaks is tried again by itself.
      this.#tools.log.warn({ err: error }, 'a handshake could not be judged');
      socket.conn.close();
    }
  }

  async #admit(socket: MeetingSocket): Promise<void> {
    if (this.#isClosing) throw new Failure('unavailable', { retryAfterMs: 1_000 });
    const auth = handshake.safeParse(socket.handshake.auth);
    if (!auth.success) throw new Failure(auth.error.issues[0]?.path[0] === 'meetingId' ? 'not-found' : 'unauthenticated');
    const { token, since, takeOver = false } = auth.data;
    const identity = await this.#tools.authenticate(token);
    if (identity.expiresAt <= this.#tools.clock.now()) throw new Failure('unauthenticated');
    const { participantId, chamaUuid, isOfficer } = await this.#tools.door.admit(identity, auth.data.meetingId);
    const { portalId, userId, memberId, expiresAt } = identity;
    socket.data = {
      member: { portalId, userId, chamaUuid, tokenExpiresAt: expiresAt, actor: { kind: 'member', portalId, userId, memberId, isOfficer } },
      meetingId: auth.data.meetingId.toLowerCase(),
      participantId,
      since,
      takeOver,
    };
  }

  #welcome(socket: MeetingSocket): void {
    const connection = new Connection(newId(), socket, this.#tools.clock.now());
    const { id, meetingId, participantId, member } = connection;
    const who = { portalId: member.portalId, meetingId, participantId };
    const release = this.#tools.live.hold(meetingId);
    // Client events end here: none reaches the emitter, where an event named `error` would throw.
    socket.use((event) => this.#pipeline.take(connection, event));
    this.#watch.add(connection);
    const begun = this.#tools.signsOfLife.socketOpened(id, who).then(() => this.#begin(connection));
    begun.catch((error: unknown) => connection.close(codeOf(error, this.#tools.log)));
    socket.on('disconnect', () => {
      this.#tools.broadcaster.leave(connection);
      this.#watch.remove(connection);
      const farewell = begun
        .catch(() => undefined)
        .then(() => this.#watch.writeFarewell(id, who))
        .finally(release);
      this.#farewells.add(farewell);
      void farewell.finally(() => this.#farewells.delete(farewell));
    });
  }

  /** Tells what the client does not know yet, and from there on everything: nothing comes in between, as nothing waits in between. */
  async #begin(connection: Connection): Promise<void> {
    const { live, broadcaster } = this.#tools;
    const { meetingId, participantId, socket } = connection;
    const { since, takeOver } = socket.data;
    if (since !== undefined) await live.since(meetingId, participantId, since);
    const state = live.peek(meetingId);
    const replay = live.sinceNow(meetingId, participantId, since);
    if (!state || !replay) throw new Failure('unavailable');
    if (!connection.isOpen) return;
    if (state.people.get(participantId)?.isRemoved) return connection.close('removed');
    broadcaster.join(connection, state);
    const mine = broadcaster.connectionsOf(meetingId, participantId);
    if (mine.length > connectionsOfOne) mine.find(({ isOpen }) => isOpen)?.close('duplicate');
    if ('snapshot' in replay) socket.emit('meeting:snapshot', replay.snapshot);
    else for (const commit of replay.commits) socket.emit('meeting:commit', commit);
    if (takeOver) this.#takeOver(connection);
  }

  /** On this node and on every other: whoever else speaks for the person hangs up. */
  #takeOver(connection: Connection): void {
    const { meetingId, participantId } = connection;
    this.#hangUp(meetingId, participantId, connection);
    if (this.#cluster) this.#io.serverSideEmit('participant:elsewhere', meetingId, participantId);
  }

  #hangUp(meetingId: MeetingId, participantId: ParticipantId, except?: Connection): void {
    for (const connection of this.#tools.broadcaster.connectionsOf(meetingId, participantId)) {
      if (connection !== except) connection.close('duplicate');
    }
  }
}

const serverOptions = {
  path: socketPath,
  transports: ['websocket'] as 'websocket'[],
  maxHttpBufferSize: frameLimitBytes,
  connectTimeout: 10_000,
  pingInterval: 10_000,
  pingTimeout: 10_000,
  perMessageDeflate: false,
  httpCompression: false,
  serveClient: false,
  allowEIO3: false,
};

function codeOf(error: unknown, log: Log): ErrorCode {
  if (error instanceof Failure) return error.code;
  log.error({ err: error }, 'a connection could not begin');
  return 'internal';
}
