// Sending the same request again: one effect, the same answer, also after a restart.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { databaseKinds } from './databases.ts';
import type { Person } from './people.ts';
import { meetingBody, RestWorld } from './rest-world.ts';

describe.each(databaseKinds)('the same request again, on %s', (kind) => {
  let world: RestWorld;
  let host: Person;
  let member: Person;

  beforeAll(async () => {
    world = await RestWorld.start(kind);
    host = world.people.host;
    member = world.people.member;
  });
  afterAll(() => world?.stop());

  const keyed = (key = newId()) => ({ 'idempotency-key': key });

  test('scheduling twice makes one meeting, and so after a restart', async () => {
    const headers = keyed();
    const body = meetingBody();
    const first = await host.request('POST', '/meetings', body, headers);
    expect(first.status).toBe(201);
    await host.request('PUT', `/meetings/${first.body.id}`, { title: 'Changed meanwhile' });
    const again = await host.request('POST', '/meetings', body, headers);
    expect([again.status, again.body]).toEqual([201, first.body]);
    await world.restart();
    const later = await host.request('POST', '/meetings', body, headers);
    expect([later.status, later.body]).toEqual([201, first.body]);
  });

  test('two at the same moment are one', async () => {
    const headers = keyed();
    const body = { ...meetingBody(), title: `Twice ${newId()}` };
    const replies = await Promise.all([1, 2, 3].map(() => host.request<{ id: string }>('POST', '/meetings', body, headers)));
    expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1);
    expect(replies.map((reply) => reply.status)).toEqual([201, 201, 201]);
  });

  test('a key is one person’s: another may use the same', async () => {
    const headers = keyed();
    const [mine, theirs] = [
      await host.request('POST', '/meetings', meetingBody(), headers),
      await world.people.cohost.request('POST', '/meetings', meetingBody(), headers),
    ];
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  test('a key used for something else is refused', async () => {
    const headers = keyed();
    const id = await world.schedule();
    await host.request('PUT', `/meetings/${id}`, { title: 'One' }, headers);
    for (const again of [host.request('PUT', `/meetings/${id}`, { title: 'Two' }, headers), host.request('POST', `/meetings/${id}/cancel`, {}, headers)]) {
      const reply = await again;
      expect([reply.status, reply.body.code]).toEqual([422, 'command-id-reused']);
    }
    const bad = await host.request('PUT', `/meetings/${id}`, { title: 'Two' }, keyed('x'.repeat(300)));
    expect([bad.status, bad.body.errors]).toMatchObject([422, [{ path: 'Idempotency-Key' }]]);
  });

  test('a line said twice is one line, and a refusal stays one', async () => {
    const id = await world.open();
    const headers = keyed();
    const say = () => member.request('POST', `/meetings/${id}/chat`, { type: 'text', text: 'Habari' }, headers);
    const first = await say();
    expect([first.status, (await say()).body]).toEqual([201, first.body]);
    expect((await host.request<{ items: unknown[] }>('GET', `/meetings/${id}/chat`)).body.items).toHaveLength(1);

    const early = keyed();
    const other = await world.schedule();
    const refused = await member.request('POST', `/meetings/${other}/chat`, { type: 'text', text: 'Nobody here' }, early);
    expect(refused.body.code).toBe('not-joined');
    await host.request('POST', `/meetings/${other}/join`);
    await member.request('POST', `/meetings/${other}/join`);
    expect((await member.request('POST', `/meetings/${other}/chat`, { type: 'text', text: 'Nobody here' }, early)).body.code).toBe('not-joined');
  });

  test('a form that was wrong may be sent mended under its key', async () => {
    const headers = keyed();
    expect((await host.request('POST', '/meetings', { ...meetingBody(), title: '' }, headers)).status).toBe(422);
    expect((await host.request('POST', '/meetings', meetingBody(), headers)).status).toBe(201);
  });

  test('so may one that only the rules of the meeting find wrong, and once it is right it stands', async () => {
    const id = await world.schedule();
    const headers = keyed();
    const { scheduledStart, scheduledEnd } = meetingBody();
    const edit = (changes: object) => host.request('PUT', `/meetings/${id}`, changes, headers);
    for (const _ of [1, 2]) {
      const wrong = await edit({ title: 'Moved', scheduledStart: scheduledEnd, scheduledEnd: scheduledStart });
      expect([wrong.status, wrong.body.errors]).toMatchObject([422, [{ path: 'scheduledEnd' }]]);
    }
    const mended = { title: 'Moved', scheduledStart, scheduledEnd };
    const right = await edit(mended);
    expect([right.status, right.body.title]).toEqual([200, 'Moved']);
    expect((await edit(mended)).body).toEqual(right.body);
    expect((await edit({ title: 'Other' })).body.code).toBe('command-id-reused');

    const invited = keyed();
    expect((await host.request('POST', `/meetings/${id}/invite`, { memberIds: ['ghost'] }, invited)).body.code).toBe('not-a-member');
    expect((await host.request('POST', `/meetings/${id}/invite`, { memberIds: ['achieng'] }, invited)).status).toBe(200);
  });

  test('every change of a meeting answers the same again', async () => {
    const id = await world.schedule({ invite: ['otieno'] });
    const asks: [Person, 'POST' | 'PUT', string, unknown?][] = [
      [host, 'POST', '/invite', { memberIds: ['achieng'] }],
      [member, 'PUT', '/rsvp', { answer: 'yes' }],
      [host, 'POST', '/start'],
      [member, 'POST', '/join'],
      [member, 'POST', '/leave'],
      [host, 'POST', '/end'],
    ];
    for (const [person, method, path, body] of asks) {
      const headers = keyed();
      const first = await person.request(method, `/meetings/${id}${path}`, body, headers);
      expect([path, first.status]).toEqual([path, 200]);
      const again = await person.request(method, `/meetings/${id}${path}`, body, headers);
      expect([path, again.status, again.body]).toEqual([path, first.status, first.body]);
    }
  });
});
