// Keyset pages: a cursor names the last row that was given, so that a list stays right while rows come and go.
import { z } from 'zod';
import { Failure } from '../domain/failure.ts';

export interface Page<T> {
  readonly items: T[];
  /** Null at the end. */
  readonly nextCursor: string | null;
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page of rows that were asked for with one more than the limit: the extra one only tells that there is more. */
export function pageOf<R, T>(rows: readonly R[], limit: number, shape: { item: (row: R) => T; key: (row: R) => readonly unknown[] }): Page<T> {
  const given = rows.slice(0, limit);
  const last = given.at(-1);
  return { items: given.map(shape.item), nextCursor: last !== undefined && rows.length > limit ? writeCursor(shape.key(last)) : null };
}

/** An instant in a cursor: of the years that the database reads. */
export const instantKey = z.iso.datetime().refine((value) => value >= '0001');

function writeCursor(key: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key in a cursor, or null at the beginning. A cursor that we did not write: Failure('invalid'). */
export function readCursor<S extends z.ZodType>(cursor: string | undefined, schema: S): z.infer<S> | null {
  if (cursor === undefined) return null;
  const result = schema.safeParse(jsonOf(cursor));
  if (!result.success) throw new Failure('invalid', { errors: [{ path: 'cursor', message: 'is not a cursor of this list' }] });
  return result.data;
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
