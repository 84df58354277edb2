// Members of a chama as a test has them: they speak only the public surface, REST by fetch and the wire by a plain socket.io-client.
import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { io, type Socket } from 'socket.io-client';
import type { CommandInput, CommandName, ResultOf } from '../../protocol/commands.ts';
import type { Fact, FactFor, FactType } from '../../protocol/facts.ts';
import type { ChamaRole } from '../../protocol/meeting.ts';
import type { Ack, ClientToServer, Commit, ServerToClient, Signal, Snapshot, SyncAnswer } from '../../protocol/socket.ts';
import { fold, type MeetingView } from '../../protocol/view.ts';
import { newId } from '../ids.ts';

/** A portal as the server knows it, with what only its back end has. */
export interface TestPortal {
  readonly slug: string;
  readonly jwtSecret: string;
  readonly apiKey: string;
  readonly origin: string;
}

export interface Reply<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

export interface TokenChanges {
  readonly name?: string;
  readonly expiresInSeconds?: number;
  readonly claims?: Record<string, unknown>;
  readonly secret?: string;
}

/** How long anything may take before a test calls it lost. */
export const deadlineMs = 15_000;

export class Person {
  readonly name: string;
  readonly memberId: string;
  readonly role: ChamaRole;
  readonly chamaId: string;
  readonly portal: TestPortal;
  /** Where the server is; changes when it is started again elsewhere. */
  url: string;

  constructor(portal: TestPortal, url: string, { name, role, chamaId }: { name: string; role: ChamaRole; chamaId: string }) {
    this.portal = portal;
    this.url = url;
    this.name = name;
    this.role = role;
    this.chamaId = chamaId;
    this.memberId = name.toLowerCase();
  }

  token({ name = this.name, expiresInSeconds = 3_600, claims = {}, secret = this.portal.jwtSecret }: TokenChanges = {}): Promise<string> {
    const now = Math.floor(performance.timeOrigin / 1000 + performance.now() / 1000);
    const standard = { iss: this.portal.slug, aud: 'chama-meet', sub: this.memberId, iat: now, exp: now + expiresInSeconds };
    const chamas = [{ id: this.chamaId, role: this.role }];
    return new SignJWT({ ...standard, name, chamas, ...claims }).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret));
  }

  async request<T = Record<string, unknown>>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply<T>> {
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${await this.token()}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(deadlineMs),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? ({} as T) : parseBody<T>(text), headers: response.headers };
  }

  /** A socket to the meeting, once it was told where the meeting stands. */
  async connect(meetingId: string, options: SeatOptions = {}): Promise<Seat> {
    const seat = new Seat(this, meetingId, options);
    await seat.ready;
    return seat;
  }
}

/** CSV, calendars and pages come as text. */
function parseBody<T>(text: string): T {
  try {
    return JSON.parse(text);
  } catch {
    return text as T;
  }
}

export interface SeatOptions {
  readonly since?: number;
  readonly takeOver?: boolean;
  readonly token?: string;
  readonly url?: string;
  readonly origin?: string;
  /** Comes back by itself after a lost connection, with `since`, as docs/protocol.md tells. */
  readonly reconnects?: boolean;
}

type Client = Socket<ServerToClient, ClientToServer>;
type AnyEmit = (event: string, payload: unknown) => Promise<Ack>;

/** One person's socket to one meeting, and the view it folds from what it hears. */
export class Seat {
  readonly person: Person;
  readonly socket: Client;
  view: MeetingView | null = null;
  version = -1;
  readonly facts: Fact[] = [];
  readonly commits: Commit[] = [];
  readonly snapshots: Snapshot[] = [];
  readonly signals: Signal[] = [];
  /** Versions that were skipped; each would need a `meeting:sync`. */
  readonly gaps: Commit[] = [];
  closedBy: string | null = null;
  /** Why each connection ended, or did not begin; for a test that fails. */
  readonly breaks: string[] = [];
  /** After the first snapshot or commit; rejects with the code of a refused handshake. */
  readonly ready: Promise<void>;
  readonly #waiting = new Set<() => void>();

