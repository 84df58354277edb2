// Each rule of the architecture check and of the linter's set-up is broken once and must be caught; the project itself must be clean.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf, projectFiles, readPackages, tableFaults } from './architecture.ts';

const root = dirname(import.meta.dirname);
const header = '// A sentence that says what lives in this file and what does not.\n';
const packages = { dependencies: ['hono', 'zod', 'socket.io', 'lit', 'livekit-client'], devDependencies: ['esbuild', 'vitest'] };
const faults = (files: Record<string, string>) =>
  faultsOf(new Map(Object.entries(files).map(([path, text]) => [path, path.endsWith('.ts') ? header + text : text])), packages, root);
const empty = 'export {};\n';

describe('the project', () => {
  test('keeps its own architecture', () => expect(faultsOf(projectFiles(root), readPackages(root), root)).toEqual([]));

  test('has every place and every room its table names', () => {
    expect(tableFaults(projectFiles(root))).toEqual([]);
    const rooms = [{ name: 'app', paths: ['server/app/'], imports: ['stores'], types: ['seam'] }];
    expect(tableFaults(new Map([['server/application.ts', '']]), { rooms, places: ['server/app/', 'server/app.ts'] })).toEqual([
      expect.stringContaining('server/app/, which does not exist'),
      expect.stringContaining('server/app.ts, which does not exist'),
      expect.stringContaining('stores, which is no room'),
      expect.stringContaining('seam, which is no room'),
    ]);
  });
});

describe('arrows', () => {
  const forbidden: [string, string, string][] = [
    ['protocol/a.ts', '../server/domain/state.ts', 'protocol must not import domain'],
    ['server/domain/a.ts', '../store/state.ts', 'domain must not import store'],
    ['server/store/a.ts', '../app/state.ts', 'store must not import app'],
    ['server/app/a.ts', '../http/state.ts', 'app must not import http'],
    ['server/http/a.ts', '../socket/state.ts', 'http must not import socket'],
    ['server/socket/a.ts', '../jobs/state.ts', 'socket must not import jobs'],
    ['server/jobs/a.ts', '../media/state.ts', 'jobs must not import media'],
    ['server/media/a.ts', '../compose.ts', 'media must not import server'],
    ['server/media/a.ts', '../local-livekit/state.ts', 'media must not import local-livekit'],
    ['server/a.ts', '../widget/client/state.ts', 'server must not import client'],
    ['widget/client/a.ts', '../controllers/state.ts', 'client must not import controllers'],
    ['widget/controllers/a.ts', '../elements/state.ts', 'controllers must not import elements'],
    ['widget/elements/a.ts', '../chama-meeting.ts', 'elements must not import tags'],
    ['widget/elements/a.ts', '../../server/domain/state.ts', 'elements must not import domain'],
    ['demo/a.ts', '../server/http/state.ts', 'portal must not import http'],
  ];
  test.each(forbidden)('%s may not import %s', (from, specifier, told) => {
    const target = join(dirname(from), specifier);
    expect(faults({ [from]: `import { x } from '${specifier}';\n`, [target]: empty })).toEqual([expect.stringContaining(told)]);
  });

  test('the way down is open', () => {
    const files = {
      'protocol/a.ts': empty,
      'server/domain/a.ts': "import '../../protocol/a.ts';\n",
      'server/store/a.ts': "import '../domain/a.ts';\n",
      'server/app/a.ts': "import '../store/a.ts';\n",
      'server/http/a.ts': "import '../app/a.ts';\n",
      'server/main.ts': "import './http/a.ts';\n",
    };
    expect(faults(files)).toEqual([]);
  });

  test('the domain knows the seams as types only', () => {
    expect(faults({ 'server/domain/a.ts': "import type { Clock } from '../clock.ts';\n", 'server/clock.ts': empty })).toEqual([]);
    expect(faults({ 'server/domain/a.ts': "import { clock } from '../clock.ts';\n", 'server/clock.ts': empty })).toHaveLength(1);
  });

  test.each([
    "export { x } from '../store/a.ts';",
    "export * from '../store/a.ts';",
    "void import('../store/a.ts');",
    "export type X = import('../store/a.ts').X;",
    "import type { X } from '../store/a.ts';",
  ])('no form of import goes unseen: %s', (text) => {
    expect(faults({ 'server/domain/a.ts': `${text}\n`, 'server/store/a.ts': empty })).toEqual([expect.stringContaining('domain must not import store')]);
  });

  test('only the batch of commands decides', () => {
    expect(faults({ 'server/app/meetings.ts': "import { decide } from '../domain/decide.ts';\n", 'server/domain/decide.ts': empty })).toHaveLength(1);
    expect(faults({ 'server/app/command-batch.ts': "import { decide } from '../domain/decide.ts';\n", 'server/domain/decide.ts': empty })).toEqual([]);
  });

  test('the widget enters the protocol by its door', () => {
    expect(faults({ 'widget/client/a.ts': "import { x } from '../../protocol/view.ts';\n", 'protocol/view.ts': empty })).toEqual([
      expect.stringContaining('door'),
    ]);
  });

  test('circles, missing files, code that leans on a test, and files outside every room are told', () => {
    expect(faults({ 'protocol/a.ts': "import './b.ts';\n", 'protocol/b.ts': "import './a.ts';\n" })).toEqual([expect.stringContaining('circle')]);
    expect(faults({ 'protocol/a.ts': "import './b.ts';\n" })).toEqual([expect.stringContaining('does not exist')]);
    expect(faults({ 'server/app/a.ts': "import '../test/people.ts';\n", 'server/test/people.ts': empty })).toEqual([expect.stringContaining('test file')]);
    expect(faults({ 'elsewhere/a.ts': empty })).toEqual([expect.stringContaining('no room')]);
  });
});

