// The drawing for "nothing here yet": a table, some seats taken, some still free.
import { html } from 'lit';

export const emptySeats = html`<svg class="seats" viewBox="0 0 176 112" aria-hidden="true">
  <circle cx="40" cy="18" r="16"></circle><circle cx="88" cy="18" r="16"></circle><circle cx="136" cy="18" r="16"></circle>
  <circle class="free" cx="64" cy="94" r="16"></circle><circle class="free" cx="112" cy="94" r="16"></circle>
  <rect x="12" y="42" width="152" height="28" rx="14"></rect>
</svg>`;
