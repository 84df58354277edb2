// Recorded answers: the same command id or Idempotency-Key of the same person is answered once and for all.
import type { Instant } from '../../protocol/meeting.ts';
import type { Sql } from './database.ts';

export interface AnswerKey {
  /** The user's uuid, or the portal's for its API key. */
  readonly personId: string;
  /** A socket's commandId, or a REST Idempotency-Key (prefix it, so that the two cannot meet). */
  readonly key: string;
}

export interface Answer extends AnswerKey {
  /** Hash of what was asked. */
  readonly fingerprint: string;
  /** JSON: an ack without its version, or `{status, body}` of a REST reply. */
  readonly answer: unknown;
  readonly version: number | null;
}

/** The recorded ones among `keys`, by `answerId`. */
export async function findAnswers(_sql: Sql, _keys: readonly AnswerKey[]): Promise<Map<string, Answer>> {
  throw new Error('being written');
}

/** An answer that another transaction recorded meanwhile makes this throw Failure('unavailable'): try again and find it. */
export async function saveAnswers(_sql: Sql, _portalId: string, _answers: readonly Answer[], _at: Instant): Promise<void> {
  throw new Error('being written');
}

export function answerId(key: AnswerKey): string {
  return `${key.personId} ${key.key}`;
}

/** Deletes what was recorded before `before`; answers are kept at least a day. */
export async function forgetAnswers(_sql: Sql, _before: Instant): Promise<number> {
  throw new Error('being written');
}
