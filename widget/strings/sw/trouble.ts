// Swahili: why a meeting cannot be shown at all, and what to do.
import type { trouble as english } from '../en/trouble.ts';

export const trouble = {
  back: 'Mikutano',
  notFound: { heading: 'Mkutano huu haupo hapa', hint: 'Huenda kiungo si sahihi, au mkutano si wako. Muulize aliyekutumia.' },
  offline: { heading: 'Huna mtandao', hint: 'Angalia data au Wi-Fi yako, kisha ujaribu tena.' },
  signIn: { heading: 'Hatujui wewe ni nani', hint: 'Huenda muda wako wa kuingia umekwisha. Pakia ukurasa upya, au ingia tena kwenye tovuti ya chama chako.' },
  notInvited: { heading: 'Hujaalikwa', hint: 'Mwombe mwenyeji akualike kwenye mkutano huu.' },
  browser: { heading: 'Kivinjari hiki hakiwezi', hint: 'Fungua ukurasa kwa Chrome, Firefox, Edge au Safari ya kisasa.' },
  blocked: { heading: 'Ukurasa unauzuia mkutano', hint: 'Kanuni zake za usalama haziruhusu huduma yetu. Mwambie anayesimamia tovuti ya chama chako.' },
  service: { heading: 'Mkutano haupatikani', hint: 'Tatizo si simu yako. Tunaendelea kujaribu; unaweza kujaribu sasa.' },
  loading: 'Mkutano unapakiwa',
} satisfies typeof english;
