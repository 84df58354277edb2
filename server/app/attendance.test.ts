// The attendance report's words and figures, and a spreadsheet that no name can turn into a program.
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { AttendanceRow } from '../store/attendance-report.ts';
import { SampleMeeting } from '../test/sample-meeting.ts';
import { reportRow, summaryOf } from './attendance.ts';
import { attendanceCsv, harmlessCell } from './attendance-csv.ts';

const { meeting } = new SampleMeeting().state.core;
const nobody: AttendanceRow = {
  participantId: '00000000-0000-7000-8000-00000000000a',
  memberId: 'otieno',
  name: 'Otieno',
  participantStatus: 'invited',
  rsvp: null,
  firstJoinedAt: null,
  lastLeftAt: null,
  durationSeconds: 0,
  isLate: false,
  messagesSent: 0,
  handsRaised: 0,
  stays: [],
};
const later = (minutes: number): string => new Date(Date.parse(meeting.scheduledStart) + minutes * 60_000).toISOString();
const came = (minute: number, seconds: number, isLate: boolean): AttendanceRow => ({
  ...nobody,
  firstJoinedAt: later(minute),
  lastLeftAt: later(minute + 1),
  durationSeconds: seconds,
  isLate,
});

test('who came is present or late, who sent word an apology, everybody else absent', () => {
  const rows = [came(0, 60, false), came(7, 30, true), { ...nobody, rsvp: 'no' as const }, { ...nobody, rsvp: 'maybe' as const }].map((row) =>
    reportRow(meeting, row, later(60)),
  );
  expect(rows.map(({ status, lateByMinutes }) => [status, lateByMinutes])).toEqual([
    ['present', 0],
    ['late', 7],
    ['apology', 0],
    ['absent', 0],
  ]);
  expect(summaryOf(rows)).toEqual({ invited: 4, attended: 2, late: 1, absent: 1, apologies: 1, excused: 0, averageDurationSeconds: 45 });
});

test('a meeting nobody came to has an average of nothing', () => {
  expect(summaryOf([])).toMatchObject({ invited: 0, averageDurationSeconds: 0 });
});

test('an open stay counts until now and has no end yet', () => {
  const row: AttendanceRow = { ...came(0, 30, false), stays: [{ joinedAt: later(10), leftAt: null, source: 'socket', estimated: false }] };
  expect(reportRow(meeting, row, later(12))).toMatchObject({ durationSeconds: 150, lastLeftAt: null });
});

const nasty = [
  '=1+1',
  '+1',
  '-1',
  '@sum',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '  =cmd',
  '\u00a0=1',
  "=cmd|' /C calc'!A0",
  '"=1"',
  'a,b;c',
  'two\nlines',
];

test('no cell begins a formula, whatever a member is called', () => {
  for (const name of nasty) expect(harmlessCell(name)).not.toMatch(/^[\s\u00a0]*[=+\-@＝＋－＠\t\r\n]/u);
});

test('what separates cells elsewhere does not begin one', () => {
  const text = attendanceCsv({ rows: [reportRow(meeting, { ...nobody, name: 'Otieno;=1+1' }, later(0))] });
  expect(text).toContain('\r\n"Otieno;=1+1",');
});

test('the file opens in a parser: a mark, the header and one line a row', () => {
  const rows = nasty.map((name) => reportRow(meeting, { ...nobody, name }, later(0)));
  const text = attendanceCsv({ rows });
  expect(text.charCodeAt(0)).toBe(0xfeff);
  const lines: string[][] = parse(text, { bom: true, relax_column_count: false });
  expect(lines[0]).toEqual([
    'Name',
    'Member ID',
    'Status',
    'First joined',
    'Last left',
    'Duration (seconds)',
    'Minutes late',
    'Messages',
    'Hands',
    'Correction',
  ]);
  expect(lines).toHaveLength(nasty.length + 1);
  expect(text.trimEnd().split('\r\n')).toHaveLength(nasty.length + 1);
});
