// The one door to the database: transactions under a role and a tenant, on PostgreSQL or on the embedded PGlite. No query runs outside it.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Log } from '../deps.ts';
import { type ActorContext, openingOf } from './context.ts';
import { createEntityManagers, type EntityManagers } from './orm.ts';
import { outageOf } from './outage.ts';
import { PostgresEngine } from './postgres-engine.ts';
import type { Engine, Lane, Session } from './session.ts';
import { checkLogin, checkRoles, checkSchema } from './start-checks.ts';

export type { ActorContext } from './context.ts';
export { DatabaseRefused } from './refusal.ts';

/** One statement a call, parameters as `$1`…; times come back as ISO 8601 UTC text, counts and sizes as numbers. */
export interface Sql {
  rows<R extends object>(text: string, params?: readonly unknown[]): Promise<R[]>;
}

/** A transaction with the ORM on the same connection. */
export interface Tx extends Sql {
  readonly em: EntityManager;
}

export interface DatabaseOptions {
  /** PostgreSQL; without it the embedded database in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir?: string | undefined;
  readonly log: Log;
  /** Bring an older schema up to date instead of refusing to start. The embedded database always does. */
  readonly migrateOnStart?: boolean;
  /** Development and tests: warn about a login that could bypass row-level security instead of refusing it. */
  readonly allowSuperuser?: boolean;
  /** Connections for requests, and as many again for live meetings. */
  readonly poolSize?: number;
}

/** Opens the database and makes sure it may be used; else throws `DatabaseRefused`, or `Failure('unavailable')` where it does not answer. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const engine = await openEngine(options);
  try {
    // The login first: what a superuser migrated would be a superuser's.
    await checkLogin(engine, options);
    await checkSchema(engine, options);
    await checkRoles(engine);
    return new Database(engine, createEntityManagers());
  } catch (error) {
    await engine.close();
    throw outageOf(error);
  }
}

async function openEngine({ databaseUrl, dataDir = './data', log, poolSize = 8 }: DatabaseOptions): Promise<Engine> {
  if (databaseUrl !== undefined) return new PostgresEngine(databaseUrl, log, poolSize);
  // Loaded only where it is the database: it costs hundreds of megabytes.
  const { EmbeddedEngine } = await import('./embedded-engine.ts');
  return EmbeddedEngine.open(dataDir);
}

export class Database {
  readonly #engine: Engine;
  readonly #entityManagers: EntityManagers;
  readonly #current = new AsyncLocalStorage<{ isOpen: boolean }>();

  constructor(engine: Engine, entityManagers: EntityManagers) {
    this.#engine = engine;
    this.#entityManagers = entityManagers;
  }

  get kind(): 'postgresql' | 'pglite' {
    return this.#engine.kind;
  }

  /** One transaction as a person (their chamas looked up) or as the service of a portal. */
  withActor<T>(who: ActorContext, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#transaction('people', who, (session) => work(txOf(session, this.#entityManagers)));
  }

  /** The same as the portal's service without an ORM: the hot path of live meetings. */
  writer<T>(portalId: string, work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#transaction('writer', { role: 'chama_service', portalId }, (session) => work(sqlOf(session)));
  }

  /** A statement, or without `params` a script, as the owner and in no transaction of ours: for the job queue only. */
  async owner(text: string, params?: readonly unknown[]): Promise<{ rows: object[] }> {
    this.#refuseNesting();
    return this.#engine.run(text, params).catch(rethrow);
  }

  /** Resolves when the database answers; how long to wait for that is the caller's. */
  async ping(): Promise<void> {
    await this.#engine.run('select 1').catch(rethrow);
  }

  async close(): Promise<void> {
    await this.#engine.close();
  }

  async #transaction<T>(lane: Lane, who: ActorContext, work: (session: Session) => Promise<T>): Promise<T> {
    this.#refuseNesting();
    const opening = openingOf(who);
    const here = { isOpen: true };
    try {
      return await this.#current.run(here, () => this.#engine.transaction(lane, opening, work));
    } catch (error) {
      throw outageOf(error);
    } finally {
      here.isOpen = false;
    }
  }

  /** A second transaction inside one waits for a connection that the first holds: for ever, on the embedded database. */
  #refuseNesting(): void {
    if (this.#current.getStore()?.isOpen) throw new Error('a transaction is open here already: use what it was given');
  }
}

function rethrow(error: unknown): never {
  throw outageOf(error);
}

function sqlOf(session: Session): Sql {
  return {
    async rows<R extends object>(text: string, params: readonly unknown[] = []): Promise<R[]> {
      const { rows } = await session.query(text, params);
      return rows as R[];
    },
  };
}

function txOf(session: Session, entityManagers: EntityManagers): Tx {
  let em: EntityManager | undefined;
  return {
    ...sqlOf(session),
    get em() {
      em ??= entityManagers(session);
      return em;
    },
  };
}
