// A hundred thousand wrong, odd and nearly right inputs, from a seed: every socket event and every REST route. No exit, no 5xx, no unanswered ack.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandNames } from '../../protocol/commands.ts';
import { errorKinds } from '../../protocol/errors.ts';
import { newId } from '../ids.ts';
import { TestWorld } from './harness.ts';
import type { Person, Seat } from './people.ts';

const seed = Number(process.env.FUZZ_SEED ?? 20_261_122);
const socketInputs = 90_000;
const restInputs = 10_000;
const atOnce = 400;
const open = { requests: 1e9, perSeconds: 1 };

/** Values that have broken servers before. */
const nasty = fc.constantFrom<unknown>(
  null,
  true,
  -1,
  0,
  1e308,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '__proto__',
  '../../etc/passwd',
  "'; drop table meetings; --",
  '<script>',
  '٣',
  'a'.repeat(3_000),
  [],
  {},
  [[[[]]]],
  { __proto__: 1 },
  { toJSON: 1 },
  { length: 1e9 },
);
const anything = fc.oneof(nasty, fc.anything({ maxDepth: 3, maxKeys: 4, withNullPrototype: false }), fc.string({ unit: 'binary', maxLength: 40 }));
const uuid = fc.constantFrom('00000000-0000-7000-8000-000000000000', 'ffffffff-ffff-7fff-bfff-ffffffffffff', '0');

/** Fields by the names that commands and bodies know, each right, wrong or absent. */
const fields = fc.record(
  {
    participantId: fc.oneof(uuid, anything),
    pollId: fc.oneof(uuid, anything),
    optionIds: fc.oneof(fc.array(uuid, { maxLength: 12 }), anything),
    text: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), anything),
    reaction: fc.oneof(fc.constantFrom('👏', 'clap'), anything),
    question: fc.oneof(fc.string({ maxLength: 40 }), anything),
    options: fc.oneof(fc.array(fc.string({ maxLength: 10 }), { maxLength: 12 }), anything),
    block: anything,
    since: fc.oneof(fc.integer(), anything),
    title: fc.oneof(fc.string({ maxLength: 20 }), anything),
    type: fc.oneof(fc.constantFrom('audio', 'text', 'reaction', 'hand_raise'), anything),
    scheduledStart: fc.oneof(
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      anything,
    ),
    scheduledEnd: fc.oneof(
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      anything,
    ),
    settings: fc.oneof(fc.dictionary(fc.string(), anything, { maxKeys: 3 }), anything),
    memberIds: fc.oneof(fc.array(fc.string({ maxLength: 8 }), { maxLength: 4 }), anything),
    answer: fc.oneof(fc.constantFrom('yes', 'no'), anything),
    invite: anything,
    timezone: anything,
    reason: anything,
    access: anything,
    members: anything,
    name: anything,
  },
  { requiredKeys: [] },
);
// Ending the one meeting everybody is in would leave nothing to fuzz; leaving it empties the room.
const calm = commandNames.filter((name) => name !== 'meeting:end' && name !== 'participant:leave');
const event = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...calm, 'meeting:sync') },
  { weight: 1, arbitrary: fc.oneof(fc.constantFrom('__proto__', 'error', 'disconnect ', 'constructor'), fc.string({ minLength: 1, maxLength: 12 })) },
);
const commandId = fc.oneof({ weight: 3, arbitrary: fc.constant('fresh') }, { weight: 1, arbitrary: anything });
const socketInput = fc.record({ event, payload: fc.oneof({ weight: 4, arbitrary: fields }, { weight: 1, arbitrary: anything }), commandId });
type SocketInput = typeof socketInput extends fc.Arbitrary<infer T> ? T : never;

