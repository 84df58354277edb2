// Read-only: who was in a meeting, when and for how long, from the attendance log. Runs as the person: host and officers see stays, others none.
import type { MeetingId, MemberId, ParticipantId } from '../../protocol/ids.ts';
import type { Instant, ParticipantStatus, RsvpAnswer } from '../../protocol/meeting.ts';
import type { Sql } from './database.ts';
import type { FactSource } from './write-lines.ts';

export interface AttendanceStay {
  readonly joinedAt: Instant;
  /** Null while it is open. */
  readonly leftAt: Instant | null;
  readonly source: FactSource;
  /** Nobody saw the end of it: it is the last sign of life. */
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

interface StayRow extends AttendanceStay {
  readonly participantId: ParticipantId;
}

/** Everybody invited, in order of invitation. */
export async function attendanceOf(sql: Sql, meetingId: MeetingId): Promise<AttendanceRow[]> {
  const people = await sql.rows<Omit<AttendanceRow, 'stays'>>(
    `select id as "participantId", member_id as "memberId", name, status as "participantStatus", rsvp, joined_at as "firstJoinedAt", left_at as "lastLeftAt",
       duration_seconds as "durationSeconds", is_late as "isLate", messages_sent as "messagesSent", hand_raised_count as "handsRaised"
     from meeting_participants where meeting_id = $1 order by invited_position`,
    [meetingId],
  );
  // A stay is a join with the leave right after it, if there is one.
  const stays = await sql.rows<StayRow>(
    `select participant_id as "participantId", occurred_at as "joinedAt", source,
       case when next_type = 'leave' then next_at end as "leftAt", coalesce(next_type = 'leave' and next_estimated, false) as estimated
     from (
       select *, lead(event_type) over stay as next_type, lead(occurred_at) over stay as next_at, lead(estimated) over stay as next_estimated
       from meeting_attendance_log where meeting_id = $1 window stay as (partition by participant_id order by position)
     ) as events
     where event_type = 'join' order by position`,
    [meetingId],
  );
  const byPerson = Map.groupBy(stays, (stay) => stay.participantId);
  return people.map((person) => ({
    ...person,
    stays: (byPerson.get(person.participantId) ?? []).map(({ joinedAt, leftAt, source, estimated }) => ({ joinedAt, leftAt, source, estimated })),
  }));
}
