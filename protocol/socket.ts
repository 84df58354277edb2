// The wire between sockets and the server: event maps, acks and the handshake. Docs: docs/protocol.md.
import type { CommandEnvelope, CommandInput, CommandName, ResultOf } from './commands.ts';
import type { ErrorCode, WireError } from './errors.ts';
import type { Fact } from './facts.ts';
import type { MeetingId } from './ids.ts';
import type { Instant } from './meeting.ts';
import type { MeetingView } from './view.ts';

export interface Handshake {
  readonly token: string;
  readonly meetingId: MeetingId;
  /** The last version this client has folded. */
  readonly since?: number;
  /** "Use here": close this member's other connections to the meeting with `duplicate`. */
  readonly takeOver?: boolean;
}

export type Ack<Result = unknown> =
  | { readonly ok: true; readonly version: number; readonly result?: Result }
  | { readonly ok: false; readonly error: WireError };

export interface Commit {
  /** The version before these facts. */
  readonly from: number;
  readonly version: number;
  /** Possibly none: versions stay contiguous for everybody. */
  readonly facts: readonly Fact[];
}

export interface Snapshot {
  readonly version: number;
  readonly serverTime: Instant;
  readonly view: MeetingView;
}

/** Never stored, never resent. */
export type Signal =
  | { readonly type: 'reactions'; readonly counts: Readonly<Record<string, number>> }
  | { readonly type: 'media'; readonly available: boolean };

export type SyncAnswer =
  | { readonly ok: true; readonly commits: readonly Commit[] }
  | { readonly ok: true; readonly snapshot: Snapshot }
  | { readonly ok: false; readonly error: WireError };

/** Why the server is about to hang up. `duplicate` is no refusal: the member went on elsewhere. */
export type CloseCode = ErrorCode | 'duplicate' | 'meeting-ended' | 'token-expired' | 'shutting-down' | 'too-slow';

/** After these the client comes back by itself; after all others it stays away. */
export const comeBackCodes: ReadonlySet<CloseCode> = new Set<CloseCode>(['token-expired', 'shutting-down', 'too-slow', 'unavailable', 'internal']);

export interface ServerToClient {
  'meeting:snapshot': (snapshot: Snapshot) => void;
  'meeting:commit': (commit: Commit) => void;
  'meeting:signal': (signal: Signal) => void;
  'connection:closed': (why: { readonly code: CloseCode }) => void;
}

type CommandEvents = {
  [N in CommandName]: (input: CommandInput<N> & CommandEnvelope, ack: (answer: Ack<ResultOf<N>>) => void) => void;
};

export type ClientToServer = CommandEvents & {
  'meeting:sync': (input: { readonly since: number }, ack: (answer: SyncAnswer) => void) => void;
};
