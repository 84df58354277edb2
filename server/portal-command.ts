// `npm run portal`: add, list, rotate and remove portals. Its last line on stdout is JSON, for scripts; everything else goes to stderr.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { hashOfApiKey, portalSlug } from './app/portal-registry.ts';
import { instantOf, systemClock } from './clock.ts';
import { ConfigError, loadConfig } from './config.ts';
import { newId } from './ids.ts';
import { createLog } from './log.ts';
import { type Database, DatabaseRefused, openDatabase } from './store/database.ts';
import { addPortal, listPortals, removePortal, rotatePortal } from './store/portals.ts';

const usage = `Usage:
  npm run portal -- add <slug> --name <name> --origin <origin> [--origin <origin>…] [--jwks <url>]
  npm run portal -- list
  npm run portal -- rotate <slug>
  npm run portal -- remove <slug>`;

const everyPortal = { role: 'chama_service', portalId: '*' } as const;

/** Something the caller can put right; told in one line. */
class Refused extends Error {}

try {
  console.log(JSON.stringify(await run(process.argv.slice(2))));
} catch (error) {
  console.error(complaintOf(error));
  process.exitCode = error instanceof ConfigError || error instanceof DatabaseRefused ? 78 : 1;
}

async function run(args: readonly string[]): Promise<unknown> {
  const { positionals, values } = parse(args);
  const [verb, slug, ...rest] = positionals;
  if (rest.length > 0) throw new Refused(usage);
  switch (verb) {
    case 'add': {
      const wanted = { slug: slugOf(slug), name: nameOf(values.name), origins: originsOf(values.origin), jwksUrl: jwksOf(values.jwks) };
      return withDatabase((database) => add(database, wanted));
    }
    case 'list':
      return withDatabase((database) => database.withActor(everyPortal, async (tx) => (await listPortals(tx)).map(({ id: _id, ...portal }) => portal)));
    case 'rotate':
      return withDatabase((database) => rotate(database, slugOf(slug)));
    case 'remove':
      return withDatabase((database) => remove(database, slugOf(slug)));
    default:
      throw new Refused(usage);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { name: { type: 'string' }, origin: { type: 'string', multiple: true }, jwks: { type: 'string' } },
    });
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** The embedded database is migrated as it opens; PostgreSQL must be current. */
async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir } = loadConfig(process.env, { isDevelopment: true });
  const database = await openDatabase({ ...(databaseUrl === null ? { dataDir } : { databaseUrl }), log: createLog('silent'), allowSuperuser: true });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

interface Wanted {
  readonly slug: string;
  readonly name: string;
  readonly origins: readonly string[];
  readonly jwksUrl: string | null;
}

async function add(database: Database, wanted: Wanted): Promise<unknown> {
  const { apiKey, ...secrets } = newSecrets();
  const portal = { id: newId(), ...wanted, ...secrets, apiKeyHash: hashOfApiKey(apiKey) };
  const isAdded = await database.withActor(everyPortal, (tx) => addPortal(tx, portal, instantOf(systemClock)));
  if (!isAdded) throw new Refused(`There is a portal called ${wanted.slug} already.`);
  return { slug: wanted.slug, ...secrets, apiKey };
}

async function rotate(database: Database, slug: string): Promise<unknown> {
  const { apiKey, ...secrets } = newSecrets();
  const isRotated = await database.withActor(everyPortal, (tx) =>
    rotatePortal(tx, slug, { ...secrets, apiKeyHash: hashOfApiKey(apiKey) }, instantOf(systemClock)),
  );
  if (!isRotated) throw new Refused(`There is no portal called ${slug}.`);
  return { slug, ...secrets, apiKey };
}

async function remove(database: Database, slug: string): Promise<unknown> {
  const isRemoved = await database.withActor(everyPortal, (tx) => removePortal(tx, slug, instantOf(systemClock)));
  if (!isRemoved) throw new Refused(`There is no portal called ${slug}.`);
  return { slug, removed: true };
}

function newSecrets() {
  return { jwtSecret: secret('jwt'), apiKey: secret('key'), webhookSecret: secret('whsec') };
}

/** The prefix tells which secret leaked, should one be found where it does not belong. */
function secret(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`;
}

function slugOf(slug: string | undefined): string {
  if (slug === undefined || !portalSlug.test(slug)) throw new Refused('A slug is lower-case letters, digits and hyphens, at most 63 of them.');
  return slug;
}

function nameOf(name: string | undefined): string {
  const trimmed = name?.trim() ?? '';
  if (trimmed === '' || trimmed.length > 200) throw new Refused('--name is required: what the portal is called, at most 200 characters.');
  return trimmed;
}

function originsOf(origins: readonly string[] | undefined): string[] {
  if (origins === undefined || origins.length === 0)
    throw new Refused("--origin is required: where the portal's pages are, such as https://portal.example.org.");
  return [...new Set(origins.flatMap((list) => list.split(',')).map(originOf))];
}

function originOf(value: string): string {
  const url = URL.canParse(value.trim()) ? new URL(value.trim()) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '' || url.username !== '') {
    throw new Refused(`${value} is no origin: a scheme and a host, such as https://portal.example.org.`);
  }
  return url.origin;
}

function jwksOf(value: string | undefined): string | null {
  if (value === undefined) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  const isLoopback = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url?.username !== '' || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback))) {
    throw new Refused('--jwks must be an https URL (http only on this machine).');
  }
  return url.href;
}

function complaintOf(error: unknown): string {
  if (error instanceof DatabaseRefused) return `${error.message}. ${error.remedy}`;
  return error instanceof Error ? error.message : String(error);
}
