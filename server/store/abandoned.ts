// Meetings that go on by their rows although everybody has gone and their time is long over. What becomes of them: server/app/abandoned-meetings.ts.
import type { MeetingId } from '../../protocol/ids.ts';
import type { Instant } from '../../protocol/meeting.ts';
import type { Sql } from './database.ts';

export interface AbandonedMeeting {
  readonly meetingId: MeetingId;
  readonly portalId: string;
}

export interface AbandonedRule {
  /** Nobody has stood in the room since then. */
  readonly emptySince: Instant;
  /** The scheduled end was before this. */
  readonly endedBefore: Instant;
  readonly limit: number;
}

/** Of every portal (`*`). Reads only meetings that go on, which are few. */
export function abandonedMeetings(sql: Sql, { emptySince, endedBefore, limit }: AbandonedRule): Promise<AbandonedMeeting[]> {
  return sql.rows<AbandonedMeeting>(
    `select m.id as "meetingId", m.portal_id as "portalId" from meetings m
     where m.status = 'in_progress' and m.scheduled_end < $1::timestamptz and m.started_at < $2::timestamptz
       and not exists (select 1 from meeting_participants p where p.meeting_id = m.id and (p.standing = 'room' or p.left_at >= $2::timestamptz))
     order by m.id limit $3`,
    [endedBefore, emptySince, limit],
  );
}
