// English: a meeting before anybody is in it, or while others already are.
import { plural } from '../plural.ts';

const by = plural('en');

export const before = {
  back: 'Meetings',
  hostedBy: (name: string) => `${name} hosts`,
  youHost: 'You host this meeting',
  approval: 'The host lets each person in',
  about: 'What it is about',
  yourAnswer: 'Your answer',
  start: 'Start meeting',
  starting: 'Starting…',
  startHint: 'Members can join once you start.',
  waitHint: (host: string) => `You can join once ${host} has started the meeting.`,
  liveHint: (n: number) => by(n, { one: '# person is in', other: '# people are in' }),
  liveEmpty: 'Nobody is in yet',
  lookHint: 'You see this meeting as an officer. You are not invited to it.',
  startFailed: 'The meeting could not be started. Try again in a moment.',
  startOffline: 'You are offline. Check your data or Wi-Fi, then try again.',
  whoComes: 'Who comes',
  invited: (n: number) => by(n, { one: '# invited', other: '# invited' }),
  answers: {
    yes: (n: number) => by(n, { one: '# yes', other: '# yes' }),
    maybe: (n: number) => by(n, { one: '# maybe', other: '# maybe' }),
    no: (n: number) => by(n, { one: '# no', other: '# no' }),
    none: (n: number) => by(n, { one: '# has not answered', other: '# have not answered' }),
  },
  answer: { yes: 'Yes', maybe: 'Maybe', no: 'No', none: 'No answer yet' },
  host: 'Host',
  showAll: (n: number) => by(n, { one: 'Show all #', other: 'Show all #' }),
  showFewer: 'Show fewer',
};
