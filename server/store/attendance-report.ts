// Read-only: who was in a meeting, when and for how long, from the attendance log. Runs as the person: host and officers see rows, others none.
import type { MeetingId, MemberId, ParticipantId } from '../../protocol/ids.ts';
import type { Instant, ParticipantStatus, RsvpAnswer } from '../../protocol/meeting.ts';
import type { Sql } from './database.ts';

export interface AttendanceStay {
  readonly joinedAt: Instant;
  /** Null while it is open. */
  readonly leftAt: Instant | null;
  readonly source: 'socket' | 'rest' | 'livekit' | 'system';
  readonly estimated: boolean;
}

/** Facts of attendance; naming them (late, apology, absent) is the domain's. */
export interface AttendanceRow {
  readonly participantId: ParticipantId;
  readonly memberId: MemberId;
  readonly name: string;
  readonly participantStatus: ParticipantStatus;
  readonly rsvp: RsvpAnswer | null;
  readonly firstJoinedAt: Instant | null;
  readonly lastLeftAt: Instant | null;
  /** Seconds of closed stays, as the trigger keeps them. */
  readonly durationSeconds: number;
  readonly isLate: boolean;
  readonly messagesSent: number;
  readonly handsRaised: number;
  readonly stays: readonly AttendanceStay[];
}

/** Everybody invited, in order of invitation. */
export async function attendanceOf(_sql: Sql, _meetingId: MeetingId): Promise<AttendanceRow[]> {
  throw new Error('being written');
}
