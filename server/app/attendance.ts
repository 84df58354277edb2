// The attendance report: rows of the log named and summed up. Simple rules: who came in time, who late, who sent word, who did not come.
import type { MeetingId } from '../../protocol/ids.ts';
import type { MeetingInfo } from '../../protocol/meeting.ts';
import type { AttendanceReport, AttendanceStatus } from '../../protocol/rest.ts';
import { type Clock, instantOf } from '../clock.ts';
import { lateByMinutes, staySeconds } from '../domain/attendance.ts';
import { Failure } from '../domain/failure.ts';
import { type AttendanceRow, attendanceOf } from '../store/attendance-report.ts';
import type { Database } from '../store/database.ts';
import type { MemberIdentity } from './authentication.ts';
import { readMeeting } from './meeting-access.ts';
import { replyOfSummary } from './meeting-replies.ts';

export interface AttendanceTools {
  readonly database: Database;
  readonly clock: Clock;
}

type ReportRow = AttendanceReport['rows'][number];

export class Attendance {
  readonly #tools: AttendanceTools;

  constructor(tools: AttendanceTools) {
    this.#tools = tools;
  }

  /** For the host and the chama's officers. */
  report(who: MemberIdentity, meetingId: MeetingId): Promise<AttendanceReport> {
    const { database, clock } = this.#tools;
    return readMeeting(database, who, meetingId, async (tx, { actor, summary }) => {
      if (summary.me?.role !== 'host' && !actor.isOfficer) throw new Failure('forbidden');
      const now = instantOf(clock);
      const rows = (await attendanceOf(tx, meetingId)).map((row) => reportRow(summary.meeting, row, now));
      return { meeting: replyOfSummary(summary, actor.isOfficer), summary: summaryOf(rows), rows };
    });
  }
}

export function reportRow(meeting: MeetingInfo, row: AttendanceRow, now: string): ReportRow {
  const { memberId, name, firstJoinedAt, lastLeftAt, durationSeconds, messagesSent, handsRaised } = row;
  const open = row.stays.find((stay) => stay.leftAt === null);
  return {
    memberId,
    name,
    status: statusOf(row),
    firstJoinedAt,
    lastLeftAt: open ? null : lastLeftAt,
    // Whoever is still inside has been there until now.
    durationSeconds: durationSeconds + (open ? staySeconds(open.joinedAt, now) : 0),
    lateByMinutes: firstJoinedAt !== null && row.isLate ? lateByMinutes(meeting, firstJoinedAt) : 0,
    messagesSent,
    handsRaised,
    stays: row.stays.map(({ joinedAt, leftAt, source, estimated }) => ({ joinedAt, leftAt, source, estimated })),
  };
}

function statusOf({ firstJoinedAt, isLate, rsvp }: AttendanceRow): AttendanceStatus {
  if (firstJoinedAt !== null) return isLate ? 'late' : 'present';
  return rsvp === 'no' ? 'apology' : 'absent';
}

/** The average is over those who came. */
export function summaryOf(rows: readonly ReportRow[]): AttendanceReport['summary'] {
  const count = (status: AttendanceStatus): number => rows.filter((row) => row.status === status).length;
  const came = rows.filter((row) => row.firstJoinedAt !== null);
  const total = came.reduce((sum, row) => sum + row.durationSeconds, 0);
  return {
    invited: rows.length,
    attended: came.length,
    late: count('late'),
    absent: count('absent'),
    apologies: count('apology'),
    excused: 0,
    averageDurationSeconds: came.length === 0 ? 0 : Math.round(total / came.length),
  };
}
