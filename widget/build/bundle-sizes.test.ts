// What is in the built widget, walked through esbuild's metafile: nothing a page must not carry, nothing over budget.

import type { Metafile, OutputFile } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { bundle } from '../build.ts';
import { closureOf, measure, outputOf } from './bundle-sizes.ts';
import { smallCss } from './smaller.ts';

let metafile: Metafile;
let files: readonly OutputFile[];

beforeAll(async () => {
  ({ metafile, files } = await bundle());
});

const entry = () => closureOf(metafile, outputOf(metafile, 'widget/chama-meeting.ts'));
const packagesIn = (outputs: Iterable<string>) =>
  new Set(
    [...outputs].flatMap((path) =>
      Object.keys(metafile.outputs[path]?.inputs ?? {}).flatMap((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []),
    ),
  );

test('no static path leads from the entry to livekit-client', () => {
  const packages = packagesIn(entry());
  expect(packages).toContain('lit');
  expect(packages).toContain('socket.io-client');
  expect(packages).not.toContain('livekit-client');
  const media = closureOf(metafile, outputOf(metafile, 'widget/client/media-session.ts'));
  expect(packagesIn(media)).toContain('livekit-client');
});

test('no chunk carries zod, a transport we do not speak, or a style attribute', () => {
  const inputs = Object.keys(metafile.inputs);
  expect(inputs.filter((path) => /node_modules\/zod\//.test(path))).toEqual([]);
  expect(inputs.filter((path) => /polling-xhr|webtransport/.test(path) && !path.startsWith('absent:'))).toEqual([]);
  for (const file of files.filter(({ path }) => path.endsWith('.js') && !/media-session/.test(path))) expect(file.text).not.toMatch(/ style=["$]/);
});

test('every part is within its budget', () => {
  const { sizes, faults } = measure(files, metafile);
  expect(faults).toEqual([]);
  expect(sizes.map(({ name }) => name)).toContain('entry');
});

test('smaller styles mean the same', () => {
  const before =
    '\n  /* why */\n  :host([hidden]) .a > .b :is(p, h1) {\n    margin: 0 auto;\n    inset: calc(1px + 2px);\n  }\n  @media print {\n    a { color: red; }\n  }\n  .c { color: red; }\n';
  expect(smallCss(before)).toBe(' :host([hidden]) .a > .b :is(p,h1){margin: 0 auto;inset: calc(1px + 2px)}@media print{a{color: red}}.c{color: red}');
});
