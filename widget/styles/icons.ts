// The icons of the screens before and after a meeting, drawn by icon(). Those of the room alone are in room-icons.ts.
// Lucide icons 1.62.0, https://lucide.dev, © Lucide Contributors, ISC licence: permission to use, copy, modify and distribute for any purpose with or
// without fee is granted, provided that this notice appears in all copies. Provided "as is", without warranty of any kind.
import { html, svg, type TemplateResult } from 'lit';

/** `s` and `m` sit in a line of text; without a size an icon fills its 24 px box. Always beside a word, so it is hidden from screen readers. */
export function icon(shape: ReturnType<typeof svg>, size: '' | 's' | 'm' = ''): TemplateResult {
  return html`<svg class="icon ${size}" viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;
}

export const add = svg`<path d="M5 12h14"/><path d="M12 5v14"/>`;
export const alert = svg`<circle cx="12" cy="12" r="10"/><line x1="12" x2="12" y1="8" y2="12"/><line x1="12" x2="12.01" y1="16" y2="16"/>`;
export const back = svg`<path d="m15 18-6-6 6-6"/>`;
export const calendar = svg`<path d="M8 2v3"/><path d="M16 2v3"/><rect x="3" y="3" width="18" height="18" rx="2"/><path d="M3 9h18"/>`;
export const check = svg`<path d="M20 6 9 17l-5-5"/>`;
export const clock = svg`<circle cx="12" cy="12" r="10"/><path d="M12 6v6l4 2"/>`;
export const close = svg`<path d="M18 6 6 18"/><path d="m6 6 12 12"/>`;
export const down = svg`<path d="m6 9 6 6 6-6"/>`;
export const download = svg`<path d="M12 15V3"/><path d="M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"/><path d="m7 10 5 5 5-5"/>`;
export const file = svg`<path d="M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"/><path d="M14 2v5a1 1 0 0 0 1 1h5"/><path d="M10 9H8"/><path d="M16 13H8"/><path d="M16 17H8"/>`;
export const info = svg`<circle cx="12" cy="12" r="10"/><path d="M12 16v-4"/><path d="M12 8h.01"/>`;
export const lock = svg`<rect width="18" height="11" x="3" y="11" rx="2" ry="2"/><path d="M7 11V7a5 5 0 0 1 10 0v4"/>`;
export const mic = svg`<path d="M12 19v3"/><path d="M19 10v2a7 7 0 0 1-14 0v-2"/><rect x="9" y="2" width="6" height="13" rx="3"/>`;
export const next = svg`<path d="m9 18 6-6-6-6"/>`;
export const offline = svg`<path d="M12 20h.01"/><path d="M8.5 16.429a5 5 0 0 1 7 0"/><path d="M5 12.859a10 10 0 0 1 5.17-2.69"/><path d="M19 12.859a10 10 0 0 0-2.007-1.523"/><path d="M2 8.82a15 15 0 0 1 4.177-2.643"/><path d="M22 8.82a15 15 0 0 0-11.288-3.764"/><path d="m2 2 20 20"/>`;
export const people = svg`<path d="M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2"/><path d="M16 3.128a4 4 0 0 1 0 7.744"/><path d="M22 21v-2a4 4 0 0 0-3-3.87"/><circle cx="9" cy="7" r="4"/>`;
export const retry = svg`<path d="M21 12a9 9 0 1 1-9-9c2.52 0 4.93 1 6.74 2.74L21 8"/><path d="M21 3v5h-5"/>`;
export const screen = svg`<rect width="20" height="14" x="2" y="3" rx="2"/><line x1="8" x2="16" y1="21" y2="21"/><line x1="12" x2="12" y1="17" y2="21"/>`;
export const sort = svg`<path d="m21 16-4 4-4-4"/><path d="M17 20V4"/><path d="m3 8 4-4 4 4"/><path d="M7 4v16"/>`;
export const sortUp = svg`<path d="m5 12 7-7 7 7"/><path d="M12 19V5"/>`;
export const video = svg`<path d="m16 13 5.223 3.482a.5.5 0 0 0 .777-.416V7.87a.5.5 0 0 0-.752-.432L16 10.5"/><rect x="2" y="6" width="14" height="12" rx="2"/>`;
