// What HTTP is around its endpoints: who may call from which page, what is told to operators, the docs page, the widget's files.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RestWorld } from './rest-world.ts';

describe('the HTTP surface', () => {
  let world: RestWorld;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'embed-'));
    await mkdir(join(folder, 'chunks'));
    await writeFile(join(folder, 'chama-meeting.js'), 'export {};\n');
    await writeFile(join(folder, 'chunks', 'room-A1B2C3D4.js'), 'export {};\n');
    await writeFile(join(folder, '.secret'), 'no');
    world = await RestWorld.start('postgresql', { embedFolder: folder, settings: { METRICS_TOKEN: 'a-token-for-scraping' } });
  });
  afterAll(async () => {
    await world?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') => fetch(world.url + path, { method, headers });
  const preflight = (origin: string) =>
    get('/api/meetings', { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' }, 'OPTIONS');

  test('pages of registered origins may call, exactly those, and never with cookies', async () => {
    const allowed = await preflight(world.portal.origin);
    expect([allowed.status, allowed.headers.get('access-control-allow-origin'), allowed.headers.get('access-control-allow-credentials')]).toEqual([
      204,
      world.portal.origin,
      null,
    ]);
    expect(allowed.headers.get('access-control-allow-headers')).toContain('idempotency-key');
    for (const origin of ['https://evil.example', 'null', `${world.portal.origin}.evil.example`, `${world.portal.origin}:8443`, 'https://umoja.example']) {
      const refused = await preflight(origin);
      expect([origin, refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([origin, 403, null]);
      expect((await get('/api/openapi.json', { origin })).headers.get('access-control-allow-origin')).toBeNull();
    }
    const answer = await get('/api/meetings/chama/umoja', { origin: world.portal.origin, authorization: 'Bearer x.y.z' });
    expect([answer.status, answer.headers.get('access-control-allow-origin'), answer.headers.get('vary')]).toEqual([401, world.portal.origin, 'Origin']);
  });

  test('every answer carries its id and what browsers should know', async () => {
    const [one, other] = [await get('/api/nothing'), await get('/api/nothing')];
    const body = (await one.json()) as { requestId: string };
    expect(one.headers.get('x-request-id')).toBe(body.requestId);
    expect(other.headers.get('x-request-id')).not.toBe(body.requestId);
    expect([one.headers.get('x-content-type-options'), one.headers.get('referrer-policy'), one.headers.get('cache-control')]).toEqual([
      'nosniff',
      'no-referrer',
      'no-store',
    ]);
  });

  test('the API describes itself, in OpenAPI 3.1, each endpoint with its problems', async () => {
    const document = (await (await get('/api/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
    };
    expect(document.openapi).toBe('3.1.0');
    const endpoints = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
    expect(endpoints.toSorted()).toEqual(
      [
        'get /api/meetings/chama/{chamaId}',
        'get /api/meetings/{id}',
        'get /api/meetings/{id}/attendance',
        'get /api/meetings/{id}/attendance.csv',
        'get /api/meetings/{id}/chat',
        'get /api/meetings/{id}/participants',
        'get /api/meetings/{id}/polls',
        'get /api/meetings/{id}/recordings',
        'post /api/meetings',
        'post /api/meetings/{id}/cancel',
        'post /api/meetings/{id}/chat',
        'post /api/meetings/{id}/end',
        'post /api/meetings/{id}/invite',
        'post /api/meetings/{id}/join',
        'post /api/meetings/{id}/leave',
        'post /api/meetings/{id}/start',
        'put /api/directory/chamas/{chamaId}',
        'put /api/meetings/recordings/{recordingId}/access',
        'put /api/meetings/{id}',
        'put /api/meetings/{id}/rsvp',
      ].toSorted(),
    );
    expect(Object.keys(document.paths['/api/meetings/{id}/join']?.post?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '202', '401', '403', '404', '409', '429', '503']),
    );
  });

  test('the docs page and its files come from here alone', async () => {
    const page = await get('/api/docs');
    const html = await page.text();
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
    expect(html).not.toMatch(/https?:\/\//);
    for (const [, path = ''] of html.matchAll(/(?:src|href)="([^"]+)"/g)) expect([path, (await get(path)).status]).toEqual([path, 200]);
    expect((await get('/api/docs/package.json')).status).toBe(404);
  });

  test("the widget's entry is asked about each time, its chunks never again, and any page may load them", async () => {
    const entry = await get('/embed/v1/chama-meeting.js', { origin: 'https://any.example' });
    const etag = entry.headers.get('etag') ?? '';
    expect([entry.status, entry.headers.get('content-type'), entry.headers.get('cache-control')]).toEqual([200, 'text/javascript; charset=utf-8', 'no-cache']);
    expect([entry.headers.get('access-control-allow-origin'), entry.headers.get('cross-origin-resource-policy')]).toEqual(['*', 'cross-origin']);
    expect(etag).toMatch(/^"[\w-]+"$/);
    expect((await get('/embed/v1/chama-meeting.js', { 'if-none-match': etag })).status).toBe(304);
    expect((await get('/embed/v1/chunks/room-A1B2C3D4.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const path of ['nothing.js', '.secret', '..%2f..%2fpackage.json', '%2e%2e/package.json', 'chunks', 'chunks/']) {
      expect([path, (await get(`/embed/v1/${path}`)).status]).toEqual([path, 404]);
    }
  });

  test('figures are for this machine, or for who has the token', async () => {
    const here = await get('/metrics');
    expect([here.status, await here.text()]).toEqual([200, expect.stringContaining('chama_meet_http_request_seconds')]);
    expect((await get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(403);
    expect((await get('/metrics', { 'x-forwarded-for': '203.0.113.9', authorization: 'Bearer a-token-for-scraping' })).status).toBe(200);
    expect((await get('/metrics', { authorization: 'Bearer wrong' })).status).toBe(403);
  });

  test('alive and ready', async () => {
    expect(await (await get('/livez')).json()).toEqual({ status: 'alive' });
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ready', checks: { database: true } });
  });

  test('a webhook for a LiveKit that is not configured is nobody’s', async () => {
    expect((await fetch(`${world.url}/api/livekit/webhook`, { method: 'POST', body: '{}' })).status).toBe(401);
  });
});

test('a flood is told to come back later', async () => {
  const rule = (requests: number) => ({ requests, perSeconds: 60 });
  const world = await RestWorld.start('pglite', { limits: { address: rule(200), person: rule(12), chat: rule(2) } });
  try {
    const id = await world.open();
    const say = () => world.people.member.request('POST', `/meetings/${id}/chat`, { type: 'text', text: 'Habari' });
    expect([(await say()).status, (await say()).status]).toEqual([201, 201]);
    const third = await say();
    expect([third.status, third.body.code, Number(third.headers.get('retry-after'))]).toEqual([429, 'rate-limited', expect.any(Number)]);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    const statuses = [];
    for (let i = 0; i < 14; i += 1) statuses.push((await world.people.cohost.request('GET', `/meetings/${id}`)).status);
    expect(statuses.slice(0, 12)).toEqual(Array(12).fill(200));
    expect(statuses.slice(12)).toEqual([429, 429]);
    expect((await world.people.host.request('GET', `/meetings/${id}`)).status).toBe(200);
  } finally {
    await world.stop();
  }
});
