// Thousands of wrong, strange and hostile requests to every endpoint, the same ones in each run: never a 5xx, never the end of the process.
import { Agent, request } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { meetingBody, RestWorld } from './rest-world.ts';

const seed = 20_261_122;
const perEndpoint = 800;
const atOnce = 24;
const plenty = { requests: 1_000_000, perSeconds: 1 };

const strange = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  "' or 1=1 --",
  '=1+1',
  '<script>',
  '٣',
  '🫶'.repeat(40),
  'x'.repeat(3_000),
  'null',
  '-1',
  '1e999',
];
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(...strange));
const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 5 }) },
  { weight: 1, arbitrary: fc.dictionary(text, scalar, { maxKeys: 4 }) },
);

/** A right body with some of its fields made wrong, left out, or joined by others; or no such body at all. */
function bodies(right: Record<string, unknown>): fc.Arbitrary<string> {
  const mended = fc
    .tuple(fc.subarray(Object.keys(right)), fc.dictionary(fc.oneof(fc.constantFrom(...Object.keys(right), '__proto__'), text), value, { maxKeys: 4 }))
    .map(([kept, changes]) => JSON.stringify({ ...Object.fromEntries(kept.map((name) => [name, right[name]])), ...changes }));
  return fc.oneof({ weight: 8, arbitrary: mended }, { weight: 2, arbitrary: value.map((any) => JSON.stringify(any)) }, { weight: 1, arbitrary: text });
}

const paths: readonly [string, string, Record<string, unknown>?][] = [
  ['POST', '/meetings', { ...meetingBody(), description: 'd', timezone: 'Africa/Nairobi', hostMemberId: 'wanjiru', settings: {}, invite: ['otieno'] }],
  ['PUT', '/meetings/:id', { title: 'x', settings: { maxParticipants: 5 }, timezone: 'UTC' }],
  ['POST', '/meetings/:id/invite', { memberIds: ['otieno', 'achieng'] }],
  ['PUT', '/meetings/:id/rsvp', { answer: 'yes', reason: 'r' }],
  ['POST', '/meetings/:id/chat', { type: 'text', text: 't', reaction: 'clap' }],
  ['PUT', '/directory/chamas/jirani', { name: 'n', members: [{ id: 'mutua', name: 'Mutua', role: 'chairperson' }] }],
  ['PUT', `/meetings/recordings/${newId()}/access`, { access: 'role', roles: ['member'] }],
  ['POST', '/meetings/:id/join', {}],
  ['POST', '/meetings/:id/leave', {}],
  ['POST', '/livekit/webhook', { event: 'room_started', id: 'x' }],
];
const queries = ['/meetings/chama/umoja', '/meetings/:id/chat', '/meetings/:id/participants', '/meetings/:id/recordings'];

let world: RestWorld;
let meetingId: string;
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

beforeAll(async () => {
  world = await RestWorld.start('postgresql', { limits: { address: plenty, person: plenty, chat: plenty } });
  meetingId = await world.open();
});
afterAll(async () => {
  agent.destroy();
  await world?.stop();
});

/** By node:http, which sends what fetch would refuse to. */
function send(method: string, path: string, headers: Record<string, string>, body?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      world.url + path,
      { method, agent, headers: body === undefined ? headers : { ...headers, 'content-length': Buffer.byteLength(body) } },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0)).on('error', reject);
      },
    );
    sent.on('error', reject).end(body);
  });
}

async function sendAll(inputs: readonly (() => Promise<number>)[]): Promise<Map<number, number>> {
  const statuses = new Map<number, number>();
  const waiting = [...inputs];
  const worker = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const status = await next();
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return statuses;
}

async function bearer(path: string): Promise<string> {
  return `Bearer ${path.startsWith('/directory') ? world.portal.apiKey : await world.people.host.token()}`;
}

const serverFaults = (statuses: Map<number, number>): number[] => [...statuses.keys()].filter((status) => status >= 500 || status === 0);

test.each(paths)('%s %s takes any body', { timeout: 180_000 }, async (method, path, right = {}) => {
  const authorization = await bearer(path);
  const types = fc.constantFrom(
    'application/json',
    'application/json',
    'application/json',
    'application/json',
    'text/plain',
    'application/json; charset=latin1',
    '',
  );
  const keys = fc.constantFrom(undefined, undefined, undefined, 'again', newId(), 'bad key');
  const inputs = fc.sample(fc.tuple(bodies(right), types, keys), { seed, numRuns: perEndpoint });
  const statuses = await sendAll(
    inputs.map(
      ([body, type, key]) =>
        () =>
          send(
            method,
            `/api${path.replace(':id', meetingId)}`,
            { authorization, ...(type && { 'content-type': type }), ...(key && { 'idempotency-key': key }) },
            body,
          ),
    ),
  );
  expect(serverFaults(statuses), JSON.stringify([...statuses])).toEqual([]);
});

test.each(queries)('GET %s takes any query and any id', { timeout: 120_000 }, async (path) => {
  const authorization = await bearer(path);
  const names = fc.constantFrom('limit', 'cursor', 'status', 'before', 'after');
  const inputs = fc.sample(
    fc.tuple(
      fc.array(fc.tuple(names, fc.oneof(text, fc.integer().map(String), fc.constant(newId()))), { maxLength: 4 }),
      fc.oneof({ weight: 4, arbitrary: fc.constant('') }, text),
    ),
    {
      seed,
      numRuns: 250,
    },
  );
  const statuses = await sendAll(
    inputs.map(
      ([pairs, id]) =>
        () =>
          send(
            'GET',
            `/api${path.replace(':id', id === '' ? meetingId : encodeURIComponent(id.toWellFormed()))}?${new URLSearchParams(pairs.map(([name, word]) => [name, word.toWellFormed()]))}`,
            { authorization },
          ),
    ),
  );
  expect(serverFaults(statuses), JSON.stringify([...statuses])).toEqual([]);
  expect((await fetch(`${world.url}/livez`)).status).toBe(200);
});
