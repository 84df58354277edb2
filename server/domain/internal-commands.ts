// Commands that no socket may send: what REST routes and the server's own watchers ask of a meeting. Same road, same rules.
import type { Command } from '../../protocol/commands.ts';
import type { MemberId, ParticipantId } from '../../protocol/ids.ts';
import type { Rsvp, UpdateMeeting } from '../../protocol/rest.ts';

/** Somebody to invite: resolved from the directory before the command is made. */
export interface Invitee {
  readonly userId: string;
  readonly memberId: MemberId;
  readonly name: string;
  readonly picture: string | null;
  readonly isOfficer: boolean;
}

export type InternalCommand =
  | { readonly type: 'meeting:edit'; readonly changes: UpdateMeeting }
  | { readonly type: 'meeting:cancel'; readonly reason: string | null }
  | { readonly type: 'participant:invite'; readonly invitees: readonly Invitee[] }
  | ({ readonly type: 'participant:rsvp' } & Rsvp)
  /** A reaction by REST, which is kept as a chat line (a socket's reaction is only counted). */
  | { readonly type: 'chat:react'; readonly reaction: string }
  /** The directory changed somebody's name, picture or role. */
  | { readonly type: 'participant:refresh'; readonly userId: string; readonly name: string; readonly picture: string | null; readonly isOfficer: boolean }
  /** Compare who is connected with who stands in the room or lobby: away, returned, left. System only. */
  | { readonly type: 'presence:settle'; readonly participantIds: readonly ParticipantId[] };

export type AnyCommand = Command | InternalCommand;
export type AnyCommandName = AnyCommand['type'];
