// Who is here, away and gone, as connections come, break and end. Time is moved by hand where waiting would be long.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseKinds } from './databases.ts';
import { MovableClock, TestWorld } from './harness.ts';
import { type Person, Seat } from './people.ts';

describe.each(databaseKinds)('presence on %s', (database) => {
  let world: TestWorld;
  let clock: MovableClock;
  let chair: Person;
  let otieno: Person;

  beforeAll(async () => {
    clock = new MovableClock();
    world = await TestWorld.start({ database, clock });
    chair = world.chair;
    otieno = world.member(0);
  });

  afterAll(() => world?.stop());

  async function pair(settings = {}): Promise<{ meetingId: string; host: Seat; guest: Seat; guestId: string }> {
    const meetingId = await world.open({ settings });
    const host = await chair.connect(meetingId);
    const guest = await otieno.connect(meetingId);
    await guest.send('participant:join', {});
    return { meetingId, host, guest, guestId: guest.view?.me.participantId ?? '' };
  }

  const stays = async (meetingId: string): Promise<{ joinedAt: string; leftAt: string; estimated: boolean }[]> => {
    const report = await chair.request<{ rows: { memberId: string; stays: [] }[] }>('GET', `/meetings/${meetingId}/attendance`);
    return report.body.rows.find(({ memberId }) => memberId === otieno.memberId)?.stays ?? [];
  };

  test('[PR1] a dropped connection is away, and back in time it is the same stay', async () => {
    const { meetingId, host, guest, guestId } = await pair();
    guest.loseConnection();
    await host.fact('participant.away', (fact) => fact.participantId === guestId);
    clock.move(8);
    const back = await otieno.connect(meetingId);
    await host.fact('participant.returned', (fact) => fact.participantId === guestId);
    expect(back.view?.me.standing).toBe('room');
    await back.send('participant:leave', {});
    expect(await stays(meetingId)).toHaveLength(1);
  });

  test('[PR2] after the grace the stay ends at the last time seen', async () => {
    const { meetingId, host, guest, guestId } = await pair();
    guest.loseConnection();
    const away = await host.fact('participant.away', (fact) => fact.participantId === guestId);
    clock.move(30);
    const left = await host.fact('participant.left', (fact) => fact.participantId === guestId);
    expect(left).toMatchObject({ reason: 'lost', estimated: false, at: away.at });
    expect(await stays(meetingId)).toMatchObject([{ leftAt: away.at }]);
  });

  test('[PR3] who waits keeps their place for two minutes, and no longer', async () => {
    const { host, guest, guestId } = await pair({ requireApproval: true });
    guest.loseConnection();
    await host.fact('lobby.away', (fact) => fact.participantId === guestId);
    clock.move(110);
    await host.send('chat:send', { text: 'still waiting' });
    expect(host.view?.lobby).toHaveLength(1);
    clock.move(15);
    await host.fact('lobby.left', (fact) => fact.participantId === guestId);
    expect(host.view?.lobby).toEqual([]);
  });

  test('a join by REST without a socket stands for two minutes', async () => {
    const meetingId = await world.open();
    const host = await chair.connect(meetingId);
    await otieno.request('POST', `/meetings/${meetingId}/join`);
    const { participant } = await host.fact('participant.joined', (fact) => fact.participant.memberId === otieno.memberId);
    clock.move(100);
    await host.send('chat:send', { text: 'still here' });
    expect(host.view?.participants.find(({ id }) => id === participant.id)).toMatchObject({ present: true, away: false });
    clock.move(60);
    expect(await host.fact('participant.left', (fact) => fact.participantId === participant.id)).toMatchObject({ reason: 'lost' });
  });

  test('a socket takes over from the join by REST: from then on its loss is a loss', async () => {
    const meetingId = await world.open();
    const host = await chair.connect(meetingId);
    await otieno.request('POST', `/meetings/${meetingId}/join`);
    const guest = await otieno.connect(meetingId);
    guest.loseConnection();
    await host.fact('participant.away', (fact) => fact.participantId === guest.view?.me.participantId);
  });

  test('one of two tabs closing makes nobody away', async () => {
    const { meetingId, host, guest, guestId } = await pair();
    const second = await otieno.connect(meetingId);
    guest.leavePage();
    await second.send('chat:send', { text: 'the other tab' });
    await host.fact('chat.sent');
    expect(host.facts.filter((fact) => fact.type === 'participant.away' && fact.participantId === guestId)).toEqual([]);
  });

  test('a token that ends closes the socket, and a fresh one brings it back', async () => {
    const meetingId = await world.open();
    const guest = await otieno.connect(meetingId, { token: await otieno.token({ expiresInSeconds: 1_000 }) });
    clock.move(1_001);
    expect(await guest.refusalOf('hand:raise', {})).toBe('unauthenticated');
    expect(await guest.closed()).toBe('token-expired');
    const claims = { exp: Math.floor(clock.now() / 1000) + 3_600 };
    await expect(otieno.connect(meetingId, { token: await otieno.token({ claims }) })).resolves.toBeInstanceOf(Seat);
  });

  test('who is struck off the roll is hung up on', async () => {
    const meetingId = await world.open();
    const other = world.member(1);
    const seat = await other.connect(meetingId);
    await world.pushRoll(world.people.filter((person) => person !== other));
    expect(await seat.closed()).toBe('not-found');
    await world.pushRoll();
  });
});
