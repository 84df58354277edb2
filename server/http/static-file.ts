// One file from a known folder, with a strong ETag. Never a path that leads out of the folder, never a directory.
import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Context } from 'hono';
import { Failure } from '../domain/failure.ts';
import type { HttpEnv } from './http-tools.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
const plainName = /^(?:[\w][\w.-]*\/)*[\w][\w.-]*$/;

export async function serveFile(c: Context<HttpEnv>, folder: string, name: string, cacheControl: string): Promise<Response> {
  const type = types[extname(name)];
  if (!plainName.test(name) || type === undefined) throw new Failure('not-found');
  const content = await readFile(join(folder, name)).catch((cause: unknown) => {
    throw new Failure('not-found', { cause });
  });
  const etag = `"${hash('sha256', content, 'base64url')}"`;
  c.header('etag', etag);
  c.header('cache-control', cacheControl);
  if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304);
  c.header('content-type', type);
  return c.body(new Uint8Array(content));
}

function matches(header: string | undefined, etag: string): boolean {
  return header !== undefined && (header.trim() === '*' || header.split(',').some((part) => part.trim().replace(/^W\//, '') === etag));
}
