// English: spans of time and what they mean for a meeting.
import { plural, unbroken } from '../plural.ts';

const by = plural('en');

export const time = {
  /** In running text. */
  days: (n: number) => unbroken(by(n, { one: '# day', other: '# days' })),
  hours: (n: number) => unbroken(by(n, { one: '# hour', other: '# hours' })),
  minutes: (n: number) => unbroken(by(n, { one: '# minute', other: '# minutes' })),
  /** In figures and lists. */
  shortMinutes: (n: number) => unbroken(`${n} min`),
  shortHours: (n: number) => unbroken(`${n} h`),
  shortHoursMinutes: (hours: number, minutes: number) => unbroken(`${hours} h ${minutes} min`),
  seconds: (n: number) => unbroken(`${n} s`),
  startsIn: (span: string) => `Starts in ${span}`,
  inSpan: (span: string) => `In ${span}`,
  startsNow: 'Starts now',
  startsInLabel: 'Starts in',
  liveFor: (span: string) => `Live · ${span}`,
  liveNow: 'Live now',
  liveLabel: 'Live for',
  late: (span: string) => `Was due ${span} ago`,
  lateLabel: 'Was due',
  ago: (span: string) => `${span} ago`,
  zone: (city: string) => `${city} time`,
};
