// The rooms of the house: which folder may import which, which packages live where. A table; CONTRIBUTING's map says it in short, architecture.ts holds code to it.

export interface Room {
  readonly name: string;
  /** Paths from the root; the first room with a match owns the file. A folder ends in `/`. */
  readonly paths: readonly string[];
  /** Rooms whose files may be imported, besides the room itself. */
  readonly imports: readonly string[];
  /** Rooms of which only types may be imported. */
  readonly types?: readonly string[];
}

const serverRooms = ['seams', 'domain', 'store', 'app', 'http', 'socket', 'media', 'jobs', 'local-livekit', 'server'];
const widgetRooms = ['client', 'words', 'controllers', 'elements', 'tags'];

/** Order matters: the first match wins, so tests and single files stand before the folders that hold them. */
export const rooms: readonly Room[] = [
  { name: 'protocol', paths: ['protocol/'], imports: [] },
  { name: 'seams', paths: ['server/deps.ts', 'server/clock.ts', 'server/ids.ts'], imports: ['protocol'], types: ['domain'] },
  { name: 'domain', paths: ['server/domain/'], imports: ['protocol'], types: ['seams'] },
  { name: 'store', paths: ['server/store/'], imports: ['protocol', 'seams', 'domain', 'migrations'] },
  { name: 'app', paths: ['server/app/'], imports: ['protocol', 'seams', 'domain', 'store'] },
  { name: 'http', paths: ['server/http/'], imports: ['protocol', 'seams', 'domain', 'store', 'app'] },
  { name: 'socket', paths: ['server/socket/'], imports: ['protocol', 'seams', 'domain', 'store', 'app'] },
  { name: 'media', paths: ['server/media/'], imports: ['protocol', 'seams', 'domain', 'store', 'app'] },
  { name: 'jobs', paths: ['server/jobs/'], imports: ['protocol', 'seams', 'domain', 'store', 'app'] },
  { name: 'local-livekit', paths: ['server/local-livekit/'], imports: [] },
  { name: 'flows', paths: ['server/test/', 'widget/test/'], imports: ['protocol', ...serverRooms, ...widgetRooms, 'build', 'demo', 'portal', 'migrations'] },
  { name: 'server', paths: ['server/'], imports: ['protocol', 'seams', 'domain', 'store', 'app', 'http', 'socket', 'media', 'jobs'] },
  { name: 'build', paths: ['widget/build.ts', 'widget/build/'], imports: [] },
  { name: 'client', paths: ['widget/client/'], imports: ['protocol'] },
  { name: 'words', paths: ['widget/strings/', 'widget/styles/', 'widget/events.ts'], imports: ['protocol'], types: ['client'] },
  { name: 'controllers', paths: ['widget/controllers/'], imports: ['protocol', 'words', 'client'] },
  { name: 'elements', paths: ['widget/elements/'], imports: ['protocol', 'words', 'client', 'controllers'] },
  { name: 'tags', paths: ['widget/'], imports: ['protocol', 'words', 'client', 'controllers', 'elements'] },
  { name: 'demo', paths: ['demo/main.ts'], imports: ['portal', 'local-livekit'] },
  { name: 'portal', paths: ['demo/'], imports: [] },
  { name: 'bench', paths: ['bench/'], imports: ['portal', 'local-livekit', 'flows'] },
  { name: 'migrations', paths: ['migrations/'], imports: [] },
  { name: 'checks', paths: ['.ci/', 'vitest.config.ts'], imports: [] },
];

/** Folders, or single files, that may import a package; packages that are not named here are free where `package.json` lists them. */
export const packageHomes: readonly { readonly packages: RegExp; readonly homes: readonly string[] }[] = [
  { packages: /^(socket\.io|@socket\.io\/.*|ioredis)$/, homes: ['server/socket/', 'server/test/', 'bench/'] },
  { packages: /^livekit-server-sdk$/, homes: ['server/media/', 'server/test/'] },
  { packages: /^@livekit\/rtc-node$/, homes: ['server/test/'] },
  { packages: /^(socket\.io-client|livekit-client)$/, homes: ['widget/client/', 'server/test/', 'widget/test/', 'bench/'] },
  { packages: /^(@mikro-orm\/.*|pg|@electric-sql\/pglite)$/, homes: ['server/store/', 'migrations/', 'server/test/'] },
  { packages: /^pg-boss$/, homes: ['server/jobs/', 'server/test/'] },
  { packages: /^(hono|@hono\/.*)$/, homes: ['server/http/', 'server/compose.ts', 'server/main.ts', 'server/test/', 'demo/'] },
  { packages: /^zod$/, homes: ['protocol/', 'server/'] },
  { packages: /^(lit|@lit\/.*|@shoelace-style\/localize)$/, homes: ['widget/'] },
  { packages: /^(esbuild|lucide-static)$/, homes: ['widget/build.ts', 'widget/build/', 'widget/test/', 'server/test/'] },
  { packages: /^oxc-parser$/, homes: ['.ci/', 'widget/build/'] },
  { packages: /^vitest$/, homes: ['.ci/', 'vitest.config.ts'] },
];

/** Files that only the named files may import by value: the two ends of the one road along which a meeting changes. */
export const privateFiles: Readonly<Record<string, readonly string[]>> = {
  'server/domain/decide.ts': ['server/app/command-batch.ts'],
  'server/store/apply-fact.ts': ['server/app/command-batch.ts', 'server/store/'],
};

export const clocks = ['server/clock.ts', 'widget/client/clock.ts'];
/** Where time is the product's and must come from a clock; demo, bench and checks are programs of their own. */
export const clockedFolders = ['protocol/', 'server/', 'widget/'];

/** The only server files that may read the environment. */
export const environmentReaders = [
  'server/main.ts',
  'server/migrate.ts',
  'server/portal-command.ts',
  'server/local-livekit/livekit-process.ts',
  'server/local-livekit/livekit-install.ts',
];

export const isTest = (path: string) => /\.test\.ts$/.test(path) || /^(server|widget)\/test\//.test(path);
