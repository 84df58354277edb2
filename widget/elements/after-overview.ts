// A meeting's record in short: this person's own stay, what was decided, who came.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Participant, Poll } from '../../protocol/index.ts';
import { type ClientState, infoOf } from '../client/client-state.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { after } from '../strings/en/after.ts';
import { base } from '../styles/base.ts';
import { card } from '../styles/card.ts';
import { figures } from '../styles/figures.ts';
import { check, clock, icon, info as infoIcon } from '../styles/icons.ts';
import { notice } from '../styles/notice.ts';
import { page } from '../styles/page.ts';
import { poll as pollStyles } from '../styles/poll.ts';

export class AfterOverview extends LitElement {
  static override styles = [base, page, card, notice, figures, pollStyles];

  readonly #words = new Localizer(this, { after });

  @property({ attribute: false }) state: ClientState | null = null;
  @property({ attribute: false }) people: readonly Participant[] = [];
  @property({ attribute: false }) polls: readonly Poll[] = [];

  override render() {
    const { state, people } = this;
    if (!state) return nothing;
    const polls = this.polls.filter((poll) => poll.status === 'closed');
    return html`<div class="split">
      <div class="stack">${this.#mine(state, people)}${polls.length > 0 ? this.#decided(polls) : nothing}</div>
      ${this.#whoCame(state, people)}
    </div>`;
  }

  #mine(state: ClientState, people: readonly Participant[]): TemplateResult | typeof nothing {
    const { after: words } = this.#words.tables;
    const id = state.view?.me.participantId ?? state.meeting?.me?.participantId;
    const self = people.find((person) => person.id === id);
    const zone = infoOf(state)?.timezone ?? 'UTC';
    if (!self) return nothing;
    if (!self.joinedAt)
      return html`<div class="notice">${icon(infoIcon)}<div><strong>${words.absent}</strong><p class="small">${words.absentHint}</p></div></div>`;
    const span = this.#words.time.duration(self.durationSeconds * 1000);
    return html`<div class="notice ${self.isLate ? 'wait' : 'good'}">${icon(self.isLate ? clock : check)}<div>
      <strong>${self.isLate ? words.stayedLate(span) : words.stayedOnTime(span)}</strong>
      ${self.leftAt ? html`<p class="small num">${this.#words.time.clocks(self.joinedAt, self.leftAt, zone)}</p>` : nothing}
    </div></div>`;
  }

  #decided(polls: readonly Poll[]): TemplateResult {
    return html`<section class="card" aria-labelledby="decided"><h2 id="decided">${this.#words.tables.after.decided}</h2>
      <ul class="divided stack">${polls.map((poll) => html`<li class="stack tight">${this.#poll(poll)}</li>`)}</ul>
    </section>`;
  }

  #poll({ question, options, counts, voters }: Poll): TemplateResult {
    const { after: words } = this.#words.tables;
    const most = Math.max(0, ...Object.values(counts ?? {}));
    return html`<div class="card-head"><h3 class="question">${question}</h3><span class="small muted">${voters > 0 ? words.votes(voters) : words.noVotes}</span></div>
      ${options.map((option) => {
        const votes = counts?.[option.id] ?? 0;
        return html`<div class="poll-row"><span>${option.text}</span><span class="strong">${votes}</span>
          <svg class="bar" viewBox="0 0 ${Math.max(1, voters)} 1" preserveAspectRatio="none" aria-hidden="true">
            <rect class="track" width=${Math.max(1, voters)} height="1"></rect><rect class="fill ${votes === most && votes > 0 ? 'win' : ''}" width=${votes} height="1"></rect>
          </svg></div>`;
      })}`;
  }

  #whoCame(state: ClientState, people: readonly Participant[]): TemplateResult {
    const { after: words } = this.#words.tables;
    const counts = state.meeting?.counts;
    const invited = people.length || (counts?.invited ?? 0);
    const came = people.length > 0 ? people.filter((person) => person.joinedAt !== null).length : (counts?.joined ?? 0);
    const late = people.filter((person) => person.isLate).length;
    return html`<section class="card" aria-labelledby="came"><h2 id="came">${words.whoCame}</h2>
      <p class="big"><span class="num">${came}</span> <span class="muted">${words.of(invited)}</span></p>
      <svg class="bar3" viewBox="0 0 ${Math.max(1, invited)} 1" preserveAspectRatio="none" aria-hidden="true">
        <rect class="away" width=${Math.max(1, invited)} height="1"></rect><rect class="late" width=${came} height="1"></rect><rect class="came" width=${came - late} height="1"></rect>
      </svg>
      ${
        people.length > 0
          ? html`<p class="facts"><span><span class="swatch came"></span>${words.onTime(came - late)}</span><span><span class="swatch late"></span>${words.late(late)}</span>
            ${infoOf(state)?.status === 'completed' ? html`<span><span class="swatch"></span>${words.absentCount(invited - came)}</span>` : nothing}</p>`
          : nothing
      }
    </section>`;
  }
}

defineElement('chama-after-overview', AfterOverview);

declare global {
  interface HTMLElementTagNameMap {
    'chama-after-overview': AfterOverview;
  }
}
