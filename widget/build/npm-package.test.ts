// The npm package agrees with the tags: every attribute, method and event is in its manifest and types, which compile, and importing it in Node does nothing.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { npmPackage } from './npm-package.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);
let files: ReadonlyMap<string, string>;
let folder: string;

interface Named {
  readonly name: string;
}
interface Declaration {
  readonly tagName: string;
  readonly attributes: readonly Named[];
  readonly members: readonly (Named & { readonly kind: 'field' | 'method' })[];
  readonly events: readonly Named[];
  readonly cssParts: readonly Named[];
  readonly cssProperties: readonly Named[];
  readonly slots: readonly Named[];
}

beforeAll(async () => {
  files = await npmPackage();
  folder = await mkdtemp(join(tmpdir(), 'chama-npm-'));
  for (const [name, text] of files) await writeFile(join(folder, name), text);
});
afterAll(() => rm(folder, { recursive: true }));

const read = (name: string) => files.get(name) ?? '';
const source = (path: string) => readFile(join(root, path), 'utf8');
const matches = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();
const names = (all: readonly Named[]) => all.map(({ name }) => name).sort();
const declarationOf = (tag: string): Declaration => {
  const all: Declaration[] = JSON.parse(read('custom-elements.json')).modules[0].declarations;
  const found = all.find(({ tagName }) => tagName === tag);
  if (!found) throw new Error(`${tag} is not in the manifest`);
  return found;
};

test('what package.json names is there', () => {
  const { exports, dependencies, customElements } = JSON.parse(read('package.json'));
  const named = [...Object.values<string>(exports['.']), customElements, 'LICENSE'].map((path) => path.replace('./', ''));
  expect(named.filter((name) => !files.has(name))).toEqual([]);
  expect(Object.keys(dependencies)).toEqual(['@lit/context', 'lit', 'livekit-client', 'socket.io-client']);
});

test.each([
  ['chama-meeting', 'widget/chama-meeting.ts'],
  ['chama-meetings', 'widget/chama-meetings.ts'],
])('the manifest has every attribute, method and event of <%s>', async (tag, path) => {
  const own = `${await source('widget/portal-tag.ts')}\n${await source(path)}`;
  const { attributes, members, events } = declarationOf(tag);
  const attributesInSource = [...matches(own, /attribute: '([a-z-]+)'/g), ...matches(own, /@property\(\)\s+(?:override |set )?(\w+)/g)];
  expect(names(attributes)).toEqual(attributesInSource.sort());
  expect(names(members.filter(({ kind }) => kind === 'method'))).toEqual(matches(own, /^ {2}async (\w+)\(/gm));
  const [, eventMap = ''] =
    new RegExp(`interface ${tag === 'chama-meeting' ? 'ChamaMeetingEvents' : 'ChamaMeetingsEvents'} \\{([\\s\\S]*?)\\n\\}`).exec(
      await source('widget/events.ts'),
    ) ?? [];
  expect(names(events)).toEqual(matches(eventMap, /'(chama-[a-z-]+)'/g));
});

test('the guide to embedding names every property, part, slot and variable', async () => {
  const guide = (await source('docs/embedding.md')).replaceAll(/`-([a-z][a-z0-9-]*)`/g, '--chama-color-$1');
  const all = ['chama-meeting', 'chama-meetings'].map(declarationOf);
  const said = all.flatMap(({ members, cssParts, cssProperties, slots }) => [...names(members), ...names(cssParts), ...names(cssProperties), ...names(slots)]);
  const unsaid = said.filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(guide));
  // One of a row that ends in an ellipsis: noChat and its like.
  expect(unsaid.filter((name) => !/^no[A-Z]/.test(name))).toEqual([]);
});

test('the types know the tags, their properties and their events', async () => {
  await writeFile(
    join(folder, 'portal.ts'),
    `import type { ChamaMeeting } from './index.js';
const tag: ChamaMeeting = document.createElement('chama-meeting');
tag.dataSaver = 'on';
tag.addEventListener('chama-left', ({ detail }) => console.log(detail.durationMs.toFixed(), detail.reason));
tag.addEventListener('click', (event) => console.log(event.clientX));
await tag.join({ microphone: true });
// @ts-expect-error No such layout.
tag.layout = 'pyramid';
// @ts-expect-error No such detail.
tag.addEventListener('chama-left', ({ detail }) => detail.name);
document.createElement('chama-meetings').chamaId = 'tumaini';
`,
  );
  const options = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2024', '--module', 'nodenext', '--lib', 'es2024,dom', '--types', ''];
  const checked = await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, join(folder, 'portal.ts')], { cwd: folder }).catch(
    (error: { stdout: string }) => error,
  );
  expect(checked.stdout).toBe('');
});

test('in Node the package can be imported, and defines nothing', async () => {
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const script = "const m = await import('chama-meet'); console.log(Object.keys(m).join(' '), typeof customElements);";
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: folder });
  expect(stdout.trim()).toBe('ChamaMeeting ChamaMeetings undefined');
});
