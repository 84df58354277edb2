// English: why a meeting cannot be shown at all, and what to do.
export const trouble = {
  back: 'Meetings',
  notFound: { heading: 'This meeting is not here', hint: 'The link may be wrong, or the meeting is not open to you. Ask whoever sent it.' },
  offline: { heading: 'You are offline', hint: 'Check your data or Wi-Fi, then try again.' },
  signIn: { heading: 'We do not know who you are', hint: 'Your sign-in may have expired. Reload the page, or sign in to your chama’s site again.' },
  notInvited: { heading: 'You are not invited', hint: 'Ask the host to invite you to this meeting.' },
  browser: { heading: 'This browser cannot do it', hint: 'Open the page in an up-to-date Chrome, Firefox, Edge or Safari.' },
  blocked: { heading: 'The page blocks the meeting', hint: 'Its security rules do not allow our service. Tell whoever runs your chama’s site.' },
  service: { heading: 'The meeting cannot be reached', hint: 'It is not your phone. We keep trying; you may try now.' },
  loading: 'Loading the meeting',
};
