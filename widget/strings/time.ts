// Times and spans as a person reads them, in a language and in the meeting's own zone. What o'clock it is comes from the caller.

import type { time as words } from './en/time.ts';
import { type Language, locales } from './language.ts';

type TimeWords = typeof words;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Holds both times on one line. */
const dash = '\u2060–\u2060';
const betweenClocks = /\s*–\s*(?=\d\d:\d\d$)/u;

/** How near a meeting must be for its chip to call for attention. */
export const soonMs = 12 * hourMs;

export class TimeFormat {
  readonly #locale: string;
  readonly #words: TimeWords;
  readonly #formats = new Map<string, Intl.DateTimeFormat>();

  constructor(language: Language, words: TimeWords) {
    this.#locale = locales[language];
    this.#words = words;
  }

  /** `14:02` */
  clock(at: string, zone: string): string {
    return this.#format('clock', zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
  }

  /** `14:02–15:22` */
  clocks(from: string, to: string, zone: string): string {
    return `${this.clock(from, zone)}${dash}${this.clock(to, zone)}`;
  }

  /** `Sun, 22 Nov` */
  date(at: string, zone: string): string {
    return this.#format('date', zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(at));
  }

  /** `Sun, 22 Nov, 16:00–17:00`; the second day is named where the meeting runs past midnight. */
  when(from: string, to: string, zone: string): string {
    return this.#range('short', from, to, zone);
  }

  /** `Saturday, 5 December, 14:00–15:00` */
  longWhen(from: string, to: string, zone: string): string {
    return this.#range('long', from, to, zone);
  }

  /** The leaf of a calendar: the day and the month's short name. */
  leaf(at: string, zone: string): { readonly day: string; readonly month: string } {
    const date = new Date(at);
    return { day: this.#format('day', zone, { day: 'numeric' }).format(date), month: this.#format('month', zone, { month: 'short' }).format(date) };
  }

  /** `Nairobi time`, from the zone's own name. */
  zone(zone: string): string {
    const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
    return this.#words.zone(city);
  }

  /** `1 h 24 min`, for what lasted; minutes are whole ones that passed, below one the seconds. */
  duration(ms: number): string {
    const minutes = Math.floor(ms / minuteMs);
    if (minutes < 1) return this.#words.seconds(Math.max(0, Math.floor(ms / 1000)));
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    if (hours === 0) return this.#words.shortMinutes(rest);
    return rest === 0 ? this.#words.shortHours(hours) : this.#words.shortHoursMinutes(hours, rest);
  }

  /** `2 hours`, for what is ahead or behind: one unit, rounded, days from a day and a half on. */
  span(ms: number): string {
    if (ms >= 1.5 * dayMs) return this.#words.days(Math.round(ms / dayMs));
    if (ms >= 1.5 * hourMs) return this.#words.hours(Math.round(ms / hourMs));
    if (ms >= hourMs - minuteMs / 2) return this.#words.hours(1);
    return this.#words.minutes(Math.max(1, Math.round(ms / minuteMs)));
  }

  /** `Starts in 2 hours`, `In 13 days`, `Starts now`, `Was due 5 minutes ago`. */
  untilStart(start: string, nowMs: number): string {
    const ms = Date.parse(start) - nowMs;
    if (ms >= dayMs) return this.#words.inSpan(this.span(ms));
    if (ms >= minuteMs / 2) return this.#words.startsIn(this.span(ms));
    if (ms > -minuteMs) return this.#words.startsNow;
    return this.#words.late(this.span(-ms));
  }

  /** `Live · 12 min` */
  live(startedAt: string | null, nowMs: number): string {
    const ms = startedAt ? nowMs - Date.parse(startedAt) : 0;
    return ms < minuteMs ? this.#words.liveNow : this.#words.liveFor(this.duration(ms));
  }

  #range(style: 'short' | 'long', from: string, to: string, zone: string): string {
    const options: Intl.DateTimeFormatOptions = { weekday: style, day: 'numeric', month: style, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
    return this.#format(`range ${style}`, zone, options).formatRange(new Date(from), new Date(to)).replace(betweenClocks, dash);
  }

  #format(name: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = `${name} ${zone}`;
    let format = this.#formats.get(key);
    if (!format) {
      format = new Intl.DateTimeFormat(this.#locale, { ...options, timeZone: zone });
      this.#formats.set(key, format);
    }
    return format;
  }
}

/** `11:48` or `1:03:20` until something; `0:00` once it is there. */
export function countdownClock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
