// A request's body: how large, of which type, whether JSON. Whether its values are right is the schema's.
import type { Context } from 'hono';
import { Failure } from '../domain/failure.ts';
import type { HttpEnv } from './http-tools.ts';

/** Meetings, chat, answers: what people send. */
export const largestBody = 64 * 1024;
/** A roll of thousands. */
export const largestRoll = 2 * 1024 * 1024;
const jsonType = /^application\/(?:[\w.-]+\+)?json(?:;|$)/i;

/** The raw text, at most `limit` bytes of it: refused by its length before, and while it is read. */
export async function readText(c: Context<HttpEnv>, limit: number): Promise<string> {
  const tooLarge = new Failure('too-large', { message: `At most ${limit} bytes` });
  if (Number(c.req.header('content-length') ?? 0) > limit) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Undefined for no body at all. */
export function parseJson(text: string, contentType: string | undefined): unknown {
  if (text === '') return undefined;
  if (!jsonType.test((contentType ?? '').trim())) throw new Failure('unsupported-media-type', { message: 'Send the body as application/json' });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Failure('malformed', { cause });
  }
}
