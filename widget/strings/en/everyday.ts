// English: words that many screens share.
export const everyday = {
  meetings: 'Meetings',
  meeting: 'Meeting',
  audio: 'Audio',
  video: 'Video',
  screenShare: 'Screen share',
  close: 'Close',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  loading: 'Loading…',
  join: 'Join',
  leave: 'Leave',
  yes: 'Yes',
  no: 'No',
  maybe: 'Maybe',
  host: 'host',
};
