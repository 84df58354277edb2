// `rest`: what the server weighs when nobody is there, on PostgreSQL.
import { setTimeout } from 'node:timers/promises';
import { startBenchServer } from './meeting-server.ts';
import { residentMegabytes } from './process-usage.ts';
import { publish } from './results.ts';
import { round } from './statistics.ts';

const restSeconds = 15;

export async function benchRest(): Promise<void> {
  const server = await startBenchServer();
  try {
    await setTimeout(restSeconds * 1000);
    publish({ id: 'rest', setup: { restSeconds, database: 'PostgreSQL' }, subjects: { server: { 'RSS MB': round(residentMegabytes(server.pid), 1) } } });
  } finally {
    await server.stop();
  }
}
