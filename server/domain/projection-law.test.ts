// The law that holds server and widget together: project(evolve(s, f), v) == fold(project(s, v), visible(f, v)), over random histories.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from '../../protocol/facts.ts';
import { channelOf, fold, type MeetingView } from '../../protocol/view.ts';
import { SampleMeeting } from '../test/sample-meeting.ts';
import { evolve, project } from './evolve.ts';
import { Failure } from './failure.ts';
import type { AnyCommand } from './internal-commands.ts';
import type { MeetingState } from './state.ts';
import { visible, visibleTo } from './visible.ts';

const names = ['Wanjiru', 'Kamau', 'Otieno', 'Achieng', 'Mutua'];
const name = fc.constantFrom(...names);
const index = fc.nat(5);

type Step = { who: string; target: string; index: number; kind: string; flag: boolean; seconds: number };
const kinds = [
  'join',
  'join',
  'join',
  'leave',
  'start',
  'end',
  'admit',
  'admit',
  'admitAll',
  'deny',
  'remove',
  'chat',
  'chat',
  'reactChat',
  'raise',
  'lower',
  'lowerOther',
  'createPoll',
  'openPoll',
  'openPoll',
  'closePoll',
  'vote',
  'vote',
  'vote',
  'rsvp',
  'edit',
  'cancel',
  'invite',
  'refresh',
  'offline',
  'online',
  'settle',
];
const step: fc.Arbitrary<Step> = fc.record({ who: name, target: name, index, kind: fc.constantFrom(...kinds), flag: fc.boolean(), seconds: fc.nat(90) });

function commandOf(m: SampleMeeting, s: Step): { who: string; command: AnyCommand } | null {
  const poll = m.state.core.polls[s.index % Math.max(1, m.state.core.polls.length)];
  const option = poll?.options[s.index % poll.options.length]?.id ?? '';
  const target = m.id(s.target);
  const table: Record<string, AnyCommand> = {
    join: { type: 'participant:join' },
    leave: { type: 'participant:leave' },
    start: { type: 'meeting:start' },
    end: { type: 'meeting:end' },
    admit: { type: 'lobby:admit', participantId: target },
    admitAll: { type: 'lobby:admit-all' },
    deny: { type: 'lobby:deny', participantId: target, block: s.flag && s.index === 0 },
    remove: { type: 'participant:remove', participantId: target },
    chat: { type: 'chat:send', text: `line ${s.index}` },
    reactChat: { type: 'chat:react', reaction: '👏' },
    raise: { type: 'hand:raise' },
    lower: { type: 'hand:lower' },
    lowerOther: { type: 'hand:lower', participantId: target },
    createPoll: { type: 'poll:create', question: 'Who hosts?', options: ['A', 'B', 'C'], multiple: s.index % 2 === 0, secret: s.flag },
    openPoll: { type: 'poll:open', pollId: poll?.id ?? '' },
    closePoll: { type: 'poll:close', pollId: poll?.id ?? '' },
    vote: { type: 'ballot:cast', pollId: poll?.id ?? '', optionIds: [option] },
    rsvp: { type: 'participant:rsvp', answer: s.flag ? 'yes' : s.index % 2 ? 'no' : 'maybe' },
    edit: { type: 'meeting:edit', changes: { title: `Title ${s.index}` } },
    cancel: { type: 'meeting:cancel', reason: null },
    invite: {
      type: 'participant:invite',
      invitees: [{ userId: `user-new-${s.index}`, memberId: `new-${s.index}`, name: `New ${s.index}`, picture: null, isOfficer: s.flag }],
    },
    refresh: {
      type: 'participant:refresh',
      userId: m.userIdOf(s.target),
      name: s.target,
      picture: s.flag ? 'https://example.com/a.png' : null,
      isOfficer: s.target !== 'Otieno' && m.participant(s.target).role !== 'member',
    },
    settle: { type: 'presence:settle', participantIds: m.state.core.participants.map((p) => p.id) },
  };
  const command = table[s.kind];
  const isRare = (s.kind === 'end' || s.kind === 'cancel') && s.seconds < 80;
  return command && !isRare ? { who: s.kind === 'settle' || s.kind === 'refresh' ? 'system' : s.who, command } : null;
}

/** The fold would hide a leak, so what is told is checked on its own. */
function expectMayKnow(fact: Fact, id: string, channel: 'hosts' | 'participants' | 'lobby'): void {
  expect(fact.type).not.toBe('ballot.cast');
  expect(JSON.stringify(fact)).not.toContain('"userId"');
  if (channel === 'participants') expect(fact.type).not.toMatch(/^(lobby\.|poll\.created)/);
  if (channel !== 'lobby' || fact.type.startsWith('meeting.')) return;
  expect(fact.type === 'participant.joined' ? fact.participant.id : 'participantId' in fact ? fact.participantId : null).toBe(id);
}

const rank = { lobby: 0, participants: 1, hosts: 2 } as const;

/** A person's own ballots ride on acks and snapshots, not on facts. */
function told(view: MeetingView): MeetingView {
  return { ...view, me: { ...view.me, ballots: {} } };
}

function checkLaw(before: MeetingState, fact: Fact): void {
  const after = evolve(before, fact);
  for (const { id } of before.core.participants) {
    const was = project(before, id);
    const channel = channelOf(was.me);
    const heard = visible(fact, { participantId: id, channel });
    if (heard) expectMayKnow(heard, id, channel);
    const folded = heard ? fold(was, heard) : was;
    const expected = project(after, id);
    if (rank[channelOf(expected.me)] > rank[channel]) continue; // a wider channel comes with a snapshot
    expect(told(folded)).toEqual(told(expected));
    if (channel !== 'lobby') expect(visibleTo(channel, [fact])).toEqual(heard ? [heard] : []);
  }
}

test('[LV1] folding what a viewer is told equals projecting what happened, over random histories', () => {
  let facts = 0;
  fc.assert(
    fc.property(fc.boolean(), fc.array(step, { minLength: 20, maxLength: 60 }), (requireApproval, steps) => {
      const m = new SampleMeeting({ members: ['Otieno', 'Achieng', 'Mutua'], settings: { requireApproval, maxParticipants: 5 } });
      m.as('Wanjiru', { type: 'participant:join' });
      for (const s of steps) {
        m.later(s.seconds);
        if (s.kind === 'offline') m.offline.add(s.who);
        if (s.kind === 'online') m.offline.delete(s.who);
        const asked = commandOf(m, s);
        if (!asked) continue;
        const before = m.state;
        try {
          const decision = m.as(asked.who, asked.command);
          facts += decision.facts.length;
          decision.facts.reduce((state, fact) => {
            checkLaw(state, fact);
            return evolve(state, fact);
          }, before);
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
        }
      }
    }),
    { numRuns: 5000, seed: 20261122 },
  );
  expect(facts).toBeGreaterThan(30_000);
}, 120_000);
