// A clock that counts up from a moment, by itself, so that nothing around it renders every second.
import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { defineElement } from '../controllers/define.ts';
import { Ticker } from '../controllers/ticker.ts';
import { countdownClock } from '../strings/time.ts';
import { base } from '../styles/base.ts';

export class ElapsedTime extends LitElement {
  static override styles = [base];

  /** Milliseconds since the epoch, by the clock that `offset` leads to. */
  @property({ type: Number }) from = 0;
  /** Added to this device's clock: `clockOffsetMs` where `from` is the server's time. */
  @property({ type: Number }) offset = 0;

  readonly #ticker = new Ticker(this, () => 1000);

  override render() {
    const ms = Math.max(0, this.#ticker.now + this.offset - this.from);
    return html`<time>${countdownClock(Math.floor(ms / 1000) * 1000)}</time>`;
  }
}

defineElement('chama-elapsed-time', ElapsedTime);

declare global {
  interface HTMLElementTagNameMap {
    'chama-elapsed-time': ElapsedTime;
  }
}
