// `npm run migrate`: brings the database of the environment to the current schema.
import { ConfigError, loadConfig } from './config.ts';
import { createLog } from './log.ts';
import { DatabaseRefused } from './store/database.ts';
import { migrateDatabase } from './store/migrate.ts';

try {
  // Only where the database is matters here, so nothing else has to be set.
  const { databaseUrl, dataDir, logLevel } = loadConfig(process.env, { isDevelopment: true });
  const ran = await migrateDatabase({ ...(databaseUrl === null ? { dataDir } : { databaseUrl }), log: createLog(logLevel) });
  console.log(ran.length === 0 ? 'The database is up to date.' : `Ran ${ran.join(', ')}.`);
} catch (error) {
  const isSetting = error instanceof ConfigError || error instanceof DatabaseRefused;
  console.error(error instanceof DatabaseRefused ? `${error.message} ${error.remedy}` : error instanceof Error ? error.message : error);
  process.exitCode = isSetting ? 78 : 1;
}
