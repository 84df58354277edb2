// A row of bars that follows a microphone: the proof that it works. Told the level by a method, so nothing renders many times a second.
import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { defineElement } from '../controllers/define.ts';
import { base } from '../styles/base.ts';
import { level } from '../styles/level.ts';

const bars = 12;

export class LevelMeter extends LitElement {
  static override styles = [base, level];

  @property() label = '';

  #lit = 0;

  /** `value` from 0 to 1. */
  show(value: number): void {
    const lit = Math.round(Math.min(1, Math.max(0, value)) * bars);
    if (lit === this.#lit || !this.hasUpdated) return;
    this.#lit = lit;
    const meter = this.renderRoot.querySelector('.level');
    meter?.setAttribute('aria-valuenow', String(lit));
    for (const [index, bar] of [...(meter?.children ?? [])].entries()) bar.classList.toggle('on', index < lit);
  }

  override render() {
    return html`<span class="level" role="meter" aria-label=${this.label} aria-valuemin="0" aria-valuemax=${bars} aria-valuenow="0">
      ${Array.from({ length: bars }, () => html`<i></i>`)}
    </span>`;
  }
}

defineElement('chama-level-meter', LevelMeter);

declare global {
  interface HTMLElementTagNameMap {
    'chama-level-meter': LevelMeter;
  }
}
