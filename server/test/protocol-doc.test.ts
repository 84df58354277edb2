// docs/protocol.md tells the wire: its lists of messages, commands, facts and codes are the code's own.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commandNames, commandSchemas } from '../../protocol/commands.ts';
import { errorKinds } from '../../protocol/errors.ts';
import { factTypes } from '../../protocol/facts.ts';

const page = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');

/** The rows of the tables between two headings: what stands in the first cell in backticks, and the rest of the row. */
function rowsOf(heading: string, end: string): Map<string, string> {
  const section = page.slice(page.indexOf(heading), page.indexOf(end, page.indexOf(heading) + heading.length));
  const rows = section.split('\n').flatMap((line) => [.../^\| `([^`]+)` \|(.*)\|$/g[Symbol.matchAll](line)]);
  return new Map(rows.map(([, name = '', rest = '']) => [name, rest]));
}

describe('docs/protocol.md', () => {
  test('lists every command, and no other', () => {
    expect([...rowsOf('### 4.1', '### 4.2').keys()].sort()).toEqual([...commandNames].sort());
  });

  test('names every field of every command', () => {
    const rows = rowsOf('### 4.1', '### 4.2');
    for (const name of commandNames) {
      for (const field of Object.keys(commandSchemas[name].shape)) expect(rows.get(name), `${name} ${field}`).toMatch(new RegExp(`\`${field}\\b`));
    }
  });

  test('lists every fact, and no other', () => {
    expect([...rowsOf('## 5.', '## 6.').keys()].sort()).toEqual([...factTypes].sort());
  });

  test('lists every code, and no other', () => {
    expect([...rowsOf('## 6.', '### 6.1').keys()].sort()).toEqual(Object.keys(errorKinds).sort());
  });

  test('lists the four messages of the server', () => {
    expect([...rowsOf('## 3.', '### 3.1').keys()]).toEqual(['meeting:snapshot', 'meeting:commit', 'meeting:signal', 'connection:closed']);
  });
});
