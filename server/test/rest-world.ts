// Two portals and three chamas on one server, for tests of who may ask what by REST. One chama's life, with sockets: harness.ts.
import { hashOfApiKey } from '../app/portal-registry.ts';
import { type Clock, instantOf, systemClock } from '../clock.ts';
import { composeServer, type Overrides, type RunningServer } from '../compose.ts';
import { type Config, loadConfig } from '../config.ts';
import { newId } from '../ids.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { addPortal } from '../store/portals.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './databases.ts';
import { newPortalKeys, Person, type Reply, type TestPortal } from './people.ts';
import { silentLog } from './silent-log.ts';

const everyPortal = { role: 'chama_service', portalId: '*' } as const;

/** Everybody a request may come from. */
export type Who = 'host' | 'cohost' | 'officer' | 'member' | 'stranger' | 'neighbour' | 'foreigner';

export interface WorldPortal extends TestPortal {
  readonly id: string;
}

export class RestWorld {
  readonly portal: WorldPortal;
  readonly otherPortal: WorldPortal;
  readonly people: Readonly<Record<Who, Person>>;
  readonly #fresh: FreshDatabase;
  readonly #settings: Record<string, string>;
  #server: RunningServer;
  #overrides: Overrides;

  private constructor(
    fresh: FreshDatabase,
    portals: readonly [WorldPortal, WorldPortal],
    settings: Record<string, string>,
    overrides: Overrides,
    server: RunningServer,
  ) {
    this.#fresh = fresh;
    [this.portal, this.otherPortal] = portals;
    this.#settings = settings;
    this.#overrides = overrides;
    this.#server = server;
    const person = (name: string, role: Person['role'], chamaId: string, portal: WorldPortal = this.portal): Person =>
      new Person(portal, server.url, { name, role, chamaId });
    this.people = {
      host: person('Wanjiru', 'chairperson', 'umoja'),
      cohost: person('Kamau', 'secretary', 'umoja'),
      /** An officer who is not invited to the meetings of these tests. */
      officer: person('Njoroge', 'admin', 'umoja'),
      member: person('Otieno', 'member', 'umoja'),
      /** Of the chama, but not invited. */
      stranger: person('Achieng', 'treasurer', 'umoja'),
      /** An officer of another chama of the same portal. */
      neighbour: person('Mutua', 'chairperson', 'jirani'),
      /** An officer in another portal. */
      foreigner: person('Wanjiru', 'chairperson', 'pwani', this.otherPortal),
    };
  }

  static async start(kind: DatabaseKind, { settings = {}, ...overrides }: Overrides & { readonly settings?: Record<string, string> } = {}): Promise<RestWorld> {
    const fresh = await freshDatabase(kind);
    const portals = [portalKeys('http://umoja.example'), portalKeys('http://pwani.example')] as const;
    await withDatabase(fresh, async (database) => {
      for (const portal of portals) await insertPortal(database, portal);
    });
    const server = await composeServer(configOf(fresh, settings), { log: silentLog, ...overrides });
    const world = new RestWorld(fresh, portals, settings, overrides, server);
    await world.pushRolls();
    return world;
  }

  get url(): string {
    return this.#server.url;
  }

  get database(): FreshDatabase {
    return this.#fresh;
  }

  async pushRolls(): Promise<void> {
    const everybody = Object.values(this.people);
    for (const chamaId of ['umoja', 'jirani', 'pwani']) {
      const people = everybody.filter((person) => person.chamaId === chamaId);
      const members = people.map(({ memberId, name, role }) => ({ id: memberId, name, role }));
      const reply = await this.asPortal(
        'PUT',
        `/directory/chamas/${chamaId}`,
        { name: chamaId, members },
        chamaId === 'pwani' ? this.otherPortal : this.portal,
      );
      if (reply.status !== 200) throw new Error(`the roll was refused: ${JSON.stringify(reply.body)}`);
    }
  }

  /** The portal's own server asks. */
  asPortal(method: string, path: string, body?: unknown, portal: TestPortal = this.portal): Promise<Reply> {
    return this.raw(method, path, body === undefined ? undefined : JSON.stringify(body), { authorization: `Bearer ${portal.apiKey}` });
  }

  /** Any request, signed by nobody unless its headers say so. */
  async raw(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Reply> {
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body ?? null,
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: isJson ? JSON.parse(text) : { text }, headers: response.headers };
  }

  /** Scheduled by the host, ten minutes ahead; cohost and member are invited. */
  async schedule(changes: Record<string, unknown> = {}): Promise<string> {
    const { status, body } = await this.people.host.request<{ id: string }>('POST', '/meetings', {
      ...meetingBody(this.#overrides.clock),
      invite: ['kamau', 'otieno'],
      ...changes,
    });
    if (status !== 201) throw new Error(`not scheduled: ${status} ${JSON.stringify(body)}`);
    return body.id;
  }

  /** The same, going on, with host and member in the room. */
  async open(changes: Record<string, unknown> = {}): Promise<string> {
    const meetingId = await this.schedule(changes);
    for (const person of [this.people.host, this.people.member]) {
      const { status, body } = await person.request('POST', `/meetings/${meetingId}/join`);
      if (status !== 200) throw new Error(`${person.name} could not join: ${status} ${JSON.stringify(body)}`);
    }
    return meetingId;
  }

  /** Stops the server, lets `meanwhile` at the database, and starts it anew. */
  async restart(meanwhile: (database: Database) => Promise<void> = async () => {}, overrides: Overrides = {}): Promise<void> {
    await this.#server.close();
    await withDatabase(this.#fresh, meanwhile);
    this.#overrides = { ...this.#overrides, ...overrides };
    this.#server = await composeServer(configOf(this.#fresh, this.#settings), { log: silentLog, ...this.#overrides });
    for (const person of Object.values(this.people)) person.url = this.#server.url;
  }

  async stop(): Promise<void> {
    await this.#server.close();
    await this.#fresh.drop();
  }
}

export function meetingBody(clock: Clock = systemClock): Record<string, unknown> {
  const start = clock.now() + 10 * 60_000;
  return {
    chamaId: 'umoja',
    title: 'November contributions',
    type: 'video',
    scheduledStart: new Date(start).toISOString(),
    scheduledEnd: new Date(start + 3_600_000).toISOString(),
  };
}

export function portalKeys(origin: string): WorldPortal {
  return { id: newId(), ...newPortalKeys(), origin };
}

export async function insertPortal(database: Database, { id, slug, origin, jwtSecret, apiKey }: WorldPortal, jwksUrl: string | null = null): Promise<void> {
  const row = { id, slug, name: slug, origins: [origin], jwksUrl, jwtSecret, webhookSecret: 'whsec', apiKeyHash: hashOfApiKey(apiKey) };
  await database.withActor(everyPortal, (tx) => addPortal(tx, row, instantOf(systemClock)));
}

export async function withDatabase<T>({ databaseUrl, dataDir }: FreshDatabase, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ databaseUrl, dataDir, log: silentLog });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

function configOf({ databaseUrl, dataDir }: FreshDatabase, settings: Record<string, string>): Config {
  return loadConfig({ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: databaseUrl, DATA_DIR: dataDir, ...settings }, { isDevelopment: true });
}
