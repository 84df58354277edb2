// Two server processes on one PostgreSQL and one Redis, the people of a meeting split over them, and one node killed in the middle.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestWorld } from './harness.ts';
import type { Person, Seat } from './people.ts';
import { ServerProcess } from './server-process.ts';

describe('two nodes', () => {
  let world: TestWorld;
  let east: ServerProcess;
  let west: ServerProcess;
  let chair: Person;
  let otieno: Person;

  beforeAll(async () => {
    world = await TestWorld.create('postgresql', 3);
    const env = { ...world.environment(), REDIS_URL: process.env.TEST_REDIS_URL ?? '' };
    [east, west] = await Promise.all([ServerProcess.start(env), ServerProcess.start(env)]);
    world.pointTo(east.url);
    chair = world.chair;
    otieno = world.member(0);
    otieno.url = west.url;
    world.member(1).url = west.url;
    await world.pushRoll();
  });

  afterAll(async () => {
    await Promise.all([east?.kill('SIGTERM'), west?.kill('SIGTERM')]);
    await world?.stop();
  });

  async function split(): Promise<{ meetingId: string; host: Seat; guest: Seat }> {
    const meetingId = await world.open({ settings: { requireApproval: true } });
    const host = await chair.connect(meetingId);
    const guest = await otieno.connect(meetingId);
    await guest.send('participant:join', {});
    const { participantId } = await host.fact('lobby.knocked');
    await host.send('lobby:admit', { participantId });
    await guest.sees('the room', ({ me, participants }) => me.standing === 'room' && participants.length > 0);
    return { meetingId, host, guest };
  }

  test('[LV6] any node serves any meeting: knock on one, admit on the other, talk across', async () => {
    const { host, guest } = await split();
    await guest.send('chat:send', { text: 'from the west' });
    await host.send('chat:send', { text: 'from the east' });
    await host.fact('chat.sent', ({ text }) => text === 'from the west');
    await guest.fact('chat.sent', ({ text }) => text === 'from the east');
    const { result } = await host.send('poll:create', { question: 'Agreed?', options: ['Yes', 'No'] });
    await host.send('poll:open', { pollId: result.pollId });
    const [yes] = (await guest.fact('poll.opened')).options;
    await guest.send('ballot:cast', { pollId: result.pollId, optionIds: [yes?.id ?? ''] });
    expect(await host.fact('poll.tallied')).toMatchObject({ voters: 1 });
    await guest.send('reaction:send', { reaction: '👏' });
    await host.until('applause', () => host.signals.some((signal) => signal.type === 'reactions'));
    expect([host.gaps, guest.gaps]).toEqual([[], []]);
  });

  test('a secret vote taken by one node is counted when the other closes the poll', async () => {
    const { host, guest } = await split();
    const { result } = await host.send('poll:create', { question: 'Who keeps the box?', options: ['Achieng', 'Njeri'], secret: true });
    await host.send('poll:open', { pollId: result.pollId });
    const [achieng] = (await guest.fact('poll.opened')).options;
    await guest.send('ballot:cast', { pollId: result.pollId, optionIds: [achieng?.id ?? ''] });
    await host.fact('poll.tallied');
    await host.send('poll:close', { pollId: result.pollId });
    expect(await guest.fact('poll.closed')).toMatchObject({ voters: 1, counts: { [achieng?.id ?? '']: 1 } });
  });

  test('"use here" on one node closes the tab on the other', async () => {
    const { meetingId, guest } = await split();
    const here = await otieno.connect(meetingId, { takeOver: true, url: east.url });
    expect(await guest.closed()).toBe('duplicate');
    await here.send('chat:send', { text: 'moved' });
  });

  test('a socket comes back on another node with `since`, and misses nothing', async () => {
    const { meetingId, host, guest } = await split();
    await host.send('chat:send', { text: 'one' });
    await guest.fact('chat.sent');
    const since = guest.version;
    guest.leavePage();
    await host.send('chat:send', { text: 'two' });
    const back = await otieno.connect(meetingId, { since, url: east.url });
    await back.fact('chat.sent', ({ text }) => text === 'two');
    expect([back.snapshots, back.gaps]).toEqual([[], []]);
  });

  test('[LV6] [PR4] one node is killed: its people go on at the other, and who does not come back has left at its last heartbeat', {
    timeout: 120_000,
  }, async () => {
    const { meetingId, host, guest } = await split();
    const lost = await world.member(1).connect(meetingId);
    await lost.send('participant:join', {});
    const lostId = lost.view?.me.participantId ?? '';
    await host.send('lobby:admit', { participantId: lostId });
    await lost.sees('the room', ({ me }) => me.standing === 'room');
    const acked = await guest.send('chat:send', { text: 'the last word of the west' });
    const killedAt = Date.now();
    await west.kill();
    const back = await otieno.connect(meetingId, { since: acked.version, url: east.url });
    await back.send('chat:send', { text: 'back in the east' });
    await host.fact('chat.sent', ({ text }) => text === 'the last word of the west');
    await host.fact('chat.sent', ({ text }) => text === 'back in the east');
    const seats = [host, back];
    const left = await host.until(
      'the lost one to have left',
      () => host.facts.find((fact) => fact.type === 'participant.left' && fact.participantId === lostId) ?? null,
      75_000,
    );
    expect(left).toMatchObject({ reason: 'lost', estimated: true });
    expect(Date.parse(left.at)).toBeLessThanOrEqual(killedAt);
    expect(Date.parse(left.at)).toBeGreaterThan(killedAt - 15_000);
    const otienoId = back.view?.me.participantId;
    expect(host.facts.filter((fact) => fact.type === 'participant.left' && fact.participantId === otienoId)).toEqual([]);
    for (const seat of seats) expect(seat.gaps).toEqual([]);
    await host.send('meeting:end', {});
    const { body } = await chair.request<{ rows: { memberId: string; stays: { estimated: boolean }[] }[] }>('GET', `/meetings/${meetingId}/attendance`);
    expect(body.rows.find(({ memberId }) => memberId === world.member(1).memberId)?.stays).toMatchObject([{ estimated: true }]);
  });
});
