// The seams between the rooms of the house: what the app needs of the outside, as interfaces. compose.ts hands the real ones over.
import type { Fact } from '../protocol/facts.ts';
import type { MeetingId, ParticipantId } from '../protocol/ids.ts';
import type { Signal } from '../protocol/socket.ts';
import type { MediaSource } from './domain/media-room.ts';
import type { MeetingState } from './domain/state.ts';

/** Structured logging, as pino does it. Never names, chat or tokens. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** One command's facts, after their commit. `before` and `after` are this node's memory of the meeting. */
export interface Committed {
  readonly meetingId: MeetingId;
  readonly from: number;
  readonly version: number;
  readonly facts: readonly Fact[];
  readonly before: MeetingState;
  readonly after: MeetingState;
  /** Whether this node decided it: then the others are told. */
  readonly origin: 'here' | 'elsewhere';
}

/** Tells connections what happened, on every node. Called only after a commit, in the order of versions. */
export interface Broadcaster {
  commit(committed: Committed): void;
  /** This node lost track of the meeting's facts: everybody here starts again from a snapshot. */
  reset(meetingId: MeetingId, state: MeetingState): void;
  signal(meetingId: MeetingId, signal: Signal): void;
  /** Counts one reaction into the meeting's next `reactions` signal. */
  react(meetingId: MeetingId, reaction: string): void;
}

/** What a LiveKit token lets its bearer do. */
export interface MediaGrant {
  readonly roomName: string;
  readonly identity: ParticipantId;
  readonly name: string;
  readonly metadata: { readonly userId: string; readonly meetingId: MeetingId; readonly chamaId: string; readonly avatar: string | null };
  readonly canPublish: boolean;
  readonly sources: readonly MediaSource[];
}

export interface MediaTicket {
  readonly url: string;
  readonly token: string;
  readonly roomName: string;
  /** ISO 8601 UTC, at most 15 minutes ahead. */
  readonly expiresAt: string;
}

/** The calls we make to LiveKit. Only media/ knows the SDK. */
export interface Media {
  /** Whether a LiveKit answers now; refreshed in the background, so that asking costs nothing. */
  isAvailable(): boolean;
  ticket(grant: MediaGrant): Promise<MediaTicket>;
  /** Making a room that is there is no error. */
  createRoom(roomName: string, meetingId: MeetingId): Promise<void>;
  deleteRoom(roomName: string): Promise<void>;
  /** Removing somebody who is not there is no error. */
  removeParticipant(roomName: string, identity: ParticipantId): Promise<void>;
  /** Identities in the room now. */
  participants(roomName: string): Promise<readonly ParticipantId[]>;
}

/** What must be done outside after a commit, at least once, with retry. Handlers are idempotent. */
export type Effect =
  | { readonly type: 'media.open'; readonly portalId: string; readonly meetingId: MeetingId; readonly roomName: string }
  | { readonly type: 'media.close'; readonly roomName: string }
  | { readonly type: 'media.remove'; readonly roomName: string; readonly participantId: ParticipantId };
