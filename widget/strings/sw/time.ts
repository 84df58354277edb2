// Swahili: spans of time and what they mean for a meeting. Hours as a span are "masaa 2": "saa 2" reads as eight o'clock.
import type { time as english } from '../en/time.ts';
import { plural, unbroken } from '../plural.ts';

const by = plural('sw');

export const time = {
  days: (n: number) => unbroken(by(n, { one: 'siku #', other: 'siku #' })),
  hours: (n: number) => unbroken(by(n, { one: 'saa moja', other: 'masaa #' })),
  minutes: (n: number) => unbroken(by(n, { one: 'dakika #', other: 'dakika #' })),
  shortMinutes: (n: number) => unbroken(`dak ${n}`),
  shortHours: (n: number) => unbroken(n === 1 ? 'saa moja' : `masaa ${n}`),
  shortHoursMinutes: (hours: number, minutes: number) => `${unbroken(hours === 1 ? 'saa moja' : `masaa ${hours}`)} ${unbroken(`dak ${minutes}`)}`,
  seconds: (n: number) => unbroken(`sek ${n}`),
  startsIn: (span: string) => `Unaanza baada ya ${span}`,
  inSpan: (span: string) => `Baada ya ${span}`,
  startsNow: 'Unaanza sasa',
  startsInLabel: 'Unaanza baada ya',
  liveFor: (span: string) => `Unaendelea · ${span}`,
  liveNow: 'Unaendelea sasa',
  liveLabel: 'Umeendelea',
  late: (span: string) => `Ulitakiwa kuanza ${span} iliyopita`,
  lateLabel: 'Ulitakiwa kuanza',
  ago: (span: string) => `${span} iliyopita`,
  zone: (city: string) => `Saa za ${city}`,
} satisfies typeof english;
