// The moments a page comes back to life or goes away, as three calls. In Node there are none.

export interface WakeUps {
  /** Seen again, online again, thawed: what looks alive may be dead. */
  awake(): void;
  /** The page is being left; little time. `mayReturn` when the browser keeps it for the back button. */
  gone(mayReturn: boolean): void;
  /** A phone froze the tab in the background: nothing runs until it thaws. */
  frozen(): void;
}

export function watchWakeUps(calls: WakeUps, signal: AbortSignal): void {
  if (typeof window === 'undefined') return;
  const options = { signal };
  window.addEventListener('online', () => calls.awake(), options);
  window.addEventListener('pageshow', (event) => event.persisted && calls.awake(), options);
  window.addEventListener('pagehide', (event) => calls.gone(event.persisted), options);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && calls.awake(), options);
  // Chromium fires these two at the document only.
  document.addEventListener('resume', () => calls.awake(), options);
  document.addEventListener('freeze', () => calls.frozen(), options);
}
