// A process for tests: commits the effect of its arguments and is killed before anybody could carry it out.
import { openJobs } from '../jobs/jobs.ts';
import { openDatabase } from '../store/database.ts';
import { silentLog } from './silent-log.ts';

const [where = '', portalId = '', effect = ''] = process.argv.slice(2);
const place: { databaseUrl?: string; dataDir?: string } = JSON.parse(where);
const database = await openDatabase({ ...place, log: silentLog, allowSuperuser: true });
const jobs = await openJobs({ database, databaseUrl: place.databaseUrl, log: silentLog });
await database.writer(portalId, (sql) => jobs.enqueueEffects(sql, [JSON.parse(effect)]));
process.kill(process.pid, 'SIGKILL');