describe(`fuzz, seed ${seed}`, () => {
  let world: TestWorld;
  let meetingId: string;

  beforeAll(async () => {
    world = await TestWorld.start({ limitScale: 1e6, limits: { address: open, person: open, chat: open } });
    meetingId = await world.open();
  });

  afterAll(() => world?.stop());

  test(`[LV7] ${socketInputs} socket events: each is answered, and only with codes we know`, { timeout: 240_000 }, async () => {
    const seats: Seat[] = [];
    for (const person of world.people) {
      const seat = await person.connect(meetingId);
      await seat.send('participant:join', {});
      seats.push(seat);
    }
    const codes = new Map<string, number>();
    for (let done = 0; done < socketInputs; done += atOnce) {
      const inputs = fc.sample(socketInput, { numRuns: atOnce, seed: seed + done });
      const answers = await Promise.all(inputs.map((input, i) => emit(seats[i % seats.length], input)));
      for (const code of answers) codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    expect([...codes.keys()].filter((code) => code !== 'ok' && !(code in errorKinds))).toEqual([]);
    expect(codes.get('internal') ?? 0).toBe(0);
    expect(codes.get('ok') ?? 0).toBeGreaterThan(1_000);
    const fresh = await world.chair.connect(meetingId);
    for (const seat of seats) {
      await seat.atVersion(fresh.version);
      expect(seat.gaps).toEqual([]);
    }
  });

  test(`${restInputs} requests to every route of the API description: no 5xx`, { timeout: 240_000 }, async () => {
    const routes = await allRoutes(world.chair);
    expect(routes.length).toBeGreaterThan(15);
    const failures: string[] = [];
    for (let done = 0; done < restInputs; done += 50) {
      const bodies = fc.sample(fc.tuple(fc.oneof(fields, anything), fc.nat(), fc.oneof(uuid, fc.string({ maxLength: 20 }))), {
        numRuns: 50,
        seed: seed + done,
      });
      await Promise.all(
        bodies.map(async ([body, n, odd], i) => {
          const route = routes[n % routes.length];
          if (!route) return;
          const path = route.path.replaceAll(/\{[^}]+\}/g, () => encodeURIComponent(n % 3 === 0 ? odd : n % 3 === 1 ? meetingId : newId()));
          const person = world.people[i % world.people.length] ?? world.chair;
          const status = await ask(
            person,
            route.method,
            `${path}${n % 5 === 0 ? `?limit=${encodeURIComponent(odd)}&cursor=${encodeURIComponent(odd)}` : ''}`,
            body,
          );
          if (status >= 500) failures.push(`${status} ${route.method} ${path} ${show(body)}`);
        }),
      );
    }
    expect(failures).toEqual([]);
    expect((await world.chair.request('GET', `/meetings/${meetingId}`)).status).toBe(200);
  });
});

async function emit(seat: Seat | undefined, { event: name, payload, commandId: id }: SocketInput): Promise<string> {
  if (!seat) throw new Error('no seat');
  const whole = typeof payload === 'object' && payload !== null && !Array.isArray(payload) ? { commandId: id === 'fresh' ? newId() : id, ...payload } : payload;
  const ack = await seat.ask(name, whole);
  return ack.ok ? 'ok' : ack.error.code;
}

async function allRoutes(person: Person): Promise<{ method: string; path: string }[]> {
  const { body } = await person.request<{ paths: Record<string, Record<string, unknown>> }>('GET', '/openapi.json');
  const methods = ['get', 'post', 'put', 'delete', 'patch'];
  // The meeting that is fuzzed must go on.
  return Object.entries(body.paths).flatMap(([path, operations]) =>
    Object.keys(operations)
      .filter((method) => methods.includes(method) && !path.endsWith('/end'))
      .map((method) => ({ method: method.toUpperCase(), path: path.replace(/^\/api/, '') })),
  );
}

async function ask(person: Person, method: string, path: string, body: unknown): Promise<number> {
  const response = await fetch(`${person.url}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${await tokenOf(person)}`, 'content-type': 'application/json' },
    body: method === 'GET' ? null : show(body),
    redirect: 'manual',
  });
  await response.arrayBuffer();
  return response.status;
}

const tokens = new Map<Person, Promise<string>>();

function tokenOf(person: Person): Promise<string> {
  const token = tokens.get(person) ?? person.token();
  tokens.set(person, token);
  return token;
}

/** As JSON, or as the nearest text: what is no JSON is an input too. */
function show(value: unknown): string {
  try {
    return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}` : part)) ?? '';
  } catch {
    return '{"broken":';
  }
}
