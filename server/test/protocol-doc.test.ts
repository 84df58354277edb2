// docs/protocol.md tells the wire: its lists of messages, commands, facts and codes are the code's own.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { abilityNames } from '../../protocol/abilities.ts';
import { commandNames, commandSchemas } from '../../protocol/commands.ts';
import { errorKinds } from '../../protocol/errors.ts';
import { type Fact, factTypes } from '../../protocol/facts.ts';
import { comeBackCodes } from '../../protocol/socket.ts';
import { project } from '../domain/evolve.ts';
import type { AnyCommand } from '../domain/internal-commands.ts';
import { SampleMeeting } from './sample-meeting.ts';

const page = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');

/** The rows of the tables between two headings: what stands in the first cell in backticks, and the rest of the row. */
function rowsOf(heading: string, end: string): Map<string, string> {
  const section = page.slice(page.indexOf(heading), page.indexOf(end, page.indexOf(heading) + heading.length));
  const rows = section.split('\n').flatMap((line) => [.../^\| `([^`]+)` \|(.*)\|$/g[Symbol.matchAll](line)]);
  return new Map(rows.map(([, name = '', rest = '']) => [name, rest]));
}

/** A meeting that has one of everything, with what happened in it. */
function fullMeeting() {
  const m = new SampleMeeting({ settings: { requireApproval: true } });
  const facts: Fact[] = [];
  const as = (name: string, command: AnyCommand) => facts.push(...m.as(name, command).facts);
  const pollId = () => m.state.core.polls[0]?.id ?? '';
  as('Wanjiru', { type: 'participant:join' });
  as('Otieno', { type: 'participant:join' });
  as('Wanjiru', { type: 'lobby:admit', participantId: m.id('Otieno') });
  as('Achieng', { type: 'participant:join' });
  as('Otieno', { type: 'hand:raise' });
  as('Otieno', { type: 'chat:send', text: 'Habari' });
  as('Wanjiru', { type: 'poll:create', question: 'Lend?', options: ['Yes', 'No'] });
  as('Wanjiru', { type: 'poll:open', pollId: pollId() });
  as('Otieno', { type: 'ballot:cast', pollId: pollId(), optionIds: [m.state.core.polls[0]?.options[0]?.id ?? ''] });
  const view = project(m.state, m.id('Wanjiru'));
  as('Wanjiru', { type: 'hand:lower', participantId: m.id('Otieno') });
  as('Wanjiru', { type: 'lobby:deny', participantId: m.id('Achieng'), block: true });
  as('Wanjiru', { type: 'participant:remove', participantId: m.id('Otieno') });
  as('Wanjiru', { type: 'meeting:end' });
  return { view, facts };
}

/** The names between the first braces, without what stands inside a name's own: `{id, host: {name}}` has `id` and `host`. */
function fieldsIn(text: string): string[] {
  let depth = 0;
  let flat = '';
  for (const letter of text.slice(text.indexOf('{'))) {
    if (letter === '}') depth -= 1;
    if (depth === 1) flat += letter;
    if (letter === '{') depth += 1;
    if (depth === 0) break;
  }
  return flat.split(',').map((field) => field.replace(/[:[{].*/, '').trim());
}

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

describe('docs/protocol.md', () => {
  test('tells every part of a view with every field, and no other', () => {
    const rows = rowsOf('### 3.1', '### 3.2');
    const { view } = fullMeeting();
    expect([...rows.keys()].sort()).toEqual(Object.keys(view).sort());
    for (const [part, value] of Object.entries(view)) {
      const one: unknown = Array.isArray(value) ? value[0] : value;
      expect(one, `the sample has a ${part}`).toBeDefined();
      if (isRecord(one)) expect(fieldsIn(rows.get(part) ?? '').sort(), part).toEqual(Object.keys(one).sort());
    }
  });

  test('tells after which closings a client comes back', () => {
    const rows = [...rowsOf('### 6.1', '## 7.')];
    expect(rows.flatMap(([code, then]) => (then.includes('come back') ? [code] : [])).sort()).toEqual([...comeBackCodes].sort());
  });

  test('lists every ability, and no other', () => {
    expect([...rowsOf('### 3.2', '## 4.').keys()]).toEqual([...abilityNames]);
  });

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

  test('names the fields of facts', () => {
    const rows = rowsOf('## 5.', '## 6.');
    const { facts } = fullMeeting();
    expect(new Set(facts.map(({ type }) => type)).size).toBeGreaterThan(12);
    for (const { type, at: _, ...fields } of facts.filter(({ type }) => type !== 'ballot.cast')) {
      for (const field of Object.keys(fields)) expect(rows.get(type), `${type} ${field}`).toMatch(new RegExp(`\`${field}\\b`));
    }
  });

  test('lists every code, and no other', () => {
    expect([...rowsOf('## 6.', '### 6.1').keys()].sort()).toEqual(Object.keys(errorKinds).sort());
  });

  test('lists the four messages of the server', () => {
    expect([...rowsOf('## 3.', '### 3.1').keys()]).toEqual(['meeting:snapshot', 'meeting:commit', 'meeting:signal', 'connection:closed']);
  });
});
