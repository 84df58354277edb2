// The public events of both tags: names, details, and one way to fire them. Details carry ids and counts, never chat text or phone numbers.
import type { ChamaErrorCode } from './client/chama-error.ts';
import type { LeftReason, Phase } from './client/client-state.ts';
import type { DeviceKind, Quality } from './client/media.ts';

/** What a page is told of trouble; finer than that is for people, on the screen. */
export type PublicErrorCode =
  | 'token-invalid'
  | 'forbidden'
  | 'not-found'
  | 'full'
  | 'not-started'
  | 'ended'
  | 'csp-blocked'
  | 'chunk-failed'
  | 'signal-failed'
  | 'media-failed'
  | 'rate-limited'
  | 'duplicate'
  | 'unknown';

const publicCodes: Partial<Record<ChamaErrorCode, PublicErrorCode>> = {
  unauthenticated: 'token-invalid',
  'token-failed': 'token-invalid',
  forbidden: 'forbidden',
  'not-invited': 'forbidden',
  denied: 'forbidden',
  removed: 'forbidden',
  'not-found': 'not-found',
  'meeting-full': 'full',
  'meeting-not-started': 'not-started',
  'meeting-ended': 'ended',
  'meeting-cancelled': 'ended',
  'rate-limited': 'rate-limited',
  offline: 'signal-failed',
  timeout: 'signal-failed',
  'signal-failed': 'signal-failed',
  unavailable: 'signal-failed',
  'media-failed': 'media-failed',
  'chunk-failed': 'chunk-failed',
  duplicate: 'duplicate',
  'csp-blocked': 'csp-blocked',
};

export function publicCode(code: ChamaErrorCode): PublicErrorCode {
  return publicCodes[code] ?? 'unknown';
}

export interface ChamaMeetingEvents {
  'chama-ready': { readonly version: string };
  'chama-phase-changed': { readonly phase: Phase; readonly previous: Phase };
  'chama-waiting': { readonly position: number | null };
  'chama-admitted': Record<string, never>;
  'chama-denied': { readonly reason: 'denied' };
  'chama-joined': { readonly meetingId: string; readonly participantId: string; readonly role: string };
  /** Cancelable. */
  'chama-before-leave': { readonly source: 'user' | 'api' };
  'chama-left': { readonly reason: Exclude<LeftReason, 'denied'>; readonly durationMs: number };
  /** Cancelable: the person goes on to `leave-url`. */
  'chama-closed': Record<string, never>;
  'chama-connection-changed': { readonly state: string; readonly quality: Quality; readonly signalOnly: boolean };
  'chama-device-changed': { readonly kind: DeviceKind; readonly deviceId: string | null; readonly label?: string };
  'chama-media-changed': { readonly mic: boolean; readonly camera: boolean; readonly screen: boolean };
  'chama-participant-joined': { readonly participantId: string };
  'chama-participant-left': { readonly participantId: string };
  'chama-hand-changed': { readonly participantId: string; readonly raised: boolean };
  'chama-unread-changed': { readonly count: number };
  'chama-audio-blocked': { readonly blocked: boolean };
  /** Only where the page gave a bare `token`: it must give the next one. */
  'chama-token-expiring': { readonly expiresAt: string };
  'chama-error': { readonly code: PublicErrorCode; readonly retryable: boolean; readonly fatal: boolean; readonly message: string };
}

export interface ChamaMeetingsEvents {
  'chama-ready': { readonly version: string };
  /** Cancelable: prevented, the link to the meeting's page is not followed. */
  'chama-meeting-open': { readonly meetingId: string };
  /** Only where the page gave a bare `token`: it must give the next one. */
  'chama-token-expiring': { readonly expiresAt: string };
}

const cancelable: ReadonlySet<string> = new Set(['chama-before-leave', 'chama-closed', 'chama-meeting-open']);

/** Once, from the tag itself. False when a listener prevented it. */
export function fire<E extends object, N extends keyof E & string>(tag: HTMLElement, name: N, detail: E[N]): boolean {
  return tag.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: cancelable.has(name) }));
}
