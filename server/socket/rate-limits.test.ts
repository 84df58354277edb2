// What a person may send, and how soon again.
import { expect, test } from 'vitest';
import { RateLimits } from './rate-limits.ts';

test('chat passes at 5 a second for ever, after a burst of 10, even where clocks jitter', () => {
  const limits = new RateLimits();
  for (let i = 0; i < 10; i += 1) expect(limits.take('otieno', 'chat', 0)).toBeNull();
  for (let i = 1; i <= 600; i += 1) expect(limits.take('otieno', 'chat', i * 200 - (i % 2) * 40)).toBeNull();
});

test('a flood is refused with the time to wait, and others are not touched', () => {
  const limits = new RateLimits();
  const waits = Array.from({ length: 30 }, () => limits.take('otieno', 'chat', 1_000));
  const refused = waits.filter((wait) => wait !== null);
  expect(refused.length).toBeGreaterThan(10);
  expect(limits.take('achieng', 'chat', 1_000)).toBeNull();
  expect(limits.take('otieno', 'chat', 1_000 + Math.max(...refused))).toBeNull();
});

test('a clock that runs backwards takes nothing away', () => {
  const limits = new RateLimits();
  limits.take('otieno', 'other', 10_000);
  expect(limits.take('otieno', 'other', 5_000)).toBeNull();
});