describe('packages', () => {
  test.each([
    ['server/app/a.ts', 'socket.io', 'lives in server/socket/'],
    ['widget/elements/a.ts', 'livekit-client', 'lives in widget/client/'],
    ['server/app/a.ts', 'hono', 'lives in server/http/'],
    ['widget/client/a.ts', 'zod', 'lives in protocol/'],
    ['server/http/a.ts', 'left-pad', 'does not list'],
    ['server/http/a.ts', 'fs', 'without node:'],
    ['widget/client/a.ts', 'node:fs', 'runs without Node'],
    ['server/store/a.ts', 'esbuild', 'lives in'],
  ])('%s may not import %s', (path, name, told) => {
    expect(faults({ [path]: `import '${name}';\n` })).toEqual([expect.stringContaining(told)]);
  });
});

describe('time, environment, headers, names', () => {
  test.each(['Date.now();', 'new Date();', 'Date();', 'export const now = Date.now;'])('only a clock asks the machine for the time: %s', (text) => {
    expect(faults({ 'server/app/a.ts': `${text}\n` })).toEqual([expect.stringContaining('clock')]);
    expect(faults({ 'widget/elements/a.ts': `${text}\n` })).toHaveLength(1);
    expect(faults({ 'server/clock.ts': `${text}\n`, 'server/app/a.test.ts': `${text}\n`, 'demo/a.ts': `${text}\n` })).toEqual([]);
  });

  test('a date that is given is no question', () => expect(faults({ 'server/app/a.ts': 'export const at = (ms: number) => new Date(ms);\n' })).toEqual([]));

  test('the environment is read in one place', () => {
    expect(faults({ 'server/app/a.ts': 'export const port = process.env.PORT;\n' })).toEqual([expect.stringContaining('process.env')]);
    expect(faults({ 'server/main.ts': 'export const port = process.env.PORT;\n' })).toEqual([]);
  });

  test('a file says in its first line what it is', () => {
    expect(faultsOf(new Map([['protocol/a.ts', empty]]), packages, root)).toEqual([expect.stringContaining('does not begin')]);
  });

  test.each(['server/app/utils.ts', 'widget/client/helpers.ts', 'protocol/types.ts'])('%s is no name', (path) => {
    expect(faults({ [path]: empty })).toEqual([expect.stringContaining('says nothing')]);
  });

  test('no text tells on which machine it was written', () => {
    expect(faults({ 'docs/a.md': `see ${root}/server` })).toHaveLength(1);
    expect(faults({ 'docs/a.md': `the folder ${['', 'home', 'amina', 'code'].join('/')}` })).toHaveLength(1);
    expect(faults({ 'docs/a.md': 'https://example.com/home/page' })).toEqual([]);
  });
});

describe('the linter', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chama-lint-'));
    await mkdir(join(folder, 'server'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const lint = (text: string) =>
    new Promise<string>((resolve) => {
      const file = join(folder, 'server', 'file.ts');
      const configured = ['lint', '--error-on-warnings', '--colors=off', '--reporter=github', `--config-path=${root}`, '--vcs-enabled=false', file];
      void writeFile(file, text).then(() => execFile(join(root, 'node_modules/.bin/biome'), configured, (_, stdout) => resolve(stdout)));
    });

  test.each([
    ['noExplicitAny', 'export const a: any = 1;\n'],
    ['noNonNullAssertion', 'export const a = (b?: string) => b!.length;\n'],
    ['noDefaultExport', 'export default 1;\n'],
    ['noExcessiveLinesPerFunction', `export function long() {\n${'  Math.random();\n'.repeat(61)}}\n`],
    ['noExcessiveLinesPerFile', 'export const a = 1;\n'.repeat(401)],
    ['noFocusedTests', "import { test } from 'vitest';\ntest.only('x', () => {});\n"],
  ])('refuses %s', async (rule, text) => expect(await lint(text)).toContain(rule));

  test('passes what is right', async () => expect(await lint(`export function short() {\n${'  Math.random();\n'.repeat(58)}}\n`)).not.toContain('error'));
});
