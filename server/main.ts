// The server as a process: settings from the environment, one line for whoever started it wrongly, a clean end on a signal.
import { composeServer } from './compose.ts';
import { ConfigError, loadConfig } from './config.ts';
import { createLog } from './log.ts';
import { DatabaseRefused } from './store/database.ts';

/** sysexits.h: something is wrong with the settings, and starting again will not help. */
const wrongSettings = 78;

try {
  await main();
} catch (error) {
  console.error(complaintOf(error));
  process.exitCode = error instanceof ConfigError || error instanceof DatabaseRefused ? wrongSettings : 1;
  // Whatever is still open must not keep a server alive that never started.
  process.exit();
}

async function main(): Promise<void> {
  const config = loadConfig(process.env, { isDevelopment: process.argv.includes('--dev') });
  const log = createLog(config.logLevel);
  const server = await composeServer(config, { log });
  let isEnding = false;
  const end = async (code: number): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    await server.close();
    process.exit(code);
  };
  process.on('SIGTERM', () => void end(0));
  process.on('SIGINT', () => void end(0));
  // After a fault nobody foresaw, memory may be half changed: what is written down is safe, and the next process starts from there.
  const fail = (error: unknown) => {
    log.error({ err: error }, 'a fault nobody handled; ending');
    void end(1);
  };
  process.on('unhandledRejection', fail);
  process.on('uncaughtException', fail);
}

function complaintOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof DatabaseRefused) return `${error.message}\n${error.remedy}`;
  if (!(error instanceof Error)) return String(error);
  // A start fails on what is outside; the reason below the message names it.
  const reason = error.cause instanceof Error && error.cause.message !== '' ? ` (${error.cause.message})` : '';
  return `The server could not start: ${error.message}${reason}`;
}
