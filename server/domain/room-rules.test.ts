// The rules of docs/spec.md inside the room, tried on a meeting in memory: chat, hands, polls, presence, attendance.
import { describe, expect, test } from 'vitest';
import { SampleMeeting, sampleStart } from '../test/sample-meeting.ts';
import { lateByMinutes, staySeconds } from './attendance.ts';
import { project } from './evolve.ts';

const leave = { type: 'participant:leave' } as const;
const raise = { type: 'hand:raise' } as const;
const say = (text: string) => ({ type: 'chat:send', text }) as const;

describe('chat', () => {
  test('[CH1] only those inside write, and lines count', () => {
    const m = new SampleMeeting().live('Otieno');
    m.as('Otieno', say('Habari'));
    expect(m.participant('Otieno').messagesSent).toBe(1);
    expect(m.state.core.messages).toMatchObject([{ name: 'Otieno', text: 'Habari', type: 'text' }]);
    expect(m.refusalOf('Achieng', say('let me in'))).toBe('not-joined');
    expect(m.refusalOf('Stranger', say('hello'))).toBe('not-invited');
  });

  test('[CH2] a counted reaction leaves no fact; a kept one is a line that counts for nobody', () => {
    const m = new SampleMeeting().live('Otieno');
    expect(m.factsOf('Otieno', { type: 'reaction:send', reaction: '👏' })).toEqual([]);
    expect(m.factsOf('Otieno', { type: 'chat:react', reaction: '👏' })).toEqual(['chat.sent']);
    expect(m.participant('Otieno').messagesSent).toBe(0);
    expect(m.refusalOf('Achieng', { type: 'reaction:send', reaction: '👏' })).toBe('not-joined');
  });

  test('[CH3] a view carries the last 50 lines', () => {
    const m = new SampleMeeting().live();
    for (let i = 0; i < 60; i += 1) m.as('Wanjiru', say(`line ${i}`));
    const { messages } = project(m.state, m.id('Wanjiru'));
    expect(messages).toHaveLength(50);
    expect(messages[0]?.text).toBe('line 10');
  });
});

describe('hands', () => {
  test('[HD1] hands stand in the order they went up, one a person', () => {
    const m = new SampleMeeting().live('Otieno', 'Achieng');
    m.as('Achieng', raise);
    m.later(1).as('Otieno', raise);
    expect(m.factsOf('Achieng', raise)).toEqual([]);
    expect(m.state.core.hands.map((h) => h.participantId)).toEqual([m.id('Achieng'), m.id('Otieno')]);
    expect(m.participant('Achieng').handsRaised).toBe(1);
  });

  test('[HD2] own hand, or any as a leader', () => {
    const m = new SampleMeeting().live('Otieno', 'Achieng');
    m.as('Achieng', raise);
    expect(m.refusalOf('Otieno', { type: 'hand:lower', participantId: m.id('Achieng') })).toBe('forbidden');
    expect(m.factsOf('Wanjiru', { type: 'hand:lower', participantId: m.id('Achieng') })).toEqual(['hand.lowered']);
    expect(m.factsOf('Achieng', { type: 'hand:lower' })).toEqual([]);
  });

  test('[HD3] leaving lowers the hand', () => {
    const m = new SampleMeeting().live('Otieno');
    m.as('Otieno', raise);
    m.as('Otieno', leave);
    expect(m.state.core.hands).toEqual([]);
    m.as('Otieno', { type: 'participant:join' });
    expect(m.factsOf('Otieno', raise)).toEqual(['hand.raised']);
  });
});

describe('polls', () => {
  const opened = (options: { secret?: boolean; multiple?: boolean } = {}) => {
    const m = new SampleMeeting().live('Otieno', 'Achieng');
    m.as('Wanjiru', { type: 'poll:create', question: 'Who hosts?', options: ['Kamau', 'Njeri'], ...options });
    const poll = m.state.core.polls[0];
    if (!poll) throw new Error('no poll');
    m.as('Wanjiru', { type: 'poll:open', pollId: poll.id });
    const [first, second] = poll.options.map((o) => o.id);
    const vote = (...optionIds: (string | undefined)[]) => ({ type: 'ballot:cast', pollId: poll.id, optionIds: optionIds.map(String) }) as const;
    return { m, pollId: poll.id, first: String(first), second: String(second), vote };
  };

  test('[PL1] leaders make polls; members meet them when they open', () => {
    const m = new SampleMeeting().live('Otieno');
    expect(m.refusalOf('Otieno', { type: 'poll:create', question: 'Who?', options: ['A', 'B'] })).toBe('forbidden');
    m.as('Wanjiru', { type: 'poll:create', question: 'Who?', options: ['A', 'B'] });
    expect(project(m.state, m.id('Otieno')).polls).toEqual([]);
    const pollId = String(m.state.core.polls[0]?.id);
    m.as('Wanjiru', { type: 'poll:open', pollId });
    expect(project(m.state, m.id('Otieno')).polls).toMatchObject([{ status: 'open', counts: expect.anything() }]);
    expect(m.refusalOf('Wanjiru', { type: 'poll:open', pollId })).toBe('poll-not-draft');
    expect(m.refusalOf('Otieno', { type: 'poll:close', pollId })).toBe('forbidden');
  });

  test('[PL2] a vote may change while the poll is open', () => {
    const { m, first, second, vote } = opened();
    m.as('Otieno', vote(first));
    m.as('Achieng', vote(first));
    m.as('Otieno', vote(second));
    expect(m.state.core.polls[0]).toMatchObject({ counts: { [first]: 1, [second]: 1 }, voters: 2 });
    expect(project(m.state, m.id('Otieno')).me.ballots).toEqual({ [String(m.state.core.polls[0]?.id)]: [second] });
  });

  test('[PL3] a secret choice is in no fact, and is final', () => {
    const { m, pollId, first, second, vote } = opened({ secret: true });
    const cast = m.as('Otieno', vote(first));
    expect(JSON.stringify([cast.facts, cast.result])).not.toContain(first);
    expect(JSON.stringify(project(m.state, m.id('Wanjiru')).polls)).not.toContain('"counts":{');
    expect(m.refusalOf('Otieno', vote(second))).toBe('already-voted');
    m.as('Achieng', vote(first));
    const close = m.as('Wanjiru', { type: 'poll:close', pollId });
    expect(close.facts).toMatchObject([{ type: 'poll.closed', counts: { [first]: 2, [second]: 0 }, voters: 2 }]);
  });

  test('[PL4] what cannot be counted is refused', () => {
    const { m, pollId, first, second, vote } = opened();
    expect(m.refusalOf('Otieno', vote('elsewhere'))).toBe('invalid');
    expect(m.refusalOf('Otieno', vote(first, second))).toBe('invalid');
    m.as('Wanjiru', { type: 'poll:close', pollId });
    expect(m.refusalOf('Otieno', vote(first))).toBe('poll-not-open');
    const many = opened({ multiple: true });
    many.m.as('Otieno', many.vote(many.first, many.second, many.first));
    expect(many.m.state.core.polls[0]?.counts).toEqual({ [many.first]: 1, [many.second]: 1 });
  });
});

