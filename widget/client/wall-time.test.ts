// Date fields mean the meeting's zone, whatever zone the phone is in.
import { expect, test } from 'vitest';
import { fromWallTime, toWallTime } from './wall-time.ts';

test.each([
  ['2026-12-05T14:00', 'Africa/Nairobi', '2026-12-05T11:00:00.000Z'],
  ['2026-01-01T00:30', 'Africa/Nairobi', '2025-12-31T21:30:00.000Z'],
  ['2026-07-01T12:00', 'Europe/London', '2026-07-01T11:00:00.000Z'],
  ['2026-12-01T12:00', 'America/New_York', '2026-12-01T17:00:00.000Z'],
  ['2026-11-22T16:45', 'Asia/Kathmandu', '2026-11-22T11:00:00.000Z'],
])('%s on the wall in %s is %s', (wall, zone, instant) => {
  expect(fromWallTime(wall, zone)).toBe(instant);
  expect(toWallTime(Date.parse(instant), zone)).toBe(wall);
});

test('a time that summer time skips is the one an hour later', () => {
  expect(fromWallTime('2026-03-29T01:30', 'Europe/London')).toBe('2026-03-29T01:30:00.000Z');
});

test.each(['', 'tomorrow', '2026-12-05'])('%j is no time', (value) => {
  expect(fromWallTime(value, 'Africa/Nairobi')).toBeNull();
});
