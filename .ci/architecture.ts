// The architecture as a check that fails the build: arrows between rooms, packages outside theirs, time, environment, headers, names. `node .ci/architecture.ts`
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { readSource, type Source } from './read-source.ts';
import { clockedFolders, clocks, environmentReaders, isTest, packageHomes, privateFiles, type Room, rooms } from './rooms.ts';

export interface Packages {
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
}

/** Every fault as one line `path:line what`. `files` are all files of the project by path; text that is not TypeScript is only searched for names. */
export function faultsOf(files: ReadonlyMap<string, string>, packages: Packages, root: string): string[] {
  const sources = [...files].filter(([path]) => path.endsWith('.ts')).map(([path, text]) => readSource(path, text));
  return [
    ...sources.flatMap((source) => [...importFaults(source, files, packages), ...timeFaults(source), ...environmentFaults(source), ...headerFaults(source)]),
    ...[...files].flatMap(([path, text]) => [...nameFaults(path), ...placeFaults(path, text, root)]),
    ...cycleFaults(sources),
  ];
}

/** What the table itself names and the project does not have. `files` are all files of the project, by path. */
export function tableFaults(files: ReadonlyMap<string, string>, table: Table = projectTable): string[] {
  const all = [...files.keys()];
  const names = new Set(table.rooms.map((room) => room.name));
  const imports = table.rooms.flatMap((room) => [...room.imports, ...(room.types ?? [])]);
  return [
    ...new Set([
      ...table.places.filter((place) => !all.some((path) => isIn(path, place))).map((place) => `.ci/rooms.ts:1 names ${place}, which does not exist`),
      ...imports.filter((name) => !names.has(name)).map((name) => `.ci/rooms.ts:1 lets a room import ${name}, which is no room`),
    ]),
  ];
}

interface Table {
  readonly rooms: readonly Room[];
  /** Every file and folder the table speaks of. */
  readonly places: readonly string[];
}

const projectTable: Table = {
  rooms,
  places: [
    ...rooms.flatMap((room) => room.paths),
    ...packageHomes.flatMap(({ homes }) => homes),
    ...Object.entries(privateFiles).flat(2),
    ...clocks,
    ...clockedFolders,
    ...environmentReaders,
  ],
};

export function roomOf(path: string): Room | undefined {
  return rooms.find((room) => room.paths.some((place) => isIn(path, place)));
}

const isIn = (path: string, place: string) => (place.endsWith('/') ? path.startsWith(place) : path === place);
const isInAny = (path: string, places: readonly string[]) => places.some((place) => isIn(path, place));

function importFaults(source: Source, files: ReadonlyMap<string, string>, packages: Packages): string[] {
  const room = roomOf(source.path);
  if (!room) return [`${source.path}:1 stands in no room of .ci/rooms.ts`];
  return source.imports.flatMap(({ specifier, isType, line }) => {
    const fault = specifier.startsWith('.')
      ? arrowFault(source.path, room, resolve(source.path, specifier), isType, files)
      : packageFault(source.path, room, specifier, isType, packages);
    return fault ? [`${source.path}:${line} ${fault}`] : [];
  });
}

const resolve = (from: string, specifier: string) => posix.join(posix.dirname(from), specifier);

function arrowFault(from: string, room: Room, target: string, isType: boolean, files: ReadonlyMap<string, string>): string | undefined {
  if (!target.endsWith('.ts')) return target.endsWith('.json') ? undefined : `imports ${target} without its .ts ending`;
  if (!files.has(target)) return `imports ${target}, which does not exist`;
  const owner = roomOf(target);
  if (isTest(target) && !isTest(from) && room.name !== 'bench') return `imports the test file ${target}`;
  const owners = privateFiles[target];
  if (owners && !isType && !isTest(from) && !isInAny(from, owners)) return `imports ${target}, which is for ${owners.join(', ')} alone`;
  if (/^widget\/(?!test\/)/.test(from) && /^protocol\/(?!index\.ts)/.test(target))
    return `imports ${target}: the widget's door to the protocol is protocol/index.ts`;
  if (!owner || owner.name === room.name || room.imports.includes(owner.name) || (isType && room.types?.includes(owner.name))) return undefined;
  if (isTest(from) && owner.name === 'flows') return undefined;
  return `imports ${target}: ${room.name} must not import ${owner.name}${room.types?.includes(owner.name) ? ' but for types' : ''}`;
}

