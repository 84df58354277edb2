// Swahili: spans of time and what they mean for a meeting. Hours as a span are "masaa 2": "saa 2" reads as eight o'clock. One hour has no
// such plural ("saa moja" is seven o'clock), so it is told in minutes.
import type { time as english } from '../en/time.ts';
import { plural, unbroken } from '../plural.ts';

const by = plural('sw');

export const time = {
  days: (n: number) => unbroken(by(n, { one: 'siku #', other: 'siku #' })),
  hours: (n: number) => unbroken(n === 1 ? 'dakika 60' : `masaa ${n}`),
  minutes: (n: number) => unbroken(by(n, { one: 'dakika #', other: 'dakika #' })),
  shortMinutes: (n: number) => unbroken(`dakika ${n}`),
  shortHours: (n: number) => unbroken(n === 1 ? 'dakika 60' : `masaa ${n}`),
  shortHoursMinutes: (hours: number, minutes: number) =>
    hours === 1 ? unbroken(`dakika ${60 + minutes}`) : `${unbroken(`masaa ${hours}`)} na ${unbroken(`dakika ${minutes}`)}`,
  seconds: (n: number) => unbroken(`sekunde ${n}`),
  startsIn: (span: string) => `Unaanza baada ya ${span}`,
  inSpan: (span: string) => `Baada ya ${span}`,
  startsNow: 'Unaanza sasa',
  startsInLabel: 'Unaanza baada ya',
  liveFor: (span: string) => `Unaendelea · ${span}`,
  liveNow: 'Unaendelea sasa',
  liveLabel: 'Umeendelea',
  late: (span: string) => `Umechelewa kwa ${span}`,
  lateLabel: 'Umechelewa kwa',
  ago: (span: string) => span,
  zone: (city: string) => `Saa za ${city}`,
} satisfies typeof english;
