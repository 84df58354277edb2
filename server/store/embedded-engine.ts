// The embedded database: PGlite in a data directory of ours alone. It has one connection and runs on our thread, so transactions queue here.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { type DataDirLock, lockDataDir } from './data-dir-lock.ts';
import { type Engine, type Lane, type Result, readers, type Session } from './session.ts';

export class EmbeddedEngine implements Engine {
  readonly kind = 'pglite';
  readonly pglite: PGlite;
  readonly #lock: DataDirLock;
  #tail: Promise<unknown> = Promise.resolve();

  private constructor(pglite: PGlite, lock: DataDirLock) {
    this.pglite = pglite;
    this.#lock = lock;
  }

  static async open(dataDir: string): Promise<EmbeddedEngine> {
    await mkdir(dataDir, { recursive: true });
    const lock = await lockDataDir(dataDir);
    try {
      return new EmbeddedEngine(await PGlite.create({ dataDir: clusterPath(dataDir), parsers: { ...readers } }), lock);
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  transaction<T>(_lane: Lane, opening: string, work: (session: Session) => Promise<T>): Promise<T> {
    return this.#queued(async () => {
      try {
        await this.pglite.exec(`begin; ${opening}`);
        const result = await work(this.#session);
        await this.pglite.exec('commit');
        return result;
      } catch (error) {
        await this.#rollBack();
        throw error;
      }
    });
  }

  run(text: string, params?: readonly unknown[]): Promise<{ rows: object[] }> {
    return this.#queued(async () => {
      try {
        if (params && params.length > 0) return { rows: (await this.pglite.query<object>(text, [...params])).rows };
        return { rows: (await this.pglite.exec(text)).flatMap((result) => result.rows as object[]) };
      } catch (error) {
        // A script that failed half-way may have left its own transaction open for whoever comes next.
        await this.#rollBack();
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    await this.#tail;
    await this.pglite.close();
    await this.#lock.release();
  }

  readonly #query = async (text: string, params: readonly unknown[]): Promise<Result> => {
    const { rows, affectedRows } = await this.pglite.query<object>(text, [...params]);
    return { rows, affected: affectedRows ?? 0 };
  };
  readonly #session: Session = { query: this.#query, queryOnce: this.#query };

  /** Never throws: what went wrong before is what the caller should hear. */
  async #rollBack(): Promise<void> {
    await this.pglite.exec('rollback').catch(() => {});
  }

  /** First come, first served; between two the event loop gets its turn, or a busy database would starve every socket. */
  #queued<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#tail.then(work);
    this.#tail = mine.then(
      () => breathe(),
      () => breathe(),
    );
    return mine;
  }
}

/** Where the cluster lives inside a data directory; the lock stands beside it. */
export function clusterPath(dataDir: string): string {
  return join(dataDir, 'db');
}
