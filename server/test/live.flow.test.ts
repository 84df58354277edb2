// A meeting from the outside, by REST and a plain socket.io-client alone, as docs/protocol.md tells it. On both databases.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { databaseKinds } from './databases.ts';
import { TestWorld } from './harness.ts';
import type { Person, Seat } from './people.ts';

describe.each(databaseKinds)('a live meeting on %s', (database) => {
  let world: TestWorld;
  let chair: Person;
  let otieno: Person;
  let achieng: Person;

  beforeAll(async () => {
    world = await TestWorld.start({ database });
    chair = world.chair;
    otieno = world.member(0);
    achieng = world.member(1);
  });

  afterAll(() => world?.stop());

  /** A meeting that goes on, with these people in the room and their sockets open. */
  async function inside(...people: Person[]): Promise<{ meetingId: string; seats: Seat[]; host: Seat }> {
    const meetingId = await world.open();
    const host = await chair.connect(meetingId);
    const seats = [];
    for (const person of people) {
      const seat = await person.connect(meetingId);
      await seat.send('participant:join', {});
      await seat.sees('the room', (view) => view.me.standing === 'room');
      seats.push(seat);
    }
    return { meetingId, seats, host };
  }

  function seatOf(seats: readonly Seat[], index = 0): Seat {
    const seat = seats[index];
    if (!seat) throw new Error(`no seat ${index}`);
    return seat;
  }

  test('the whole road: schedule, knock, admit, talk, vote, leave, and the record of it', async () => {
    const meetingId = await world.schedule({ settings: { requireApproval: true } });
    const early = await otieno.request('POST', `/meetings/${meetingId}/join`);
    expect([early.status, early.body.code]).toEqual([409, 'meeting-not-started']);

    const host = await chair.connect(meetingId);
    expect(host.view?.me.standing).toBe('arriving');
    expect((await chair.request('POST', `/meetings/${meetingId}/join`)).body).toMatchObject({ status: 'joined', participant: { role: 'host' } });
    await host.fact('meeting.started');

    const guest = await otieno.connect(meetingId);
    const knock = await otieno.request('POST', `/meetings/${meetingId}/join`);
    expect([knock.status, knock.body]).toMatchObject([202, { status: 'pending_approval', position: 1 }]);
    await guest.sees('the lobby', (view) => view.me.standing === 'lobby');
    expect(guest.view).toMatchObject({ participants: [], messages: [], polls: [], lobby: [] });

    const { participantId } = await host.fact('lobby.knocked');
    await host.send('lobby:admit', { participantId });
    await guest.sees('the room', (view) => view.me.standing === 'room' && view.participants.length > 0);

    const said = await guest.send('chat:send', { text: 'Habari zenu' });
    expect(said.result.messageId).toEqual((await host.fact('chat.sent')).messageId);
    await guest.send('hand:raise', {});
    await host.sees('a hand', (view) => view.hands.length === 1);
    await host.send('hand:lower', { participantId });
    await guest.sees('no hand', (view) => view.hands.length === 0);

    const { result: poll } = await host.send('poll:create', { question: 'Raise the share?', options: ['Yes', 'No'] });
    expect(guest.view?.polls).toEqual([]);
    await host.send('poll:open', { pollId: poll.pollId });
    const [yes] = (await guest.fact('poll.opened')).options;
    await guest.send('ballot:cast', { pollId: poll.pollId, optionIds: [yes?.id ?? ''] });
    expect(await host.fact('poll.tallied')).toMatchObject({ voters: 1, counts: { [yes?.id ?? '']: 1 } });

    const left = await otieno.request<{ durationSeconds: number }>('POST', `/meetings/${meetingId}/leave`);
    expect(left.status).toBe(200);
    await host.fact('participant.left', (fact) => fact.participantId === participantId);
    await host.send('meeting:end', {});
    expect((await host.sees('the end', (view) => view.meeting.status === 'completed')).me.standing).toBe('gone');

    const report = await chair.request<{ rows: { memberId: string; stays: unknown[]; messagesSent: number; handsRaised: number }[] }>(
      'GET',
      `/meetings/${meetingId}/attendance`,
    );
    const row = report.body.rows.find(({ memberId }) => memberId === otieno.memberId);
    expect(row).toMatchObject({ messagesSent: 1, handsRaised: 1, durationSeconds: left.body.durationSeconds });
    expect(row?.stays).toHaveLength(1);
  });

  test('[LV2] the same commandId answers the same and changes nothing, over sockets and reconnects', async () => {
    const { meetingId, seats } = await inside(otieno);
    const guest = seatOf(seats);
    const commandId = newId();
    const first = await guest.send('chat:send', { text: 'once' }, commandId);
    expect(await guest.send('chat:send', { text: 'once' }, commandId)).toEqual(first);
    guest.leavePage();
    const again = await otieno.connect(meetingId);
    expect(await again.send('chat:send', { text: 'once' }, commandId)).toEqual(first);
    expect(again.view?.messages.filter(({ text }) => text === 'once')).toHaveLength(1);
    expect(await again.refusalOf('chat:send', { text: 'twice' }, commandId)).toBe('command-id-reused');
  });

  test('[LV2] a refusal is remembered too, while one that may pass later is not', async () => {
    const { seats, host } = await inside(otieno);
    const guest = seatOf(seats);
    const commandId = newId();
    expect(await guest.refusalOf('meeting:end', {}, commandId)).toBe('forbidden');
    expect(await guest.refusalOf('meeting:end', {}, commandId)).toBe('forbidden');
    expect(await host.refusalOf('hand:lower', { participantId: newId() })).toBe('not-found');
  });

  test('[LV4] everybody hears every version, and nobody what they may not know', async () => {
    const meetingId = await world.open({ settings: { requireApproval: true } });
    const host = await chair.connect(meetingId);
    const waiting = await otieno.connect(meetingId);
    await waiting.send('participant:join', {});
    const other = await achieng.connect(meetingId);
    await other.send('participant:join', {});
    const { version } = await host.send('chat:send', { text: 'only for those inside' });
    await Promise.all([waiting.atVersion(version), other.atVersion(version), host.atVersion(version)]);
    expect(waiting.facts.filter(({ type }) => type !== 'lobby.knocked')).toEqual([]);
    expect(waiting.facts).toHaveLength(1);
    expect(JSON.stringify([waiting.commits, waiting.snapshots])).not.toContain(achieng.memberId);
    expect(JSON.stringify([waiting.commits, waiting.snapshots])).not.toContain('only for those inside');
    for (const seat of [host, waiting, other]) expect(seat.gaps).toEqual([]);
  });

  test('[LV5] who comes back with `since` is told what was missed as commits, then live ones', async () => {
    const { meetingId, seats, host } = await inside(otieno, achieng);
    const guest = seatOf(seats);
    await guest.atVersion((await host.send('chat:send', { text: 'before' })).version);
    const known = guest.version;
    const view = guest.view;
    guest.leavePage();
    await host.sees('them away', ({ participants }) => participants.some(({ memberId, away }) => memberId === otieno.memberId && away));
    await seatOf(seats, 1).send('chat:send', { text: 'meanwhile' });
    const back = await otieno.connect(meetingId, { since: known });
    expect(back.snapshots).toEqual([]);
    expect(back.commits[0]?.from).toBe(known);
    await back.fact('chat.sent', ({ text }) => text === 'meanwhile');
    await host.send('chat:send', { text: 'after' });
    await back.fact('chat.sent', ({ text }) => text === 'after');
    expect(back.gaps).toEqual([]);
    expect(view?.messages.at(-1)?.text).toBe('before');
  });

  test('[LV5] a version out of reach, in the future, or from another place is answered by a snapshot', async () => {
    const { meetingId, seats } = await inside(otieno);
    const guest = seatOf(seats);
    guest.leavePage();
    const ahead = await otieno.connect(meetingId, { since: 100_000 });
    expect(ahead.snapshots).toHaveLength(1);
    const beforeJoining = await otieno.connect(meetingId, { since: 1 });
    expect(beforeJoining.snapshots).toHaveLength(1);
    expect(await beforeJoining.sync(beforeJoining.version)).toMatchObject({ ok: true, commits: [{ from: beforeJoining.version }] });
    expect(await beforeJoining.sync(100_000)).toMatchObject({ ok: true, snapshot: { version: beforeJoining.version } });
  });

  test('acks come in order, with rising versions, and a burst is one frame or a few', async () => {
    const { seats, host } = await inside(otieno);
    const guest = seatOf(seats);
    const order: string[] = [];
    const sent = Array.from({ length: 10 }, (_, i) =>
      guest.ask('chat:send', { commandId: newId(), text: i === 4 ? ' ' : `line ${i}` }).then((ack) => {
        order.push(`${i}`);
        return ack;
      }),
    );
    const acks = await Promise.all(sent);
    expect(order).toEqual([...Array(10).keys()].map(String));
    const versions = acks.flatMap((ack) => (ack.ok ? [ack.version] : []));
    expect(versions).toHaveLength(9);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    await host.atVersion(versions.at(-1) ?? 0);
    const lines = host.facts.flatMap((fact) => (fact.type === 'chat.sent' ? [fact.text] : []));
    expect(lines).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9].map((i) => `line ${i}`));
    expect(host.gaps).toEqual([]);
  });

  test('[LV8] "use here" closes the other tab as duplicate, and the place is kept', async () => {
    const { meetingId, seats, host } = await inside(otieno);
    const tab = seatOf(seats);
    const here = await otieno.connect(meetingId, { takeOver: true });
    expect(await tab.closed()).toBe('duplicate');
    await here.send('chat:send', { text: 'from the second tab' });
    await host.fact('chat.sent');
    expect(host.facts.map(({ type }) => type)).not.toContain('participant.left');
  });

  test('who is removed is told so, hung up on, and hears nothing more', async () => {
    const { meetingId, seats, host } = await inside(otieno, achieng);
    const participantId = seatOf(seats).view?.me.participantId ?? '';
    await host.send('participant:remove', { participantId });
    expect(await seatOf(seats).closed()).toBe('removed');
    const { version } = await host.send('chat:send', { text: 'without them' });
    await seatOf(seats, 1).atVersion(version);
    expect(seatOf(seats).version).toBeLessThan(version);
    const back = await otieno.connect(meetingId);
    expect(await back.closed()).toBe('removed');
    expect(back.view).toBeNull();
    for (const list of ['chat', 'participants', 'polls'])
      expect((await otieno.request('GET', `/meetings/${meetingId}/${list}`)).body).toMatchObject({ items: [] });
  });

  test('[CH2] reactions are counted into a signal and kept nowhere', async () => {
    const { meetingId, seats, host } = await inside(otieno);
    const before = host.version;
    await Promise.all([1, 2, 3].map(() => seatOf(seats).send('reaction:send', { reaction: '👏' })));
    const claps = () => host.signals.reduce((sum, signal) => sum + (signal.type === 'reactions' ? (signal.counts['👏'] ?? 0) : 0), 0);
    await host.until('three claps', () => claps() === 3);
    expect(host.version).toBe(before);
    const chat = await chair.request<{ items: unknown[] }>('GET', `/meetings/${meetingId}/chat`);
    expect(chat.body.items).toEqual([]);
  });

  test('[PL5] votes that race with the close: counted is what was acknowledged, no more and no less', async () => {
    const { seats, host } = await inside(...world.members);
    for (let round = 0; round < 10; round += 1) {
      const secret = round % 2 === 1;
      const { pollId } = (await host.send('poll:create', { question: `Round ${round}`, options: ['Yes', 'No'], secret })).result;
      await host.send('poll:open', { pollId });
      const opened = await Promise.all(seats.map((seat) => seat.fact('poll.opened', (fact) => fact.pollId === pollId)));
      const optionIds = [opened[0]?.options[0]?.id ?? ''];
      const votes = seats.map((seat) => seat.ask('ballot:cast', { commandId: newId(), pollId, optionIds }));
      const closing = host.send('poll:close', { pollId });
      const counted = (await Promise.all(votes)).filter((ack) => ack.ok).length;
      await closing;
      const { counts, voters } = await host.fact('poll.closed', (fact) => fact.pollId === pollId);
      expect([voters, counts[optionIds[0] ?? '']]).toEqual([counted, counted]);
    }
  });

  test('chat over its limit is refused with a time to wait, and the same id passes afterwards', async () => {
    const { seats } = await inside(world.member(2));
    const guest = seatOf(seats);
    const commands = Array.from({ length: 40 }, (_, i) => ({ commandId: newId(), text: `flood ${i}` }));
    const acks = await Promise.all(commands.map((command) => guest.ask('chat:send', command)));
    const accepted = acks.filter((ack) => ack.ok).length;
    expect(accepted).toBeGreaterThanOrEqual(10);
    expect(accepted).toBeLessThan(30);
    const last = acks.at(-1);
    if (!last || last.ok) throw new Error('the flood was not refused');
    expect(last.error).toMatchObject({ code: 'rate-limited', retryAfterMs: expect.any(Number) });
    await new Promise((resolve) => setTimeout(resolve, last.error.retryAfterMs));
    expect((await guest.ask('chat:send', commands.at(-1))).ok).toBe(true);
  });

  test('REST and sockets go the same way: a line by REST is a commit for sockets', async () => {
    const { meetingId, seats, host } = await inside(otieno);
    const posted = await otieno.request<{ id: string }>('POST', `/meetings/${meetingId}/chat`, { type: 'text', text: 'by REST' });
    expect(posted.status).toBe(201);
    expect((await host.fact('chat.sent')).messageId).toBe(posted.body.id);
    expect((await seatOf(seats).fact('chat.sent')).text).toBe('by REST');
  });
});
