// A lazy import that failed, once more under another address: some browsers remember a failure for as long as the page lives.
import { ChamaError } from './chama-error.ts';
import { now } from './clock.ts';

/** Rejects with `chunk-failed`. Only Chromium and Firefox say which file it was; elsewhere the next try is the person's. */
export async function importOrAgain<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    const [address] = /https?:\/\/[^\s?]+\.js/.exec(String(cause)) ?? [];
    const again: Promise<Module> = address ? import(`${address}?again=${now()}`) : Promise.reject(cause);
    return again.catch((why: unknown) => {
      throw new ChamaError('chunk-failed', { cause: why });
    });
  }
}
