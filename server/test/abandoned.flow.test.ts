// Meetings that nobody ended. Time is moved by hand; each meeting that must go on was looked at in the round that ended another.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { databaseKinds } from './databases.ts';
import { eventually } from './eventually.ts';
import { MovableClock, TestWorld } from './harness.ts';

describe.each(databaseKinds)('meetings nobody ended, on %s', (database) => {
  let world: TestWorld;
  let clock: MovableClock;

  beforeAll(async () => {
    clock = new MovableClock();
    world = await TestWorld.start({ database, clock });
  });
  afterAll(() => world?.stop());

  /** Goes on with nobody's socket: the chairperson's join by REST stands for two minutes. */
  const openFor = (minutes: number) => world.open({ scheduledEnd: new Date(systemClock.now() + minutes * 60_000).toISOString() });
  /** Tokens must outlive the hours that pass here. */
  const longToken = { expiresInSeconds: 80_000 };
  const read = async <T>(path: string): Promise<T> =>
    (await world.chair.request<T>('GET', path, undefined, { authorization: `Bearer ${await world.chair.token(longToken)}` })).body;
  const statusOf = async (meetingId: string) => (await read<{ status: string }>(`/meetings/${meetingId}`)).status;
  const ended = (meetingId: string) => eventually('the meeting ended', async () => (await statusOf(meetingId)) === 'completed');

  test('[ML8] the system ends what everybody left, an hour after its time, and nothing else', async () => {
    const [inTime, peopled, alone, longer] = [await openFor(600), await openFor(30), await openFor(30), await openFor(140)];
    const guest = world.member(0);
    const seat = await guest.connect(peopled, { token: await guest.token(longToken) });
    await seat.send('participant:join', {});

    clock.move(120 * 60);
    await ended(alone);
    const { rows } = await read<{ rows: object[] }>(`/meetings/${alone}/attendance`);
    expect(rows).toContainEqual(expect.objectContaining({ memberId: world.chair.memberId, durationSeconds: 120 }));
    expect([await statusOf(inTime), await statusOf(peopled), await statusOf(longer)]).toEqual(['in_progress', 'in_progress', 'in_progress']);

    clock.move(55 * 60);
    await seat.send('participant:leave', {});
    clock.move(26 * 60);
    await ended(longer);
    expect(await statusOf(peopled)).toBe('in_progress');
    clock.move(5 * 60);
    expect(await seat.fact('meeting.ended')).toMatchObject({ by: null });
    seat.leavePage();
    expect(await statusOf(inTime)).toBe('in_progress');
  });
});
