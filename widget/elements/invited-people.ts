// Who is invited to a meeting and what they answered; a few at first, all on request.
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { MemberId, Participant, RsvpAnswer } from '../../protocol/index.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { before } from '../strings/en/before.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { card } from '../styles/card.ts';
import { people } from '../styles/people.ts';
import './person-avatar.ts';

const atFirst = 6;
const order = ['yes', 'maybe', 'no', 'none'] as const;

export class InvitedPeople extends LitElement {
  static override styles = [base, card, button, people];

  readonly #words = new Localizer(this, { before });

  @property({ attribute: false }) people: readonly Participant[] = [];
  @property({ attribute: false }) hostId: MemberId = '';
  @state() private isOpen = false;

  override render() {
    const { before: words } = this.#words.tables;
    const { people } = this;
    const isLong = people.length > atFirst + 1;
    const shown = isLong && !this.isOpen ? people.slice(0, atFirst) : people;
    return html`<section class="card" aria-labelledby="who">
      <div class="card-head"><h2 id="who">${words.whoComes}</h2><span class="small muted">${words.invited(people.length)}</span></div>
      <p class="facts">${order.map((answer) => this.#count(answer))}</p>
      <ul class="people-grid">${repeat(
        shown,
        (person) => person.id,
        (person) => this.#person(person),
      )}</ul>
      ${
        isLong
          ? html`<button type="button" part="button" class="button" aria-expanded=${this.isOpen ? 'true' : 'false'} @click=${this.#onToggle}>
            ${this.isOpen ? words.showFewer : words.showAll(people.length)}
          </button>`
          : nothing
      }
    </section>`;
  }

  #count(answer: RsvpAnswer | 'none') {
    const n = this.people.filter((person) => this.#answerOf(person) === answer).length;
    return n > 0 ? html`<span class=${answer === 'yes' ? 'strong' : ''}>${this.#words.tables.before.answers[answer](n)}</span>` : nothing;
  }

  #person(person: Participant) {
    const { before: words } = this.#words.tables;
    return html`<li class="person">
      <chama-person-avatar .name=${person.name} .memberId=${person.memberId} .picture=${person.picture}></chama-person-avatar>
      <span class="who"><span class="name">${person.name}</span><span class="sub">${person.memberId === this.hostId ? words.host : words.answer[this.#answerOf(person)]}</span></span>
    </li>`;
  }

  /** Who called the meeting comes, unless they say otherwise. */
  #answerOf({ rsvp, memberId }: Participant): RsvpAnswer | 'none' {
    return rsvp ?? (memberId === this.hostId ? 'yes' : 'none');
  }

  readonly #onToggle = () => {
    this.isOpen = !this.isOpen;
  };
}

defineElement('chama-invited-people', InvitedPeople);

declare global {
  interface HTMLElementTagNameMap {
    'chama-invited-people': InvitedPeople;
  }
}
