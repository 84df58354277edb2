// The widget's one seam to time: what o'clock it is here, and how far the server's clock is from ours.

/** Milliseconds since the epoch by this device's clock, which may be wrong: compare with the server through `ClientState.clockOffsetMs`. */
export function now(): number {
  return Date.now();
}

/** Milliseconds that only ever rise; for measuring spans. */
export function monotonicNow(): number {
  return performance.now();
}

/** How many milliseconds the server's clock is ahead of ours, from the time it put into a snapshot. */
export function offsetFrom(serverTime: string): number {
  return Date.parse(serverTime) - now();
}
