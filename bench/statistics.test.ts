// Percentiles by nearest rank: the figures in docs/performance.md rest on them.
import { expect, test } from 'vitest';
import { median, percentile, sortedCopy } from './statistics.ts';

test('percentiles are values that were measured', () => {
  const values = sortedCopy([5, 1, 4, 2, 3]);
  expect([0, 0.2, 0.5, 0.99, 1].map((share) => percentile(values, share))).toEqual([1, 1, 3, 5, 5]);
  expect(median([10, 1, 2])).toBe(2);
  expect(percentile(sortedCopy([]), 0.5)).toBeNaN();
});
