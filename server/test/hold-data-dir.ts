// A process that opens a data directory and holds it until it is killed. Prints one word when it has it, or why it has not.
import { DatabaseRefused, openDatabase } from '../store/database.ts';
import { silentLog } from './silent-log.ts';

try {
  await openDatabase({ dataDir: process.argv[2] ?? '', log: silentLog });
  process.stdout.write('open\n');
  setInterval(() => {}, 60_000);
} catch (error) {
  if (!(error instanceof DatabaseRefused)) throw error;
  process.stdout.write(`${error.reason}\n`);
}
