// English: the chat panel.
import { plural } from '../plural.ts';

const by = plural('en');

export const chat = {
  title: 'Chat',
  log: 'Chat messages',
  message: 'Message',
  send: 'Send',
  you: 'You',
  sending: 'Sending…',
  notSent: 'Not sent',
  resend: 'Send again',
  discard: 'Discard',
  empty: 'No messages yet',
  emptyHelp: 'Write the first one. Everybody in the meeting can read it.',
  older: 'Show older messages',
  loadingOlder: 'Loading…',
  olderFailed: 'Older messages did not load.',
  tooLong: (left: number) => by(left, { one: '# letter too many', other: '# letters too many' }),
};
