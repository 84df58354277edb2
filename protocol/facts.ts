// Everything that can have happened in a meeting, past tense, as it is stored and as it is told. Who is told what: server/domain/visible.ts.
import type { MessageId, OptionId, ParticipantId, PollId } from './ids.ts';
import type { Instant, Knock, MeetingInfo, Message, MessageType, Participant, ParticipantRole, PollOption, RsvpAnswer } from './meeting.ts';

type FactOf<T extends string, D = unknown> = Readonly<{ type: T; at: Instant } & D>;

/** Why a stay was closed: they left, the connection stayed away, a host removed them, the meeting ended. */
export type LeaveReason = 'left' | 'lost' | 'removed' | 'ended';

/** `participantId` is whom a fact is about; `by` is who did it. */
export type Fact =
  // the meeting's own life
  | FactOf<'meeting.scheduled', { meeting: MeetingInfo }>
  | FactOf<'meeting.edited', { meeting: MeetingInfo }>
  | FactOf<'meeting.cancelled', { reason: string | null }>
  | FactOf<'meeting.started', { by: ParticipantId | null }>
  | FactOf<'meeting.ended', { by: ParticipantId | null }>
  // people
  /** `invitees` is for the server's tables and memory; it is told to nobody. */
  | FactOf<'participant.invited', { participants: readonly Participant[]; invitees: readonly InviteeKeys[] }>
  | FactOf<'participant.answered', { participantId: ParticipantId; answer: RsvpAnswer; reason: string | null }>
  | FactOf<'participant.joined', { participant: Participant }>
  | FactOf<'participant.away', { participantId: ParticipantId }>
  | FactOf<'participant.returned', { participantId: ParticipantId }>
  /** `at` is the last time they were seen, which may be before the fact was written; `durationSeconds` totals all stays. */
  | FactOf<'participant.left', { participantId: ParticipantId; reason: LeaveReason; durationSeconds: number; estimated: boolean }>
  | FactOf<'participant.removed', { participantId: ParticipantId; by: ParticipantId }>
  | FactOf<'participant.renamed', { participantId: ParticipantId; name: string; picture: string | null; role: ParticipantRole; isOfficer: boolean }>
  // the lobby
  | FactOf<'lobby.knocked', { knock: Knock; participantId: ParticipantId }>
  | FactOf<'lobby.admitted', { participantId: ParticipantId; by: ParticipantId }>
  | FactOf<'lobby.denied', { participantId: ParticipantId; by: ParticipantId; block: boolean }>
  | FactOf<'lobby.left', { participantId: ParticipantId }>
  | FactOf<'lobby.away', { participantId: ParticipantId }>
  | FactOf<'lobby.returned', { participantId: ParticipantId }>
  // conversation
  | FactOf<'chat.sent', ChatSent>
  | FactOf<'hand.raised', { participantId: ParticipantId; messageId: MessageId }>
  | FactOf<'hand.lowered', { participantId: ParticipantId; by: ParticipantId }>
  // polls
  | FactOf<'poll.created', { pollId: PollId; question: string; options: readonly PollOption[]; multiple: boolean; secret: boolean; by: ParticipantId }>
  | FactOf<'poll.opened', { pollId: PollId; question: string; options: readonly PollOption[]; multiple: boolean; secret: boolean }>
  /** `optionIds` is empty for a secret poll: the choice is in no fact. Told to nobody; the ack tells the voter. */
  | FactOf<'ballot.cast', { pollId: PollId; participantId: ParticipantId; optionIds: readonly OptionId[] }>
  /** `counts` is null while a secret poll is open. */
  | FactOf<'poll.tallied', { pollId: PollId; counts: Readonly<Record<OptionId, number>> | null; voters: number }>
  | FactOf<'poll.closed', { pollId: PollId; counts: Readonly<Record<OptionId, number>>; voters: number }>;

/** What ties an invited participant to our user row. */
export interface InviteeKeys {
  readonly participantId: ParticipantId;
  readonly userId: string;
  readonly isOfficer: boolean;
}

/** A chat line as a fact: the message's fields, with `messageId` for its `id` and `messageType` for its `type`. */
export type ChatSent = Omit<Message, 'id' | 'sentAt' | 'type'> & { readonly messageId: MessageId; readonly messageType: MessageType };

export type FactType = Fact['type'];
export type FactFor<T extends FactType> = Extract<Fact, { type: T }>;

/** The names of all facts, for docs and tests; `satisfies` below keeps it whole. */
const factTypeSet = {
  'meeting.scheduled': 1,
  'meeting.edited': 1,
  'meeting.cancelled': 1,
  'meeting.started': 1,
  'meeting.ended': 1,
  'participant.invited': 1,
  'participant.answered': 1,
  'participant.joined': 1,
  'participant.away': 1,
  'participant.returned': 1,
  'participant.left': 1,
  'participant.removed': 1,
  'participant.renamed': 1,
  'lobby.knocked': 1,
  'lobby.admitted': 1,
  'lobby.denied': 1,
  'lobby.left': 1,
  'lobby.away': 1,
  'lobby.returned': 1,
  'chat.sent': 1,
  'hand.raised': 1,
  'hand.lowered': 1,
  'poll.created': 1,
  'poll.opened': 1,
  'ballot.cast': 1,
  'poll.tallied': 1,
  'poll.closed': 1,
} satisfies Record<FactType, 1>;
export const factTypes: readonly string[] = Object.keys(factTypeSet);

/** Whom a fact is about: they hear it even outside, and it may change what they see. */
export function subjectsOf(fact: Fact): readonly ParticipantId[] {
  if (fact.type === 'participant.joined') return [fact.participant.id];
  if (fact.type === 'participant.invited') return fact.participants.map((p) => p.id);
  return 'participantId' in fact ? [fact.participantId] : [];
}
