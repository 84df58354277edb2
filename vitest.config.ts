// How tests run: units by themselves, flows on real servers and databases, pages in a real browser. No retries anywhere.
import { defineConfig } from 'vitest/config';

const flows = 'server/**/*.flow.test.ts';
const pages = 'widget/**/*.browser.test.ts';
const outside = ['**/node_modules/**', 'dist/**', 'data/**'];

export default defineConfig({
  test: {
    pool: 'forks',
    retry: 0,
    globalSetup: ['server/test/services.ts'],
    // Two cores: as many files at a time; pages bring their own processes and run alone.
    maxWorkers: 2,
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'test-results/report.json' }]] : ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{.ci,protocol,server,widget,demo,bench,migrations}/**/*.test.ts'],
          exclude: [...outside, flows, pages],
          sequence: { groupOrder: 0 },
          testTimeout: 10_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'flow',
          include: [flows],
          exclude: outside,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [pages],
          exclude: outside,
          globalSetup: ['server/test/services.ts', 'widget/test/built-widget.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
