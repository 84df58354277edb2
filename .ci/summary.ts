// Counts a whole run for .ci/run: the test runner's report, and the three checks before it (lint, architecture, types). `node .ci/summary.ts <report> <exit status of npm test>`
import { existsSync, readFileSync } from 'node:fs';

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** What failed, or was skipped where nothing may be. */
  readonly faults: readonly string[];
}

const checksBefore = 3;

/** `report` is null when the run stopped before the tests. A skipped test counts as failed: a missing part is an error. */
export function countRun(report: Report | null, exitStatus: number): Count {
  if (report === null) return { passed: 0, failed: 1, faults: ['The run stopped before the tests: lint, architecture or types failed.'] };
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const bad = tests.filter((test) => test.status !== 'passed').map((test) => `${test.status}: ${test.fullName}`);
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status === 'passed'));
  const faults = [...bad, ...broken.map((file) => `did not run: ${file.name}`)];
  if (exitStatus !== 0 && faults.length === 0) faults.push(`npm test ended with ${exitStatus} although every test passed.`);
  return { passed: tests.length - bad.length + checksBefore, failed: faults.length, faults };
}

if (import.meta.main) {
  const [path = '', status = '1'] = process.argv.slice(2);
  const { passed, failed, faults } = countRun(existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null, Number(status));
  for (const fault of faults) console.log(fault);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
