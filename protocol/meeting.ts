// The nouns both ends speak of: meeting, participant, poll, message, and their enums (the seed's exact values).
import type { ChamaId, MeetingId, MemberId, MessageId, OptionId, ParticipantId, PollId } from './ids.ts';

export const meetingTypes = ['audio', 'video', 'screen_share'] as const;
export type MeetingType = (typeof meetingTypes)[number];

export const meetingStatuses = ['scheduled', 'in_progress', 'completed', 'cancelled'] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];

/** Nothing more can happen in it. */
export function isOver(status: MeetingStatus): boolean {
  return status === 'completed' || status === 'cancelled';
}

export const participantStatuses = ['invited', 'pending_approval', 'accepted', 'declined', 'joined', 'left'] as const;
export type ParticipantStatus = (typeof participantStatuses)[number];

export const chamaRoles = ['admin', 'chairperson', 'secretary', 'treasurer', 'member'] as const;
export type ChamaRole = (typeof chamaRoles)[number];

/** Who schedules, and leads in the room: the seed's admins, chairpersons and secretaries. */
export const officerRoles: readonly ChamaRole[] = ['admin', 'chairperson', 'secretary'];

export function isOfficerRole(role: ChamaRole): boolean {
  return officerRoles.includes(role);
}

export const rsvpAnswers = ['yes', 'no', 'maybe'] as const;
export type RsvpAnswer = (typeof rsvpAnswers)[number];

/** What somebody is in the room: the host scheduled the meeting or was named; officers are cohosts. */
export type ParticipantRole = 'host' | 'cohost' | 'member';

/** Host and cohosts lead. */
export function leads(role: ParticipantRole): boolean {
  return role !== 'member';
}

/** Where somebody stands with one meeting: invited but outside, waiting, inside, or finished with it. */
export type Standing = 'arriving' | 'lobby' | 'room' | 'gone';

/** Who may be heard: until the stage has commands of its own, a speaker is whoever may unmute. */
export type StagePlace = 'speaker' | 'listener';

/** An instant as ISO 8601 in UTC with milliseconds, e.g. `2026-11-22T20:46:09.000Z`. */
export type Instant = string;

export interface MeetingSettings {
  /** Minutes after the scheduled start from which an arrival is late. */
  readonly lateThresholdMinutes: number;
  /** Everybody in the room counts, the host too; null means no limit. */
  readonly maxParticipants: number | null;
  readonly autoRecord: boolean;
  /** Whether members wait in the lobby until a host admits them. */
  readonly requireApproval: boolean;
}

export const defaultSettings: MeetingSettings = { lateThresholdMinutes: 5, maxParticipants: null, autoRecord: false, requireApproval: false };

/** The meeting itself, told to everybody, also in lists: nothing that is said or done inside belongs here. Its people are elsewhere. */
export interface MeetingInfo {
  readonly id: MeetingId;
  readonly chamaId: ChamaId;
  readonly title: string;
  readonly description: string;
  readonly type: MeetingType;
  readonly status: MeetingStatus;
  readonly scheduledStart: Instant;
  readonly scheduledEnd: Instant;
  /** IANA name, e.g. `Africa/Nairobi`. */
  readonly timezone: string;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly cancelReason: string | null;
  readonly host: { readonly memberId: MemberId; readonly name: string };
  readonly settings: MeetingSettings;
}

/** One person in one meeting, over reconnects and devices, as others in the room see them. */
export interface Participant {
  readonly id: ParticipantId;
  readonly memberId: MemberId;
  readonly name: string;
  readonly picture: string | null;
  readonly status: ParticipantStatus;
  readonly role: ParticipantRole;
  readonly stage: StagePlace;
  /** In the room now; stays true while `away`. */
  readonly present: boolean;
  /** The connection dropped and the grace time runs. */
  readonly away: boolean;
  readonly canUnmute: boolean;
  readonly canShareScreen: boolean;
  readonly rsvp: RsvpAnswer | null;
  /** The first time in. */
  readonly joinedAt: Instant | null;
  /** The last time out; null while present. */
  readonly leftAt: Instant | null;
  /** Seconds of closed stays. */
  readonly durationSeconds: number;
  readonly isLate: boolean;
  readonly handRaisedAt: Instant | null;
  readonly messagesSent: number;
  readonly handsRaised: number;
}

/** Somebody waiting outside, as the hosts see them. */
export interface Knock {
  readonly participantId: ParticipantId;
  readonly memberId: MemberId;
  readonly name: string;
  readonly picture: string | null;
  readonly at: Instant;
  readonly away: boolean;
}

export const messageTypes = ['text', 'reaction', 'hand_raise'] as const;
export type MessageType = (typeof messageTypes)[number];

export interface Message {
  readonly id: MessageId;
  readonly type: MessageType;
  readonly participantId: ParticipantId;
  readonly memberId: MemberId;
  readonly name: string;
  readonly text: string | null;
  readonly reaction: string | null;
  readonly sentAt: Instant;
}

export interface PollOption {
  readonly id: OptionId;
  readonly text: string;
}

export type PollStatus = 'draft' | 'open' | 'closed';

export interface Poll {
  readonly id: PollId;
  readonly question: string;
  readonly options: readonly PollOption[];
  readonly multiple: boolean;
  /** Nobody learns who chose what, and counts are told only when the poll closes. */
  readonly secret: boolean;
  readonly status: PollStatus;
  /** Votes per option id; null while they are hidden from this viewer. */
  readonly counts: Readonly<Record<OptionId, number>> | null;
  /** How many people voted. */
  readonly voters: number;
  readonly createdAt: Instant;
}
