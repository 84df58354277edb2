// Swahili: the recordings of a meeting.
import type { recordings as english } from '../en/recordings.ts';

export const recordings = {
  none: 'Hakuna rekodi',
  noneHint: 'Mkutano huu haukurekodiwa, au hujafunguliwa rekodi yake.',
  audio: 'Sauti',
  video: 'Sauti na picha',
  access: { public: 'Wanachama wote', role: 'Baadhi ya viongozi', private: 'Mwenyeji tu' },
  pending: 'Bado inaandaliwa',
  failed: 'Rekodi imeshindikana',
  download: (size: string) => (size ? `Pakua · ${size}` : 'Pakua'),
  downloading: 'Inapakuliwa…',
  downloadFailed: 'Rekodi haikupatikana. Jaribu tena.',
} satisfies typeof english;
