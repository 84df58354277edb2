// What chat, people and polls have in common: a heading, a way to close, and on a phone a handle to drag the sheet down by.
import { html, nothing, type TemplateResult } from 'lit';
import { close, icon } from '../styles/icons.ts';

interface PanelFrame {
  readonly title: string;
  /** Beside the title, muted. */
  readonly count?: number;
  readonly closeWord: string;
  readonly onClose: () => void;
  readonly body: TemplateResult;
  readonly foot?: TemplateResult | typeof nothing;
}

/** Farther than this and the sheet goes. */
const farPx = 72;

export function panelFrame({ title, count, closeWord, onClose, body, foot = nothing }: PanelFrame): TemplateResult {
  return html`<aside class="panel" part="panel" aria-labelledby="panel-title">
    <div class="grip" @pointerdown=${(event: PointerEvent) => drag(event, onClose)}><span class="handle" aria-hidden="true"></span></div>
    <div class="panel-head">
      <h2 id="panel-title" tabindex="-1">${title}${count === undefined ? nothing : html` <span class="muted">${count}</span>`}</h2>
      <button type="button" class="icon-button" aria-label=${closeWord} @click=${onClose}>${icon(close)}</button>
    </div>
    ${body}${foot}
  </aside>`;
}

function drag(down: PointerEvent, onClose: () => void): void {
  const grip = down.currentTarget;
  if (!(grip instanceof HTMLElement) || !grip.parentElement) return;
  const sheet = grip.parentElement;
  const over = new AbortController();
  const { signal } = over;
  grip.setPointerCapture(down.pointerId);
  const moved = (event: PointerEvent) => Math.max(0, event.clientY - down.clientY);
  grip.addEventListener('pointermove', (event) => sheet.style.setProperty('--drag', `${moved(event)}px`), { signal });
  grip.addEventListener(
    'pointerup',
    (event) => {
      over.abort();
      sheet.style.removeProperty('--drag');
      if (moved(event) > farPx) onClose();
    },
    { signal },
  );
  grip.addEventListener(
    'pointercancel',
    () => {
      over.abort();
      sheet.style.removeProperty('--drag');
    },
    { signal },
  );
}
