// What the server knows of one meeting while it decides: the core every view is cut from, and what no viewer is told. Types only.
import type { Fact } from '../../protocol/facts.ts';
import type { MemberId, MessageId, OptionId, ParticipantId, PollId } from '../../protocol/ids.ts';
import type { Instant, Standing } from '../../protocol/meeting.ts';
import type { MeetingCore } from '../../protocol/view.ts';

/** Immutable: `evolve` makes the next one. */
export interface MeetingState {
  /** Our UUIDs of tenant and chama; the wire speaks the portal's ids. */
  readonly portalId: string;
  readonly chamaUuid: string;
  /** Rises by one per command that decided facts. */
  readonly version: number;
  readonly core: MeetingCore;
  /** One per `core.participants`, by participant id. */
  readonly people: ReadonlyMap<ParticipantId, Person>;
  /** Who voted what, by poll: option ids, or an empty list where the poll is secret. */
  readonly ballots: ReadonlyMap<PollId, ReadonlyMap<ParticipantId, readonly OptionId[]>>;
  /** Votes per option of secret polls, which no fact carries. */
  readonly secretTallies: ReadonlyMap<PollId, Readonly<Record<OptionId, number>>>;
  /** Whether members who come to the chama later are invited too (`invite: "chama"`). */
  readonly invitesChama: boolean;
}

/** The private side of a participant. */
export interface Person {
  readonly userId: string;
  readonly memberId: MemberId;
  readonly isOfficer: boolean;
  readonly standing: Standing;
  /** Denied with `block`: never let in again. */
  readonly isBlocked: boolean;
  /** Removed by a host: never let in again. */
  readonly isRemoved: boolean;
  /** Let in once, so the lobby is not asked again. */
  readonly isAdmitted: boolean;
  /** When the open stay began; null while out. */
  readonly stayFrom: Instant | null;
  /** When the connection dropped; null while connected. */
  readonly awayAt: Instant | null;
  /** The chat line that records the hand that is up. */
  readonly handMessageId: MessageId | null;
}

/** Who acts. A member's rights come from their participant row and their role in the chama. */
export type Actor =
  | { readonly kind: 'member'; readonly portalId: string; readonly userId: string; readonly memberId: MemberId; readonly isOfficer: boolean }
  | { readonly kind: 'system'; readonly portalId: string };

/** What a command comes to: facts to write and tell, an answer for the sender, and votes that no fact may carry. */
export interface Decision {
  readonly facts: readonly Fact[];
  readonly result: unknown;
  readonly secretBallots: readonly SecretBallot[];
}

/** A vote without its voter, to be added to the options' counts. */
export interface SecretBallot {
  readonly pollId: PollId;
  readonly optionIds: readonly OptionId[];
}

/** What a decision may use besides the state: time, ids, and who is connected. All values, no calls out. */
export interface DecideContext {
  readonly now: Instant;
  readonly newId: () => string;
  /** Whether the participant has a live socket, LiveKit sighting or REST lease; loaded under the same row lock. */
  readonly presenceOf: (id: ParticipantId) => Presence;
}

export interface Presence {
  /** A socket on a node that is alive. */
  readonly connected: boolean;
  /** No socket, but a REST join's lease or LiveKit keeps the stay open. */
  readonly leased: boolean;
  /** The last sign of life, where nothing keeps the stay open; `estimated` when a node died with it. */
  readonly lastSeenAt: Instant | null;
  readonly estimated: boolean;
}
