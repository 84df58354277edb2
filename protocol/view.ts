// What one viewer may see of a meeting, and how a fact changes it. The same fold runs in the server's memory and in the widget.
import { type Ability, abilities } from './abilities.ts';
import { type Fact, type FactFor, subjectsOf } from './facts.ts';
import type { OptionId, ParticipantId, PollId } from './ids.ts';
import {
  type Instant,
  type Knock,
  leads,
  type MeetingInfo,
  type Message,
  type Participant,
  type ParticipantRole,
  type Poll,
  type StagePlace,
  type Standing,
} from './meeting.ts';

/** How many chat lines a view carries; older ones are paged through REST. */
export const messagesInView = 50;

export interface RaisedHand {
  readonly participantId: ParticipantId;
  readonly at: Instant;
}

/** The part of a view that is the same for everybody who may see it. */
export interface MeetingCore {
  readonly meeting: MeetingInfo;
  /** Everybody invited, in order of invitation. */
  readonly participants: readonly Participant[];
  /** Who waits outside, first come first; hosts only. */
  readonly lobby: readonly Knock[];
  /** In the order they went up. */
  readonly hands: readonly RaisedHand[];
  /** In the order they were made. Drafts are for hosts only. */
  readonly polls: readonly Poll[];
  /** The last `messagesInView`, oldest first. */
  readonly messages: readonly Message[];
}

export interface Me {
  readonly participantId: ParticipantId;
  readonly standing: Standing;
  readonly role: ParticipantRole;
  readonly stage: StagePlace;
  readonly isOfficer: boolean;
  readonly abilities: readonly Ability[];
  /** My own choices in polls that are not secret; told by snapshots and by the ack of `ballot:cast`. */
  readonly ballots: Readonly<Record<PollId, readonly OptionId[]>>;
}

export interface MeetingView extends MeetingCore {
  readonly me: Me;
  /** Ids of those in the room who may be heard. */
  readonly stage: readonly ParticipantId[];
}

/** Which share of the facts somebody hears: those who lead, those in the room, and everybody outside. */
export type Channel = 'hosts' | 'participants' | 'lobby';

export function channelOf(who: Pick<Me, 'role' | 'standing'>): Channel {
  if (leads(who.role)) return 'hosts';
  return who.standing === 'room' ? 'participants' : 'lobby';
}

/** One step of a view. A fact that opens a wider channel to the viewer is followed by a snapshot. */
export function fold(view: MeetingView, fact: Fact): MeetingView {
  const next = foldCore(view, fact);
  const me = foldMe(view.me, next.meeting, fact);
  const core = limitTo(channelOf(me), next);
  return { ...core, me, stage: stageOf(core.participants) };
}

/** Cuts a core down to what a channel may see. Cutting twice changes nothing. */
export function limitTo(channel: Channel, core: MeetingCore): MeetingCore {
  if (channel === 'hosts') return core;
  if (channel === 'lobby') return { meeting: core.meeting, participants: [], lobby: [], hands: [], polls: [], messages: [] };
  const participants = core.participants.map((p) => (p.status === outsideStatus(p) ? p : { ...p, status: outsideStatus(p) }));
  return { ...core, participants, lobby: [], polls: core.polls.filter((p) => p.status !== 'draft') };
}

/** A status told without the lobby's secrets: from presence, past stays and the answer alone. */
export function outsideStatus(p: Pick<Participant, 'present' | 'joinedAt' | 'rsvp'>): Participant['status'] {
  if (p.present) return 'joined';
  if (p.joinedAt !== null) return 'left';
  return p.rsvp === 'yes' ? 'accepted' : p.rsvp === 'no' ? 'declined' : 'invited';
}

export function stageOf(participants: readonly Participant[]): ParticipantId[] {
  return participants.filter((p) => p.present && p.stage === 'speaker').map((p) => p.id);
}

type CoreFold = { [T in Fact['type']]: (core: MeetingCore, fact: FactFor<T>) => Partial<MeetingCore> };

