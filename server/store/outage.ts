// Tells a database that is away, or too busy for now, from a defect of ours: the first becomes Failure('unavailable') and may be tried again.
import { Failure } from '../domain/failure.ts';

const awayMs = 1000;
const busyMs = 100;

/** Somebody else was faster, or holds what we need: trying again at once may do. */
const busyCodes = new Set(['40001', '40P01', '55P03', '57014']);
const awayCodes = new Set([
  '57P01',
  '57P02',
  '57P03',
  '57P04',
  '57P05',
  '53300',
  '25P03',
  '25P04',
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);
const awayWords =
  /connection terminated|connection error|not queryable|timeout exceeded when trying to connect|query read timeout|server closed the connection/i;

/** The failure to tell, or the error itself where it is no outage. */
export function outageOf(error: unknown): unknown {
  if (error instanceof Failure) return error;
  const code = codeOf(error);
  if (code !== null && busyCodes.has(code)) return new Failure('unavailable', { retryAfterMs: busyMs, cause: error });
  return isAway(error) ? new Failure('unavailable', { retryAfterMs: awayMs, cause: error }) : error;
}

export function isAway(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== null && (awayCodes.has(code) || /^08/.test(code))) return true;
  return error instanceof Error && (awayWords.test(error.message) || (error instanceof AggregateError && error.errors.some(isAway)));
}

export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
