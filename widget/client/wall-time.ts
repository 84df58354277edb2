// What clocks on the wall show in a zone, and the instant they mean: for date fields, which know no zone. How times are worded is strings/time.ts.
import type { Instant } from '../../protocol/index.ts';

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/;

/** `2026-12-05T14:00`, as a datetime-local field has it, for an instant seen in `zone`. */
export function toWallTime(ms: number, zone: string): string {
  return new Date(ms + offsetAt(ms, zone)).toISOString().slice(0, 16);
}

/** The instant a datetime-local value means in `zone`; null for one that cannot be read. A time skipped by summer time is the one an hour on. */
export function fromWallTime(value: string, zone: string): Instant | null {
  const match = pattern.exec(value);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  if (!Number.isFinite(asUtc)) return null;
  const guess = asUtc - offsetAt(asUtc, zone);
  return new Date(asUtc - offsetAt(guess, zone)).toISOString();
}

/** How far `zone` is ahead of UTC at an instant, in milliseconds. */
function offsetAt(ms: number, zone: string): number {
  const options: Intl.DateTimeFormatOptions = {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  };
  const parts = new Intl.DateTimeFormat('en', options).formatToParts(new Date(ms));
  const get = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'));
  return wall - Math.floor(ms / 1000) * 1000;
}
