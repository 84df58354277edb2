// Reactions as they rise over the stage, counted: one emoji with its number, not one each. With reduced motion they just stand there for a moment.
import { consume } from '@lit/context';
import { html, LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { MeetingClient } from '../client/meeting-client.ts';
import { meetingClientContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { base } from '../styles/base.ts';
import { reactionFlight } from '../styles/reaction-flight.ts';

interface Flight {
  readonly id: number;
  readonly emoji: string;
  readonly count: number;
}

const shownMs = 2_600;
/** A storm does not cover the stage: what comes on top only adds to the numbers. */
const most = 5;

export class ReactionFlight extends LitElement {
  static override styles = [base, reactionFlight];

  @consume({ context: meetingClientContext, subscribe: true })
  @property({ attribute: false })
  client?: MeetingClient;
  @state() private flights: readonly Flight[] = [];

  #next = 0;
  #followed: MeetingClient | undefined;
  #stop: (() => void) | null = null;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#stop = null;
    this.#followed = undefined;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  override updated(): void {
    if (this.client === this.#followed) return;
    this.#stop?.();
    this.#followed = this.client;
    this.#stop = this.client?.onReactions((counts) => this.#show(counts)) ?? null;
  }

  override render() {
    return html`<div class="flights" aria-hidden="true">
      ${repeat(
        this.flights,
        (flight) => flight.id,
        ({ emoji, count }) => html`<span class="flight"><span class="emoji">${emoji}</span>${count > 1 ? html`<b>${count}</b>` : ''}</span>`,
      )}
    </div>`;
  }

  #show(counts: Readonly<Record<string, number>>): void {
    for (const [emoji, count] of Object.entries(counts)) {
      const same = this.flights.find((flight) => flight.emoji === emoji);
      if (same && this.flights.length >= most) this.flights = this.flights.map((flight) => (flight === same ? { ...same, count: same.count + count } : flight));
      else if (this.flights.length < most) this.#launch({ id: this.#next++, emoji, count });
    }
  }

  #launch(flight: Flight): void {
    this.flights = [...this.flights, flight];
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.flights = this.flights.filter((other) => other.id !== flight.id);
    }, shownMs);
    this.#timers.add(timer);
  }
}

defineElement('chama-reaction-flight', ReactionFlight);

declare global {
  interface HTMLElementTagNameMap {
    'chama-reaction-flight': ReactionFlight;
  }
}
