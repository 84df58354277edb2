// docs/spec.md and the tests hold each other to account: every rule is quoted by a test title, every quoted rule exists.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const folders = ['protocol', 'server', 'widget', 'demo', 'migrations', 'bench', '.ci'];

function testFiles(): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => join(root, folder, file)),
  );
}

function quotedRules(): Set<string> {
  const titles = /\b(?:test|it|describe)(?:\.\w+)*\s*(?:\([^)]*\)\s*)?\(\s*[`'"]((?:\[[A-Z]{2}\d+\]\s*)+)/g;
  const quoted = new Set<string>();
  for (const file of testFiles()) {
    for (const [, ids = ''] of readFileSync(file, 'utf8').matchAll(titles)) {
      for (const [id] of ids.matchAll(/[A-Z]{2}\d+/g)) quoted.add(id);
    }
  }
  return quoted;
}

function writtenRules(): Set<string> {
  const spec = readFileSync(join(root, 'docs', 'spec.md'), 'utf8');
  return new Set([...spec.matchAll(/^- \*\*([A-Z]{2}\d+)\*\*/gm)].map(([, id = '']) => id));
}

test('every rule is shown by a test, and every test that quotes a rule quotes one that exists', () => {
  const written = writtenRules();
  const quoted = quotedRules();
  expect(written.size).toBeGreaterThan(30);
  expect({
    rulesWithoutTest: [...written].filter((id) => !quoted.has(id)),
    testsOfUnknownRules: [...quoted].filter((id) => !written.has(id)),
  }).toEqual({ rulesWithoutTest: [], testsOfUnknownRules: [] });
});
