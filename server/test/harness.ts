// A whole server for a flow test, on a fresh database and a free port, with a portal, a chama and its people. People act in people.ts.

import { hashOfApiKey } from '../app/portal-registry.ts';
import { type Clock, instantOf, systemClock } from '../clock.ts';
import { composeServer, type RunningServer } from '../compose.ts';
import type { Config } from '../config.ts';
import type { LimitRules } from '../http/limits.ts';
import { newId } from '../ids.ts';
import { openDatabase } from '../store/database.ts';
import { addPortal } from '../store/portals.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './databases.ts';
import { newPortalKeys, Person, type TestPortal } from './people.ts';
import { silentLog } from './silent-log.ts';

export interface ServerOptions {
  readonly database?: DatabaseKind;
  readonly clock?: Clock;
  readonly redisUrl?: string;
  /** Multiplies the rate limits of sockets. */
  readonly limitScale?: number;
  /** Instead of the limits of REST. */
  readonly limits?: LimitRules;
}

const chamaId = 'umoja';
export const portalOrigin = 'http://portal.example';

/** One portal with one chama, on one database; one or more servers over it. */
export class TestWorld {
  readonly portal: TestPortal;
  readonly chamaId = chamaId;
  readonly chair: Person;
  readonly secretary: Person;
  readonly members: readonly Person[];
  readonly #database: FreshDatabase;
  readonly #servers: RunningServer[] = [];

  private constructor(portal: TestPortal, database: FreshDatabase, memberCount: number) {
    this.portal = portal;
    this.#database = database;
    const person = (name: string, role: Person['role']): Person => new Person(portal, '', { name, role, chamaId });
    this.chair = person('Wanjiru', 'chairperson');
    this.secretary = person('Kamau', 'secretary');
    this.members = memberNames(memberCount).map((name) => person(name, 'member'));
  }

  /** A database with a portal in it, and no server yet. */
  static async create(kind: DatabaseKind, memberCount = 3): Promise<TestWorld> {
    const database = await freshDatabase(kind);
    const portal = { ...newPortalKeys(), origin: portalOrigin };
    const db = await openDatabase({ databaseUrl: database.databaseUrl, dataDir: database.dataDir, log: silentLog, allowSuperuser: true });
    const row = {
      id: newId(),
      slug: portal.slug,
      name: 'Umoja portal',
      origins: [portal.origin],
      jwksUrl: null,
      jwtSecret: portal.jwtSecret,
      webhookSecret: portal.apiKey,
    };
    await db.withActor({ role: 'chama_service', portalId: '*' }, (tx) =>
      addPortal(tx, { ...row, apiKeyHash: hashOfApiKey(portal.apiKey) }, instantOf(systemClock)),
    );
    await db.close();
    return new TestWorld(portal, database, memberCount);
  }

  /** The same with a server running and the roll pushed. */
  static async start({ database = 'pglite', ...options }: ServerOptions & { readonly memberCount?: number } = {}): Promise<TestWorld> {
    const world = await TestWorld.create(database, options.memberCount);
    await world.addServer(options);
    await world.pushRoll();
    return world;
  }

  get people(): readonly Person[] {
    return [this.chair, this.secretary, ...this.members];
  }

  /** One of the members, in the order of the roll. */
  member(index: number): Person {
    const found = this.members[index];
    if (!found) throw new Error(`the chama has no member ${index}`);
    return found;
  }

  config(): Config {
    return {
      isDevelopment: true,
      host: '127.0.0.1',
      port: 0,
      publicUrl: null,
      databaseUrl: this.#database.databaseUrl ?? null,
      dataDir: this.#database.dataDir ?? '',
      migrateOnStart: false,
      redisUrl: null,
      livekit: null,
      trustProxy: null,
      metricsToken: null,
      logLevel: 'silent',
    };
  }

  /** The same for a server in a process of its own. */
  environment(): Record<string, string> {
    const { databaseUrl, dataDir } = this.#database;
    return { ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }), ...(dataDir === undefined ? {} : { DATA_DIR: dataDir }) };
  }

  async addServer({ redisUrl, database: _, ...overrides }: ServerOptions = {}): Promise<RunningServer> {
    const server = await composeServer({ ...this.config(), ...(redisUrl === undefined ? {} : { redisUrl }) }, overrides);
    this.#servers.push(server);
    this.pointTo(server.url);
    return server;
  }

  /** Everybody asks this server from now on. */
  pointTo(url: string): void {
    for (const person of this.people) person.url = url;
  }

  async pushRoll(people: readonly Person[] = this.people): Promise<void> {
    const response = await fetch(`${this.chair.url}/api/directory/chamas/${chamaId}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${this.portal.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Umoja', members: people.map(({ memberId, name, role }) => ({ id: memberId, name, role })) }),
    });
    if (!response.ok) throw new Error(`the roll was refused: ${response.status} ${await response.text()}`);
  }

  /** Schedules a meeting as the chairperson; it starts in a few minutes, so that a leader's join opens it. */
  async schedule(changes: Record<string, unknown> = {}): Promise<string> {
    const start = systemClock.now() + 5 * 60_000;
    const times = { scheduledStart: new Date(start).toISOString(), scheduledEnd: new Date(start + 3_600_000).toISOString() };
    const { status, body } = await this.chair.request<{ id: string }>('POST', '/meetings', {
      chamaId,
      title: 'Monthly meeting',
      type: 'video',
      ...times,
      ...changes,
    });
    if (status !== 201) throw new Error(`the meeting was refused: ${status} ${JSON.stringify(body)}`);
    return body.id;
  }

  /** A meeting that goes on, with the chairperson in the room. */
  async open(changes: Record<string, unknown> = {}): Promise<string> {
    const meetingId = await this.schedule(changes);
    const { status, body } = await this.chair.request('POST', `/meetings/${meetingId}/join`);
    if (status !== 200) throw new Error(`the meeting could not be opened: ${status} ${JSON.stringify(body)}`);
    return meetingId;
  }

  /** How many sockets the server holds, by its own metrics. */
  async sockets(): Promise<number> {
    const page = await (await fetch(`${this.chair.url}/metrics`)).text();
    return Number(/^chama_meet_sockets (\d+)/m.exec(page)?.[1] ?? Number.NaN);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.close()));
    await this.#database.drop();
  }
}

function memberNames(count: number): string[] {
  const names = ['Otieno', 'Achieng', 'Njeri', 'Mutua', 'Atieno', 'Kiptoo', 'Wambui', 'Barasa'];
  return Array.from({ length: count }, (_, i) => names[i] ?? `Member${i}`);
}

/** A clock that a test moves by hand; it goes on by itself between moves. */
export class MovableClock implements Clock {
  #aheadMs = 0;

  now(): number {
    return systemClock.now() + this.#aheadMs;
  }

  move(seconds: number): void {
    this.#aheadMs += seconds * 1_000;
  }
}
