// Everything a screen may show of one meeting, as one immutable value, and the questions screens ask of it. Nothing here changes it.
import type { Ability, MeetingInfo, MeetingView, OptionId, Participant, ParticipantId, PollId } from '../../protocol/index.ts';
import type { ChamaError } from './chama-error.ts';
import type { MediaState } from './media.ts';
import { mediaOff } from './media.ts';
import type { Meeting } from './rest-shapes.ts';

/**
 * idle: before (or after) the meeting; prejoin: choosing devices; waiting: in the lobby; connecting: let in, getting through;
 * connected, reconnecting: in the room; left: out again (see `left`); error: nothing can be shown (see `error`).
 */
export type Phase = 'idle' | 'prejoin' | 'waiting' | 'connecting' | 'connected' | 'reconnecting' | 'left' | 'error';

export type LeftReason = 'user' | 'removed' | 'denied' | 'ended' | 'duplicate' | 'network' | 'server' | 'unmounted' | 'unknown';

const leftReasons: Readonly<Record<string, LeftReason | undefined>> = {
  duplicate: 'duplicate',
  removed: 'removed',
  denied: 'denied',
  'meeting-ended': 'ended',
  'meeting-cancelled': 'ended',
};

/** What a refusal or a hang-up means for somebody who was in or wanted in; undefined where it means none of that. */
export function leftReasonFor(code: string): LeftReason | undefined {
  return leftReasons[code];
}

export interface Left {
  readonly reason: LeftReason;
  /** How long this visit lasted, in milliseconds; 0 for who never came in. */
  readonly durationMs: number;
}

/** Our socket: `refused` where the server shows this person the meeting but no live view of it (an officer who was not invited). */
export type LinkState = 'offline' | 'connecting' | 'online' | 'refused';

export interface ClientState {
  readonly phase: Phase;
  /** The meeting as REST tells it; null until it came. Older than `view` while that is there. */
  readonly meeting: Meeting | null;
  /** The live view; null until the first snapshot, and for those who get none. */
  readonly view: MeetingView | null;
  readonly version: number;
  /** Add to this device's clock to get the server's. */
  readonly clockOffsetMs: number;
  readonly link: LinkState;
  /** This member is in the room by another tab, tag or device: offer "Use here". */
  readonly elsewhere: boolean;
  /** Place in the lobby, from 1; null outside it or not known. */
  readonly position: number | null;
  /** When this visit's lobby or room began, by this device's clock; null outside both. */
  readonly since: number | null;
  readonly left: Left | null;
  /** Why the phase is `error`, or why the last attempt to come in failed; null once it worked. */
  readonly error: ChamaError | null;
  readonly media: MediaState;
  /** Sound only: no pictures of others, own camera not started. */
  readonly dataSaver: boolean;
  /** Chat lines of others since the chat was last looked at. */
  readonly unread: number;
}

export const initialState: ClientState = {
  phase: 'idle',
  meeting: null,
  view: null,
  version: 0,
  clockOffsetMs: 0,
  link: 'offline',
  elsewhere: false,
  position: null,
  since: null,
  left: null,
  error: null,
  media: mediaOff,
  dataSaver: false,
  unread: 0,
};

/** The meeting itself, live where we have that. */
export function infoOf(state: ClientState): MeetingInfo | Meeting | null {
  return state.view?.meeting ?? state.meeting;
}

/** What this person may do now, as the server said or as follows from it. */
export function abilitiesOf(state: ClientState): readonly Ability[] {
  return state.view?.me.abilities ?? state.meeting?.abilities ?? [];
}

export function can(state: ClientState, ability: Ability): boolean {
  return abilitiesOf(state).includes(ability);
}

/** Whether the room is (or is being) shown. */
export function isInRoom(state: ClientState): boolean {
  return state.phase === 'connected' || state.phase === 'reconnecting';
}

/** Between the tap on "Join" and being out again. */
export function isUnderWay({ phase }: Pick<ClientState, 'phase'>): boolean {
  return phase === 'connecting' || phase === 'waiting' || phase === 'connected' || phase === 'reconnecting';
}

/** Everybody in the room now, in order of invitation. */
export function presentOf(state: ClientState): readonly Participant[] {
  return state.view?.participants.filter((p) => p.present) ?? [];
}

/** How many are in the room now: from REST for those whom the live view does not tell. */
export function presentCountOf(state: ClientState): number {
  return state.view && state.view.participants.length > 0 ? presentOf(state).length : (state.meeting?.counts.present ?? 0);
}

export function participantOf(state: ClientState, id: ParticipantId): Participant | null {
  return state.view?.participants.find((p) => p.id === id) ?? null;
}

/** This person as others see them; null without a live view. */
export function selfOf(state: ClientState): Participant | null {
  return state.view ? participantOf(state, state.view.me.participantId) : null;
}

export function myHandIsUp(state: ClientState): boolean {
  return state.view?.hands.some((hand) => hand.participantId === state.view?.me.participantId) ?? false;
}

/** What this person chose in a poll; empty before they voted (and, for a secret poll, after a reload). */
export function myBallot(state: ClientState, pollId: PollId): readonly OptionId[] {
  return state.view?.me.ballots[pollId] ?? [];
}
