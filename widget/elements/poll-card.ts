// One poll: its question, a way to vote, and its bars with their numbers. Shows what it is given and says what was chosen.
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { OptionId, Poll, PollOption } from '../../protocol/index.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { polls } from '../strings/en/polls.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { chip } from '../styles/chip.ts';
import { field } from '../styles/field.ts';
import { alert, icon } from '../styles/icons.ts';
import { poll as pollStyles } from '../styles/poll.ts';
import { poll as pollIcon } from '../styles/room-icons.ts';

export type PollAct =
  | { readonly type: 'open'; readonly pollId: string }
  | { readonly type: 'close'; readonly pollId: string }
  | { readonly type: 'vote'; readonly pollId: string; readonly optionIds: readonly OptionId[] };

const noOptions: readonly OptionId[] = [];

/** @fires poll-act - `{detail: PollAct}` */
export class PollCard extends LitElement {
  static override styles = [base, button, chip, field, pollStyles];

  readonly #words = new Localizer(this, { polls });

  @property({ attribute: false }) poll: Poll | null = null;
  /** What this person chose; for a secret poll what they just chose, if at all. */
  @property({ attribute: false }) mine: readonly OptionId[] = noOptions;
  /** Has voted, even where we do not know what. */
  @property({ type: Boolean }) voted = false;
  @property({ type: Number }) people = 0;
  @property({ type: Boolean }) manages = false;
  @property({ type: Boolean }) votes = false;
  @property({ type: Boolean }) busy = false;
  @property() refusal = '';
  @state() private chosen: readonly OptionId[] | null = null;
  @state() private changing = false;
  @state() private hint = false;

  override render() {
    const { poll } = this;
    if (!poll) return nothing;
    const words = this.#words.tables.polls;
    const votes = poll.status === 'open' && this.votes && (!this.voted || this.changing);
    const shows = poll.status !== 'draft' && poll.counts !== null && (!votes || this.manages);
    return html`<article class="poll" aria-labelledby="question">
      <p class="small muted with-icon">${icon(pollIcon, 'm')}<span>${this.#line(poll)}</span></p>
      <h3 class="q" id="question">${poll.question}</h3>
      ${votes ? this.#ballot(poll, shows) : this.#result(poll, shows)}
      ${poll.status === 'open' && poll.counts === null && !votes ? html`<p class="small muted">${this.voted ? `${words.voted}. ` : nothing}${words.hiddenUntilClosed}</p>` : nothing}
      ${this.refusal || this.hint ? html`<p class="error" role="alert">${icon(alert)}<span>${this.refusal || words.pickFirst}</span></p>` : nothing}
      ${this.#acts(poll, votes)}
    </article>`;
  }

