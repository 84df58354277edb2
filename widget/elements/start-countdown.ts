// How long until a meeting starts, or since it did. Ticks by itself, so that the screen around it stays still.
import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { MeetingInfo } from '../../protocol/index.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { Ticker } from '../controllers/ticker.ts';
import { time } from '../strings/en/time.ts';
import { countdownClock } from '../strings/time.ts';
import { base } from '../styles/base.ts';
import { countdown } from '../styles/countdown.ts';

const minuteMs = 60_000;
/** Seconds are shown for the last hour only; before that they say nothing. */
const secondsFromMs = 60 * minuteMs;

export class StartCountdown extends LitElement {
  static override styles = [base, countdown];

  readonly #words = new Localizer(this, { time });

  @property({ attribute: false }) meeting: MeetingInfo | null = null;
  /** Added to this device's clock to get the server's. */
  @property({ attribute: false }) offset = 0;

  readonly #ticker: Ticker = new Ticker(this, () => (Math.abs(this.#msToStart()) < secondsFromMs ? 1000 : 10_000));

  override render() {
    const { label, value } = this.#shown();
    return html`<p class=${this.meeting?.status === 'in_progress' ? 'live' : ''}><span class="small">${label}</span><time role="timer">${value}</time></p>`;
  }

  #shown(): { label: string; value: string } {
    const { time: words } = this.#words.tables;
    const format = this.#words.time;
    const ms = this.#msToStart();
    if (this.meeting?.status === 'in_progress') return { label: words.liveLabel, value: format.duration(Math.max(minuteMs, -ms)) };
    if (ms <= -minuteMs) return { label: words.lateLabel, value: words.ago(format.span(-ms)) };
    return { label: words.startsInLabel, value: ms < secondsFromMs ? countdownClock(ms) : format.span(ms) };
  }

  #msToStart(): number {
    const { meeting } = this;
    if (!meeting) return 0;
    const at = meeting.status === 'in_progress' ? (meeting.startedAt ?? meeting.scheduledStart) : meeting.scheduledStart;
    return Date.parse(at) - this.#now() - this.offset;
  }

  #now(): number {
    return this.#ticker.now;
  }
}

defineElement('chama-start-countdown', StartCountdown);

declare global {
  interface HTMLElementTagNameMap {
    'chama-start-countdown': StartCountdown;
  }
}
