// Rows against memory: whatever happens in a meeting, what is read back is what `evolve` made of it, on both databases.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Failure } from '../domain/failure.ts';
import type { AnyCommand } from '../domain/internal-commands.ts';
import { databaseKinds, type FreshDatabase, freshDatabase } from '../test/databases.ts';
import { silentLog } from '../test/silent-log.ts';
import { addSamplePeople, StoredMeeting, samplePortalId, userIdOfName } from '../test/stored-meeting.ts';
import { type Database, openDatabase } from './database.ts';
import { factsSince } from './facts.ts';

const people = ['Wanjiru', 'Kamau', 'Otieno', 'Achieng', 'Mutua'];
const newcomers = ['New0', 'New1', 'New2'];

interface Step {
  readonly kind: string;
  readonly who: string;
  readonly target: string;
  readonly index: number;
  readonly flag: boolean;
  readonly seconds: number;
  /** Whether the batch ends here. */
  readonly store: boolean;
}

const kinds = [
  ...[
    'join',
    'join',
    'join',
    'leave',
    'admit',
    'admit',
    'admitAll',
    'deny',
    'remove',
    'chat',
    'chat',
    'chat',
    'react',
    'raise',
    'raise',
    'lower',
    'lowerOther',
  ],
  ...['createPoll', 'openPoll', 'openPoll', 'closePoll', 'vote', 'vote', 'vote', 'rsvp', 'edit', 'invite', 'refresh', 'offline', 'online', 'settle', 'end'],
];
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds),
  who: fc.constantFrom(...people),
  target: fc.constantFrom(...people),
  index: fc.nat(5),
  flag: fc.boolean(),
  seconds: fc.nat(90),
  store: fc.boolean(),
});

function commandOf(m: StoredMeeting, { kind, target, index, flag }: Step): AnyCommand | null {
  const poll = m.state.core.polls[index % Math.max(1, m.state.core.polls.length)];
  const option = poll?.options[index % poll.options.length]?.id ?? '';
  const pollId = poll?.id ?? '';
  const late = new Date(Date.parse(m.state.core.meeting.scheduledStart) + index * 60_000).toISOString();
  const name = newcomers[index % newcomers.length] ?? '';
  const table: Record<string, AnyCommand> = {
    join: { type: 'participant:join' },
    leave: { type: 'participant:leave' },
    admit: { type: 'lobby:admit', participantId: m.id(target) },
    admitAll: { type: 'lobby:admit-all' },
    deny: { type: 'lobby:deny', participantId: m.id(target), block: flag && index === 0 },
    remove: { type: 'participant:remove', participantId: m.id(target) },
    chat: { type: 'chat:send', text: `"line" {${index}}, \\ 'quoted' — Ω` },
    react: { type: 'chat:react', reaction: '👏' },
    raise: { type: 'hand:raise' },
    lower: { type: 'hand:lower' },
    lowerOther: { type: 'hand:lower', participantId: m.id(target) },
    createPoll: { type: 'poll:create', question: 'Who hosts?', options: ['A', 'B', 'C'], multiple: index % 2 === 0, secret: flag },
    openPoll: { type: 'poll:open', pollId },
    closePoll: { type: 'poll:close', pollId },
    vote: { type: 'ballot:cast', pollId, optionIds: [option] },
    rsvp: { type: 'participant:rsvp', answer: flag ? 'yes' : index % 2 ? 'no' : 'maybe', ...(flag ? { reason: 'because' } : {}) },
    edit: { type: 'meeting:edit', changes: { title: `Title ${index}`, settings: { lateThresholdMinutes: index }, ...(flag ? { scheduledStart: late } : {}) } },
    invite: { type: 'participant:invite', invitees: [{ userId: userIdOfName(name), memberId: name.toLowerCase(), name, picture: null, isOfficer: flag }] },
    refresh: {
      type: 'participant:refresh',
      userId: m.userIdOf(target),
      name: target,
      picture: flag ? 'https://example.com/a.png' : null,
      isOfficer: index > 2,
    },
    settle: { type: 'presence:settle', participantIds: m.state.core.participants.map((p) => p.id) },
    end: { type: 'meeting:end' },
  };
  return table[kind] ?? null;
}

function act(m: StoredMeeting, s: Step): void {
  m.later(s.seconds);
  if (s.kind === 'offline') m.offline.add(s.who);
  if (s.kind === 'online') m.offline.delete(s.who);
  const command = s.kind === 'end' && s.seconds < 85 ? null : commandOf(m, s);
  if (!command) return;
  try {
    m.as(s.kind === 'settle' || s.kind === 'refresh' ? 'system' : s.who, command);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}

describe.each(databaseKinds)('on %s', (kind) => {
  let fresh: FreshDatabase;
  let database: Database;

  beforeAll(async () => {
    fresh = await freshDatabase(kind);
    database = await openDatabase({ ...fresh, log: silentLog });
    await database.writer(samplePortalId, (sql) => addSamplePeople(sql, [...people, ...newcomers]));
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  test('a meeting reads back as its facts made it, after random histories in random batches', async () => {
    let facts = 0;
    let started = 0;
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(step, { minLength: 20, maxLength: 80 }), async (requireApproval, steps) => {
        const m = new StoredMeeting({ members: ['Otieno', 'Achieng', 'Mutua'], settings: { requireApproval, maxParticipants: 5 } });
        await database.writer(samplePortalId, (sql) => m.create(sql));
        expect(await m.stored(database)).toEqual(m.state);
        // Started a moment apart, as meetings are: the time is in the name of the LiveKit room.
        started += 1;
        m.later(started / 1000).live('Otieno', 'Achieng');
        for (const s of steps) {
          act(m, s);
          if (s.store) await database.writer(samplePortalId, (sql) => m.store(sql));
        }
        await database.writer(samplePortalId, (sql) => m.store(sql));
        expect(await m.stored(database)).toEqual(m.state);
        const commits = await database.writer(samplePortalId, (sql) => factsSince(sql, m.state.core.meeting.id, 0, 1000));
        expect(commits.map((commit) => commit.version)).toEqual(Array.from({ length: m.state.version }, (_, index) => index + 1));
        facts += commits.reduce((sum, commit) => sum + commit.facts.length, 0);
      }),
      { numRuns: 80, seed: 20261122 },
    );
    expect(facts).toBeGreaterThan(1_000);
  }, 120_000);
});
