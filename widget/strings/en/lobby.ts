// English: waiting outside, letting people in, and the second tab.
import { plural } from '../plural.ts';

const by = plural('en');

export const lobby = {
  hostLetsYouIn: (name: string) => `${name} will let you in`,
  peopleIn: (n: number) => by(n, { one: '# person is in', other: '# people are in' }),
  yourNumber: (n: number) => `You are number ${n}`,
  waiting: 'waiting',
  microphoneWorks: 'Your microphone works',
  keepOpen: 'Keep this page open. You will hear a sound when you are let in, and you keep your place if you open another app for a moment.',
  offline: 'Connection lost. Trying again…',
  keepsPlace: 'You keep your place.',
  leave: 'Leave',
  level: 'Level',
  waitingToComeIn: 'Waiting to come in',
  peopleWait: (n: number) => by(n, { one: '# person is waiting', other: '# people are waiting' }),
  admit: 'Admit',
  deny: 'Deny',
  admitAll: 'Admit all',
  admitName: (name: string) => `Admit ${name}`,
  denyName: (name: string) => `Deny ${name}`,
  justCame: 'Just now',
  away: 'Not connected now',
  knocks: (name: string) => `${name} is waiting to come in`,
  elsewhereTitle: 'You are in this meeting elsewhere',
  elsewhereText: 'Another tab or device of yours is in. If you go on here, it leaves there.',
  useHere: 'Use here',
};
