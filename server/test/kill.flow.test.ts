// The server is killed again and again while people talk. What was acknowledged must be there, once, in order, and everybody must see the same.
import { describe, expect, test } from 'vitest';
import type { Message } from '../../protocol/meeting.ts';
import { databaseKinds } from './databases.ts';
import { eventually } from './eventually.ts';
import { TestWorld } from './harness.ts';
import type { Person } from './people.ts';
import { ServerProcess } from './server-process.ts';
import { StubbornSender } from './stubborn-sender.ts';

const kills = 20;
const talkers = 5;

describe.each(databaseKinds)('kill -9 on %s', (database) => {
  test(`[LV3] ${kills} kills under load lose nothing that was acknowledged, double nothing, and keep the order`, { timeout: 300_000 }, async () => {
    const world = await TestWorld.create(database, talkers - 1);
    const server = await ServerProcess.start(world.environment());
    let senders: StubbornSender[] = [];
    try {
      world.pointTo(server.url);
      await world.pushRoll();
      const meetingId = await world.open();
      senders = await Promise.all([world.chair, ...world.members].map((person) => enter(person, meetingId)));
      for (const sender of senders) sender.start();
      for (let kill = 1; kill <= kills; kill += 1) {
        const target = count(senders) + 5 + ((kill * 7) % 20);
        await eventually(`line ${target}`, () => count(senders) >= target, 60_000);
        await server.kill();
        await server.startAgain();
      }
      await Promise.all(senders.map((sender) => sender.stop()));
      await expectAllThere(world.chair, meetingId, senders);
      await expectEverybodyInStep(meetingId, senders);
      for (const { seat } of senders) seat.leavePage();
    } catch (error) {
      const links = senders.map(({ seat, setbacks }) =>
        [seat.person.name, seat.socket.connected, seat.closedBy, ...seat.breaks.slice(-6), ...setbacks.slice(-12)].join(', '),
      );
      throw new Error(`failed with\n${links.join('\n')}\nthe server had written:\n${server.output}`, { cause: error });
    } finally {
      await server.kill('SIGTERM');
      await world.stop();
    }
  });
});

async function enter(person: Person, meetingId: string): Promise<StubbornSender> {
  const seat = await person.connect(meetingId, { reconnects: true });
  await seat.send('participant:join', {});
  await seat.sees('the room', (view) => view.me.standing === 'room');
  return new StubbornSender(seat);
}

const count = (senders: readonly StubbornSender[]): number => senders.reduce((sum, { acked }) => sum + acked.length, 0);

/** The whole chat by REST, oldest first. */
async function allLines(person: Person, meetingId: string): Promise<Message[]> {
  const lines: Message[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const path = `/meetings/${meetingId}/chat?limit=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
    const page: { items: Message[]; nextCursor: string | null } = (await person.request<{ items: Message[]; nextCursor: string | null }>('GET', path)).body;
    lines.push(...page.items);
    cursor = page.nextCursor;
  }
  return lines.reverse();
}

async function expectAllThere(person: Person, meetingId: string, senders: readonly StubbornSender[]): Promise<void> {
  const lines = await allLines(person, meetingId);
  const texts = lines.map(({ text }) => text);
  expect(new Set(texts).size, 'doubled').toBe(texts.length);
  const acked = senders.flatMap((sender) => sender.acked);
  expect(
    acked.filter(({ text }) => !texts.includes(text)).map(({ text }) => text),
    'lost',
  ).toEqual([]);
  const inOrder = [...acked].sort((a, b) => a.version - b.version).map(({ messageId }) => messageId);
  expect(
    lines.map(({ id }) => id).filter((id) => inOrder.includes(id)),
    'order of versions',
  ).toEqual(inOrder);
  for (const { acked: own } of senders) expect(own.map(({ version }) => version)).toEqual(own.map(({ version }) => version).sort((a, b) => a - b));
  expect(
    senders.reduce((sum, { resent }) => sum + resent, 0),
    'the kills hit nobody',
  ).toBeGreaterThan(0);
}

async function expectEverybodyInStep(meetingId: string, senders: readonly StubbornSender[]): Promise<void> {
  for (const { seat } of senders) {
    const fresh = await seat.person.connect(meetingId);
    await seat.atVersion(fresh.version);
    await fresh.atVersion(seat.version);
    expect(seat.gaps).toEqual([]);
    expect(seat.view).toEqual(fresh.view);
    fresh.leavePage();
  }
}
