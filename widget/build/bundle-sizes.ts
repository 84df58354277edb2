// What the built widget weighs, and what must not be in it: walks esbuild's metafile. Budgets are kB of gzip, 1 kB = 1000 bytes.
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Metafile, OutputFile } from 'esbuild';

export interface Size {
  readonly name: string;
  readonly gzip: number;
  readonly budget: number;
}

const entrySource = 'widget/chama-meeting.ts';
/** What a lazy door adds to what is there already when it opens. */
const lazyBudgets = [
  { name: 'room', source: 'widget/elements/room-screen.ts', budget: 30_000 },
  { name: 'media (livekit-client)', source: 'widget/client/media-session.ts', budget: 155_000 },
  { name: 'outside', source: 'widget/chunks/outside.ts', budget: 30_000 },
  { name: 'doorway', source: 'widget/chunks/doorway.ts', budget: 30_000 },
  { name: 'list', source: 'widget/elements/meeting-list.ts', budget: 30_000 },
  { name: 'Swahili', source: 'widget/strings/sw.ts', budget: 10_000 },
] as const;
const entryBudget = 40_000;
const loaderBudget = 1_000;

export function measure(files: readonly OutputFile[], metafile: Metafile): { readonly sizes: readonly Size[]; readonly faults: readonly string[] } {
  const zipped = new Map(files.map((file) => [basename(file.path), gzipSync(file.contents, { level: 9 }).length]));
  const weigh = (outputs: Iterable<string>) => [...outputs].reduce((sum, path) => sum + (zipped.get(basename(path)) ?? 0), 0);
  const entry = closureOf(metafile, outputOf(metafile, entrySource));
  const sizes: Size[] = [{ name: 'entry', gzip: weigh(entry), budget: entryBudget }];
  for (const { name, source, budget } of lazyBudgets) {
    const added = [...closureOf(metafile, outputOf(metafile, source))].filter((path) => !entry.has(path));
    sizes.push({ name: `${name}, beyond the entry`, gzip: weigh(added), budget });
  }
  const loader = files.find((file) => basename(file.path) === 'loader.js');
  sizes.push({ name: 'loader (raw)', gzip: loader?.contents.length ?? 0, budget: loaderBudget });
  const faults = [
    ...sizes.filter(({ gzip, budget }) => gzip > budget).map(({ name, gzip, budget }) => `${name}: ${gzip} bytes, budget ${budget}`),
    ...misplaced(metafile, entry),
  ];
  return { sizes, faults };
}

/** Packages that may be in no chunk, or not in what every page loads. */
export function misplaced(metafile: Metafile, entry: ReadonlySet<string>): string[] {
  const inputsOf = (path: string) => Object.keys(metafile.outputs[path]?.inputs ?? {});
  const everywhere = Object.keys(metafile.inputs).filter((path) => /node_modules\/zod\//.test(path));
  const early = [...entry].flatMap(inputsOf).filter((path) => /node_modules\/livekit-client\//.test(path));
  return [...everywhere.map((path) => `${path} is in the bundle`), ...early.map((path) => `${path} is loaded by every page`)];
}

/** An output and all it imports statically. */
export function closureOf(metafile: Metafile, start: string): Set<string> {
  const seen = new Set<string>();
  const walk = (path: string) => {
    const output = metafile.outputs[path];
    if (seen.has(path) || !output) return;
    seen.add(path);
    for (const { path: target, kind } of output.imports) if (kind === 'import-statement') walk(target);
  };
  walk(start);
  return seen;
}

/** Where a source file's entry point ended up. */
export function outputOf(metafile: Metafile, source: string): string {
  const found = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === source);
  if (!found) throw new Error(`${source} is no entry point of the bundle`);
  return found[0];
}
