// Swahili: choosing microphone and camera before walking in.
import type { prejoin as english } from '../en/prejoin.ts';
import { plural, unbroken } from '../plural.ts';

const by = plural('sw');

export const prejoin = {
  peopleIn: (n) => by(n, { one: 'Mtu # yumo ndani', other: 'Watu # wamo ndani' }),
  microphone: 'Maikrofoni',
  camera: 'Kamera',
  on: 'Imewashwa',
  off: 'Imezimwa',
  turningOn: 'Inawashwa…',
  blocked: 'Imezuiwa',
  notFound: 'Haipatikani',
  notWorking: 'Haifanyi kazi',
  level: 'Kiwango cha sauti',
  saySomething: 'Sema kitu kuijaribu',
  weHearYou: 'Tunakusikia',
  microphoneDevice: 'Kifaa cha maikrofoni',
  cameraDevice: 'Kifaa cha kamera',
  speaker: 'Spika',
  systemSpeaker: 'Ile inayotumika na kifaa hiki',
  unnamed: (kind, number) => unbroken(`${kind} ${number}`),
  noneFound: 'Hakuna kilichopatikana',
  chooseSoundAndPicture: 'Chagua maikrofoni, kamera na spika',
  chooseSound: 'Chagua maikrofoni na spika',
  join: 'Jiunge',
  joining: 'Unajiunga…',
  listenOnly: 'Unaweza kuingia na kusikiliza. Washa maikrofoni baadaye.',
  approval: (host) => `${host} huwaingiza watu mmoja mmoja.`,
  you: 'Wewe',
} satisfies typeof english;
