// Swahili: a meeting before anybody is in it, or while others already are.
import type { before as english } from '../en/before.ts';
import { plural } from '../plural.ts';

const by = plural('sw');

export const before = {
  back: 'Mikutano',
  hostedBy: (name: string) => `Mwenyeji ni ${name}`,
  youHost: 'Wewe ndiye mwenyeji wa mkutano huu',
  approval: 'Mwenyeji humruhusu kila mtu kuingia',
  about: 'Unahusu nini',
  yourAnswer: 'Jibu lako',
  start: 'Anza mkutano',
  starting: 'Unaanza…',
  startHint: 'Wanachama wataweza kujiunga ukishaanza.',
  waitHint: (host: string) => `Utaweza kujiunga ${host} akishaanza mkutano.`,
  liveHint: (n: number) => by(n, { one: 'Mtu # yumo ndani', other: 'Watu # wamo ndani' }),
  liveEmpty: 'Bado hakuna aliye ndani',
  lookHint: 'Unauona mkutano huu kama kiongozi. Hukualikwa.',
  startFailed: 'Mkutano haukuweza kuanza. Jaribu tena baada ya muda mfupi.',
  startOffline: 'Huna mtandao. Angalia data au Wi-Fi yako, kisha ujaribu tena.',
  whoComes: 'Watakaokuja',
  invited: (n: number) => by(n, { one: 'Mwalikwa #', other: 'Waalikwa #' }),
  answers: {
    yes: (n: number) => by(n, { one: 'Ndiyo #', other: 'Ndiyo #' }),
    maybe: (n: number) => by(n, { one: 'Labda #', other: 'Labda #' }),
    no: (n: number) => by(n, { one: 'Hapana #', other: 'Hapana #' }),
    none: (n: number) => by(n, { one: '# hajajibu', other: '# hawajajibu' }),
  },
  answer: { yes: 'Ndiyo', maybe: 'Labda', no: 'Hapana', none: 'Bado hajajibu' },
  host: 'Mwenyeji',
  showAll: (n: number) => by(n, { one: 'Onyesha #', other: 'Onyesha wote #' }),
  showFewer: 'Onyesha wachache',
} satisfies typeof english;
