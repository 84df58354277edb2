// Refusals as RFC 9457 problem documents. What was not foreseen is logged whole and told as `internal`.
import type { Context } from 'hono';
import { errorKinds } from '../../protocol/errors.ts';
import type { Log } from '../deps.ts';
import { Failure } from '../domain/failure.ts';
import type { HttpEnv } from './http-tools.ts';

export function failureOf(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure('internal', { cause: error });
}

export function problem(c: Context<HttpEnv>, failure: Failure, log: Log): Response {
  const { status, title } = errorKinds[failure.code];
  const requestId = c.get('requestId');
  if (status === 500) log.error({ err: failure.cause ?? failure, requestId, route: c.get('route') }, 'a request failed');
  const body = {
    type: 'about:blank',
    title,
    status,
    code: failure.code,
    detail: failure.message,
    requestId,
    ...(failure.errors && { errors: failure.errors }),
  };
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' };
  if (status === 429 || status === 503) headers['retry-after'] = String(Math.max(1, Math.ceil((failure.retryAfterMs ?? 1_000) / 1_000)));
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  return c.newResponse(JSON.stringify(body), statusOf(status), headers);
}

/** Hono types statuses by number; ours come from a table. */
export function statusOf(status: number): 200 {
  return status as 200;
}
