// The answers of the REST API as the widget reads them. What may be sent is in protocol/rest.ts.
import type {
  Ability,
  ChamaId,
  Instant,
  MeetingInfo,
  MemberId,
  Message,
  Participant,
  ParticipantId,
  ParticipantRole,
  ParticipantStatus,
  RsvpAnswer,
} from '../../protocol/index.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface Meeting extends MeetingInfo {
  readonly counts: { readonly invited: number; readonly joined: number; readonly present: number };
  readonly me: {
    readonly participantId: ParticipantId;
    readonly status: ParticipantStatus;
    readonly role: ParticipantRole;
    readonly rsvp: RsvpAnswer | null;
  } | null;
  readonly abilities: readonly Ability[];
}

/** A LiveKit token and where to use it. */
export interface MediaTicket {
  readonly url: string;
  readonly token: string;
  readonly roomName: string;
  readonly expiresAt: Instant;
}

export type JoinAnswer =
  | {
      readonly status: 'joined';
      readonly participant: Participant;
      readonly livekit: MediaTicket | null;
      readonly mediaUnavailable?: boolean;
      readonly socket: { readonly url: string; readonly path: string };
    }
  | { readonly status: 'pending_approval'; readonly position: number };

export interface Stay {
  readonly joinedAt: Instant;
  readonly leftAt: Instant | null;
  readonly source: string;
  readonly estimated: boolean;
}

export interface AttendanceRow {
  readonly memberId: MemberId;
  readonly name: string;
  readonly status: string;
  readonly firstJoinedAt: Instant | null;
  readonly lastLeftAt: Instant | null;
  readonly durationSeconds: number;
  readonly lateByMinutes: number;
  readonly messagesSent: number;
  readonly handsRaised: number;
  readonly stays: readonly Stay[];
}

export interface AttendanceReport {
  readonly meeting: MeetingInfo;
  readonly summary: {
    readonly invited: number;
    readonly attended: number;
    readonly late: number;
    readonly absent: number;
    readonly apologies: number;
    readonly excused: number;
    readonly averageDurationSeconds: number;
  };
  readonly rows: readonly AttendanceRow[];
}

export type RecordingAccess = 'public' | 'role' | 'private';

export interface Recording {
  readonly id: string;
  readonly meetingId: string;
  readonly kind: 'audio' | 'video';
  readonly status: string;
  readonly startedAt: Instant | null;
  readonly durationSeconds: number | null;
  readonly sizeBytes: number | null;
  readonly access: RecordingAccess;
  readonly roles: readonly string[];
  readonly canDownload: boolean;
}

export interface MeetingDraft {
  readonly chamaId: ChamaId;
  readonly title: string;
  readonly description?: string;
  readonly type: MeetingInfo['type'];
  readonly scheduledStart: Instant;
  readonly scheduledEnd: Instant;
  readonly timezone?: string;
  readonly settings?: Partial<MeetingInfo['settings']>;
  readonly invite?: 'chama' | readonly MemberId[];
}

export type MeetingChange = Partial<Omit<MeetingDraft, 'chamaId' | 'invite'>>;

export type { Message, Participant };
