// Why a microphone, camera or screen did not start, told apart as far as browsers let us. The words for it are in strings/.

import { monotonicNow } from './clock.ts';
import type { DeviceProblem } from './media.ts';

type Kind = 'microphone' | 'camera' | 'screen';
const featureOf = { microphone: 'microphone', camera: 'camera', screen: 'display-capture' } as const;

interface FeaturePolicy {
  allowsFeature(name: string): boolean;
}

/** What stands in the way before anybody is asked; null when nothing is known to. */
export function obstacle(kind: Kind): DeviceProblem | null {
  if (typeof window === 'undefined') return 'unsupported-browser';
  if (!window.isSecureContext) return 'insecure-context';
  const has = kind === 'screen' ? 'getDisplayMedia' : 'getUserMedia';
  if (typeof navigator.mediaDevices?.[has] !== 'function') return isInAppBrowser() ? 'in-app-browser' : 'unsupported-browser';
  return isAllowedByPolicy(kind) ? null : 'policy-blocked';
}

/** The page's own rule, a header or an iframe's `allow`: browsers answer it exactly as they answer a person's "Block". */
function isAllowedByPolicy(kind: Kind): boolean {
  const known = document as { permissionsPolicy?: FeaturePolicy; featurePolicy?: FeaturePolicy };
  return (known.permissionsPolicy ?? known.featurePolicy)?.allowsFeature(featureOf[kind]) ?? true;
}

/** `askedAt` is monotonicNow() from before the question: a refusal nobody had time to give comes from a policy. */
export async function problemOf(thrown: unknown, kind: Kind, askedAt: number): Promise<DeviceProblem> {
  const name = thrown instanceof Error ? thrown.name : '';
  const message = thrown instanceof Error ? thrown.message : '';
  if (name === 'NotFoundError' || name === 'OverconstrainedError' || name === 'DevicesNotFoundError') return 'device-missing';
  if (name === 'NotReadableError' || name === 'AbortError' || name === 'TrackStartError') return 'device-busy';
  if (name !== 'NotAllowedError' && name !== 'SecurityError') return 'media-failed';
  if (/system/i.test(message)) return 'os-blocked';
  if (/dismiss/i.test(message)) return 'permission-dismissed';
  if (isInAppBrowser()) return 'in-app-browser';
  const permission = await permissionOf(kind);
  if (permission === 'granted') return 'policy-blocked';
  if (permission === 'prompt') return monotonicNow() - askedAt < 100 ? 'policy-blocked' : 'permission-dismissed';
  return 'permission-denied';
}

/** `unknown` where the browser does not tell. */
export async function permissionOf(kind: Kind): Promise<PermissionState | 'unknown'> {
  return (await permissionStatus(kind))?.state ?? 'unknown';
}

export async function permissionStatus(kind: Kind): Promise<PermissionStatus | null> {
  if (kind === 'screen') return null;
  try {
    return await navigator.permissions.query({ name: kind as PermissionName });
  } catch {
    return null;
  }
}

/** Facebook, Messenger, Instagram, WhatsApp and other apps' built-in browsers, where microphones often do not work. */
export function isInAppBrowser(): boolean {
  return typeof navigator !== 'undefined' && /FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|; wv\)/.test(navigator.userAgent);
}
