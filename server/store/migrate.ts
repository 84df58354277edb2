// Brings a database to the current schema, one process at a time. What the schema is: migrations/.
import type { DatabaseOptions } from './database.ts';

/** Names of the migrations that ran. */
export async function migrateDatabase(_options: Pick<DatabaseOptions, 'databaseUrl' | 'dataDir' | 'log'>): Promise<string[]> {
  throw new Error('being written');
}
