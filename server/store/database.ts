// The one door to the database: transactions under a role and a tenant, on PostgreSQL or on the embedded PGlite. No query runs outside it.
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Log } from '../deps.ts';

/** One statement a call, parameters as `$1`…; times come back as ISO 8601 UTC text, counts and sizes as numbers. */
export interface Sql {
  rows<R extends object>(text: string, params?: readonly unknown[]): Promise<R[]>;
}

/** A transaction with the ORM on the same connection. */
export interface Tx extends Sql {
  readonly em: EntityManager;
}

/** Who the database is told is asking. `*` is every tenant: authentication look-ups and sweeps only. */
export type ActorContext =
  | { readonly role: 'chama_member'; readonly portalId: string; readonly userId: string }
  | { readonly role: 'chama_service'; readonly portalId: string };

export interface DatabaseOptions {
  /** PostgreSQL; without it the embedded database in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir?: string | undefined;
  readonly log: Log;
  /** Bring an older schema up to date instead of refusing to start. The embedded database always does. */
  readonly migrateOnStart?: boolean;
  /** Development and tests: warn about a login that could bypass row-level security instead of refusing it. */
  readonly allowSuperuser?: boolean;
  readonly poolSize?: number;
}

export interface Database {
  readonly kind: 'postgresql' | 'pglite';
  /** One transaction as a person (their chamas looked up) or as the service of a portal. */
  withActor<T>(who: ActorContext, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same as the portal's service without an ORM: the hot path of live meetings. */
  writer<T>(portalId: string, work: (sql: Sql) => Promise<T>): Promise<T>;
  /** One statement or script as the owner, outside any transaction of ours: for the job queue only. */
  owner(text: string, params?: readonly unknown[]): Promise<{ rows: object[] }>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Why the server must not start on this database; `remedy` is what an operator does about it. */
export class DatabaseRefused extends Error {
  readonly reason: 'migrations-pending' | 'unsafe-login' | 'missing-roles' | 'in-use';
  readonly remedy: string;

  constructor(reason: DatabaseRefused['reason'], message: string, remedy: string) {
    super(message);
    this.name = 'DatabaseRefused';
    this.reason = reason;
    this.remedy = remedy;
  }
}

export async function openDatabase(_options: DatabaseOptions): Promise<Database> {
  throw new Error('being written');
}
