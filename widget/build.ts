// Builds the widget into dist/embed/v1: one small entry, lazy chunks, the classic loader; and the npm package into dist/npm. Fails over budget, and when something is where it must not be.
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type Metafile, type OutputFile } from 'esbuild';
import { measure, type Size } from './build/bundle-sizes.ts';
import { npmPackage } from './build/npm-package.ts';
import { smallSources, webSocketOnly } from './build/smaller.ts';

const root = join(import.meta.dirname, '..');
export const outFolder = join(root, 'dist/embed/v1');
/** Beside the folder that is served, not in it. */
export const metafilePath = join(root, 'dist/embed/metafile.json');
export const packageFolder = join(root, 'dist/npm');
/** Pages that are open keep asking for the chunks they were built with. */
const keepOldMs = 7 * 24 * 3_600_000;

const argument = (name: string) => process.argv.find((text) => text.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';

/** Nothing is written: the build and the tests look at the same bytes. */
export async function bundle(): Promise<{ files: readonly OutputFile[]; metafile: Metafile }> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const shared = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    target: 'es2022',
    legalComments: 'linked',
    write: false,
    metafile: true,
    outdir: outFolder,
  } as const;
  const widget = await build({
    ...shared,
    entryPoints: ['widget/chama-meeting.ts'],
    format: 'esm',
    splitting: true,
    plugins: [smallSources(join(root, 'widget/chama-meeting.ts')), webSocketOnly],
    sourcemap: true,
    chunkNames: '[name]-[hash]',
    define: { CHAMA_VERSION: JSON.stringify(version) },
  });
  const loader = await build({
    ...shared,
    entryPoints: ['widget/loader.ts'],
    format: 'iife',
    supported: { 'dynamic-import': true },
    define: { CHAMA_ORIGIN: JSON.stringify(argument('origin')) },
  });
  return { files: [...widget.outputFiles, ...loader.outputFiles], metafile: merge(widget.metafile, loader.metafile) };
}

function merge(a: Metafile, b: Metafile): Metafile {
  return { inputs: { ...a.inputs, ...b.inputs }, outputs: { ...a.outputs, ...b.outputs } };
}

/** Chunks before the entries that name them, each by a rename: whoever loads the page meanwhile gets the old widget or the new one, whole. */
async function write(files: readonly OutputFile[]): Promise<void> {
  await mkdir(outFolder, { recursive: true });
  const isEntry = (file: OutputFile) => /^(chama-meeting|loader)\.js$/.test(basename(file.path));
  for (const file of [...files].sort((a, b) => Number(isEntry(a)) - Number(isEntry(b)))) {
    const draft = `${file.path}.${process.pid}`;
    await writeFile(draft, file.contents);
    await rename(draft, file.path);
  }
  await sweep(new Set(files.map((file) => basename(file.path))));
}

async function sweep(fresh: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(outFolder)) {
    if (fresh.has(name)) continue;
    const path = join(outFolder, name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtimeMs < Date.now() - keepOldMs) await rm(path, { force: true });
  }
}

async function writePackage(): Promise<void> {
  const written = await npmPackage();
  await rm(packageFolder, { recursive: true, force: true });
  await mkdir(packageFolder, { recursive: true });
  for (const [name, text] of written) await writeFile(join(packageFolder, name), text);
}

function report(sizes: readonly Size[]): void {
  for (const { name, gzip, budget } of sizes) {
    const mark = gzip > budget ? 'OVER' : 'ok';
    console.log(`${name.padEnd(34)} ${(gzip / 1000).toFixed(1).padStart(6)} kB gzip  of ${(budget / 1000).toFixed(0)}  ${mark}`);
  }
}

export async function buildWidget(): Promise<void> {
  const { files, metafile } = await bundle();
  const { sizes, faults } = measure(files, metafile);
  report(sizes);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  await write(files);
  await writeFile(metafilePath, JSON.stringify(metafile));
  await writePackage();
}

if (import.meta.main) {
  await buildWidget().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
