// MikroORM on a transaction that is already open. It has no connection of its own: a query outside withActor has nowhere to go and throws.
import { type EntityManager, MikroORM as PostgresOrm } from '@mikro-orm/postgresql';
import { entities } from './entities/list.ts';
import type { Session } from './session.ts';

/** Gives an entity manager that works inside the session's transaction. */
export type EntityManagers = (session: Session) => EntityManager;

/** What MikroORM runs: its SQL with the values already in it. */
interface CompiledQuery {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export function createEntityManagers(): EntityManagers {
  // The same for the embedded database, which speaks the same SQL: only the driver under the session differs.
  const orm = new PostgresOrm({ entities, dbName: 'chama-meet', driverOptions: nowhere, ensureDatabase: false, implicitTransactions: false });
  return (session) => {
    const em = orm.em.fork({ clear: true, freshEventManager: true });
    em.setTransactionContext(transactionOn(session));
    return em;
  };
}

function refuse(): never {
  throw new Error('no query runs outside withActor: use the tx you were given');
}

/** As much of a Kysely dialect as is asked for before any query: whoever then needs a connection is refused. */
const nowhere = {
  createDriver: () => ({ init: async () => {}, acquireConnection: refuse, destroy: async () => {} }),
  createQueryCompiler: () => ({ compileQuery: refuse }),
  createAdapter: () => ({}),
  createIntrospector: refuse,
};

/** As much of a Kysely transaction as MikroORM uses for queries. Nested transactions are not part of it. */
function transactionOn(session: Session): object {
  return {
    async executeQuery({ sql, parameters }: CompiledQuery) {
      const { rows, affected } = await session.queryOnce(sql, parameters);
      return { rows, numAffectedRows: BigInt(affected) };
    },
  };
}
