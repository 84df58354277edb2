// Waiting outside: who lets one in, for how long one has waited, and the place in the line, which one keeps.
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { type ClientState, infoOf, presentCountOf } from '../client/client-state.ts';
import type { MeetingClient } from '../client/meeting-client.ts';
import { meetingClientContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { OutsideRefresh } from '../controllers/outside-refresh.ts';
import { SelectController, sameFields } from '../controllers/select-controller.ts';
import { lobby } from '../strings/en/lobby.ts';
import { banner } from '../styles/banner.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { chip } from '../styles/chip.ts';
import { clock, icon, mic, offline, people } from '../styles/icons.ts';
import { lobby as lobbyStyles } from '../styles/lobby.ts';
import { page } from '../styles/page.ts';
import { preJoin } from '../styles/pre-join.ts';
import { leave } from '../styles/room-icons.ts';
import { playChime } from './chime.ts';
import './elapsed-time.ts';
import './level-meter.ts';
import type { LevelMeter } from './level-meter.ts';

const shownOf = (state: ClientState) => ({
  info: infoOf(state),
  position: state.position,
  since: state.since,
  isOffline: state.link !== 'online',
  phase: state.phase,
  people: presentCountOf(state),
});

export class LobbyScreen extends LitElement {
  static override styles = [base, page, button, chip, banner, preJoin, lobbyStyles];

  readonly #words = new Localizer(this, { lobby });
  readonly #state = new SelectController(this, () => this.client, shownOf, sameFields);
  readonly #microphone = new SelectController(
    this,
    () => this.client?.preview,
    (preview) => preview.microphone.on,
  );
  protected readonly refresh = new OutsideRefresh(this, () => this.client);
  #followed: MeetingClient | undefined;
  #stops: (() => void)[] = [];

  @consume({ context: meetingClientContext, subscribe: true })
  @property({ attribute: false })
  client?: MeetingClient;
  @query('chama-level-meter') private readonly meter!: LevelMeter | null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#followed = undefined;
  }

  override updated(): void {
    const { client } = this;
    if (!client || client === this.#followed) return;
    for (const stop of this.#stops) stop();
    this.#followed = client;
    let before = client.state.phase;
    const letIn = client.subscribe(() => {
      const { phase } = client.state;
      if (before === 'waiting' && phase === 'connecting') playChime();
      before = phase;
    });
    this.#stops = [letIn, client.preview.onLevel((level) => this.meter?.show(level))];
  }

  /** Where the focus goes when this screen comes. */
  override focus(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  override render() {
    const shown = this.#state.value;
    if (!shown?.info) return nothing;
    const words = this.#words.tables.lobby;
    const { info, position, since } = shown;
    return html`<div class="page lobby">
      <div class="lobby-card">
        ${seats}
        <div class="group center">
          <h1 tabindex="-1">${words.hostLetsYouIn(info.host.name)}</h1>
          <p class="muted">${info.title}${shown.people > 0 ? html` · <span class="nowrap">${words.peopleIn(shown.people)}</span>` : nothing}</p>
        </div>
        <p class="lobby-chips">
          ${position ? html`<span class="chip soon">${icon(people)}${words.yourNumber(position)}</span>` : nothing}
          ${since ? html`<span class="chip">${icon(clock)}<chama-elapsed-time from=${since}></chama-elapsed-time> ${words.waiting}</span>` : nothing}
        </p>
        ${
          this.#microphone.value
            ? html`<div class="pj-level boxed"><span class="with-icon small">${icon(mic, 'm')}<span>${words.microphoneWorks}</span></span><chama-level-meter label=${words.level}></chama-level-meter></div>`
            : nothing
        }
        <div class="wide" role="status">
          ${shown.isOffline ? html`<div class="banner wait">${icon(offline)}<div><strong>${words.offline}</strong><br>${words.keepsPlace}</div></div>` : nothing}
        </div>
      </div>
      <div class="lobby-foot">
        <p class="small muted center">${words.keepOpen}</p>
        <button type="button" part="button" class="button wide" @click=${this.#onLeave}>${icon(leave)}${words.leave}</button>
      </div>
    </div>`;
  }

  readonly #onLeave = () => void this.client?.leave();
}

const seats = html`<svg class="seats" viewBox="0 0 176 112" aria-hidden="true">
  <circle cx="40" cy="18" r="16"></circle><circle cx="88" cy="18" r="16"></circle><circle cx="136" cy="18" r="16"></circle><circle cx="64" cy="94" r="16"></circle>
  <circle class="yours" cx="112" cy="94" r="16"></circle><rect x="12" y="42" width="152" height="28" rx="14"></rect>
</svg>`;

defineElement('chama-lobby', LobbyScreen);

declare global {
  interface HTMLElementTagNameMap {
    'chama-lobby': LobbyScreen;
  }
}
