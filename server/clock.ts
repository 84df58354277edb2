// The one seam to time. Everything that asks what time it is, or waits, asks here; tests hand in another.
import type { Instant } from '../protocol/meeting.ts';

export interface Clock {
  /** Milliseconds since the epoch, by the server's wall clock. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export function instantOf(clock: Clock): Instant {
  return new Date(clock.now()).toISOString();
}
