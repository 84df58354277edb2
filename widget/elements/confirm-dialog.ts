// Asks once before something that cannot be taken back. Names what it does; the safe answer has the focus.
import { html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { defineElement } from '../controllers/define.ts';
import { DialogController } from '../controllers/dialog-controller.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { dialog } from '../styles/dialog.ts';

export interface Question {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly keep: string;
}

/**
 * @fires confirmed
 * @fires dialog-closed - Also after `confirmed`.
 */
export class ConfirmDialog extends LitElement {
  static override styles = [base, button, dialog];

  readonly #dialog = new DialogController(
    this,
    () => this.element,
    () => this.question !== null,
    () => this.#close(),
  );

  /** Open while there is one. */
  @property({ attribute: false }) question: Question | null = null;
  @query('dialog') private readonly element!: HTMLDialogElement | null;

  override render() {
    void this.#dialog;
    const { question } = this;
    return html`<dialog class="backdrop" role="alertdialog" part="dialog" aria-labelledby="title" aria-describedby="text">
      ${
        question
          ? html`<div class="dialog ask">
        <div class="dialog-head"><span class="handle" aria-hidden="true"></span><h2 id="title">${question.title}</h2></div>
        <div class="dialog-body">
          <p class="muted" id="text">${question.text}</p>
          <button type="button" part="button" class="button primary tall wide" autofocus @click=${() => this.#close()}>${question.keep}</button>
          <button type="button" part="button" class="button danger-quiet tall wide" @click=${this.#onConfirm}>${question.confirm}</button>
        </div>
      </div>`
          : nothing
      }
    </dialog>`;
  }

  readonly #onConfirm = () => {
    this.dispatchEvent(new Event('confirmed'));
    this.#close();
  };

  #close(): void {
    this.dispatchEvent(new Event('dialog-closed'));
  }
}

defineElement('chama-confirm-dialog', ConfirmDialog);

declare global {
  interface HTMLElementTagNameMap {
    'chama-confirm-dialog': ConfirmDialog;
  }
}
