// A host leaves: alone, or everybody with them. Says what each does and to how many; the safe answer has the focus.
import { html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { defineElement } from '../controllers/define.ts';
import { DialogController } from '../controllers/dialog-controller.ts';
import { Localizer } from '../controllers/localizer.ts';
import { room } from '../strings/en/room.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { dialog } from '../styles/dialog.ts';
import { close, icon } from '../styles/icons.ts';
import * as icons from '../styles/room-icons.ts';

/**
 * @fires leave-chosen
 * @fires end-chosen
 * @fires dialog-closed
 */
export class LeaveDialog extends LitElement {
  static override styles = [base, button, dialog];

  readonly #words = new Localizer(this, { room });
  readonly #dialog = new DialogController(
    this,
    () => this.element,
    () => this.open,
    () => this.#tell('dialog-closed'),
  );

  @property({ type: Boolean }) open = false;
  /** How many are in, this person too. */
  @property({ type: Number }) people = 0;
  /** Who could go on leading; empty for nobody. */
  @property() cohost = '';
  @property() refusal = '';
  @query('dialog') private readonly element!: HTMLDialogElement | null;

  override render() {
    void this.#dialog;
    const words = this.#words.tables.room;
    return html`<dialog class="backdrop" part="dialog" aria-labelledby="title" @click=${this.#onBackdrop}>
      ${
        this.open
          ? html`<div class="dialog ask">
        <div class="dialog-head">
          <span class="handle" aria-hidden="true"></span>
          <h2 id="title">${words.leaveTitle}</h2>
          <button type="button" class="icon-button" aria-label=${words.close} @click=${() => this.#tell('dialog-closed')}>${icon(close)}</button>
        </div>
        <div class="dialog-body">
          <div class="leave-opt">
            <p class="muted">${this.cohost ? words.leaveCohost(this.cohost) : words.leaveOthersGoOn}</p>
            <button type="button" part="button" class="button primary tall wide" autofocus @click=${() => this.#tell('leave-chosen')}>${icon(icons.leave)}${words.leave}</button>
          </div>
          <div class="leave-opt">
            <p class="muted">${words.endText(this.people)}</p>
            <button type="button" part="button" class="button danger-quiet tall wide" @click=${() => this.#tell('end-chosen')}>${words.endForAll}</button>
            ${this.refusal ? html`<p class="small" role="alert">${this.refusal}</p>` : nothing}
          </div>
        </div>
      </div>`
          : nothing
      }
    </dialog>`;
  }

  readonly #onBackdrop = (event: MouseEvent) => {
    if (event.target === this.element) this.#tell('dialog-closed');
  };

  #tell(type: 'leave-chosen' | 'end-chosen' | 'dialog-closed'): void {
    this.dispatchEvent(new Event(type));
  }
}

defineElement('chama-leave-dialog', LeaveDialog);

declare global {
  interface HTMLElementTagNameMap {
    'chama-leave-dialog': LeaveDialog;
  }
}
