// How attendance rows are ordered, called and drawn: plain functions of the report.
import type { AttendanceRow } from '../client/rest-shapes.ts';
import { type Language, locales } from '../strings/language.ts';

export const sortKeys = ['name', 'status', 'came', 'left', 'stayed'] as const;
export type SortKey = (typeof sortKeys)[number];

export const attendanceStates = ['present', 'late', 'left_early', 'interrupted', 'apology', 'excused', 'absent'] as const;
export type AttendanceState = (typeof attendanceStates)[number];

/** The server's word for it; one this widget does not know yet is read from the figures. */
export function stateOf(row: AttendanceRow): AttendanceState {
  const known = attendanceStates.find((name) => name === row.status);
  if (known) return known;
  if (row.lateByMinutes > 0) return 'late';
  return row.stays.length > 0 ? 'present' : 'absent';
}

/** Those without a value come last, whichever way; equals by name. */
export function sortRows(rows: readonly AttendanceRow[], key: SortKey, descending: boolean, language: Language): AttendanceRow[] {
  const names = new Intl.Collator(locales[language], { sensitivity: 'base', numeric: true });
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [rankOf(a, key), rankOf(b, key)];
    if (left === null || right === null) return (left === null ? 1 : 0) - (right === null ? 1 : 0) || names.compare(a.name, b.name);
    return sign * (left - right || (key === 'name' ? names.compare(a.name, b.name) : 0)) || names.compare(a.name, b.name);
  });
}

function rankOf(row: AttendanceRow, key: SortKey): number | null {
  switch (key) {
    case 'name':
      return 0;
    case 'status':
      return attendanceStates.indexOf(stateOf(row)) * 10_000 + row.lateByMinutes;
    case 'came':
      return row.firstJoinedAt ? Date.parse(row.firstJoinedAt) : null;
    case 'left':
      return row.lastLeftAt ? Date.parse(row.lastLeftAt) : null;
    case 'stayed':
      return row.stays.length > 0 ? row.durationSeconds : null;
  }
}

interface Segment {
  readonly x: number;
  readonly width: number;
}

interface TimelineSpan {
  readonly from: number;
  readonly to: number;
  readonly now: number;
  readonly scheduledStart: number;
}

/** Stays in seconds from the meeting's start, cut to its length; `late` is what a latecomer missed. */
export function timelineOf(row: AttendanceRow, { from, to, now, scheduledStart }: TimelineSpan): { width: number; late: Segment | null; stays: Segment[] } {
  const segment = (start: number, end: number): Segment => {
    const [a, b] = [Math.max(start, from), Math.min(end, to)];
    return { x: Math.round((a - from) / 1000), width: Math.max(0, Math.round((b - a) / 1000)) };
  };
  const first = row.firstJoinedAt ? Date.parse(row.firstJoinedAt) : null;
  const late = stateOf(row) === 'late' && first !== null ? segment(Math.max(from, scheduledStart), first) : null;
  const stays = row.stays.map((stay) => segment(Date.parse(stay.joinedAt), stay.leftAt ? Date.parse(stay.leftAt) : now));
  return { width: Math.round((to - from) / 1000), late, stays };
}
