// The server's settings: every variable it knows, checked whole and frozen. Only entry files hand the environment in; what each variable is for: .env.example.
import { isIP } from 'node:net';
import { z } from 'zod';

/** Unset and empty are the same: `.env` files leave lines empty. */
const given = (schema: z.ZodType<string>) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const setting = z.string().trim();
const port = setting.refine((value) => /^\d{1,5}$/.test(value) && Number(value) < 65_536, 'must be a port number');
const flag = z.enum(['0', '1'], 'must be 0 or 1');
const urlOf = (...protocols: string[]) =>
  setting.refine((value) => protocols.includes(protocolOf(value)), `must be a URL that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`);

function protocolOf(value: string): string {
  return URL.canParse(value) ? new URL(value).protocol : '';
}

/** Every variable the server reads, by name. */
export const settings = {
  HOST: given(setting),
  PORT: given(port),
  PUBLIC_URL: given(urlOf('https:', 'http:').refine((value) => isOrigin(value), 'must have no path, query or password')),
  DATABASE_URL: given(urlOf('postgres:', 'postgresql:')),
  DATA_DIR: given(setting),
  MIGRATE_ON_START: given(flag),
  REDIS_URL: given(urlOf('redis:', 'rediss:')),
  LIVEKIT_URL: given(urlOf('wss:', 'ws:', 'https:', 'http:')),
  LIVEKIT_API_KEY: given(setting),
  LIVEKIT_API_SECRET: given(setting),
  TRUST_PROXY: given(setting.refine(isProxies, 'must be a number of proxies, or addresses and networks with commas between')),
  METRICS_TOKEN: given(setting.min(16, 'must have at least 16 characters')),
  LOG_LEVEL: given(z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')),
} as const;

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return true;
  const { origin } = new URL(value);
  return value === origin || value === `${origin}/`;
}

/** `10.0.0.7`, `10.0.0.0/8`, `::1, fd00::/8`, or how many there are. */
function isProxies(value: string): boolean {
  return /^\d$/.test(value) || value.split(',').every((entry) => isNetwork(entry.trim()));
}

function isNetwork(entry: string): boolean {
  const [address = '', bits = '0', ...rest] = entry.split('/');
  const family = isIP(address);
  return family !== 0 && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32);
}

const environment = z.object(settings);

function missingOfLivekit(env: Readonly<Record<string, string | undefined>>): string[] {
  const names = ['LIVEKIT_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'];
  const missing = names.filter((name) => !env[name]);
  return missing.length === names.length ? [] : missing.map((name) => `${name}: is missing: the three LIVEKIT_ settings go together`);
}

export interface Config {
  /** `npm run dev`: loopback, and warnings where `npm start` refuses. */
  readonly isDevelopment: boolean;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Without a trailing slash; null: whatever address it comes to listen on (development only). */
  readonly publicUrl: string | null;
  /** Null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly migrateOnStart: boolean;
  readonly redisUrl: string | null;
  readonly livekit: { readonly url: string; readonly apiKey: string; readonly apiSecret: string } | null;
  /** How many proxies stand in front, or which addresses they have; null: none. */
  readonly trustProxy: number | readonly string[] | null;
  readonly metricsToken: string | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** Everything that is wrong with the settings, one line each. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The settings are not right:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

export function loadConfig(env: Readonly<Record<string, string | undefined>>, { isDevelopment }: { readonly isDevelopment: boolean }): Config {
  const parsed = environment.safeParse(env);
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  faults.push(...missingOfLivekit(env));
  if (!isDevelopment && !env.PUBLIC_URL) faults.push('PUBLIC_URL: is missing: the address browsers reach this server at, such as https://meet.example.org');
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret, ...is } = parsed.data;
  return Object.freeze({
    isDevelopment,
    host: is.HOST ?? (isDevelopment ? '127.0.0.1' : '0.0.0.0'),
    port: Number(is.PORT ?? 8080),
    publicUrl: is.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    databaseUrl: is.DATABASE_URL ?? null,
    dataDir: is.DATA_DIR ?? './data',
    migrateOnStart: is.MIGRATE_ON_START === '1',
    redisUrl: is.REDIS_URL ?? null,
    livekit: url && apiKey && apiSecret ? Object.freeze({ url, apiKey, apiSecret }) : null,
    trustProxy: is.TRUST_PROXY === undefined ? null : trustedProxies(is.TRUST_PROXY),
    metricsToken: is.METRICS_TOKEN ?? null,
    logLevel: levelOf(is.LOG_LEVEL),
  });
}

function trustedProxies(value: string): number | readonly string[] {
  return /^\d$/.test(value) ? Number(value) : Object.freeze(value.split(',').map((part) => part.trim()));
}

const levels: Readonly<Record<string, Config['logLevel']>> = { debug: 'debug', info: 'info', warn: 'warn', error: 'error', silent: 'silent' };

function levelOf(value: string | undefined): Config['logLevel'] {
  return levels[value ?? 'info'] ?? 'info';
}