/** One step of the shared part: total over all facts, also over those a viewer is never told. */
export function foldCore(core: MeetingCore, fact: Fact): MeetingCore {
  const { meeting, participants, lobby, hands, polls, messages } = core;
  const step = steps[fact.type] as (core: MeetingCore, fact: Fact) => Partial<MeetingCore>;
  return { meeting, participants, lobby, hands, polls, messages, ...step(core, fact) };
}

const steps: CoreFold = {
  'meeting.scheduled': (_, f) => ({ meeting: f.meeting }),
  'meeting.edited': (_, f) => ({ meeting: f.meeting }),
  'meeting.cancelled': (c, f) => ({ meeting: { ...c.meeting, status: 'cancelled', cancelReason: f.reason } }),
  'meeting.started': (c, f) => ({ meeting: { ...c.meeting, status: 'in_progress', startedAt: f.at } }),
  'meeting.ended': (c, f) => ({ meeting: { ...c.meeting, status: 'completed', endedAt: f.at } }),
  'participant.invited': (c, f) => ({ participants: [...c.participants, ...f.participants] }),
  'participant.answered': (c, f) => ({
    participants: patch(c, f.participantId, (p) => ({ rsvp: f.answer, ...(isUndecided(p) ? { status: outsideStatus({ ...p, rsvp: f.answer }) } : {}) })),
  }),
  'participant.joined': (c, f) => ({ participants: upsert(c.participants, f.participant), lobby: without(c.lobby, f.participant.id) }),
  'participant.away': (c, f) => ({ participants: patch(c, f.participantId, () => ({ away: true })) }),
  'participant.returned': (c, f) => ({ participants: patch(c, f.participantId, () => ({ away: false })) }),
  'participant.left': (c, f) => ({
    participants: patch(c, f.participantId, () => ({
      status: 'left',
      present: false,
      away: false,
      leftAt: f.at,
      durationSeconds: f.durationSeconds,
      handRaisedAt: null,
    })),
    hands: without(c.hands, f.participantId),
  }),
  'participant.removed': () => ({}),
  'participant.renamed': (c, f) => ({
    participants: patch(c, f.participantId, () => ({ name: f.name, picture: f.picture, role: f.role })),
    lobby: c.lobby.map((k) => (k.participantId === f.participantId ? { ...k, name: f.name, picture: f.picture } : k)),
  }),
  'lobby.knocked': (c, f) => ({
    lobby: [...without(c.lobby, f.participantId), f.knock],
    participants: patch(c, f.participantId, () => ({ status: 'pending_approval' })),
  }),
  'lobby.admitted': (c, f) => ({ lobby: without(c.lobby, f.participantId), participants: patch(c, f.participantId, () => ({ status: 'accepted' })) }),
  'lobby.denied': (c, f) => ({ lobby: without(c.lobby, f.participantId), participants: patch(c, f.participantId, (p) => ({ status: outsideStatus(p) })) }),
  'lobby.left': (c, f) => ({ lobby: without(c.lobby, f.participantId), participants: patch(c, f.participantId, (p) => ({ status: outsideStatus(p) })) }),
  'lobby.away': (c, f) => ({ lobby: setLobbyAway(c.lobby, f.participantId, true) }),
  'lobby.returned': (c, f) => ({ lobby: setLobbyAway(c.lobby, f.participantId, false) }),
  'chat.sent': (c, { messageId, at, participantId, memberId, name, text, reaction, ...f }) => ({
    messages: [...c.messages, { id: messageId, type: f.messageType, participantId, memberId, name, text, reaction, sentAt: at }].slice(-messagesInView),
    participants: f.messageType === 'text' ? patch(c, participantId, (p) => ({ messagesSent: p.messagesSent + 1 })) : c.participants,
  }),
  'hand.raised': (c, f) => ({
    hands: [...c.hands, { participantId: f.participantId, at: f.at }],
    participants: patch(c, f.participantId, (p) => ({ handRaisedAt: f.at, handsRaised: p.handsRaised + 1 })),
  }),
  'hand.lowered': (c, f) => ({ hands: without(c.hands, f.participantId), participants: patch(c, f.participantId, () => ({ handRaisedAt: null })) }),
  'poll.created': (c, f) => ({
    polls: [
      ...c.polls,
      {
        id: f.pollId,
        question: f.question,
        options: f.options,
        multiple: f.multiple,
        secret: f.secret,
        status: 'draft',
        counts: null,
        voters: 0,
        createdAt: f.at,
      },
    ],
  }),
  'poll.opened': (c, f) => ({ polls: openPoll(c.polls, f) }),
  'ballot.cast': () => ({}),
  'poll.tallied': (c, f) => ({ polls: c.polls.map((p) => (p.id === f.pollId ? { ...p, counts: f.counts, voters: f.voters } : p)) }),
  'poll.closed': (c, f) => ({ polls: c.polls.map((p) => (p.id === f.pollId ? { ...p, status: 'closed', counts: f.counts, voters: f.voters } : p)) }),
};

