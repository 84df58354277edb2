// The rules of docs/spec.md, tried on a meeting in memory: life, invitations, admission, lobby.
import { describe, expect, test } from 'vitest';
import { SampleMeeting, sampleStart } from '../test/sample-meeting.ts';
import { project } from './evolve.ts';
import { Failure } from './failure.ts';
import { checkTimes } from './meeting-life.ts';

const join = { type: 'participant:join' } as const;
const leave = { type: 'participant:leave' } as const;
const start = { type: 'meeting:start' } as const;
const end = { type: 'meeting:end' } as const;

describe('a meeting’s life', () => {
  test('[ML2] times that contradict each other are refused, each named', () => {
    const paths = (s: string, e: string) => {
      try {
        checkTimes(s, e, sampleStart);
      } catch (error) {
        if (error instanceof Failure) return error.errors?.map((x) => x.path);
      }
      return null;
    };
    expect(paths('2026-11-22T15:00:00.000Z', '2026-11-22T15:00:00.000Z')).toEqual(['scheduledEnd']);
    expect(paths('2026-11-21T15:00:00.000Z', '2026-11-22T16:00:00.000Z')).toBeNull();
    expect(paths('2026-11-21T14:59:59.999Z', '2026-11-20T16:00:00.000Z')).toEqual(['scheduledEnd', 'scheduledStart']);
  });

  test('[ML3] leaders start, once; members may not; a cancelled meeting refuses', () => {
    const m = new SampleMeeting();
    expect(m.refusalOf('Otieno', start)).toBe('forbidden');
    expect(m.factsOf('Kamau', start)).toEqual(['meeting.started']);
    expect(m.factsOf('Wanjiru', start)).toEqual([]);
    expect(m.refusalOf('Otieno', start)).toBe('forbidden');
    const cancelled = new SampleMeeting();
    cancelled.as('Wanjiru', { type: 'meeting:cancel', reason: null });
    expect(cancelled.refusalOf('Wanjiru', start)).toBe('meeting-cancelled');
  });

  test('[ML4] a leader’s join opens the meeting from 15 minutes before; a member’s never does', () => {
    const m = new SampleMeeting();
    expect(m.refusalOf('Otieno', join)).toBe('meeting-not-started');
    m.later(-15 * 60 - 1);
    expect(m.refusalOf('Wanjiru', join)).toBe('meeting-not-started');
    m.later(1);
    expect(m.factsOf('Kamau', join)).toEqual(['meeting.started', 'participant.joined']);
    expect(m.factsOf('Otieno', join)).toEqual(['participant.joined']);
  });

  test('[ML5] the end closes stays, lobby and polls, and is final', () => {
    const m = new SampleMeeting({ settings: { requireApproval: true } }).live('Otieno');
    m.as('Achieng', join);
    const { result } = m.as('Wanjiru', { type: 'poll:create', question: 'Who hosts?', options: ['A', 'B'] });
    m.as('Wanjiru', { type: 'poll:open', pollId: (result as { pollId: string }).pollId });
    m.later(60);
    expect(m.refusalOf('Otieno', end)).toBe('forbidden');
    expect(m.factsOf('Kamau', end)).toEqual(['participant.left', 'participant.left', 'lobby.left', 'poll.closed', 'meeting.ended']);
    expect(m.participant('Otieno')).toMatchObject({ status: 'left', present: false, durationSeconds: 60 });
    expect(m.refusalOf('Wanjiru', end)).toBe('meeting-ended');
    expect(m.refusalOf('Otieno', join)).toBe('meeting-ended');
    expect(new SampleMeeting().refusalOf('Wanjiru', end)).toBe('meeting-not-started');
  });

  test('[ML6] only the host edits; live, start and type stand still; after the end nothing moves', () => {
    const m = new SampleMeeting();
    const rename = { type: 'meeting:edit', changes: { title: 'New title', settings: { requireApproval: true } } } as const;
    expect(m.refusalOf('Kamau', rename)).toBe('forbidden');
    expect(m.factsOf('Wanjiru', rename)).toEqual(['meeting.edited']);
    expect(m.factsOf('Wanjiru', rename)).toEqual([]);
    expect(m.state.core.meeting).toMatchObject({ title: 'New title', settings: { requireApproval: true, lateThresholdMinutes: 5 } });
    expect(m.refusalOf('Wanjiru', { type: 'meeting:edit', changes: { scheduledEnd: sampleStart } })).toBe('invalid');
    m.live();
    expect(m.refusalOf('Wanjiru', { type: 'meeting:edit', changes: { type: 'audio' } })).toBe('meeting-not-editable');
    expect(m.factsOf('Wanjiru', { type: 'meeting:edit', changes: { scheduledEnd: '2026-11-22T17:00:00.000Z' } })).toEqual(['meeting.edited']);
    m.as('Wanjiru', end);
    expect(m.refusalOf('Wanjiru', rename)).toBe('meeting-not-editable');
  });

  test('[ML7] only the host cancels, and only before the start', () => {
    const m = new SampleMeeting();
    const cancel = { type: 'meeting:cancel', reason: 'rain' } as const;
    expect(m.refusalOf('Kamau', cancel)).toBe('forbidden');
    expect(m.factsOf('Wanjiru', cancel)).toEqual(['meeting.cancelled']);
    expect(m.refusalOf('Wanjiru', cancel)).toBe('meeting-cancelled');
    expect(m.refusalOf('Kamau', join)).toBe('meeting-cancelled');
    expect(new SampleMeeting().live().refusalOf('Wanjiru', cancel)).toBe('meeting-already-started');
  });
});

