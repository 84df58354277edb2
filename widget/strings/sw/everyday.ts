// Swahili: words that many screens share.
import type { everyday as english } from '../en/everyday.ts';

export const everyday = {
  meetings: 'Mikutano',
  meeting: 'Mkutano',
  audio: 'Sauti',
  video: 'Video',
  screenShare: 'Onyesho la skrini',
  close: 'Funga',
  cancel: 'Ghairi',
  tryAgain: 'Jaribu tena',
  loading: 'Inapakia…',
  join: 'Jiunge',
  leave: 'Ondoka',
  yes: 'Ndiyo',
  no: 'Hapana',
  maybe: 'Labda',
  host: 'mwenyeji',
} satisfies typeof english;
