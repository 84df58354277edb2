// The database goes away and comes back: what the server says meanwhile, and that it recovers by itself.

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeServer, type RunningServer } from '../compose.ts';
import { loadConfig } from '../config.ts';
import { type FreshDatabase, freshDatabase } from './databases.ts';
import { eventually } from './eventually.ts';
import { Person } from './people.ts';
import { insertPortal, portalKeys, withDatabase } from './rest-world.ts';

/** Stands between the server and PostgreSQL, and can be cut. */
class Cable {
  readonly #ends = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;
  readonly #target: URL;

  constructor(target: string) {
    this.#target = new URL(target);
  }

  get url(): string {
    const url = new URL(this.#target);
    url.hostname = '127.0.0.1';
    url.port = String(this.#port);
    return url.href;
  }

  async join(): Promise<void> {
    const { hostname, port } = this.#target;
    const server = createServer((near) => {
      const far = connect(Number(port || 5432), hostname);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#ends.add(one);
        one
          .on('error', () => other.destroy())
          .on('close', () => other.destroy())
          .pipe(other);
      }
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  cut(): void {
    this.#server?.close();
    for (const end of this.#ends) end.destroy();
    this.#ends.clear();
  }
}

let fresh: FreshDatabase;
let cable: Cable;
let server: RunningServer;
let chair: Person;

beforeAll(async () => {
  fresh = await freshDatabase('postgresql');
  const portal = portalKeys('http://umoja.example');
  await withDatabase(fresh, (database) => insertPortal(database, portal));
  cable = new Cable(fresh.databaseUrl ?? '');
  await cable.join();
  server = await composeServer(loadConfig({ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: cable.url }, { isDevelopment: true }));
  chair = new Person(portal, server.url, { name: 'Wanjiru', role: 'chairperson', chamaId: 'umoja' });
});
afterAll(async () => {
  await server?.close();
  cable?.cut();
  await fresh?.drop();
});

const ready = async (): Promise<number> => (await fetch(`${server.url}/readyz`)).status;
const ask = () => chair.request('GET', '/meetings/chama/umoja', undefined, { origin: 'http://umoja.example' });

test('away: not ready within 2 s, requests are asked to come back, alive all the time; back: ready by itself', async () => {
  expect([await ready(), (await ask()).status]).toEqual([200, 200]);
  for (const round of [1, 2]) {
    cable.cut();
    await eventually(`not ready (${round})`, async () => (await ready()) === 503, 2_000);
    const refused = await ask();
    expect([refused.status, refused.body.code, refused.headers.get('content-type')]).toEqual([503, 'unavailable', 'application/problem+json']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(JSON.stringify(refused.body)).not.toMatch(/ECONN|select|pg_|postgres/i);
    const fromPage = await fetch(`${server.url}/api/meetings/chama/umoja`, {
      headers: { origin: 'http://umoja.example', authorization: `Bearer ${await chair.token()}` },
    });
    expect([fromPage.status, fromPage.headers.get('access-control-allow-origin')]).toEqual([503, 'http://umoja.example']);
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
    await cable.join();
    await eventually(`ready again (${round})`, async () => (await ready()) === 200, 10_000);
    await eventually(`answering again (${round})`, async () => (await ask()).status === 200, 10_000);
  }
});
