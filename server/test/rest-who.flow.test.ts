// Who may ask what: every endpoint by everybody it could come from. What the answers hold: rest-answers.flow.test.ts.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { databaseKinds } from './databases.ts';
import { meetingBody, RestWorld, type Who } from './rest-world.ts';

type Expected = Readonly<Record<Who, number | string>>;

interface Row {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
  /** Needs a meeting that goes on, with host and member inside. */
  readonly isLive?: true;
  /** The status, or the code of the refusal. */
  readonly expected: Expected;
}

const unseen = { neighbour: 'not-found', foreigner: 'not-found' } as const;
const seenByAll: Expected = { host: 200, cohost: 200, officer: 200, member: 200, stranger: 200, ...unseen };
const hostOnly: Expected = { host: 200, cohost: 'forbidden', officer: 'forbidden', member: 'forbidden', stranger: 'forbidden', ...unseen };
const leaders: Expected = { ...hostOnly, cohost: 200 };
const hostAndOfficers: Expected = { ...leaders, officer: 200 };
const invitedAndOfficers: Expected = { ...seenByAll, stranger: 'not-invited' };
const invited: Expected = { ...invitedAndOfficers, officer: 'not-invited' };

const rows: readonly Row[] = [
  {
    method: 'POST',
    path: '/meetings',
    body: meetingBody(),
    expected: { host: 201, cohost: 201, officer: 201, member: 'forbidden', stranger: 'forbidden', ...unseen },
  },
  { method: 'GET', path: '/meetings/chama/umoja', expected: seenByAll },
  { method: 'GET', path: '/meetings/:id', expected: seenByAll },
  { method: 'PUT', path: '/meetings/:id', body: { title: 'Changed' }, expected: hostOnly },
  { method: 'POST', path: '/meetings/:id/cancel', body: { reason: 'Rain' }, expected: hostOnly },
  { method: 'POST', path: '/meetings/:id/start', expected: leaders },
  { method: 'POST', path: '/meetings/:id/end', isLive: true, expected: leaders },
  { method: 'POST', path: '/meetings/:id/invite', body: { memberIds: ['achieng'] }, expected: hostAndOfficers },
  { method: 'PUT', path: '/meetings/:id/rsvp', body: { answer: 'yes' }, expected: invited },
  { method: 'POST', path: '/meetings/:id/join', expected: { ...invited, member: 'meeting-not-started' } },
  { method: 'POST', path: '/meetings/:id/join', isLive: true, expected: invited },
  { method: 'POST', path: '/meetings/:id/leave', isLive: true, expected: { ...invited, cohost: 'not-joined' } },
  { method: 'GET', path: '/meetings/:id/participants', expected: invitedAndOfficers },
  { method: 'GET', path: '/meetings/:id/attendance', expected: hostAndOfficers },
  { method: 'GET', path: '/meetings/:id/attendance.csv', expected: hostAndOfficers },
  {
    method: 'POST',
    path: '/meetings/:id/chat',
    isLive: true,
    body: { type: 'text', text: 'Habari' },
    expected: { host: 201, cohost: 'not-joined', officer: 'not-invited', member: 201, stranger: 'not-invited', ...unseen },
  },
  { method: 'GET', path: '/meetings/:id/chat', expected: invitedAndOfficers },
  { method: 'GET', path: '/meetings/:id/polls', expected: invitedAndOfficers },
  { method: 'GET', path: '/meetings/:id/recordings', expected: seenByAll },
  { method: 'PUT', path: `/meetings/recordings/${newId()}/access`, body: { access: 'public' }, expected: everybody('not-found') },
];

function everybody(answer: number | string): Expected {
  return { host: answer, cohost: answer, officer: answer, member: answer, stranger: answer, ...unseen };
}

describe.each(databaseKinds)('who may ask what, on %s', (kind) => {
  let world: RestWorld;

  beforeAll(async () => {
    world = await RestWorld.start(kind);
  });
  afterAll(() => world?.stop());

  const pathOf = async ({ path, isLive }: Row): Promise<string> =>
    path.includes(':id') ? path.replace(':id', isLive ? await world.open() : await world.schedule()) : path;

  describe.each(rows)('$method $path (live: $isLive)', (row) => {
    test.each(Object.keys(row.expected) as Who[])('asked by: %s', async (who) => {
      const { status, body } = await world.people[who].request(row.method, await pathOf(row), row.body);
      const expected = row.expected[who];
      expect(typeof expected === 'number' ? status : body.code, JSON.stringify(body)).toBe(expected);
    });

    test('asked by nobody, by a bad token, and with an API key', async () => {
      const path = await pathOf(row);
      const body = row.body === undefined ? undefined : JSON.stringify(row.body);
      const codeWith = async (authorization?: string): Promise<unknown> => {
        const reply = await world.raw(row.method, path, body, authorization === undefined ? {} : { authorization });
        return [reply.status, reply.body.code, reply.headers.get('content-type')];
      };
      expect(await codeWith()).toEqual([401, 'unauthenticated', 'application/problem+json']);
      expect(await codeWith('Bearer not.a.token')).toEqual([401, 'unauthenticated', 'application/problem+json']);
      expect(await codeWith('Bearer nonsense')).toEqual([401, 'unauthenticated', 'application/problem+json']);
      expect(await codeWith('Basic dXNlcjpwYXNz')).toEqual([401, 'unauthenticated', 'application/problem+json']);
      expect(await codeWith(`Bearer ${world.portal.apiKey}`)).toEqual([403, 'forbidden', 'application/problem+json']);
    });

    if (row.path.includes(':id')) {
      test('an id that does not exist, and one that is none', async () => {
        for (const id of [newId(), 'not-an-id', '1', "' or 1=1 --"]) {
          const { status, body } = await world.people.host.request(row.method, row.path.replace(':id', encodeURIComponent(id)), row.body);
          expect([status, body.code]).toEqual([404, 'not-found']);
        }
      });
    }
  });

  test("a member's token on the directory is refused, a wrong key unknown", async () => {
    const roll = { name: 'Umoja', members: [] };
    const asMember = await world.people.host.request('PUT', '/directory/chamas/umoja', roll);
    expect([asMember.status, asMember.body.code]).toEqual([403, 'forbidden']);
    const asNobody = await world.raw('PUT', '/directory/chamas/umoja', JSON.stringify(roll));
    expect(asNobody.status).toBe(401);
    const withWrongKey = await world.raw('PUT', '/directory/chamas/umoja', JSON.stringify(roll), { authorization: 'Bearer wrong' });
    expect(withWrongKey.status).toBe(401);
  });

  test('a refusal tells the same, word for word, of what is not there and of what may not be seen', async () => {
    const hidden = await world.schedule();
    const strip = ({ status, body }: { status: number; body: Record<string, unknown> }) => ({ status, body: { ...body, requestId: '' } });
    const unknown = strip(await world.people.foreigner.request('GET', `/meetings/${newId()}`));
    expect(strip(await world.people.foreigner.request('GET', `/meetings/${hidden}`))).toEqual(unknown);
    expect(strip(await world.people.neighbour.request('GET', `/meetings/${hidden}`))).toEqual(unknown);
  });
});
