// The one door to a live meeting on a real database, beside a server that has the same meeting in its memory: batches, faults, and two memories of one truth.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LiveMeetings } from '../app/live-meetings.ts';
import type { Broadcaster, Committed } from '../deps.ts';
import type { AnyCommand } from '../domain/internal-commands.ts';
import type { Actor } from '../domain/state.ts';
import { newId } from '../ids.ts';
import { type Database, openDatabase, type Sql } from '../store/database.ts';
import { MovableClock, TestWorld } from './harness.ts';
import type { Seat } from './people.ts';
import { silentLog } from './silent-log.ts';

/** Keeps what a node would tell its sockets. */
class Told implements Broadcaster {
  readonly commits: Committed[] = [];
  resets = 0;

  commit(committed: Committed): void {
    this.commits.push(committed);
  }

  reset(): void {
    this.resets += 1;
  }

  signal(): void {}
  react(): void {}
}

const say = (text: string): AnyCommand => ({ type: 'chat:send', text });

describe('live meetings on one PostgreSQL', () => {
  const clock = new MovableClock();
  let world: TestWorld;
  let database: Database;
  let meetingId: string;
  let host: Seat;
  let otieno: Actor;

  beforeAll(async () => {
    world = await TestWorld.start({ database: 'postgresql', limitScale: 1_000 });
    database = await openDatabase({ databaseUrl: world.config().databaseUrl ?? '', log: silentLog, allowSuperuser: true });
    meetingId = await world.open();
    host = await world.chair.connect(meetingId);
    await world.member(0).request('POST', `/meetings/${meetingId}/join`);
    const { live } = node();
    const { portalId, people } = await live.read(meetingId);
    const person = [...people.values()].find(({ memberId }) => memberId === world.member(0).memberId);
    if (!person) throw new Error('not invited');
    otieno = { kind: 'member', portalId, userId: person.userId, memberId: person.memberId, isOfficer: false };
  });

  afterAll(async () => {
    await database?.close();
    await world?.stop();
  });

  function node(): { live: LiveMeetings; told: Told } {
    const told = new Told();
    const enqueueEffects = async (): Promise<void> => {};
    return { told, live: new LiveMeetings({ db: database, broadcaster: told, clock, log: silentLog, nodeId: newId(), enqueueEffects }) };
  }

  test('commands that wait together are one transaction, in order, each its own version', async () => {
    const { live, told } = node();
    const { version } = await live.read(meetingId);
    const ran = await Promise.all([1, 2, 3, 4, 5].map((n) => live.run(meetingId, otieno, say(`batch ${n}`))));
    expect(ran.map((each) => each.version)).toEqual([1, 2, 3, 4, 5].map((n) => version + n));
    const rows = await database.writer('*', (sql) =>
      sql.rows<{ xmin: string }>('select distinct xmin::text as xmin from meeting_facts where meeting_id = $1 and version > $2', [meetingId, version]),
    );
    // The first goes at once, the four behind it together.
    expect(rows.length).toBeLessThanOrEqual(2);
    expect(told.commits.map((commit) => [commit.from, commit.version])).toEqual(ran.map((each) => [each.version - 1, each.version]));
  });

  test('a command that cannot be written does not take the others down', async () => {
    const { live } = node();
    const poison = { alongside: (sql: Sql) => sql.rows('select 1 / 0').then(() => undefined) };
    const outcomes = await Promise.allSettled([
      live.run(meetingId, otieno, say('first')),
      live.run(meetingId, otieno, say('healthy')),
      live.run(meetingId, otieno, say('poisoned'), poison),
      live.run(meetingId, otieno, say('healthy too')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[2]).toMatchObject({ reason: { code: 'internal' } });
    const texts = (await live.readFresh(meetingId)).core.messages.map(({ text }) => text);
    expect(texts).toContain('healthy too');
    expect(texts).not.toContain('poisoned');
  });

  test('[LV2] a transaction whose connection dies is answered `unavailable`, and the same commandId passes afterwards, once', async () => {
    const { live } = node();
    const commandId = newId();
    const dying = { commandId, alongside: async (sql: Sql) => terminate((await sql.rows<{ pid: number }>('select pg_backend_pid() as pid'))[0]?.pid) };
    await expect(live.run(meetingId, otieno, say('stubborn'), dying)).rejects.toMatchObject({ code: 'unavailable' });
    const first = await live.run(meetingId, otieno, say('stubborn'), { commandId });
    const second = await live.run(meetingId, otieno, say('stubborn'), { commandId });
    expect([second.version, second.result]).toEqual([first.version, first.result]);
    expect(second.state.core.messages.filter(({ text }) => text === 'stubborn')).toHaveLength(1);
  });

  test('[LV6] what another node wrote is told before what comes after it, and nothing twice', async () => {
    const { live, told } = node();
    const { version } = await live.read(meetingId);
    await host.send('chat:send', { text: 'by the other node' });
    await live.run(meetingId, otieno, say('after it'));
    expect(told.commits.map((commit) => [commit.version, commit.origin])).toEqual([
      [version + 1, 'elsewhere'],
      [version + 2, 'here'],
    ]);
    await host.fact('chat.sent', ({ text }) => text === 'after it');
    expect(host.gaps).toEqual([]);
    expect(told.resets).toBe(0);
  });

  test('[LV6] a message between nodes that never came is made up for by looking', async () => {
    const { live, told } = node();
    await live.read(meetingId);
    const { version } = await host.send('chat:send', { text: 'unheard' });
    expect(live.peek(meetingId)?.version).toBe(version - 1);
    await live.catchUp();
    expect(told.commits.map((commit) => commit.version)).toEqual([version]);
    live.absorb(meetingId, { version, facts: told.commits[0]?.facts ?? [] });
    await live.readFresh(meetingId);
    expect(told.commits).toHaveLength(1);
  });

  test('memory equals what the rows say', async () => {
    const { live } = node();
    const remembered = (await live.run(meetingId, otieno, say('the last word'))).state;
    expect(await node().live.read(meetingId)).toEqual(remembered);
  });

  test('a meeting nobody uses is forgotten after a minute, unless it is held', async () => {
    const { live } = node();
    await live.read(meetingId);
    const release = live.hold(meetingId);
    clock.move(61);
    live.evictIdle();
    expect(live.peek(meetingId)).not.toBeNull();
    release();
    live.evictIdle();
    expect(live.peek(meetingId)).toBeNull();
  });

  test('more waiting than can be served is refused with a time to come back', async () => {
    const { live } = node();
    const outcomes = await Promise.allSettled(Array.from({ length: 1_300 }, () => live.run(meetingId, otieno, { type: 'hand:lower' })));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ reason: { code: 'unavailable', retryAfterMs: 1_000 } });
    expect(outcomes.length - refused.length).toBeGreaterThanOrEqual(1_000);
  });

  test('another tenant finds nothing', async () => {
    const stranger: Actor = { kind: 'system', portalId: newId() };
    await expect(node().live.run(meetingId, stranger, { type: 'meeting:end' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(node().live.read(newId())).rejects.toMatchObject({ code: 'not-found' });
  });

  test('closing takes nothing new and finishes what began', async () => {
    const { live } = node();
    const begun = live.run(meetingId, otieno, say('before the door closes'));
    await live.read(meetingId);
    await live.close();
    await expect(begun).resolves.toBeDefined();
    await expect(live.run(meetingId, otieno, say('too late'))).rejects.toMatchObject({ code: 'unavailable' });
  });
});

/** As the operator who stops a connection. */
async function terminate(pid: number | undefined): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  await client.query('select pg_terminate_backend($1)', [pid]);
  await client.end();
}
