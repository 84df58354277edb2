// Who waits outside, on a host's screen without opening anything: the first in line, and a way to let in all.
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Knock, ParticipantId } from '../../protocol/index.ts';
import { can } from '../client/client-state.ts';
import type { MeetingClient } from '../client/meeting-client.ts';
import { type Announcer, announcerContext, meetingClientContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { SelectController } from '../controllers/select-controller.ts';
import { Ticker } from '../controllers/ticker.ts';
import { errors } from '../strings/en/errors.ts';
import { lobby } from '../strings/en/lobby.ts';
import { banner } from '../styles/banner.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { people } from '../styles/people.ts';
import './person-avatar.ts';
import { refusalOf } from './refusal.ts';

const none: readonly Knock[] = [];

export class KnockList extends LitElement {
  static override styles = [base, button, people, banner];

  readonly #words = new Localizer(this, { lobby, errors });
  readonly #knocks = new SelectController(
    this,
    () => this.client,
    (state) => (can(state, 'admit') ? (state.view?.lobby ?? none) : none),
  );
  readonly #offset = new SelectController(
    this,
    () => this.client,
    (state) => state.clockOffsetMs,
  );
  readonly #ticker = new Ticker(this, () => 15_000);
  #known: ReadonlySet<ParticipantId> = new Set();

  @consume({ context: meetingClientContext, subscribe: true })
  @property({ attribute: false })
  client?: MeetingClient;
  @consume({ context: announcerContext, subscribe: true })
  @property({ attribute: false })
  announcer?: Announcer;
  /** Being let in or sent away: the buttons have done their work. */
  @state() private handled: ReadonlySet<ParticipantId> = new Set();
  @state() private refusal = '';

  override updated(): void {
    const knocks = this.#knocks.value ?? none;
    for (const knock of knocks) if (!this.#known.has(knock.participantId)) this.announcer?.polite(this.#words.tables.lobby.knocks(knock.name));
    this.#known = new Set(knocks.map((knock) => knock.participantId));
    this.hidden = knocks.length === 0;
  }

  override render() {
    const knocks = (this.#knocks.value ?? none).filter((knock) => !this.handled.has(knock.participantId));
    const first = knocks[0];
    if (!first) return nothing;
    const words = this.#words.tables.lobby;
    return html`<section class="knock" aria-label=${words.waitingToComeIn}>
      <div class="knock-head">
        <span>${words.peopleWait(knocks.length)}</span>
        <button type="button" part="button" class="button quiet" @click=${this.#onAdmitAll}>${words.admitAll}</button>
      </div>
      ${this.#person(first)}
      ${this.refusal ? html`<p class="small" role="alert">${this.refusal}</p>` : nothing}
    </section>`;
  }

  #person(knock: Knock) {
    const words = this.#words.tables.lobby;
    return html`<div class="person">
      <chama-person-avatar .name=${knock.name} member-id=${knock.memberId} .picture=${knock.picture}></chama-person-avatar>
      <span class="who"><span class="name">${knock.name}</span><span class="sub">${knock.away ? words.away : this.#since(knock)}</span></span>
      <span class="acts">
        <button type="button" part="button" class="button deny" aria-label=${words.denyName(knock.name)} @click=${() => this.#decide('lobby:deny', knock)}>${words.deny}</button>
        <button type="button" part="button" class="button primary" aria-label=${words.admitName(knock.name)} @click=${() => this.#decide('lobby:admit', knock)}>${words.admit}</button>
      </span>
    </div>`;
  }

  #since(knock: Knock): string {
    const ms = this.#ticker.now + (this.#offset.value ?? 0) - Date.parse(knock.at);
    return ms < 60_000 ? this.#words.tables.lobby.justCame : this.#words.time.duration(ms);
  }

  async #decide(command: 'lobby:admit' | 'lobby:deny', { participantId }: Knock): Promise<void> {
    await this.#do([participantId], () => this.client?.send(command, { participantId }));
  }

  readonly #onAdmitAll = () =>
    this.#do(
      (this.#knocks.value ?? none).map((knock) => knock.participantId),
      () => this.client?.send('lobby:admit-all', {}),
    );

  async #do(ids: readonly ParticipantId[], act: () => Promise<unknown> | undefined): Promise<void> {
    this.refusal = '';
    this.handled = new Set([...this.handled, ...ids]);
    try {
      await act();
    } catch (thrown) {
      this.refusal = refusalOf(thrown, this.#words.tables.errors);
    } finally {
      // Whoever knocks again, or was not let in after all, is shown again.
      this.handled = new Set([...this.handled].filter((id) => !ids.includes(id)));
    }
  }
}

defineElement('chama-knock-list', KnockList);

declare global {
  interface HTMLElementTagNameMap {
    'chama-knock-list': KnockList;
  }
}
