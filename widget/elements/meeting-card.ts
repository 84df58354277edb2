// One meeting in the list: what, when, who, how long until then, and the answer or the way in.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { RsvpAnswer } from '../../protocol/index.ts';
import type { Meeting } from '../client/rest-shapes.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { everyday } from '../strings/en/everyday.ts';
import { list } from '../strings/en/list.ts';
import { soonMs } from '../strings/time.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { card } from '../styles/card.ts';
import { chip } from '../styles/chip.ts';
import { figures } from '../styles/figures.ts';
import { clock, icon } from '../styles/icons.ts';
import { meetingCard } from '../styles/meeting-card.ts';
import { typeIcons, typeName } from './meeting-type.ts';
import './rsvp-choice.ts';

/**
 * @fires cm-open - `{meetingId}`, cancelable: the link was followed. Prevented, the browser stays here.
 * @fires cm-rsvp - `{meetingId, answer}`
 */
export class MeetingCard extends LitElement {
  static override styles = [base, card, button, chip, figures, meetingCard];

  readonly #words = new Localizer(this, { everyday, list });

  @property({ attribute: false }) meeting: Meeting | null = null;
  /** The meeting's page; without one the title is a button that only tells. */
  @property() href: string | null = null;
  /** By the server's clock, in milliseconds. */
  @property({ attribute: false }) now = 0;
  /** Shown instead of the meeting's own answer while it is being saved. */
  @property() answering: RsvpAnswer | null = null;
  @property({ type: Boolean }) failed = false;
  @property({ type: Number }) heading: 2 | 3 = 3;

  override render() {
    const { meeting } = this;
    if (!meeting) return nothing;
    if (meeting.status === 'in_progress') return this.#live(meeting);
    return meeting.status === 'scheduled' ? this.#upcoming(meeting) : this.#past(meeting);
  }

  #live(meeting: Meeting): TemplateResult {
    const { everyday: t, list: words } = this.#words.tables;
    const { present } = meeting.counts;
    return html`<article class="card meeting live" aria-labelledby="title">
      <div class="meeting-what">
        <span part="badge" class="chip live">${this.#words.time.live(meeting.startedAt, this.now)}</span>
        ${this.#title(meeting)}
        ${this.#facts(meeting)}
        <p class="small muted inside">${present === 0 ? words.nobodyInside : words.inside(present)}</p>
      </div>
      ${this.href && meeting.me ? html`<a class="button primary" part="button" href=${this.href} aria-describedby="title" @click=${this.#onOpen}>${t.join}</a>` : nothing}
    </article>`;
  }

  #upcoming(meeting: Meeting): TemplateResult {
    const { time } = this.#words;
    const isSoon = Date.parse(meeting.scheduledStart) - this.now < soonMs;
    const until = time.untilStart(meeting.scheduledStart, this.now);
    return html`<article class="card meeting" aria-labelledby="title">
      ${this.#dated(
        meeting,
        html`
        <span part="badge" class="chip ${isSoon ? 'soon' : ''}">${isSoon ? icon(clock) : nothing}${until}</span>
        ${this.#title(meeting)}
        <p class="small muted"><time datetime=${meeting.scheduledStart}>${time.when(meeting.scheduledStart, meeting.scheduledEnd, meeting.timezone)}</time></p>
        ${this.#facts(meeting)}`,
      )}
      ${
        meeting.me
          ? html`<chama-rsvp-choice class="meeting-foot" .answer=${this.answering ?? meeting.me.rsvp} ?failed=${this.failed} @cm-answer=${this.#onAnswer}></chama-rsvp-choice>`
          : nothing
      }
    </article>`;
  }

  #past(meeting: Meeting): TemplateResult {
    const { list: words } = this.#words.tables;
    const { time } = this.#words;
    const { invited, joined } = meeting.counts;
    const began = meeting.startedAt ?? meeting.scheduledStart;
    const lasted = meeting.startedAt && meeting.endedAt ? ` · ${time.duration(Date.parse(meeting.endedAt) - Date.parse(meeting.startedAt))}` : '';
    const isCancelled = meeting.status === 'cancelled';
    return html`<article class="card meeting" aria-labelledby="title">
      ${this.#dated(
        meeting,
        html`
        ${isCancelled ? html`<span part="badge" class="chip bad">${words.cancelled}</span>` : nothing}
        ${this.#title(meeting)}
        <p class="small muted"><time datetime=${began}>${time.date(began, meeting.timezone)}${lasted}</time></p>
        ${this.#facts(meeting, false)}`,
      )}
      ${
        isCancelled || invited === 0
          ? nothing
          : html`<div class="meeting-foot came">
            <svg class="bar3" viewBox="0 0 ${invited} 1" preserveAspectRatio="none" aria-hidden="true">
              <rect class="away" width=${invited} height="1"></rect><rect class="came" width=${joined} height="1"></rect>
            </svg>
            <p class="small medium">${words.came(joined, invited)}</p>
          </div>`
      }
    </article>`;
  }

  /** The day as a leaf, beside what the card says. */
  #dated(meeting: Meeting, what: TemplateResult): TemplateResult {
    const leaf = this.#words.time.leaf(meeting.startedAt ?? meeting.scheduledStart, meeting.timezone);
    return html`<div class="meeting-top">
      <div class="leaf" aria-hidden="true"><span class="day">${leaf.day}</span><span class="month">${leaf.month}</span></div>
      <div class="meeting-what">${what}</div>
    </div>`;
  }

  #title({ title }: Meeting): TemplateResult {
    const link = this.href
      ? html`<a id="title" href=${this.href} @click=${this.#onOpen}>${title}</a>`
      : html`<button type="button" class="title" id="title" @click=${this.#onOpen}>${title}</button>`;
    return this.heading === 2 ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`;
  }

  #facts(meeting: Meeting, withInvited = meeting.status === 'scheduled'): TemplateResult {
    const { everyday: t, list: words } = this.#words.tables;
    return html`<p class="facts">
      <span>${icon(typeIcons[meeting.type])}${typeName(meeting.type, t)}</span>
      <span>${this.#host(meeting)}</span>
      ${withInvited ? html`<span>${words.invited(meeting.counts.invited)}</span>` : nothing}
    </p>`;
  }

  #host(meeting: Meeting): string {
    const { list: words } = this.#words.tables;
    const isMine = meeting.me?.role === 'host';
    if (meeting.status === 'completed') return isMine ? words.youHosted : words.hosted(meeting.host.name);
    return isMine ? words.youHost : words.hosts(meeting.host.name);
  }

  readonly #onOpen = (event: MouseEvent) => {
    const { meeting } = this;
    const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
    if (!meeting || opensElsewhere) return;
    const follows = this.dispatchEvent(new CustomEvent('cm-open', { detail: { meetingId: meeting.id }, cancelable: true }));
    if (!follows) event.preventDefault();
  };

  readonly #onAnswer = (event: CustomEvent<{ answer: RsvpAnswer }>) => {
    this.dispatchEvent(new CustomEvent('cm-rsvp', { detail: { meetingId: this.meeting?.id, answer: event.detail.answer } }));
  };
}

defineElement('chama-meeting-card', MeetingCard);

declare global {
  interface HTMLElementTagNameMap {
    'chama-meeting-card': MeetingCard;
  }
}
