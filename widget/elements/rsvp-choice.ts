// The answer to an invitation: yes, maybe, no. Shows the answer it is given; saving it is the container's.
import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { RsvpAnswer } from '../../protocol/index.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { everyday } from '../strings/en/everyday.ts';
import { list } from '../strings/en/list.ts';
import { base } from '../styles/base.ts';
import { choice } from '../styles/choice.ts';
import { check, icon } from '../styles/icons.ts';

const order = ['yes', 'maybe', 'no'] as const satisfies readonly RsvpAnswer[];

/** @fires cm-answer - `{answer}`; somebody chose. */
export class RsvpChoice extends LitElement {
  static override styles = [base, choice];

  readonly #words = new Localizer(this, { everyday, list });

  @property() answer: RsvpAnswer | null = null;
  @property({ type: Boolean }) failed = false;

  override render() {
    const { everyday: t, list: words } = this.#words.tables;
    return html`<div class="rsvp" role="group" aria-labelledby="question">
      <p class="small medium muted" id="question">${words.willYouCome}</p>
      <div class="choice">
        ${order.map(
          (answer) => html`<button type="button" aria-pressed=${this.answer === answer ? 'true' : 'false'} @click=${() => this.#choose(answer)}>
            ${this.answer === answer ? icon(check, 'm') : ''}${t[answer]}
          </button>`,
        )}
      </div>
      <p class="small failed" role="status">${this.failed ? words.notSaved : ''}</p>
    </div>`;
  }

  #choose(answer: RsvpAnswer): void {
    if (answer === this.answer) return;
    this.dispatchEvent(new CustomEvent('cm-answer', { detail: { answer } }));
  }
}

defineElement('chama-rsvp-choice', RsvpChoice);

declare global {
  interface HTMLElementTagNameMap {
    'chama-rsvp-choice': RsvpChoice;
  }
}