describe('invitations', () => {
  const invitee = (name: string, isOfficer = false) => ({ userId: `user-${name.toLowerCase()}`, memberId: name.toLowerCase(), name, picture: null, isOfficer });

  test('[IN1] officers are cohosts, the host stays host, others are members', () => {
    const m = new SampleMeeting();
    m.as('Wanjiru', { type: 'participant:invite', invitees: [invitee('Mutua', true), invitee('Njeri')] });
    expect(['Wanjiru', 'Kamau', 'Otieno', 'Mutua', 'Njeri'].map((n) => m.participant(n).role)).toEqual(['host', 'cohost', 'member', 'cohost', 'member']);
  });

  test('[IN2] inviting twice changes nothing, and members may not', () => {
    const m = new SampleMeeting();
    const command = { type: 'participant:invite', invitees: [invitee('Otieno'), invitee('Njeri')] } as const;
    expect(m.refusalOf('Otieno', command)).toBe('forbidden');
    expect(m.as('Kamau', command).result).toEqual({ invited: ['njeri'], alreadyInvited: ['otieno'] });
    expect(m.factsOf('Kamau', command)).toEqual([]);
  });

  test('[IN3] an answer may change until the end', () => {
    const m = new SampleMeeting();
    const say = (answer: 'yes' | 'no' | 'maybe') => m.as('Otieno', { type: 'participant:rsvp', answer });
    say('yes');
    expect(m.participant('Otieno')).toMatchObject({ rsvp: 'yes', status: 'accepted' });
    say('no');
    expect(m.participant('Otieno')).toMatchObject({ rsvp: 'no', status: 'declined' });
    say('maybe');
    expect(m.participant('Otieno')).toMatchObject({ rsvp: 'maybe', status: 'invited' });
    m.live().as('Wanjiru', end);
    expect(m.refusalOf('Otieno', { type: 'participant:rsvp', answer: 'yes' })).toBe('meeting-ended');
    expect(m.refusalOf('Stranger', { type: 'participant:rsvp', answer: 'yes' })).toBe('not-invited');
  });

  test('[IN4] the directory’s news reach the meeting; only the system brings them', () => {
    const m = new SampleMeeting().live('Otieno');
    const news = { type: 'participant:refresh', userId: 'user-otieno', name: 'Otieno Odhiambo', picture: null, isOfficer: true } as const;
    expect(m.refusalOf('Wanjiru', news)).toBe('forbidden');
    expect(m.factsOf('system', news)).toEqual(['participant.renamed']);
    expect(m.participant('Otieno Odhiambo').role).toBe('cohost');
    expect(m.factsOf('system', news)).toEqual([]);
    expect(m.factsOf('system', { ...news, userId: 'user-wanjiru', name: 'Wanjiru K' })).toEqual(['participant.renamed', 'meeting.edited']);
    expect(m.state.core.meeting.host.name).toBe('Wanjiru K');
  });
});

describe('coming in', () => {
  test('[AD1] joining twice is one stay', () => {
    const m = new SampleMeeting().live('Otieno');
    const again = m.as('Otieno', join);
    expect(again).toMatchObject({ facts: [], result: { status: 'joined' } });
  });

  test('[AD2] each reason not to come in has its code', () => {
    const m = new SampleMeeting().live('Otieno');
    expect(m.refusalOf('Stranger', join)).toBe('not-invited');
    m.as('Wanjiru', { type: 'participant:remove', participantId: m.id('Otieno') });
    expect(m.refusalOf('Otieno', join)).toBe('removed');
  });

  test('[AD3] a full meeting is full for all but its host', () => {
    const m = new SampleMeeting({ settings: { maxParticipants: 2 } });
    m.as('Kamau', join);
    m.as('Otieno', join);
    expect(m.refusalOf('Achieng', join)).toBe('meeting-full');
    expect(m.factsOf('Wanjiru', join)).toEqual(['participant.joined']);
    m.as('Otieno', leave);
    expect(m.refusalOf('Achieng', join)).toBe('meeting-full');
    m.as('Kamau', leave);
    expect(m.factsOf('Achieng', join)).toEqual(['participant.joined']);
  });

  test('[AD4] leaving closes the stay, once', () => {
    const m = new SampleMeeting().live('Otieno').later(90);
    expect(m.as('Otieno', leave).result).toEqual({ durationSeconds: 90 });
    m.later(10);
    expect(m.as('Otieno', leave)).toMatchObject({ facts: [], result: { durationSeconds: 90 } });
    expect(m.refusalOf('Achieng', leave)).toBe('not-joined');
  });

  test('[AD5] leaders remove others, never the host, and for good', () => {
    const m = new SampleMeeting().live('Otieno', 'Achieng', 'Kamau');
    const remove = (name: string) => ({ type: 'participant:remove', participantId: m.id(name) }) as const;
    expect(m.refusalOf('Otieno', remove('Achieng'))).toBe('forbidden');
    expect(m.refusalOf('Kamau', remove('Wanjiru'))).toBe('forbidden');
    expect(m.refusalOf('Kamau', remove('Kamau'))).toBe('forbidden');
    expect(m.factsOf('Kamau', remove('Otieno'))).toEqual(['participant.left', 'participant.removed']);
    expect(m.refusalOf('Otieno', join)).toBe('removed');
    expect(m.refusalOf('Otieno', { type: 'chat:send', text: 'still here' })).toBe('not-joined');
  });

  test('[AD6] coming back is a new stay that adds up', () => {
    const m = new SampleMeeting().live('Otieno').later(30);
    m.as('Otieno', leave);
    m.later(1000).as('Otieno', join);
    m.later(12.6).as('Otieno', leave);
    expect(m.participant('Otieno')).toMatchObject({ joinedAt: sampleStart, durationSeconds: 42 });
  });
});

