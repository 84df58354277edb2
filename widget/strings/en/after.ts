// English: a meeting that is behind this person, and its records.
import { plural } from '../plural.ts';

const by = plural('en');

export const after = {
  back: 'Meetings',
  heading: {
    ended: 'The meeting has ended',
    left: 'You left the meeting',
    removed: 'You were removed from the meeting',
    denied: 'You were not let in',
    lost: 'The connection was lost',
    cancelled: 'The meeting was cancelled',
  },
  hint: {
    left: 'It is still going on.',
    removed: 'The host took you out. Speak to the host if you think this is a mistake.',
    denied: 'The host did not admit you. You may ask once more.',
    blocked: 'The host does not want to be asked again.',
    lost: 'Your network or our service dropped. The meeting is still going on.',
  },
  reason: (reason: string) => `Reason: ${reason}`,
  rejoin: 'Rejoin',
  askAgain: 'Ask again',
  records: 'The meeting’s records',
  tabs: { overview: 'Overview', attendance: 'Attendance', recordings: 'Recordings' },
  stayedOnTime: (span: string) => `You were there for ${span}, on time`,
  stayedLate: (span: string) => `You were there for ${span}, but came late`,
  absent: 'You were not there',
  absentHint: 'What was decided and who came stays here for you.',
  decided: 'What was decided',
  votes: (n: number) => by(n, { one: '# vote', other: '# votes' }),
  noVotes: 'Nobody voted',
  whoCame: 'Who came',
  of: (n: number) => `of ${n}`,
  onTime: (n: number) => by(n, { one: '# on time', other: '# on time' }),
  late: (n: number) => by(n, { one: '# late', other: '# late' }),
  absentCount: (n: number) => by(n, { one: '# absent', other: '# absent' }),
  loading: 'Loading the records',
  failed: 'This could not be loaded',
  failedHint: 'Nothing is lost. Try again in a moment.',
};