describe('presence', () => {
  const settle = (m: SampleMeeting, ...names: string[]) => m.factsOf('system', { type: 'presence:settle', participantIds: names.map((n) => m.id(n)) });

  test('[PR1] away and back within the grace is one stay', () => {
    const m = new SampleMeeting().live('Otieno').later(60);
    m.offline.add('Otieno');
    expect(settle(m, 'Otieno')).toEqual(['participant.away']);
    expect(m.participant('Otieno')).toMatchObject({ present: true, away: true });
    m.later(9.9);
    expect(settle(m, 'Otieno')).toEqual([]);
    m.offline.delete('Otieno');
    expect(settle(m, 'Otieno')).toEqual(['participant.returned']);
    m.later(30.1).as('Otieno', leave);
    expect(m.participant('Otieno').durationSeconds).toBe(100);
  });

  test('[PR2] after the grace the stay closes at the last time seen', () => {
    const m = new SampleMeeting().live('Otieno').later(60);
    m.offline.add('Otieno');
    settle(m, 'Otieno');
    const seen = m.now;
    m.later(10);
    expect(settle(m, 'Otieno')).toEqual(['participant.left']);
    expect(m.participant('Otieno')).toMatchObject({ leftAt: seen, durationSeconds: 60, present: false });
    expect(m.refusalOf('Wanjiru', { type: 'presence:settle', participantIds: [] })).toBe('forbidden');
  });

  test('[PR3] outside, the place is kept for two minutes', () => {
    const m = new SampleMeeting({ settings: { requireApproval: true } }).live();
    m.as('Otieno', { type: 'participant:join' });
    m.offline.add('Otieno');
    expect(settle(m, 'Otieno')).toEqual(['lobby.away']);
    m.later(119);
    expect(settle(m, 'Otieno')).toEqual([]);
    m.later(1);
    expect(settle(m, 'Otieno')).toEqual(['lobby.left']);
    expect(m.state.core.lobby).toEqual([]);
  });

  test('[PR4] a dead node’s stays close at its last heartbeat, estimated', () => {
    const m = new SampleMeeting().live('Otieno').later(60);
    m.offline.add('Otieno');
    m.lastSeenAt = m.now;
    m.estimated = true;
    m.later(20);
    const { facts } = m.as('system', { type: 'presence:settle', participantIds: [m.id('Otieno')] });
    expect(facts).toMatchObject([{ type: 'participant.left', at: m.lastSeenAt, reason: 'lost', estimated: true, durationSeconds: 60 }]);
  });
});

describe('attendance', () => {
  test('[AT1] lateness is decided by the first arrival, on the threshold still in time', () => {
    const m = new SampleMeeting().live();
    m.later(300).as('Otieno', { type: 'participant:join' });
    m.later(0.001).as('Achieng', { type: 'participant:join' });
    expect([m.participant('Otieno').isLate, m.participant('Achieng').isLate]).toEqual([false, true]);
    m.as('Otieno', leave);
    m.later(600).as('Otieno', { type: 'participant:join' });
    expect(m.participant('Otieno').isLate).toBe(false);
  });

  test('[AT2] minutes late are whole, and none inside the threshold', () => {
    const { meeting } = new SampleMeeting().state.core;
    expect(['15:00:00', '15:05:00', '15:05:01', '15:12:59'].map((t) => lateByMinutes(meeting, `2026-11-22T${t}.000Z`))).toEqual([0, 0, 5, 12]);
  });

  test('[AT3] a stay is whole seconds and never negative', () => {
    expect(staySeconds(sampleStart, '2026-11-22T15:00:59.999Z')).toBe(59);
    expect(staySeconds('2026-11-22T15:00:01.000Z', sampleStart)).toBe(0);
  });
});
