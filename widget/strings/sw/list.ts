// Swahili: the list of a chama's meetings and its cards.
import type { list as english } from '../en/list.ts';
import { plural } from '../plural.ts';

const by = plural('sw');

export const list = {
  tabs: { all: 'Yote', upcoming: 'Ijayo', live: 'Inayoendelea', past: 'Iliyopita' },
  liveNow: 'unaendelea sasa',
  schedule: 'Panga mkutano',
  now: 'Sasa',
  comingUp: 'Inayokuja',
  past: 'Iliyopita',
  hosts: (name: string) => `Mwenyeji ni ${name}`,
  youHost: 'Mwenyeji ni wewe',
  hosted: (name: string) => `Mwenyeji alikuwa ${name}`,
  youHosted: 'Mwenyeji ulikuwa wewe',
  invited: (n: number) => by(n, { one: 'Mwalikwa #', other: 'Waalikwa #' }),
  inside: (n: number) => by(n, { one: 'Mtu # yumo ndani', other: 'Watu # wamo ndani' }),
  nobodyInside: 'Bado hakuna aliye ndani',
  came: (n: number, invited: number) => by(n, { one: `# kati ya ${invited} alifika`, other: `# kati ya ${invited} walifika` }),
  willYouCome: 'Utakuja?',
  notSaved: 'Jibu lako halikuhifadhiwa.',
  cancelled: 'Umeghairiwa',
  showMore: 'Onyesha zaidi',
  loading: 'Mikutano inapakiwa',
  empty: {
    all: 'Bado hakuna mikutano',
    upcoming: 'Hakuna mkutano uliopangwa',
    live: 'Hakuna mkutano unaoendelea',
    past: 'Bado hakuna mkutano uliofanyika',
  },
  emptyHint: {
    officer: 'Panga unaofuata. Kila mwanachama ataalikwa.',
    member: 'Mwenyekiti au katibu akipanga mkutano, utaonekana hapa.',
    live: 'Mkutano ukianza, utajiunga kutoka hapa.',
    past: 'Kila mkutano huacha kumbukumbu yake hapa.',
  },
  failed: 'Mikutano haikuweza kupakiwa',
  failedOffline: 'Huna mtandao. Angalia data au Wi-Fi yako, kisha ujaribu tena.',
  failedToken: 'Tovuti yako haikuweza kututambulisha wewe ni nani. Pakia ukurasa upya, au ingia tena.',
  failedOther: 'Tatizo si simu yako. Jaribu tena baada ya muda mfupi.',
  failedForbidden: 'Mikutano ya chama hiki ni ya wanachama wake tu.',
  stale: 'Huenda orodha hii si ya sasa.',
  scheduled: (title: string) => `“${title}” umepangwa. Wote wamealikwa.`,
} satisfies typeof english;
