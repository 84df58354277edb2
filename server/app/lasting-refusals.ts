// Which refusals are kept under the id they were asked with, so that the same id is refused alike for ever. One rule for commands and requests.
import { type ErrorCode, isRetryable } from '../../protocol/errors.ts';
import type { Failure } from '../domain/failure.ts';
import type { FactSource } from '../store/write-lines.ts';

/** A defect of ours, and an id that another request has: neither says anything of what was asked. */
const noAnswers: ReadonlySet<ErrorCode> = new Set(['internal', 'command-id-reused']);
/** A form that was filled in wrongly comes again, mended, under its key. */
const formFaults: ReadonlySet<ErrorCode> = new Set(['invalid', 'not-a-member', 'too-large']);

/** By REST a key is a form's, and what is wrong with the form is no answer to it; by socket an id is one command's, and every refusal by the rules answers it. */
export function isLasting({ code, retryAfterMs }: Failure, source: FactSource | undefined): boolean {
  if (isRetryable(code) || retryAfterMs !== undefined || noAnswers.has(code)) return false;
  return source !== 'rest' || !formFaults.has(code);
}
