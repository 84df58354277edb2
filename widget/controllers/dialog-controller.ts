// Opens and closes a native <dialog> of an element's template, and gives the focus back to whatever opened it. Escape and backdrop come from the browser.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { announceIn } from './live-regions.ts';

/**
 *     readonly #dialog = new DialogController(this, () => this.renderRoot.querySelector('dialog'), () => this.isOpen);
 *
 * The property decides; when the person closes it (Escape), `closed` is told and must set the property.
 */
export class DialogController implements ReactiveController {
  readonly #dialog: () => HTMLDialogElement | null;
  readonly #isOpen: () => boolean;
  readonly #closed: () => void;
  #opener: Element | null = null;
  #silence: (() => void) | null = null;
  #listening: { readonly dialog: HTMLDialogElement; readonly abort: AbortController } | null = null;

  constructor(host: ReactiveControllerHost, dialog: () => HTMLDialogElement | null, isOpen: () => boolean, closed: () => void) {
    this.#dialog = dialog;
    this.#isOpen = isOpen;
    this.#closed = closed;
    host.addController(this);
  }

  hostUpdated(): void {
    const dialog = this.#dialog();
    if (!dialog) return;
    this.#listen(dialog);
    if (this.#isOpen() && !dialog.open) {
      this.#opener = deepActiveElement();
      dialog.showModal();
      this.#silence = announceIn(dialog);
    } else if (!this.#isOpen() && dialog.open) dialog.close();
  }

  hostDisconnected(): void {
    this.#listening?.abort.abort();
    this.#listening = null;
    this.#opener = null;
    this.#quiet();
  }

  #quiet(): void {
    this.#silence?.();
    this.#silence = null;
  }

  #listen(dialog: HTMLDialogElement): void {
    if (this.#listening?.dialog === dialog) return;
    this.#listening?.abort.abort();
    const abort = new AbortController();
    this.#listening = { dialog, abort };
    dialog.addEventListener('close', () => this.#onClose(), { signal: abort.signal });
  }

  #onClose(): void {
    this.#quiet();
    const opener = this.#opener;
    this.#opener = null;
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    if (this.#isOpen()) this.#closed();
  }
}

/** The focused element itself, not the shadow host that stands for it. */
export function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
