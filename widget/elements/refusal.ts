// The sentence for what the server or this device refused. Never its own words: those are for developers.
import type { ChamaErrorCode } from '../client/chama-error.ts';
import { toChamaError } from '../client/chama-error.ts';
import type { errors } from '../strings/en/errors.ts';

type ErrorWords = typeof errors;

const byCode: Partial<Record<ChamaErrorCode, keyof ErrorWords>> = {
  'rate-limited': 'tooFast',
  forbidden: 'notAllowed',
  'not-invited': 'notInvited',
  denied: 'denied',
  removed: 'removed',
  unauthenticated: 'signIn',
  'token-failed': 'signIn',
  'meeting-not-started': 'notStarted',
  'meeting-ended': 'ended',
  'meeting-cancelled': 'cancelled',
  'meeting-full': 'full',
  'not-waiting': 'changed',
  'poll-not-draft': 'changed',
  'poll-not-open': 'changed',
  'already-voted': 'changed',
  'too-large': 'tooLong',
  offline: 'offline',
  'signal-failed': 'offline',
};

export function refusalOf(thrown: unknown, words: ErrorWords): string {
  return words[byCode[toChamaError(thrown).code] ?? 'notNow'];
}
