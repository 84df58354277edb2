// Structured logs with what must never be in them taken out. What is worth a line is decided where it happens.
import { type DestinationStream, pino } from 'pino';
import type { Config } from './config.ts';
import type { Log } from './deps.ts';

/** Anything under these names, at the top or one level down, is a secret. */
const secretNames = ['authorization', 'token', 'apiKey', 'apiSecret', 'jwtSecret', 'webhookSecret', 'password', 'cookie', 'databaseUrl', 'redisUrl'];

export function createLog(level: Config['logLevel'], destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[secret]' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
