// Fetches the code of screens when it is first needed, chunk by chunk, and forgets a failure so that the next attempt asks again.
import { importOrAgain } from './client/import-again.ts';
import { preloadMedia } from './client/media-loader.ts';
import type { MeetingScreen } from './screens.ts';

export type Chunk = 'list' | 'outside' | 'doorway' | 'room';

const imports: Record<Chunk, () => Promise<unknown>> = {
  list: () => import('./elements/meeting-list.ts'),
  outside: () => import('./chunks/outside.ts'),
  doorway: () => import('./chunks/doorway.ts'),
  room: () => import('./elements/room-screen.ts'),
};

export const chunkOf: Record<MeetingScreen, Chunk> = {
  loading: 'outside',
  before: 'outside',
  after: 'outside',
  trouble: 'outside',
  prejoin: 'doorway',
  lobby: 'doorway',
  elsewhere: 'doorway',
  room: 'room',
};

const loads = new Map<Chunk, Promise<unknown>>();
const loaded = new Set<Chunk>();

export function loadChunk(chunk: Chunk): Promise<unknown> {
  const load =
    loads.get(chunk) ??
    importOrAgain(imports[chunk]).then(
      () => loaded.add(chunk),
      (cause: unknown) => {
        loads.delete(chunk);
        throw cause;
      },
    );
  loads.set(chunk, load);
  return load;
}

export function isLoaded(chunk: Chunk): boolean {
  return loaded.has(chunk);
}

/** What is likely to come after a screen; whoever saves data gets only what is sure to be needed. */
export function preloadAfter(screen: MeetingScreen, { isLive, savesData }: { readonly isLive: boolean; readonly savesData: boolean }): void {
  if (screen === 'before' && isLive) ahead('doorway');
  if (screen !== 'prejoin' && screen !== 'lobby') return;
  ahead('room');
  if (!savesData) preloadMedia();
}

/** It is asked for again, and a failure told, when it is shown. */
export function ahead(chunk: Chunk): void {
  loadChunk(chunk).catch(() => undefined);
}
