// The one kind of loop the server has: a piece of work again and again, one at a time, until the signal says stop. Loops hold no meaning of their own.
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../deps.ts';

/** Runs `work` every `periodMs`; what it throws is logged and the next round comes as usual. Resolves after the signal, when nothing runs any more. */
export async function every(periodMs: number, signal: AbortSignal, log: Log, name: string, work: () => Promise<void> | void): Promise<void> {
  while (!signal.aborted) {
    try {
      await work();
    } catch (error) {
      log.warn({ err: error, loop: name }, 'a round of a loop failed');
    }
    await wait(periodMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
