// The last line of .ci/run tells the truth about a run, also about one that stopped early or skipped something.
import { expect, test } from 'vitest';
import { countRun } from './summary.ts';

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((result, index) => ({ fullName: `test ${index}`, status: result })),
});

test('counts tests and the three checks before them', () => {
  expect(countRun({ testResults: [file('passed', 'passed', 'passed'), file('passed', 'passed')] }, 0)).toEqual({ passed: 6, failed: 0, faults: [] });
});

test('a failed test, a skipped one and a file that could not run are failures', () => {
  const { passed, failed } = countRun({ testResults: [file('failed', 'passed', 'failed'), file('passed', 'skipped'), file('failed')] }, 1);
  expect({ passed, failed }).toEqual({ passed: 4, failed: 3 });
});

test('no report, or an exit status nobody explains, is a failure', () => {
  expect(countRun(null, 1).failed).toBe(1);
  expect(countRun({ testResults: [file('passed', 'passed')] }, 1).failed).toBe(1);
});
