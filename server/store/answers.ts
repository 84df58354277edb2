// Recorded answers: the same command id or Idempotency-Key of the same person is answered once and for all.
import type { Instant } from '../../protocol/meeting.ts';
import { Failure } from '../domain/failure.ts';
import type { Sql } from './database.ts';
import { codeOf } from './outage.ts';

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
export async function findAnswers(sql: Sql, keys: readonly AnswerKey[]): Promise<Map<string, Answer>> {
  const rows = await sql.rows<Answer>(
    `select a.person_id as "personId", a.key, a.fingerprint, a.answer, a.version
     from unnest($1::uuid[], $2::text[]) as k (person_id, key) join command_answers a using (person_id, key)`,
    [keys.map((k) => k.personId), keys.map((k) => k.key)],
  );
  return new Map(rows.map((row) => [answerId(row), row]));
}

/** An answer that another transaction recorded meanwhile makes this throw Failure('unavailable'): try again and find it. */
export async function saveAnswers(sql: Sql, portalId: string, answers: readonly Answer[], at: Instant): Promise<void> {
  try {
    await sql.rows(
      `insert into command_answers (person_id, key, portal_id, fingerprint, answer, version, at)
       select x."personId", x.key, $1::uuid, x.fingerprint, x.answer, x.version, $3::timestamptz
       from jsonb_to_recordset($2::jsonb) as x ("personId" uuid, key text, fingerprint text, answer jsonb, version int)`,
      [portalId, JSON.stringify(answers), at],
    );
  } catch (error) {
    if (codeOf(error) === '23505') throw new Failure('unavailable', { retryAfterMs: 50, cause: error });
    throw error;
  }
}

export function answerId(key: AnswerKey): string {
  return `${key.personId} ${key.key}`;
}

/** Deletes what was recorded before `before`; answers are kept at least a day. */
export async function forgetAnswers(sql: Sql, before: Instant): Promise<void> {
  await sql.rows('delete from command_answers where at < $1', [before]);
}
