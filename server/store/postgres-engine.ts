// PostgreSQL through connections we check out ourselves: one that broke is thrown away, so that killed backends never cost the pool a place.
import pg from 'pg';
import type { Log } from '../deps.ts';
import { type Engine, type Lane, type Result, readers, type Session } from './session.ts';

const statementTimeoutMs = 15_000;
const lockTimeoutMs = 5_000;
const idleInTransactionMs = 30_000;
const connectTimeoutMs = 3_000;

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => readers[oid] ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

export class PostgresEngine implements Engine {
  readonly kind = 'postgresql';
  readonly #pools: Record<Lane, pg.Pool>;

  constructor(databaseUrl: string, log: Log, poolSize: number) {
    this.#pools = { people: openPool(databaseUrl, log, poolSize), writer: openPool(databaseUrl, log, poolSize) };
  }

  async transaction<T>(lane: Lane, opening: string, work: (session: Session) => Promise<T>): Promise<T> {
    const client = await this.#pools[lane].connect();
    let broken: Error | undefined;
    const onError = (error: Error) => {
      broken = error;
    };
    client.on('error', onError);
    try {
      await client.query(`begin; ${opening}`);
      const result = await work(sessionOf(client));
      await client.query('commit');
      return result;
    } catch (error) {
      broken ??= await rollBack(client);
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  async run(text: string, params?: readonly unknown[]): Promise<{ rows: object[] }> {
    const result: pg.QueryResult | pg.QueryResult[] = await this.#pools.people.query(params ? { text, values: [...params], types } : { text, types });
    return { rows: Array.isArray(result) ? result.flatMap((r: pg.QueryResult) => r.rows) : result.rows };
  }

  async close(): Promise<void> {
    await Promise.all([this.#pools.people.end(), this.#pools.writer.end()]);
  }
}

/** What makes the connection unusable, if rolling back does not work either. */
async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error('rollback failed', { cause: error });
  }
}

function sessionOf(client: pg.PoolClient): Session {
  const run = async (query: pg.QueryConfig): Promise<Result> => {
    const { rows, rowCount } = await client.query({ ...query, types });
    return { rows, affected: rowCount ?? 0 };
  };
  return {
    query: (text, params) => run({ ...nameOf(text), text, values: [...params] }),
    queryOnce: (text, params) => run({ text, values: [...params] }),
  };
}

/** The program has a few dozen statements; should texts ever be put together at run time, the server must not keep them all. */
const namedAtMost = 500;
const names = new Map<string, string>();

/** A name makes the server keep the statement's plan for the connection: planning, with policies in it, is a third of a short statement's time. */
function nameOf(text: string): { name?: string } {
  const known = names.get(text);
  if (known !== undefined) return { name: known };
  if (names.size >= namedAtMost) return {};
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return { name };
}

function openPool(connectionString: string, log: Log, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    keepAlive: true,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: 60_000,
    statement_timeout: statementTimeoutMs,
    lock_timeout: lockTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    // For a network that swallows packets: the server's own timeouts would never be heard of.
    query_timeout: statementTimeoutMs + 5_000,
    application_name: 'chama-meet',
  });
  // An idle connection that the server drops is reported here; without a listener that would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost'));
  return pool;
}