/** Whoever was told of the draft keeps its place; others meet the poll now. Both see it dated from its opening. */
function openPoll(polls: readonly Poll[], f: FactFor<'poll.opened'>): Poll[] {
  const counts = f.secret ? null : Object.fromEntries(f.options.map((o) => [o.id, 0]));
  const poll: Poll = {
    id: f.pollId,
    question: f.question,
    options: f.options,
    multiple: f.multiple,
    secret: f.secret,
    status: 'open',
    counts,
    voters: 0,
    createdAt: f.at,
  };
  return [...polls.filter((p) => p.id !== f.pollId), poll];
}

function foldMe(me: Me, meeting: MeetingInfo, fact: Fact): Me {
  const mine = subjectsOf(fact).includes(me.participantId);
  const joined = mine && fact.type === 'participant.joined' ? fact.participant : null;
  const standing = joined ? 'room' : mine ? (standingAfter[fact.type] ?? me.standing) : me.standing;
  const renamed = mine && fact.type === 'participant.renamed' ? fact : null;
  const role = joined?.role ?? renamed?.role ?? me.role;
  const stage = joined?.stage ?? me.stage;
  return withAbilities({ ...me, standing, role, stage, isOfficer: renamed?.isOfficer ?? me.isOfficer }, meeting);
}

/** `me` with the abilities that follow from the rest of it and the meeting. */
export function withAbilities(me: Me, meeting: MeetingInfo): Me {
  return { ...me, abilities: abilities({ status: meeting.status, role: me.role, standing: me.standing, isOfficer: me.isOfficer }) };
}

/** Where a fact about a person leaves that person; facts that are absent leave them where they were. */
export const standingAfter: Partial<Record<Fact['type'], Standing>> = {
  'participant.left': 'gone',
  'participant.removed': 'gone',
  'lobby.knocked': 'lobby',
  'lobby.admitted': 'arriving',
  'lobby.denied': 'gone',
  'lobby.left': 'arriving',
};

const isUndecided = (p: Participant) => p.status === 'invited' || p.status === 'accepted' || p.status === 'declined';

function patch(core: MeetingCore, id: ParticipantId, change: (p: Participant) => Partial<Participant>): Participant[] {
  return core.participants.map((p) => (p.id === id ? { ...p, ...change(p) } : p));
}

function upsert(participants: readonly Participant[], next: Participant): Participant[] {
  return participants.some((p) => p.id === next.id) ? participants.map((p) => (p.id === next.id ? next : p)) : [...participants, next];
}

function without<T extends { readonly participantId: ParticipantId }>(list: readonly T[], id: ParticipantId): T[] {
  return list.filter((item) => item.participantId !== id);
}

function setLobbyAway(lobby: readonly Knock[], id: ParticipantId, away: boolean): Knock[] {
  return lobby.map((k) => (k.participantId === id ? { ...k, away } : k));
}
