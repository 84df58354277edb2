// English: the recordings of a meeting.
export const recordings = {
  none: 'No recording',
  noneHint: 'This meeting was not recorded, or the recording was not opened to you.',
  audio: 'Sound',
  video: 'Sound and picture',
  access: { public: 'All members', role: 'Some roles', private: 'Host only' },
  pending: 'Still being prepared',
  failed: 'The recording failed',
  download: (size: string) => (size ? `Download · ${size}` : 'Download'),
  downloading: 'Fetching…',
  downloadFailed: 'The recording could not be fetched. Try again.',
};