  #line(poll: Poll): string {
    const words = this.#words.tables.polls;
    const status = poll.status === 'draft' ? words.draft : poll.status === 'open' ? words.open : words.closed;
    const voters =
      poll.status === 'draft' ? [] : [poll.status === 'open' ? words.votesOf(poll.voters, Math.max(this.people, poll.voters)) : words.votes(poll.voters)];
    return [status, ...(poll.secret ? [words.secretMark] : []), ...voters].join(' · ');
  }

  #ballot(poll: Poll, shows: boolean) {
    const words = this.#words.tables.polls;
    return html`<form id="ballot" @submit=${this.#onVote}>
      <fieldset aria-labelledby="question" class="options">
        <legend class="small muted">${poll.multiple ? words.chooseSome : words.chooseOne}</legend>
        ${poll.options.map(
          (option) => html`<label class="option">
          <input type=${poll.multiple ? 'checkbox' : 'radio'} name="option" .value=${option.id} .checked=${this.#chosen().includes(option.id)} @change=${this.#onChoose}>
          <span>${option.text}</span>${shows ? html`<span class="strong num">${poll.counts?.[option.id] ?? 0}</span>` : nothing}
          ${shows ? this.#bar(poll, option) : nothing}
        </label>`,
        )}
      </fieldset>
    </form>`;
  }

  #result(poll: Poll, shows: boolean) {
    const words = this.#words.tables.polls;
    return html`<ul class="options">${poll.options.map((option) => {
      const isMine = this.mine.includes(option.id);
      const count = poll.counts?.[option.id] ?? 0;
      return html`<li class="poll-row ${isMine ? 'mine' : ''}">
        <span>${option.text}${isMine ? html` <span class="small muted">· ${words.yourVote}</span>` : nothing}</span>
        ${shows ? html`<span class="strong num"><span class="sr-only">${words.count(count)}</span><span aria-hidden="true">${count}</span></span>${this.#bar(poll, option)}` : nothing}
      </li>`;
    })}</ul>`;
  }

  /** Of those who voted; numbers as attributes, so that no style is written. */
  #bar(poll: Poll, option: PollOption) {
    const count = poll.counts?.[option.id] ?? 0;
    const all = Math.max(1, poll.voters);
    const most = Math.max(...poll.options.map((other) => poll.counts?.[other.id] ?? 0));
    return html`<svg class="bar" viewBox="0 0 ${all} 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width=${all} height="1"></rect><rect class="fill ${poll.status === 'closed' && count === most && count > 0 ? 'win' : ''}" width=${Math.min(count, all)} height="1"></rect>
    </svg>`;
  }

  #acts(poll: Poll, votes: boolean) {
    const words = this.#words.tables.polls;
    const wait = this.busy ? 'true' : nothing;
    const isOpen = poll.status === 'open';
    const mayChange = isOpen && this.votes && this.voted && !poll.secret && !this.changing;
    const acts = [
      votes ? html`<button type="submit" part="button" form="ballot" class="button primary" aria-disabled=${wait}>${words.vote}</button>` : nothing,
      votes && this.changing ? html`<button type="button" part="button" class="button" @click=${this.#onKeep}>${words.keepVote}</button>` : nothing,
      mayChange ? html`<button type="button" part="button" class="button" @click=${this.#onChange}>${words.changeVote}</button>` : nothing,
      poll.status === 'draft' && this.manages
        ? html`<button type="button" part="button" class="button primary" aria-disabled=${wait} @click=${() => this.#tell({ type: 'open', pollId: poll.id })}>${words.openPoll}</button>`
        : nothing,
      isOpen && this.manages
        ? html`<button type="button" part="button" class="button" aria-disabled=${wait} @click=${() => this.#tell({ type: 'close', pollId: poll.id })}>${words.closePoll}</button>`
        : nothing,
    ].filter((act) => act !== nothing);
    return acts.length > 0 ? html`<div class="acts">${acts}</div>` : nothing;
  }

  #chosen(): readonly OptionId[] {
    return this.chosen ?? this.mine;
  }

  readonly #onChoose = () => {
    this.chosen = [...this.renderRoot.querySelectorAll<HTMLInputElement>('input[name="option"]')].filter((input) => input.checked).map((input) => input.value);
    this.hint = false;
  };

  readonly #onVote = (event: SubmitEvent) => {
    event.preventDefault();
    const optionIds = this.#chosen();
    this.hint = optionIds.length === 0;
    if (!this.poll || this.busy || optionIds.length === 0) return;
    this.changing = false;
    this.#tell({ type: 'vote', pollId: this.poll.id, optionIds });
  };

  readonly #onChange = () => {
    this.chosen = this.mine;
    this.changing = true;
  };

  readonly #onKeep = () => {
    this.changing = false;
    this.chosen = null;
  };

  #tell(act: PollAct): void {
    if (!this.busy) this.dispatchEvent(new CustomEvent<PollAct>('poll-act', { detail: act }));
  }
}

defineElement('chama-poll-card', PollCard);

declare global {
  interface HTMLElementTagNameMap {
    'chama-poll-card': PollCard;
  }
}
