// Waiting, and trying again with growing pauses that are never the same for two clients.
import { type ChamaError, toChamaError } from './chama-error.ts';

export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

interface Tries {
  readonly tries: number;
  /** Asked before each try: false gives up without a word. */
  readonly isWanted: () => boolean;
}

/** What `work` answers; null once nobody wants it. Rejects with a refusal that stays one, or with the last outage. */
export async function tryAgain<T>(work: () => Promise<T>, { tries, isWanted }: Tries): Promise<T | null> {
  let last: ChamaError | null = null;
  for (let attempt = 0; attempt < tries; attempt++) {
    if (!isWanted()) return null;
    try {
      return await work();
    } catch (thrown) {
      last = toChamaError(thrown);
      if (!last.retryable) throw last;
      await pause(last.retryAfterMs ?? 1_000 * 2 ** attempt * (0.5 + Math.random()));
    }
  }
  throw last;
}