describe('the lobby', () => {
  const asking = () => new SampleMeeting({ settings: { requireApproval: true } }).live();

  test('[LB1] members knock and learn their place; leaders walk in', () => {
    const m = asking();
    expect(m.as('Otieno', join).result).toEqual({ status: 'pending_approval', position: 1 });
    expect(m.as('Achieng', join).result).toEqual({ status: 'pending_approval', position: 2 });
    expect(m.as('Achieng', join)).toMatchObject({ facts: [], result: { position: 2 } });
    expect(m.as('Kamau', join).result).toEqual({ status: 'joined' });
  });

  test('[LB2] who waits sees nobody, and members do not see who waits', () => {
    const m = asking().live('Achieng');
    m.as('Otieno', join);
    expect(project(m.state, m.id('Otieno'))).toMatchObject({ participants: [], messages: [], polls: [], lobby: [], me: { standing: 'lobby' } });
    const inside = project(m.state, m.id('Achieng'));
    expect(inside.lobby).toEqual([]);
    expect(inside.participants.find((p) => p.name === 'Otieno')?.status).toBe('invited');
    expect(project(m.state, m.id('Wanjiru')).lobby.map((k) => k.name)).toEqual(['Otieno']);
  });

  test('[LB3] admitted and connected is inside at once; admitted and absent walks in later', () => {
    const m = asking();
    m.as('Otieno', join);
    m.as('Achieng', join);
    m.offline.add('Achieng');
    expect(m.factsOf('Wanjiru', { type: 'lobby:admit', participantId: m.id('Otieno') })).toEqual(['lobby.admitted', 'participant.joined']);
    expect(m.factsOf('Wanjiru', { type: 'lobby:admit', participantId: m.id('Achieng') })).toEqual(['lobby.admitted']);
    expect(m.participant('Achieng')).toMatchObject({ present: false, status: 'accepted' });
    expect(m.factsOf('Achieng', join)).toEqual(['participant.joined']);
  });

  test('[LB4] admit-all stops where the meeting is full', () => {
    const m = new SampleMeeting({ members: ['A', 'B', 'C'], settings: { requireApproval: true, maxParticipants: 3 } }).live();
    for (const name of ['A', 'B', 'C']) m.as(name, join);
    expect(m.as('Wanjiru', { type: 'lobby:admit-all' }).result).toEqual({ admitted: [m.id('A'), m.id('B')] });
    expect(m.state.core.lobby.map((k) => k.name)).toEqual(['C']);
    expect(m.refusalOf('Wanjiru', { type: 'lobby:admit-all' })).toBe('meeting-full');
  });

  test('[LB5] denied one may knock again; blocked never', () => {
    const m = asking();
    const deny = (block: boolean) => m.as('Kamau', { type: 'lobby:deny', participantId: m.id('Otieno'), block });
    m.as('Otieno', join);
    deny(false);
    expect(m.as('Otieno', join).result).toEqual({ status: 'pending_approval', position: 1 });
    deny(true);
    expect(m.refusalOf('Otieno', join)).toBe('denied');
  });

  test('[LB6] only leaders admit, and only who waits', () => {
    const m = asking().live('Achieng');
    m.as('Otieno', join);
    const admit = (name: string) => ({ type: 'lobby:admit', participantId: m.id(name) }) as const;
    expect(m.refusalOf('Achieng', admit('Otieno'))).toBe('forbidden');
    expect(m.refusalOf('Otieno', admit('Otieno'))).toBe('forbidden');
    expect(m.refusalOf('Wanjiru', admit('Achieng'))).toBe('not-waiting');
    expect(m.refusalOf('Wanjiru', { type: 'lobby:admit', participantId: 'nobody' })).toBe('not-found');
  });
});
