// docs/embedding.md tells of every attribute, event and method of the tags, and of none that is not there.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(join(dirname(import.meta.dirname), path), 'utf8');
const page = read('docs/embedding.md');
const tags = ['widget/portal-tag.ts', 'widget/chama-meeting.ts', 'widget/chama-meetings.ts'].map(read).join('\n');
const matches = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();

test('events', () => {
  const events = matches(read('widget/events.ts'), /^ {2}'(chama-[a-z-]+)':/gm);
  expect(events.length).toBeGreaterThan(10);
  const told = matches(page.slice(page.indexOf('## Events'), page.indexOf('## Looks')), /`(chama-[a-z-]+)`/g).filter((name) => !/^chama-meetings?$/.test(name));
  expect(told).toEqual(events);
});

test('attributes', () => {
  const named = matches(tags, /attribute: '([a-z-]+)'/g);
  const plain = matches(tags, /@property\(\)\s+(?:override |set )?(\w+)/g);
  expect(named.length + plain.length).toBeGreaterThan(15);
  expect([...named, ...plain].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test('methods', () => {
  const methods = matches(read('widget/chama-meeting.ts'), /^ {2}async (\w+)\(/gm);
  expect(methods.length).toBeGreaterThan(8);
  expect(methods.filter((name) => !page.includes(`\`${name}(`))).toEqual([]);
});

test('codes of chama-error, each of which the tag can send', () => {
  const source = read('widget/events.ts');
  const [, type = '', table = ''] = /type PublicErrorCode =(.*?);.*?publicCodes[^=]*=(.*?)};/s.exec(source) ?? [];
  const codes = matches(type, /'([a-z-]+)'/g);
  expect(codes.length).toBeGreaterThan(10);
  expect([...new Set([...matches(table, /: '([a-z-]+)'/g), 'unknown'])].sort()).toEqual(codes);
  const section = page.slice(page.indexOf('Codes of `chama-error`'), page.indexOf('## Looks'));
  expect(matches(section, /^\| `([a-z-]+)` \| [A-Za-z`]/gm).filter((name) => name !== 'code')).toEqual(codes);
});
