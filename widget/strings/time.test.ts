// Times and spans in both languages.
import { expect, test } from 'vitest';
import { time as english } from './en/time.ts';
import { time as swahili } from './sw/time.ts';
import { countdownClock, TimeFormat } from './time.ts';

const en = new TimeFormat('en', english);
const sw = new TimeFormat('sw', swahili);
const nairobi = 'Africa/Nairobi';
const start = '2026-11-22T13:00:00.000Z';
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const before = (ms: number) => Date.parse(start) - ms;
/** As a person reads it: without what holds a line together. */
const read = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '');

test.each([
  [13 * day, 'In 13 days', 'Baada ya siku 13'],
  [2 * hour, 'Starts in 2 hours', 'Unaanza baada ya masaa 2'],
  [hour, 'Starts in 1 hour', 'Unaanza baada ya dakika 60'],
  [12 * minute, 'Starts in 12 minutes', 'Unaanza baada ya dakika 12'],
  [minute, 'Starts in 1 minute', 'Unaanza baada ya dakika 1'],
  [0, 'Starts now', 'Unaanza sasa'],
  [-5 * minute, 'Was due 5 minutes ago', 'Umechelewa kwa dakika 5'],
])('%i ms before the start', (ms, inEnglish, inSwahili) => {
  expect(read(en.untilStart(start, before(ms)))).toBe(inEnglish);
  expect(read(sw.untilStart(start, before(ms)))).toBe(inSwahili);
});

test('a span in Swahili is never told as "saa" and a number, which is an o’clock', () => {
  for (let ms = minute; ms < 10 * day; ms += 17 * minute) {
    expect(sw.span(ms)).not.toMatch(/\bsaa\b/);
    expect(sw.duration(ms)).not.toMatch(/\bsaa\b/);
  }
});

test.each([
  [42_000, '42 s', 'sekunde 42'],
  [58 * minute, '58 min', 'dakika 58'],
  [84 * minute, '1 h 24 min', 'dakika 84'],
  [120 * minute, '2 h', 'masaa 2'],
  [132 * minute, '2 h 12 min', 'masaa 2 na dakika 12'],
])('%i ms lasted', (ms, inEnglish, inSwahili) => {
  expect(read(en.duration(ms))).toBe(inEnglish);
  expect(read(sw.duration(ms))).toBe(inSwahili);
});

test('times are 24-hour and in the meeting’s zone in both languages', () => {
  const end = '2026-11-22T14:00:00.000Z';
  expect(read(en.when(start, end, nairobi))).toBe('Sun, 22 Nov, 16:00–17:00');
  expect(read(sw.when(start, end, nairobi))).toBe('Jumapili, 22 Nov 16:00–17:00');
  expect(read(en.clocks(start, end, nairobi))).toBe('16:00–17:00');
  expect(en.clock('2026-11-22T21:05:00.000Z', nairobi)).toBe('00:05');
  expect(en.zone('America/New_York')).toBe('New York time');
});

test('a number and its unit never part at a line end', () => {
  expect(en.untilStart(start, before(2 * hour))).toBe('Starts in 2\u00a0hours');
  expect(sw.live(start, before(-12 * minute))).toBe('Unaendelea · dakika\u00a012');
});

test.each([
  [11 * minute + 48_000, '11:48'],
  [hour + 3 * minute + 20_000, '1:03:20'],
  [999, '0:01'],
  [-5, '0:00'],
])('%i ms on the countdown read %s', (ms, clock) => {
  expect(countdownClock(ms)).toBe(clock);
});
