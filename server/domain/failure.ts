// The one way to refuse: a stable code, and what to tell whoever asked. Anything else that is thrown is a defect of ours.
import { type ErrorCode, errorKinds, type FieldError, type WireError } from '../../protocol/errors.ts';

interface FailureDetails {
  readonly message?: string;
  readonly retryAfterMs?: number;
  readonly errors?: readonly FieldError[];
  readonly cause?: unknown;
}

export class Failure extends Error {
  readonly code: ErrorCode;
  readonly retryAfterMs: number | undefined;
  readonly errors: readonly FieldError[] | undefined;

  constructor(code: ErrorCode, details: FailureDetails = {}) {
    super(details.message ?? errorKinds[code].title, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'Failure';
    this.code = code;
    this.retryAfterMs = details.retryAfterMs;
    this.errors = details.errors;
  }

  get status(): number {
    return errorKinds[this.code].status;
  }

  toWire(): WireError {
    return {
      code: this.code,
      message: this.message,
      ...(this.retryAfterMs === undefined ? {} : { retryAfterMs: this.retryAfterMs }),
      ...(this.errors === undefined ? {} : { errors: this.errors }),
    };
  }
}
