// What each endpoint answers, and what it says to a body that is wrong. Who may ask: rest-who.flow.test.ts.
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  attendanceReply,
  inviteReply,
  joinedReply,
  leaveReply,
  type MeetingReply,
  meetingReply,
  messageReply,
  pageOf,
  participantReply,
  pollReply,
  problemReply,
  waitingReply,
} from '../../protocol/rest.ts';
import { systemClock } from '../clock.ts';
import { newId } from '../ids.ts';
import { databaseKinds } from './databases.ts';
import { MovableClock } from './harness.ts';
import type { Person, Reply } from './people.ts';
import { meetingBody, RestWorld } from './rest-world.ts';

/** Exactly this shape, no field more: what is not written down must not be told. */
function exactly<T extends z.ZodObject>(schema: T, reply: Reply<unknown>): z.infer<T> {
  return schema.strict().parse(reply.body) as z.infer<T>;
}

const ahead = (minutes: number): string => new Date(systemClock.now() + minutes * 60_000).toISOString();

describe.each(databaseKinds)('what REST answers, on %s', (kind) => {
  let world: RestWorld;
  let host: Person;
  let member: Person;
  const clock = new MovableClock();

  beforeAll(async () => {
    world = await RestWorld.start(kind, { clock });
    host = world.people.host;
    member = world.people.member;
  });
  afterAll(() => world?.stop());

  test('a meeting as it was asked for, with what was not said filled in', async () => {
    const reply = await host.request('POST', '/meetings', meetingBody());
    expect(reply.status).toBe(201);
    expect(exactly(meetingReply, reply)).toMatchObject({
      chamaId: 'umoja',
      title: 'November contributions',
      description: '',
      type: 'video',
      status: 'scheduled',
      timezone: 'Africa/Nairobi',
      startedAt: null,
      endedAt: null,
      host: { memberId: 'wanjiru', name: 'Wanjiru' },
      settings: { lateThresholdMinutes: 5, maxParticipants: null, autoRecord: false, requireApproval: false },
      counts: { invited: 5, joined: 0, present: 0 },
      me: { status: 'invited', role: 'host', rsvp: null },
    });
    const again = await host.request('GET', `/meetings/${(reply.body as unknown as MeetingReply).id}`);
    expect(again.body).toEqual(reply.body);
  });

  test('another host, a listed invitation, settings and an offset in the times', async () => {
    const reply = await world.people.cohost.request('POST', '/meetings', {
      ...meetingBody(),
      scheduledStart: '2031-02-03T18:00:00+03:00',
      scheduledEnd: '2031-02-03T19:00:00+03:00',
      hostMemberId: 'otieno',
      invite: ['achieng'],
      timezone: 'Africa/Kampala',
      settings: { maxParticipants: 20, requireApproval: true, lateThresholdMinutes: 0, autoRecord: true },
    });
    expect(exactly(meetingReply, reply)).toMatchObject({
      scheduledStart: '2031-02-03T15:00:00.000Z',
      timezone: 'Africa/Kampala',
      host: { memberId: 'otieno', name: 'Otieno' },
      settings: { maxParticipants: 20, requireApproval: true, lateThresholdMinutes: 0, autoRecord: true },
      counts: { invited: 2 },
      me: null,
    });
  });

  const badMeetings: readonly [string, Record<string, unknown>, string[], string?][] = [
    ['a title of 2,000 letters', { title: 'x'.repeat(2_000) }, ['title']],
    ['no title', { title: '  ' }, ['title']],
    ['a control character', { title: 'a\u0000b' }, ['title']],
    ['an unknown type', { type: 'telepathy' }, ['type']],
    ['an unknown zone', { timezone: 'Africa/Atlantis' }, ['timezone']],
    ['an offset for a zone', { timezone: '+03:00' }, ['timezone']],
    ['a date that is none', { scheduledStart: 'tomorrow' }, ['scheduledStart']],
    ['a year of five digits', { scheduledEnd: '9999-12-31T23:59:59-12:00' }, ['scheduledEnd']],
    ['the end before the start', { scheduledEnd: ahead(-60) }, ['scheduledEnd']],
    ['a start more than a day ago', { scheduledStart: ahead(-24 * 60 - 1) }, ['scheduledStart']],
    ['a room for nobody', { settings: { maxParticipants: 0 } }, ['settings.maxParticipants']],
    ['two things at once', { title: 7, type: null }, ['title', 'type']],
    ['an unknown host', { hostMemberId: 'ghost' }, ['hostMemberId'], 'not-a-member'],
    ['strangers invited', { invite: ['otieno', 'ghost', 'mutua'] }, ['invite.1', 'invite.2'], 'not-a-member'],
  ];

  test.each(badMeetings)('[ML2] scheduling with %s is refused and names it', async (_what, change, paths, code = 'invalid') => {
    const reply = await host.request('POST', '/meetings', { ...meetingBody(), ...change });
    expect(reply.status).toBe(422);
    const problem = exactly(problemReply, reply);
    expect([problem.code, problem.errors?.map(({ path }) => path)]).toEqual([code, paths]);
    expect(reply.headers.get('content-type')).toBe('application/problem+json');
  });

  test('[ML2] a start up to a day ago is accepted', async () => {
    const reply = await host.request('POST', '/meetings', { ...meetingBody(), scheduledStart: ahead(-23 * 60) });
    expect(reply.status).toBe(201);
  });

  const badBodies: readonly [string, 'POST' | 'PUT', string, unknown, string[]][] = [
    ['an edit that ends before it starts', 'PUT', '/meetings/:id', { scheduledEnd: ahead(-30) }, ['scheduledEnd']],
    ['an edit with a long title', 'PUT', '/meetings/:id', { title: 'x'.repeat(201) }, ['title']],
    ['a reason that is no text', 'POST', '/meetings/:id/cancel', { reason: 5 }, ['reason']],
    ['nobody invited', 'POST', '/meetings/:id/invite', { memberIds: [] }, ['memberIds']],
    ['a list that is none', 'POST', '/meetings/:id/invite', { memberIds: 'otieno' }, ['memberIds']],
    ['an unknown answer', 'PUT', '/meetings/:id/rsvp', { answer: 'perhaps' }, ['answer']],
    ['an unknown kind of line', 'POST', '/meetings/:id/chat', { type: 'poem' }, ['type']],
    ['a line without text', 'POST', '/meetings/:id/chat', { type: 'text' }, ['text']],
    ['a reaction that is a sentence', 'POST', '/meetings/:id/chat', { type: 'reaction', reaction: 'well done!' }, ['reaction']],
    ['an unknown access', 'PUT', `/meetings/recordings/${newId()}/access`, { access: 'everybody' }, ['access']],
    ['access by no role', 'PUT', `/meetings/recordings/${newId()}/access`, { access: 'role' }, ['roles']],
    ['a body that is a list', 'PUT', '/meetings/:id/rsvp', [], ['']],
  ];

  test.each(badBodies)('%s is refused with its path', async (_what, method, path, body, paths) => {
    const reply = await host.request(method, path.replace(':id', await world.schedule()), body);
    expect([reply.status, reply.body.code, exactly(problemReply, reply).errors?.map((e) => e.path)]).toEqual([422, 'invalid', paths]);
  });

  test('what is not JSON, not said to be JSON, too long, or sent the wrong way', async () => {
    const authorization = `Bearer ${await host.token()}`;
    const post = (body: string, headers: Record<string, string> = {}) => world.raw('POST', '/meetings', body, { authorization, ...headers });
    const codeOf = async (reply: Promise<Reply>) => [(await reply).status, (await reply).body.code];
    expect(await codeOf(post('{"title": '))).toEqual([400, 'malformed']);
    expect(await codeOf(post(''))).toEqual([400, 'malformed']);
    expect(await codeOf(post('{}', { 'content-type': 'text/plain' }))).toEqual([415, 'unsupported-media-type']);
    expect(await codeOf(post('{}', { 'content-type': 'application/x-www-form-urlencoded' }))).toEqual([415, 'unsupported-media-type']);
    expect(await codeOf(post('{}', { 'content-type': 'application/json; charset=utf-8' }))).toEqual([422, 'invalid']);
    expect(await codeOf(post(JSON.stringify({ ...meetingBody(), description: 'x'.repeat(70_000) })))).toEqual([413, 'too-large']);
    const line = { type: 'text', text: 'x'.repeat(2_001) };
    expect(await codeOf(host.request('POST', `/meetings/${await world.schedule()}/chat`, line))).toEqual([413, 'too-large']);
    expect(await codeOf(world.raw('GET', '/nothing/here', undefined, { authorization }))).toEqual([404, 'not-found']);
    const wrongMethod = await world.raw('DELETE', '/meetings', undefined, { authorization });
    expect([wrongMethod.status, wrongMethod.body.code, wrongMethod.headers.get('allow')]).toEqual([405, 'method-not-allowed', 'POST']);
  });

  test('a body that grows too long on its way is cut off', async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(16_384))),
    });
    const headers = { authorization: `Bearer ${await host.token()}`, 'content-type': 'application/json' };
    // undici wants to be told that the answer may come before the end of the question; the DOM's types do not know the word.
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body: endless, duplex: 'half' };
    expect((await fetch(`${world.url}/api/meetings`, init)).status).toBe(413);
  });

  test('pages: all of it in the order promised, no more than asked for, and a bad cursor, limit or status refused', async () => {
    const ids: string[] = [];
    for (const minutes of [30, 50, 40])
      ids.push(await world.schedule({ scheduledStart: ahead(minutes), scheduledEnd: ahead(minutes + 10), title: `Page ${minutes}` }));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const reply: Reply = await member.request(
        'GET',
        `/meetings/chama/umoja?limit=2&status=scheduled${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      const page = exactly(pageOf(meetingReply), reply);
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => ids.includes(id))).toEqual([ids[0], ids[2], ids[1]]);
    for (const query of ['limit=0', 'limit=101', 'limit=x', 'limit=5&limit=6', 'cursor=nonsense', 'status=soon', 'status=scheduled&status=soon']) {
      const { status, body } = await member.request('GET', `/meetings/chama/umoja?${query}`);
      expect([query, status, body.code]).toEqual([query, 422, 'invalid']);
    }
    for (const [list, key] of [
      ['chama/umoja', ['0000-01-01T00:00:00Z', newId()]],
      [`${ids[0]}/recordings`, ['0000-01-01T00:00:00Z', newId()]],
      [`${ids[0]}/participants`, [2 ** 31]],
    ] as const) {
      const made = Buffer.from(JSON.stringify(key)).toString('base64url');
      const { status, body } = await member.request('GET', `/meetings/${list}?cursor=${made}`);
      expect([list, status, body.code]).toEqual([list, 422, 'invalid']);
    }
    const both = await member.request<{ items: MeetingReply[] }>('GET', '/meetings/chama/umoja?status=cancelled&status=completed');
    expect(both.body.items.every(({ status }) => status === 'cancelled' || status === 'completed')).toBe(true);
  });

  test('[ML6] the host edits until the end; after it, and after a cancellation, nothing changes any more', async () => {
    const id = await world.schedule();
    const edited = await host.request('PUT', `/meetings/${id}`, { title: 'Moved', settings: { maxParticipants: 9 } });
    expect(exactly(meetingReply, edited)).toMatchObject({ title: 'Moved', type: 'video', settings: { maxParticipants: 9, lateThresholdMinutes: 5 } });
    const cancelled = await host.request('POST', `/meetings/${id}/cancel`, { reason: 'Rain' });
    expect(exactly(meetingReply, cancelled)).toMatchObject({ status: 'cancelled', cancelReason: 'Rain' });
    for (const [method, path, body, code] of [
      ['PUT', '', { title: 'Again' }, 'meeting-not-editable'],
      ['POST', '/start', undefined, 'meeting-cancelled'],
      ['POST', '/join', undefined, 'meeting-cancelled'],
      ['POST', '/cancel', undefined, 'meeting-cancelled'],
    ] as const) {
      const reply = await host.request(method, `/meetings/${id}${path}`, body);
      expect([path, reply.status, reply.body.code]).toEqual([path, 409, code]);
    }
  });

  test('[IN2] an invitation names whom it invited and who was invited before; one stranger and nobody is', async () => {
    const id = await world.schedule();
    const refused = await host.request('POST', `/meetings/${id}/invite`, { memberIds: ['achieng', 'ghost'] });
    expect([refused.status, refused.body.code, exactly(problemReply, refused).errors?.map(({ path }) => path)]).toEqual([422, 'not-a-member', ['memberIds.1']]);
    const reply = await host.request('POST', `/meetings/${id}/invite`, { memberIds: ['achieng', 'otieno'] });
    expect(exactly(inviteReply, reply)).toEqual({ invited: ['achieng'], alreadyInvited: ['otieno'] });
  });

  test('[IN3] an answer may change and shows on the participant', async () => {
    const id = await world.schedule();
    const yes = await member.request('PUT', `/meetings/${id}/rsvp`, { answer: 'yes' });
    expect(exactly(participantReply, yes)).toMatchObject({ memberId: 'otieno', rsvp: 'yes', status: 'accepted' });
    const no = await member.request('PUT', `/meetings/${id}/rsvp`, { answer: 'no', reason: 'At a funeral' });
    expect(exactly(participantReply, no)).toMatchObject({ rsvp: 'no', status: 'declined' });
  });

  test('[LB1] joining: the room at once, or a place in the lobby', async () => {
    const open = await world.schedule();
    const joined = await host.request('POST', `/meetings/${open}/join`);
    expect([joined.status, exactly(joinedReply, joined)]).toMatchObject([
      200,
      {
        status: 'joined',
        participant: { memberId: 'wanjiru', present: true, role: 'host' },
        livekit: null,
        mediaUnavailable: true,
        socket: { url: world.url, path: '/socket.io' },
      },
    ]);
    const asking = await world.schedule({ settings: { requireApproval: true } });
    await host.request('POST', `/meetings/${asking}/join`);
    const knocked = await member.request('POST', `/meetings/${asking}/join`);
    expect([knocked.status, exactly(waitingReply, knocked)]).toEqual([202, { status: 'pending_approval', position: 1 }]);
    for (const list of ['participants', 'chat', 'polls']) {
      expect((await member.request(`GET`, `/meetings/${asking}/${list}`)).body).toEqual({ items: [], nextCursor: null });
    }
  });

  test('[ML4] a leader more than 15 minutes early does not start it by joining', async () => {
    const id = await world.schedule({ scheduledStart: ahead(16), scheduledEnd: ahead(60) });
    const early = await host.request('POST', `/meetings/${id}/join`);
    expect([early.status, early.body.code]).toEqual([409, 'meeting-not-started']);
    expect(exactly(meetingReply, await host.request('POST', `/meetings/${id}/start`))).toMatchObject({ status: 'in_progress' });
  });

  test('[CH1] [CH2] chat by REST: a line, a reaction, a hand, and reading them back both ways', async () => {
    const id = await world.open();
    const posts = [{ type: 'text', text: 'Habari zenu' }, { type: 'reaction', reaction: '👏' }, { type: 'hand_raise' }, { type: 'text', text: 'Asante' }];
    const sent: string[] = [];
    for (const post of posts) {
      const reply = await member.request('POST', `/meetings/${id}/chat`, post);
      expect(reply.status).toBe(201);
      const message = exactly(messageReply, reply);
      expect(message).toMatchObject({ memberId: 'otieno', name: 'Otieno', type: post.type, text: post.text ?? null, reaction: post.reaction ?? null });
      sent.unshift(message.id);
    }
    const read = async (query: string) => exactly(pageOf(messageReply), await host.request('GET', `/meetings/${id}/chat${query}`));
    const all = await read('');
    expect([all.items.map((message) => message.id), all.nextCursor]).toEqual([sent, null]);
    expect((await read(`?before=${sent[1]}&limit=1`)).items.map((message) => message.id)).toEqual([sent[2]]);
    expect((await read(`?after=${sent[3]}&limit=1`)).items.map((message) => message.id)).toEqual([sent[2]]);
    const foreign = await host.request('GET', `/meetings/${id}/chat?before=${newId()}`);
    expect([foreign.status, foreign.body.code]).toEqual([422, 'invalid']);
    expect((await host.request('GET', `/meetings/${id}/chat?before=1`)).status).toBe(422);

    const people = exactly(pageOf(participantReply), await host.request('GET', `/meetings/${id}/participants`));
    expect(people.items.find(({ memberId }) => memberId === 'otieno')).toMatchObject({ messagesSent: 2, handsRaised: 1, present: true, status: 'joined' });
  });

  test('polls are told to those who may see them', async () => {
    const id = await world.open();
    const seat = await host.connect(id);
    const { result } = await seat.send('poll:create', { question: 'Raise the share?', options: ['Yes', 'No'] });
    expect(exactly(pageOf(pollReply), await host.request('GET', `/meetings/${id}/polls`)).items).toMatchObject([{ id: result.pollId, status: 'draft' }]);
    expect((await member.request('GET', `/meetings/${id}/polls`)).body).toEqual({ items: [], nextCursor: null });
    seat.leavePage();
  });

  test('[AT1] [AT2] [AT3] attendance: who came late by how much, who sent word, who did not come, and the same as a spreadsheet', async () => {
    const id = await world.schedule({ invite: 'chama' });
    await world.people.stranger.request('PUT', `/meetings/${id}/rsvp`, { answer: 'no', reason: 'Travelling' });
    await host.request('POST', `/meetings/${id}/join`);
    clock.move(17 * 60 + 30);
    await member.request('POST', `/meetings/${id}/join`);
    clock.move(60);
    const left = await member.request('POST', `/meetings/${id}/leave`);
    const { durationSeconds } = exactly(leaveReply, left);
    expect(durationSeconds).toBeGreaterThanOrEqual(60);
    expect((await member.request('POST', `/meetings/${id}/leave`)).body).toEqual({ durationSeconds });
    await host.request('POST', `/meetings/${id}/end`);

    const report = exactly(attendanceReply, await host.request('GET', `/meetings/${id}/attendance`));
    expect(report.meeting).toMatchObject({ id, status: 'completed' });
    expect(report.summary).toMatchObject({ invited: 5, attended: 2, late: 1, absent: 2, apologies: 1, excused: 0 });
    const row = (memberId: string) => report.rows.find((candidate) => candidate.memberId === memberId);
    expect(row('otieno')).toMatchObject({ status: 'late', lateByMinutes: 7, durationSeconds, stays: [{ estimated: false }] });
    expect(row('wanjiru')).toMatchObject({ status: 'present', lateByMinutes: 0 });
    expect(row('achieng')).toMatchObject({ status: 'apology', firstJoinedAt: null, durationSeconds: 0, stays: [] });
    expect(row('njoroge')).toMatchObject({ status: 'absent' });

    const csv = await world.raw('GET', `/meetings/${id}/attendance.csv`, undefined, { authorization: `Bearer ${await host.token()}` });
    expect([csv.headers.get('content-type'), csv.headers.get('content-disposition')]).toEqual([
      'text/csv; charset=utf-8',
      `attachment; filename="attendance-${id}.csv"`,
    ]);
    const lines: Record<string, string>[] = parse(String(csv.body.text), { bom: true, columns: true });
    expect(lines).toHaveLength(5);
    expect(lines.find((line) => line['Member ID'] === 'otieno')).toMatchObject({
      Name: 'Otieno',
      Status: 'late',
      'Duration (seconds)': `${durationSeconds}`,
      'Minutes late': '7',
    });
  });
});