const builtins = new Set(builtinModules);

function packageFault(path: string, room: Room, specifier: string, isType: boolean, packages: Packages): string | undefined {
  if (specifier.startsWith('node:')) {
    const isBrowser = ['client', 'words', 'controllers', 'elements', 'tags', 'protocol', 'domain'].includes(room.name);
    return isBrowser && !isTest(path) ? `imports ${specifier}: ${room.name} runs without Node` : undefined;
  }
  if (builtins.has(specifier)) return `imports ${specifier} without node:`;
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const home = packageHomes.find((entry) => entry.packages.test(name));
  if (home && !isInAny(path, home.homes) && !isTest(path)) return `imports ${name}, which lives in ${home.homes.join(', ')}`;
  if (packages.dependencies.includes(name)) return undefined;
  if (!packages.devDependencies.includes(name)) return `imports ${name}, which package.json does not list`;
  const isShipped = /^(protocol|server|widget|migrations)\//.test(path) && !isTest(path) && room.name !== 'build';
  return isShipped && !isType ? `imports ${name}, a dev dependency, in code that is shipped` : undefined;
}

function timeFaults({ path, timeLines }: Source): string[] {
  if (clocks.includes(path) || !isInAny(path, clockedFolders) || isTest(path) || path === 'widget/build.ts') return [];
  return timeLines.map((line) => `${path}:${line} asks the machine for the time: that is the clock's (${clocks.join(', ')})`);
}

function environmentFaults({ path, environmentLines }: Source): string[] {
  if (!path.startsWith('server/') || environmentReaders.includes(path) || isTest(path)) return [];
  return environmentLines.map((line) => `${path}:${line} reads process.env: only ${environmentReaders.join(', ')} do`);
}

function headerFaults({ path, text }: Source): string[] {
  const first = text.split('\n', 2)[text.startsWith('#!') ? 1 : 0] ?? '';
  return /^\/\/ \S.{20,}/.test(first) ? [] : [`${path}:1 does not begin with a comment that says what lives here`];
}

function nameFaults(path: string): string[] {
  const name = posix.basename(path).replace(/\..*$/, '');
  return /^(utils?|helpers?|common|misc|shared|lib|types)$/.test(name) ? [`${path}:1 has a name that says nothing`] : [];
}

/** Nothing may tell where it was written: the checkout's own path, or somebody's home or scratch folder. */
function placeFaults(path: string, text: string, root: string): string[] {
  const pattern = new RegExp(`(?<![\\w.}/-])(?:${escapeRegExp(root)}\\b|/(?:home|Users|root|tmp|mnt|works?(?:pace)?)/\\w)`);
  return text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} names a place on somebody's machine`] : []));
}

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Circles of imports by value, each told once. */
function cycleFaults(sources: readonly Source[]): string[] {
  const targets = new Map(sources.map((source) => [source.path, valueTargets(source)]));
  const done = new Set<string>();
  const faults: string[] = [];
  const walk = (path: string, trail: readonly string[]) => {
    if (trail.includes(path)) {
      faults.push(`${path}:1 imports itself in a circle: ${[...trail.slice(trail.indexOf(path)), path].join(' -> ')}`);
      return;
    }
    if (done.has(path)) return;
    for (const target of targets.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of targets.keys()) walk(path, []);
  return faults;
}

function valueTargets({ path, imports }: Source): string[] {
  return imports.filter(({ specifier, isType }) => specifier.startsWith('.') && !isType).map(({ specifier }) => resolve(path, specifier));
}

/** The files git knows or would take, without lockfile and pictures. */
export function projectFiles(root: string): Map<string, string> {
  const listed = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
    cwd: root,
    encoding: 'utf8',
  });
  const paths = listed
    .split('\0')
    .filter((path) => /\.(ts|json|md|html|css|yml|yaml|sh|example)$|\/run$/.test(path) && !/(^|\/)package-lock\.json$/.test(path));
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

export function readPackages(root: string): Packages {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return { dependencies: Object.keys(dependencies), devDependencies: Object.keys(devDependencies) };
}

if (import.meta.main) {
  const root = dirname(import.meta.dirname);
  const files = projectFiles(root);
  const faults = [...faultsOf(files, readPackages(root), root), ...tableFaults(files)];
  for (const fault of faults) console.error(fault);
  console.log(`Architecture: ${files.size} files, ${faults.length} faults.`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
