// The arithmetic of attendance: when an arrival is late, and how long a stay was. The database's functions compute the same figures.
import type { Instant, MeetingInfo } from '../../protocol/meeting.ts';

const minuteMs = 60_000;

/** Late is after the scheduled start plus the threshold; on the threshold is in time (seed: `joined_at > scheduled_start + 5min`). */
export function isLate(meeting: MeetingInfo, joinedAt: Instant): boolean {
  return Date.parse(joinedAt) > Date.parse(meeting.scheduledStart) + meeting.settings.lateThresholdMinutes * minuteMs;
}

/** Whole minutes after the scheduled start, or 0 for whoever was in time. */
export function lateByMinutes(meeting: MeetingInfo, joinedAt: Instant): number {
  return isLate(meeting, joinedAt) ? Math.floor((Date.parse(joinedAt) - Date.parse(meeting.scheduledStart)) / minuteMs) : 0;
}

/** Whole seconds of one stay, never negative. A person's total is the sum of these. */
export function staySeconds(from: Instant, to: Instant): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 1000));
}
