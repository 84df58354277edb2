// What README, CONTRIBUTING and the docs tell people to run or to open is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFiles } from './architecture.ts';

const root = dirname(import.meta.dirname);
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path}`),
];
const files = [...projectFiles(root).keys()];
const folders = new Set(files.flatMap((path) => path.match(/^[^/]+(?=\/)/) ?? []));
const names = new Set(files.map((path) => basename(path)));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8');

  test('names npm scripts that exist', () => {
    const named = [...text.matchAll(/npm (?:run ([a-z:-]+)|(start|test)\b)/g)].map((match) => match[1] ?? match[2] ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('links to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? '');
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  test('names paths that exist', () => {
    const isThere = (path: string) => (path.includes('/') ? existsSync(join(root, path)) : names.has(path));
    expect(pathsIn(text).filter((path) => !isThere(path))).toEqual([]);
  });
});

/** What stands in backticks and is a path from the root, or the bare name of a source or a page; placeholders and globs are none. */
function pathsIn(text: string): string[] {
  const words = [...text.replace(/^```.*?^```/gms, '').matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => code.split(/\s/));
  return words.filter(
    (word) => /^[\w./-]+$/.test(word) && (folders.has(word.split('/', 1)[0] ?? '') ? word.includes('/') : /^[\w.-]+(?<!\.d)\.(ts|md)$/.test(word)),
  );
}

test.each([
  ['see `server/main.ts`, `node .ci/architecture.ts` and `policy.ts`', ['server/main.ts', '.ci/architecture.ts', 'policy.ts']],
  ['`application/json`, `/api/docs`, `server`, `server/domain/<concept>.ts`, server/x.ts', []],
  ['```sh\n`server/x.ts`\n```\n', []],
])('paths in %j', (text, paths) => expect(pathsIn(text)).toEqual(paths));

test('every script starts a file that exists', () => {
  const files = Object.values<string>(scripts).flatMap((script) => [...script.matchAll(/[\w./-]+\.ts/g)].map(([file]) => file));
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('every script that reads settings reads them from .env too', () => {
  const readers = Object.entries<string>(scripts).filter(([, script]) => /server\/(main|migrate|portal-command)\.ts/.test(script));
  expect(readers.map(([name]) => name)).toEqual(['start', 'dev', 'migrate', 'portal']);
  expect(readers.filter(([, script]) => !script.includes('--env-file-if-exists=.env ')).map(([name]) => name)).toEqual([]);
});
