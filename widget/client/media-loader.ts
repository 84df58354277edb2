// The lazy door to livekit-client: one chunk, fetched when somebody is about to need it. Static imports of media-session.ts are forbidden.
import { importOrAgain } from './import-again.ts';
import type { MediaFactory } from './media.ts';

type Chunk = typeof import('./media-session.ts');
let chunk: Promise<Chunk> | null = null;

/** Fetches the chunk ahead of need; a failure is no news until it is needed. */
export function preloadMedia(): void {
  load().catch(() => undefined);
}

/** `place` says where the audio elements go. */
export function liveKitMedia(place: () => Element | ShadowRoot): MediaFactory {
  return async (events) => {
    const { LiveKitSession } = await load();
    return new LiveKitSession(events, place());
  };
}

/** A failed import is forgotten, so that the next attempt asks the network again. */
function load(): Promise<Chunk> {
  chunk ??= importOrAgain(() => import('./media-session.ts')).catch((cause: unknown) => {
    chunk = null;
    throw cause;
  });
  return chunk;
}
