// What PostgreSQL and the embedded database have in common underneath: one transaction at a time on one connection. Only database.ts uses it.
import type { Instant } from '../../protocol/meeting.ts';

export interface Result {
  readonly rows: object[];
  readonly affected: number;
}

/** One open transaction. */
export interface Session {
  /** For the program's own statements: the same text comes again and again. */
  query(text: string, params: readonly unknown[]): Promise<Result>;
  /** For text that is made for the occasion, as the ORM does. */
  queryOnce(text: string, params: readonly unknown[]): Promise<Result>;
}

/** Which connections a transaction may wait for: live meetings do not queue behind pages of lists. */
export type Lane = 'people' | 'writer';

export interface Engine {
  readonly kind: 'postgresql' | 'pglite';
  /** Begins with the statements of `opening`, then works; commits, or rolls back if anything is thrown. */
  transaction<T>(lane: Lane, opening: string, work: (session: Session) => Promise<T>): Promise<T>;
  /** Outside a transaction, as the login itself; without `params` it may be a script. */
  run(text: string, params?: readonly unknown[]): Promise<{ rows: object[] }>;
  close(): Promise<void>;
}

const utc = /^(\d{4,}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/;

/** PostgreSQL's text for a timestamptz as ISO 8601 UTC with milliseconds. */
export function instantOfText(text: string): Instant {
  const match = utc.exec(text);
  if (match) return `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`;
  const zoned = text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
  return new Date(zoned).toISOString();
}

/** How both drivers read what would differ between them: instants as text, counts and sizes as numbers. */
export const readers: Readonly<Record<number, (text: string) => unknown>> = { 20: Number, 1114: instantOfText, 1184: instantOfText };
