// How attendance rows are ordered, called and drawn.
import { expect, test } from 'vitest';
import type { AttendanceRow } from '../client/rest-shapes.ts';
import { sortRows, stateOf, timelineOf } from './attendance-rows.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 11, minutes)).toISOString();
const ms = (minutes: number) => Date.parse(at(minutes));

function row(name: string, stays: readonly (readonly [number, number | null])[] = [], late = 0): AttendanceRow {
  const durationSeconds = stays.reduce((sum, [from, to]) => sum + (to === null ? 0 : (to - from) * 60), 0);
  const first = stays[0];
  const last = stays.at(-1);
  return {
    memberId: name,
    name,
    status: stays.length === 0 ? 'absent' : late > 0 ? 'late' : 'present',
    durationSeconds,
    lateByMinutes: late,
    messagesSent: 0,
    handsRaised: 0,
    firstJoinedAt: first ? at(first[0]) : null,
    lastLeftAt: last?.[1] == null ? null : at(last[1]),
    stays: stays.map(([from, to]) => ({ joinedAt: at(from), leftAt: to === null ? null : at(to), source: 'socket', estimated: false })),
  };
}

const rows = [row('Chebet', [[11, 84]], 11), row('achieng', [[2, 80]]), row('Barasa'), row('Wanjiru', [[0, 84]])];
const names = (sorted: readonly AttendanceRow[]) => sorted.map((r) => r.name);

test('names are sorted as people sort them', () => {
  expect(names(sortRows(rows, 'name', false, 'en'))).toEqual(['achieng', 'Barasa', 'Chebet', 'Wanjiru']);
  expect(names(sortRows(rows, 'name', true, 'en'))).toEqual(['Wanjiru', 'Chebet', 'Barasa', 'achieng']);
});

test('who has no time stands last either way', () => {
  expect(names(sortRows(rows, 'came', false, 'en'))).toEqual(['Wanjiru', 'achieng', 'Chebet', 'Barasa']);
  expect(names(sortRows(rows, 'stayed', true, 'en'))).toEqual(['Wanjiru', 'achieng', 'Chebet', 'Barasa']);
});

test('a status this widget does not know is read from the figures', () => {
  expect(stateOf({ ...row('x', [[0, 5]]), status: 'teleported' })).toBe('present');
  expect(stateOf({ ...row('x'), status: 'teleported' })).toBe('absent');
  expect(stateOf({ ...row('x'), status: 'apology' })).toBe('apology');
});

test('stays are drawn on the meeting’s time: cut to it, gaps left open, the late part told apart', () => {
  const span = { from: ms(0), to: ms(84), now: ms(90), scheduledStart: ms(0) };
  expect(
    timelineOf(
      row('x', [
        [-5, 31],
        [40, 84],
      ]),
      span,
    ),
  ).toEqual({
    width: 5040,
    late: null,
    stays: [
      { x: 0, width: 1860 },
      { x: 2400, width: 2640 },
    ],
  });
  expect(timelineOf(row('x', [[11, 84]], 11), span).late).toEqual({ x: 0, width: 660 });
  expect(timelineOf(row('x', [[80, null]]), span).stays).toEqual([{ x: 4800, width: 240 }]);
});
