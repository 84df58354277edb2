// English: the list of a chama's meetings and its cards.
import { plural } from '../plural.ts';

const by = plural('en');

export const list = {
  tabs: { all: 'All', upcoming: 'Upcoming', live: 'Live', past: 'Past' },
  liveNow: 'going on now',
  schedule: 'Schedule meeting',
  now: 'Now',
  comingUp: 'Coming up',
  past: 'Past',
  hosts: (name: string) => `${name} hosts`,
  youHost: 'You host',
  hosted: (name: string) => `${name} hosted`,
  youHosted: 'You hosted',
  invited: (n: number) => by(n, { one: '# invited', other: '# invited' }),
  inside: (n: number) => by(n, { one: '# person is in', other: '# people are in' }),
  nobodyInside: 'Nobody is in yet',
  came: (n: number, invited: number) => `${n} of ${invited} came`,
  willYouCome: 'Will you come?',
  notSaved: 'Your answer was not saved.',
  cancelled: 'Cancelled',
  showMore: 'Show more',
  loading: 'Loading meetings',
  empty: {
    all: 'No meetings yet',
    upcoming: 'No meeting is planned',
    live: 'No meeting is going on',
    past: 'No meeting has taken place yet',
  },
  emptyHint: {
    officer: 'Plan the next one. Every member is invited.',
    member: 'When your chairperson or secretary plans one, it shows here.',
    live: 'When one starts, you can join it here.',
    past: 'Each one leaves its record here.',
  },
  failed: 'The meetings could not be loaded',
  failedOffline: 'You are offline. Check your data or Wi-Fi, then try again.',
  failedToken: 'Your site could not tell us who you are. Reload the page, or sign in again.',
  failedOther: 'It is not your phone. Try again in a moment.',
  failedForbidden: 'This chama’s meetings are open to its members only.',
  stale: 'This list may be out of date.',
  scheduled: (title: string) => `“${title}” is scheduled. Everybody is invited.`,
};
