// Swahili: what went wrong with something a person just did in the room. One sentence each, with what to do.
import type { errors as english } from '../en/errors.ts';

export const errors = {
  tooFast: 'Hiyo imekuwa haraka kidogo. Jaribu tena baada ya muda mfupi.',
  notNow: 'Haikufaulu. Jaribu tena baada ya muda mfupi.',
  offline: 'Hujaunganishwa. Jaribu tena muunganisho ukirudi.',
  notAllowed: 'Ni mwenyeji tu anayeweza kufanya hivyo.',
  changed: 'Mwingine amekutangulia: hili limebadilika.',
  tooLong: 'Hii ni ndefu mno.',
  full: 'Mkutano umejaa. Jaribu tena mtu akiondoka.',
  denied: 'Mwenyeji hakukuruhusu kuingia.',
  removed: 'Umeondolewa kwenye mkutano huu.',
  notStarted: 'Mkutano bado haujaanza. Jaribu tena baada ya muda mfupi.',
  ended: 'Mkutano umeisha.',
  cancelled: 'Mkutano ulighairiwa.',
  notInvited: 'Hujaalikwa kwenye mkutano huu.',
  signIn: 'Ingia tena kwenye tovuti.',
} satisfies typeof english;
