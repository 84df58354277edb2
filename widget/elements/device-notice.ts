// Why a microphone or camera cannot be used, step by step what to do, and a way to try again. Shows what it is given.
import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { LocalKind } from '../client/media.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { devices } from '../strings/en/devices.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { icon, retry } from '../styles/icons.ts';
import { notice } from '../styles/notice.ts';
import { micOff, videoOff } from '../styles/room-icons.ts';
import type { DeviceTrouble } from './device-trouble.ts';

/** @fires try-again */
export class DeviceNotice extends LitElement {
  static override styles = [base, button, notice];

  readonly #words = new Localizer(this, { devices });

  @property() kind: LocalKind = 'microphone';
  @property({ attribute: false }) trouble: DeviceTrouble | null = null;

  override render() {
    const { trouble } = this;
    if (!trouble) return nothing;
    return html`<div class="notice wait" role="status">
      ${icon(this.kind === 'camera' ? videoOff : micOff)}
      <div>
        <strong>${trouble.title}</strong>
        ${trouble.help ? html`<p>${trouble.help}</p>` : nothing}
        ${trouble.steps.length > 0 ? html`<ol>${trouble.steps.map((step) => html`<li><span>${step}</span></li>`)}</ol>` : nothing}
        ${trouble.canRetry ? html`<button type="button" part="button" class="button" @click=${this.#onRetry}>${icon(retry)}${this.#words.tables.devices.tryAgain}</button>` : nothing}
      </div>
    </div>`;
  }

  readonly #onRetry = () => this.dispatchEvent(new Event('try-again'));
}

defineElement('chama-device-notice', DeviceNotice);

declare global {
  interface HTMLElementTagNameMap {
    'chama-device-notice': DeviceNotice;
  }
}
