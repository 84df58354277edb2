// Swahili: a meeting that is behind this person, and its records.
import type { after as english } from '../en/after.ts';
import { plural } from '../plural.ts';

const by = plural('sw');

export const after = {
  back: 'Mikutano',
  heading: {
    ended: 'Mkutano umekwisha',
    left: 'Umeondoka kwenye mkutano',
    removed: 'Umeondolewa kwenye mkutano',
    denied: 'Hukuruhusiwa kuingia',
    lost: 'Muunganisho umekatika',
    cancelled: 'Mkutano umeghairiwa',
  },
  hint: {
    left: 'Bado unaendelea.',
    removed: 'Mwenyeji amekutoa. Zungumza naye ukidhani ni kosa.',
    denied: 'Mwenyeji hakukukubali. Unaweza kuomba mara moja zaidi.',
    blocked: 'Mwenyeji hataki kuombwa tena.',
    lost: 'Mtandao wako au huduma yetu imekatika. Mkutano bado unaendelea.',
  },
  reason: (reason: string) => `Sababu: ${reason}`,
  rejoin: 'Jiunge tena',
  askAgain: 'Omba tena',
  records: 'Kumbukumbu za mkutano',
  tabs: { overview: 'Muhtasari', attendance: 'Mahudhurio', recordings: 'Rekodi' },
  stayedOnTime: (span: string) => `Ulikuwepo kwa ${span}, ulifika kwa wakati`,
  stayedLate: (span: string) => `Ulikuwepo kwa ${span}, lakini ulichelewa`,
  absent: 'Hukuwepo',
  absentHint: 'Yaliyoamuliwa na waliofika utayaona hapa.',
  decided: 'Yaliyoamuliwa',
  votes: (n: number) => by(n, { one: 'Kura #', other: 'Kura #' }),
  noVotes: 'Hakuna aliyepiga kura',
  whoCame: 'Waliofika',
  of: (n: number) => `kati ya ${n}`,
  onTime: (n: number) => by(n, { one: '# kwa wakati', other: '# kwa wakati' }),
  late: (n: number) => by(n, { one: '# alichelewa', other: '# walichelewa' }),
  absentCount: (n: number) => by(n, { one: '# hakufika', other: '# hawakufika' }),
  loading: 'Kumbukumbu zinapakiwa',
  failed: 'Hii haikuweza kupakiwa',
  failedHint: 'Hakuna kilichopotea. Jaribu tena baada ya muda mfupi.',
} satisfies typeof english;