  constructor(person: Person, meetingId: string, { since, takeOver, token, url, origin, reconnects = false }: SeatOptions) {
    this.person = person;
    this.socket = io(url ?? person.url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: reconnects,
      reconnectionDelay: 50,
      reconnectionDelayMax: 300,
      ...(origin === undefined ? {} : { extraHeaders: { origin } }),
      auth: (answer) => {
        const known = this.version >= 0 ? this.version : since;
        void Promise.resolve(token ?? person.token()).then((value) =>
          answer({ token: value, meetingId, ...(known === undefined ? {} : { since: known }), ...(takeOver ? { takeOver } : {}) }),
        );
      },
    });
    this.socket.on('meeting:snapshot', (snapshot) => this.#start(snapshot));
    this.socket.on('meeting:commit', (commit) => this.#take(commit));
    this.socket.on('meeting:signal', (signal) => this.#note(() => this.signals.push(signal)));
    this.socket.on('connection:closed', ({ code }) => this.#note(() => (this.closedBy = code)));
    this.socket.on('disconnect', (reason) => this.#note(() => this.breaks.push(reason)));
    this.socket.on('connect_error', (error) => this.#note(() => this.breaks.push(codeIn(error))));
    this.ready = this.#isReady(reconnects);
  }

  /** Sends a command and gives its result; fails the test where it is refused. */
  async send<N extends CommandName>(name: N, input: CommandInput<N>, commandId = newId()): Promise<{ version: number; result: ResultOf<N> }> {
    const ack = await this.ask(name, { ...Object(input), commandId });
    if (!ack.ok) throw new Error(`${this.person.name}: ${name} was refused: ${ack.error.code} ${JSON.stringify(ack.error.errors ?? '')}`);
    return { version: ack.version, result: ack.result as ResultOf<N> };
  }

  /** The code with which a command is refused. */
  async refusalOf<N extends CommandName>(name: N, input: CommandInput<N>, commandId = newId()): Promise<string> {
    const ack = await this.ask(name, { ...Object(input), commandId });
    if (ack.ok) throw new Error(`${this.person.name}: ${name} was not refused`);
    return ack.error.code;
  }

  /** Any event with any payload, and whatever the ack says. */
  ask(event: string, payload: unknown): Promise<Ack> {
    const socket = this.socket.timeout(deadlineMs);
    return (socket.emitWithAck.bind(socket) as unknown as AnyEmit)(event, payload);
  }

  sync(since: number): Promise<SyncAnswer> {
    return this.socket.timeout(deadlineMs).emitWithAck('meeting:sync', { since });
  }

  /** The first fact of the type that was or will be told and that fits. */
  fact<T extends FactType>(type: T, fits: (fact: FactFor<T>) => boolean = () => true): Promise<FactFor<T>> {
    return this.until(`fact ${type}`, () => this.facts.find((fact): fact is FactFor<T> => fact.type === type && fits(fact as FactFor<T>)) ?? null);
  }

  /** The view, as soon as it fits. */
  sees(what: string, fits: (view: MeetingView) => boolean): Promise<MeetingView> {
    return this.until(what, () => (this.view && fits(this.view) ? this.view : null));
  }

  async atVersion(version: number): Promise<void> {
    await this.until(`version ${version}`, () => this.version >= version);
  }

  closed(): Promise<string> {
    return this.until('connection:closed', () => (this.socket.connected ? null : this.closedBy));
  }

  /** The first value that is neither null nor false, looked for again after everything that is heard. */
  until<T>(what: string, look: () => T | null | false, withinMs = deadlineMs): Promise<T> {
    const name = this.person.name;
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const value = look();
        if (value === null || value === false) return;
        done();
        resolve(value);
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`${name} waited in vain for ${what} at version ${this.version}`));
      }, withinMs);
      const done = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(check);
      };
      this.#waiting.add(check);
      check();
    });
  }

  /** Hangs up as somebody who closes the page. */
  leavePage(): void {
    this.socket.disconnect();
  }

  /** Loses the connection as a phone does in a tunnel, without a word. */
  loseConnection(): void {
    this.socket.io.engine.close();
  }

  #isReady(reconnects: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${this.person.name} was told nothing`)), deadlineMs);
      const done = (): void => clearTimeout(timer);
      this.socket.on('connect_error', (error) => {
        if (reconnects) return;
        done();
        reject(Object.assign(new Error(`${this.person.name} was refused`), { code: codeIn(error), cause: error }));
      });
      void this.until('first word', () => this.version >= 0 || this.closedBy).then(
        () => {
          done();
          resolve();
        },
        () => undefined,
      );
    });
  }

  #start(snapshot: Snapshot): void {
    this.#note(() => {
      this.snapshots.push(snapshot);
      this.view = snapshot.view;
      this.version = snapshot.version;
    });
  }

  #take(commit: Commit): void {
    this.#note(() => {
      this.commits.push(commit);
      if (this.version >= 0 && commit.version <= this.version) return;
      if (this.version >= 0 && commit.from !== this.version) this.gaps.push(commit);
      this.facts.push(...commit.facts);
      if (this.view) this.view = commit.facts.reduce(fold, this.view);
      this.version = commit.version;
    });
  }

  #note(change: () => unknown): void {
    change();
    for (const check of [...this.#waiting]) check();
  }
}

function codeIn(error: Error): string {
  const { data } = error as Error & { data?: { code?: string } };
  return data?.code ?? error.message;
}

export function newPortalKeys(): Omit<TestPortal, 'origin'> {
  return { slug: `portal-${randomBytes(4).toString('hex')}`, jwtSecret: randomBytes(32).toString('base64url'), apiKey: randomBytes(32).toString('base64url') };
}
