// What the widget's own code rejects with: a stable code, whether trying again may help, and what caused it. Words for people are in strings/.
import type { ErrorCode, FieldError, WireError } from '../../protocol/index.ts';

/** Trouble that no server told us about. */
export const localErrorCodes = [
  'offline',
  'timeout',
  'signal-failed',
  'media-failed',
  'chunk-failed',
  'token-failed',
  'duplicate',
  'csp-blocked',
  'unsupported-browser',
  'insecure-context',
  'in-app-browser',
  'policy-blocked',
  'permission-denied',
  'permission-dismissed',
  'device-missing',
  'device-busy',
  'closed',
  'unknown',
] as const;
export type LocalErrorCode = (typeof localErrorCodes)[number];
export type ChamaErrorCode = ErrorCode | LocalErrorCode;

interface ChamaErrorDetails {
  readonly message?: string;
  readonly retryable?: boolean;
  readonly retryAfterMs?: number | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly cause?: unknown;
}

/** The server's retryable codes (a test holds them to protocol/errors.ts, whose titles would weigh on every page), then ours. */
export const retryableThere = ['rate-limited', 'unavailable'] as const satisfies readonly ErrorCode[];
const retryableCodes: ReadonlySet<string> = new Set<ChamaErrorCode>([
  ...retryableThere,
  'offline',
  'timeout',
  'signal-failed',
  'media-failed',
  'chunk-failed',
  'token-failed',
  'device-busy',
]);

export class ChamaError extends Error {
  readonly code: ChamaErrorCode;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  /** Which fields of what was sent are wrong. */
  readonly errors: readonly FieldError[];

  constructor(code: ChamaErrorCode, details: ChamaErrorDetails = {}) {
    super(details.message ?? code, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'ChamaError';
    this.code = code;
    this.retryable = details.retryable ?? retryableCodes.has(code);
    this.retryAfterMs = details.retryAfterMs;
    this.errors = details.errors ?? [];
  }
}

/** A code of ours or of a server that is newer than we are. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && /^[a-z]+(-[a-z]+)*$/.test(code);
}

export function fromWire(error: WireError): ChamaError {
  return new ChamaError(isErrorCode(error.code) ? error.code : 'unknown', { message: error.message, retryAfterMs: error.retryAfterMs, errors: error.errors });
}

/** Whatever was thrown, as a ChamaError; what we do not know becomes `fallback`. */
export function toChamaError(thrown: unknown, fallback: ChamaErrorCode = 'unknown'): ChamaError {
  return thrown instanceof ChamaError ? thrown : new ChamaError(fallback, { cause: thrown, ...(thrown instanceof Error ? { message: thrown.message } : {}) });
}
