// Swahili: the chat panel.
import type { chat as english } from '../en/chat.ts';
import { plural } from '../plural.ts';

const by = plural('sw');

export const chat = {
  title: 'Gumzo',
  log: 'Jumbe za gumzo',
  message: 'Ujumbe',
  send: 'Tuma',
  you: 'Wewe',
  sending: 'Inatumwa…',
  notSent: 'Haukutumwa',
  resend: 'Tuma tena',
  discard: 'Futa',
  empty: 'Bado hakuna ujumbe',
  emptyHelp: 'Andika wa kwanza. Kila aliye mkutanoni ataweza kuusoma.',
  older: 'Onyesha jumbe za awali',
  loadingOlder: 'Inapakia…',
  olderFailed: 'Jumbe za awali hazikupakiwa.',
  tooLong: (left) => by(left, { one: 'herufi # imezidi', other: 'herufi # zimezidi' }),
} satisfies typeof english;
