// Swahili: waiting outside, letting people in, and the second tab.
import type { lobby as english } from '../en/lobby.ts';
import { plural } from '../plural.ts';

const by = plural('sw');

export const lobby = {
  hostLetsYouIn: (name) => `${name} atakuruhusu kuingia`,
  peopleIn: (n) => by(n, { one: 'Mtu # yumo ndani', other: 'Watu # wamo ndani' }),
  yourNumber: (n) => `Wewe ni nambari ${n}`,
  waiting: 'ukisubiri',
  microphoneWorks: 'Maikrofoni yako inafanya kazi',
  keepOpen: 'Acha ukurasa huu wazi. Utasikia mlio ukiruhusiwa kuingia, na nafasi yako inabaki hata ukifungua programu nyingine kwa muda mfupi.',
  offline: 'Muunganisho umekatika. Inajaribu tena…',
  keepsPlace: 'Nafasi yako inabaki.',
  leave: 'Ondoka',
  level: 'Kiwango cha sauti',
  waitingToComeIn: 'Wanaosubiri kuingia',
  peopleWait: (n) => by(n, { one: 'Mtu # anasubiri kuingia', other: 'Watu # wanasubiri kuingia' }),
  admit: 'Kubali',
  deny: 'Kataa',
  admitAll: 'Kubali wote',
  admitName: (name) => `Mkubali ${name}`,
  denyName: (name) => `Mkatae ${name}`,
  justCame: 'Sasa hivi',
  away: 'Hajaunganishwa sasa',
  knocks: (name) => `${name} anasubiri kuingia`,
  elsewhereTitle: 'Uko kwenye mkutano huu mahali pengine',
  elsewhereText: 'Kichupo au kifaa chako kingine kimo mkutanoni. Ukiendelea hapa, kitatoka huko.',
  useHere: 'Tumia hapa',
} satisfies typeof english;
