// English: what went wrong with something a person just did in the room. One sentence each, with what to do.
export const errors = {
  tooFast: 'That was a little fast. Try again in a moment.',
  notNow: 'It did not go through. Try again in a moment.',
  offline: 'You are not connected. Try again when the connection is back.',
  notAllowed: 'Only the host may do that.',
  changed: 'Somebody else was faster: this has changed.',
  tooLong: 'This is too long.',
  full: 'The meeting is full. Try again when somebody has left.',
  denied: 'The host did not let you in.',
  removed: 'You were removed from this meeting.',
  notStarted: 'The meeting has not started yet. Try again in a moment.',
  ended: 'The meeting has ended.',
  cancelled: 'The meeting was cancelled.',
  notInvited: 'You are not invited to this meeting.',
  signIn: 'Sign in to the site again.',
};
