// The settings: every fault at once, nothing by halves, and .env.example held to the code.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, loadConfig, settings } from './config.ts';

const start = { isDevelopment: false };
const publicUrl = { PUBLIC_URL: 'https://meet.example.org' };

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env, start);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

test('every wrong or missing setting is named at once', () => {
  const faults = faultsOf({
    PORT: 'eighty',
    DATABASE_URL: 'mysql://x',
    LIVEKIT_URL: 'wss://livekit.example.org',
    METRICS_TOKEN: 'short',
    TRUST_PROXY: 'everybody',
  });
  const names = faults.map((fault) => fault.split(':')[0]);
  for (const name of ['PORT', 'DATABASE_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET', 'METRICS_TOKEN', 'TRUST_PROXY', 'PUBLIC_URL'])
    expect(names).toContain(name);
});

test('the three LiveKit settings go together', () => {
  const faults = faultsOf({ ...publicUrl, LIVEKIT_URL: 'wss://livekit.example.org' });
  expect(faults.map((fault) => fault.split(':')[0])).toEqual(['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET']);
});

test('proxies are a number, or addresses and networks that there can be', () => {
  for (const TRUST_PROXY of ['abc', '10.0.0.0/33', '::1/129', '10.0.0.1/', '10.0.0.1,', '999.1.1.1'])
    expect(faultsOf({ ...publicUrl, TRUST_PROXY }), TRUST_PROXY).toHaveLength(1);
  for (const TRUST_PROXY of ['1', '10.0.0.1', '10.0.0.0/8, fd00::/8']) expect(faultsOf({ ...publicUrl, TRUST_PROXY }), TRUST_PROXY).toEqual([]);
});

test('where the pages are is enough to start', () => {
  const config = loadConfig(publicUrl, start);
  expect(config).toMatchObject({ host: '0.0.0.0', port: 8080, databaseUrl: null, dataDir: './data', livekit: null, redisUrl: null, trustProxy: null });
  expect(Object.isFrozen(config)).toBe(true);
});

test('an empty line is no setting', () => {
  expect(loadConfig({ ...publicUrl, PORT: '', REDIS_URL: '' }, start)).toMatchObject({ port: 8080, redisUrl: null });
});

test('development listens on loopback and needs nothing', () => {
  expect(loadConfig({}, { isDevelopment: true })).toMatchObject({ host: '127.0.0.1', publicUrl: null });
});

test('a public URL with a path is refused, a trailing slash is dropped', () => {
  expect(faultsOf({ PUBLIC_URL: 'https://meet.example.org/meet' })).toHaveLength(1);
  expect(loadConfig({ PUBLIC_URL: 'https://meet.example.org/' }, start).publicUrl).toBe('https://meet.example.org');
});

test('.env.example lists each setting the code reads, each with help, and no other', () => {
  const lines = readFileSync(join(import.meta.dirname, '..', '.env.example'), 'utf8').split('\n');
  const listed = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
  expect(listed.toSorted()).toEqual(Object.keys(settings).toSorted());
  const blocks = lines
    .join('\n')
    .split(/\n(?=#)/)
    .filter((block) => /^[A-Z_]+=/m.test(block));
  for (const block of blocks) expect(block).toMatch(/^# .{15,}/);
});
