// What to tell a person whose microphone, camera or screen cannot be used: what happened, and what they can do.
import type { DeviceProblem, LocalKind } from '../client/media.ts';
import type { devices } from '../strings/en/devices.ts';

export interface DeviceTrouble {
  readonly title: string;
  readonly help: string;
  /** To do one after the other, outside the page. */
  readonly steps: readonly string[];
  /** Whether asking again may help. */
  readonly canRetry: boolean;
  /** What the toggle says instead of "Off". */
  readonly state: 'blocked' | 'notFound' | 'notWorking';
}

type Words = typeof devices;
const troubleWith = (title: string, help: string, rest: Partial<DeviceTrouble> = {}): DeviceTrouble => ({
  title,
  help,
  steps: [],
  canRetry: false,
  state: 'blocked',
  ...rest,
});

const troubles: Record<DeviceProblem, (kind: LocalKind, words: Words) => DeviceTrouble> = {
  'permission-denied': (kind, w) => {
    if (kind === 'screen') return troubleWith(w.screenBlocked, '');
    const isMicrophone = kind === 'microphone';
    const steps = [w.stepOpen, isMicrophone ? w.stepMicrophone : w.stepCamera, w.stepAllow];
    return troubleWith(isMicrophone ? w.microphoneBlocked : w.cameraBlocked, '', { steps, canRetry: true });
  },
  'permission-dismissed': (kind, w) =>
    troubleWith(kind === 'camera' ? w.cameraDismissed : w.microphoneDismissed, w.dismissedHelp, { canRetry: true, state: 'notWorking' }),
  'policy-blocked': (_, w) => troubleWith(w.policyBlocked, w.policyHelp),
  'os-blocked': (_, w) => troubleWith(w.osBlocked, w.osHelp, { canRetry: true }),
  'device-missing': (kind, w) => troubleWith(kind === 'camera' ? w.cameraMissing : w.microphoneMissing, w.missingHelp, { canRetry: true, state: 'notFound' }),
  'device-busy': (kind, w) => troubleWith(kind === 'camera' ? w.cameraBusy : w.microphoneBusy, w.busyHelp, { canRetry: true, state: 'notWorking' }),
  'insecure-context': (_, w) => troubleWith(w.insecure, w.insecureHelp),
  'unsupported-browser': (_, w) => troubleWith(w.unsupported, w.unsupportedHelp),
  'in-app-browser': (_, w) => troubleWith(w.inApp, w.inAppHelp),
  'not-allowed': (_, w) => troubleWith(w.notAllowed, w.notAllowedHelp),
  interrupted: (kind, w) => troubleWith(kind === 'camera' ? w.cameraInterrupted : w.interrupted, w.interruptedHelp, { canRetry: true, state: 'notWorking' }),
  'media-failed': (_, w) => troubleWith(w.failed, w.failedHelp, { canRetry: true, state: 'notWorking' }),
};

export function troubleOf(kind: LocalKind, problem: DeviceProblem, words: Words): DeviceTrouble {
  return troubles[problem](kind, words);
}
