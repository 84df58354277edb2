// What may be told of a call in a report of trouble: states and codes. Never names, texts, tokens or addresses.
import type { ClientState } from './client-state.ts';

export function diagnosticsOf({ phase, link, media, error, version }: ClientState): object {
  const { status, quality, audioBlocked, microphone, camera, screen } = media;
  return {
    browser: navigator.userAgent,
    phase,
    link,
    version,
    media: { status, quality, audioBlocked, microphone, camera, screen },
    error: error?.code ?? null,
  };
}
