// Before walking in: see and hear oneself, choose devices, and join with whatever works, or with nothing.
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { type ClientState, infoOf, presentCountOf, selfOf } from '../client/client-state.ts';
import type { DeviceKind, LocalSource } from '../client/media.ts';
import type { MeetingClient } from '../client/meeting-client.ts';
import type { TokenClaims } from '../client/token-claims.ts';
import { meetingClientContext, type Surroundings, surroundingsContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { OutsideRefresh } from '../controllers/outside-refresh.ts';
import { SelectController, sameFields } from '../controllers/select-controller.ts';
import { Ticker } from '../controllers/ticker.ts';
import { devices } from '../strings/en/devices.ts';
import { errors } from '../strings/en/errors.ts';
import { everyday } from '../strings/en/everyday.ts';
import { prejoin } from '../strings/en/prejoin.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { back, down, icon, mic, video } from '../styles/icons.ts';
import { page } from '../styles/page.ts';
import { preJoin } from '../styles/pre-join.ts';
import { micOff, settings, videoOff } from '../styles/room-icons.ts';
import './device-lists.ts';
import './device-notice.ts';
import { type DeviceTrouble, troubleOf } from './device-trouble.ts';
import './level-meter.ts';
import type { LevelMeter } from './level-meter.ts';
import { refusalOf } from './refusal.ts';
import './video-tile.ts';

type Kind = 'microphone' | 'camera';

/** Loud enough to be a voice and not the room. */
const audible = 0.18;

const shownOf = (state: ClientState) => ({
  info: infoOf(state),
  self: selfOf(state),
  role: (selfOf(state) ?? state.meeting?.me)?.role,
  people: presentCountOf(state),
  joining: state.phase === 'connecting',
  error: state.error,
  offset: state.clockOffsetMs,
});

export class PreJoinScreen extends LitElement {
  static override styles = [base, page, button, preJoin];

  readonly #words = new Localizer(this, { prejoin, devices, errors, everyday });
  readonly #state = new SelectController(this, () => this.client, shownOf, sameFields);
  readonly #preview = new SelectController(
    this,
    () => this.client?.preview,
    (preview) => preview,
  );
  readonly #ticker = new Ticker(this, () => 30_000);
  protected readonly refresh = new OutsideRefresh(this, () => this.client);
  #watched: MeetingClient | undefined;
  #stopLevel: (() => void) | null = null;

  @consume({ context: meetingClientContext, subscribe: true })
  @property({ attribute: false })
  client?: MeetingClient;
  @consume({ context: surroundingsContext, subscribe: true })
  @property({ attribute: false })
  surroundings?: Surroundings;
  /** Who this is by the token: the live view does not tell those outside. */
  @state() private claims: TokenClaims | null = null;
  @state() private heard = false;
  @state() private showsDevices = false;
  @query('chama-level-meter') private readonly meter!: LevelMeter | null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopLevel?.();
    this.#stopLevel = null;
    this.#watched = undefined;
  }

  override updated(): void {
    const { client } = this;
    if (!client || client === this.#watched) return;
    this.#stopLevel?.();
    this.#watched = client;
    void client.preview.watchDevices();
    client.api.claims().then(
      (claims) => {
        this.claims = claims;
      },
      () => undefined, // joining says why there is no token
    );
    this.#stopLevel = client.preview.onLevel((level) => {
      this.meter?.show(level);
      if (level > audible && !this.heard) this.heard = true;
    });
  }

  /** Where the focus goes when this screen comes. */
  override focus(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  override render() {
    const shown = this.#state.value;
    const preview = this.#preview.value;
    if (!shown?.info || !preview) return nothing;
    const hasVideo = shown.info.type !== 'audio';
    return html`<div class="page prejoin">
      ${this.#head(shown)}
      <div class="pj-grid">
        <div class="stack pj-left">
          ${hasVideo ? this.#picture() : nothing}
          <div class="pj-toggles">
            ${this.#toggle('microphone', preview.microphone)}
            ${hasVideo ? this.#toggle('camera', preview.camera) : nothing}
          </div>
          ${preview.microphone.on ? this.#level() : nothing}
          ${this.#notice('microphone', preview.microphone)}${hasVideo ? this.#notice('camera', preview.camera) : nothing}
        </div>
        <div class="stack pj-right">
          ${this.#devices(hasVideo)}
          ${this.#action(preview.microphone)}
        </div>
      </div>
    </div>`;
  }

  #head({ info, people, offset }: ReturnType<typeof shownOf>) {
    const { prejoin: words } = this.#words.tables;
    const isLive = info?.status === 'in_progress';
    return html`<div class="group tightest">
      <button type="button" class="back" @click=${this.#onBack}>${icon(back, 'm')}${this.#words.tables.everyday.meeting}</button>
      <h1 tabindex="-1">${info?.title}</h1>
      <p class="small muted live-line">
        ${isLive ? html`<span class="live">${this.#words.time.live(info.startedAt, this.#ticker.now + offset)}</span>` : nothing}
        ${people > 0 ? html`· <span class="nowrap">${words.peopleIn(people)}</span>` : nothing}
      </p>
    </div>`;
  }

  #picture() {
    const { self } = this.#state.value ?? {};
    const preview = this.#preview.value;
    if (!preview) return nothing;
    const name = self?.name ?? this.claims?.name ?? this.surroundings?.displayName ?? '';
    const person = {
      id: self?.id ?? '',
      memberId: self?.memberId ?? this.claims?.memberId ?? '',
      name,
      label: name || this.#words.tables.prejoin.you,
      picture: self?.picture ?? (this.surroundings?.avatarUrl || null),
      muted: !preview.microphone.on,
      speaking: false,
      away: false,
      hand: 0,
    };
    return html`<chama-video-tile class="preview" .person=${person} .track=${preview.cameraTrack}></chama-video-tile>`;
  }

  #toggle(kind: Kind, source: LocalSource) {
    const words = this.#words.tables.prejoin;
    const trouble = this.#trouble(kind, source);
    const isMicrophone = kind === 'microphone';
    const word = isMicrophone ? words.microphone : words.camera;
    const now = source.busy ? words.turningOn : trouble ? words[trouble.state] : source.on ? words.on : words.off;
    const shape = isMicrophone ? (source.on ? mic : micOff) : source.on ? video : videoOff;
    const blocked = trouble !== null && !trouble.canRetry;
    return html`<button
      type="button" class="toggle ${trouble ? 'troubled' : ''}" aria-pressed=${source.wanted ? 'true' : 'false'} aria-disabled=${blocked ? 'true' : nothing}
      aria-description=${now} @click=${() => this.#set(kind, !source.wanted)}
    >${icon(shape)}<span><b>${word}</b><span class="sub" aria-hidden="true">${now}</span></span></button>`;
  }

  #level() {
    const words = this.#words.tables.prejoin;
    return html`<div class="pj-level"><span class="small">${this.heard ? words.weHearYou : words.saySomething}</span><chama-level-meter label=${words.level}></chama-level-meter></div>`;
  }

  #notice(kind: Kind, source: LocalSource) {
    const trouble = this.#trouble(kind, source);
    return trouble
      ? html`<chama-device-notice exportparts="button" kind=${kind} .trouble=${trouble} @try-again=${() => this.#set(kind, true)}></chama-device-notice>`
      : nothing;
  }

  #devices(hasVideo: boolean) {
    const words = this.#words.tables.prejoin;
    const preview = this.#preview.value;
    if (!preview) return nothing;
    return html`
      <button type="button" class="pj-more" aria-expanded=${this.showsDevices ? 'true' : 'false'} aria-controls="devices" @click=${this.#onMore}>
        ${icon(settings, 'm')}<span>${hasVideo ? words.chooseSoundAndPicture : words.chooseSound}</span>${icon(down, 'm')}
      </button>
      <div class="pj-devices ${this.showsDevices ? 'shown' : ''}" id="devices">
        <chama-device-lists .devices=${preview.devices} .chosen=${preview.chosen} ?video=${hasVideo} @device-chosen=${this.#onDevice}></chama-device-lists>
      </div>`;
  }

  #action(microphone: LocalSource) {
    const { prejoin: words, errors: refusals } = this.#words.tables;
    const { info, role, joining, error } = this.#state.value ?? {};
    const waits = info?.settings.requireApproval === true && role === 'member';
    return html`<div class="action-bar">
      ${error ? html`<p class="small problem" role="alert">${refusalOf(error, refusals)}</p>` : nothing}
      <button type="button" part="button" class="button primary tall wide" aria-disabled=${joining ? 'true' : nothing} @click=${this.#onJoin}>${joining ? words.joining : words.join}</button>
      ${microphone.problem ? html`<p class="small muted center">${words.listenOnly}</p>` : waits ? html`<p class="small muted center">${words.approval(info.host.name)}</p>` : nothing}
    </div>`;
  }

  #trouble(kind: Kind, source: LocalSource): DeviceTrouble | null {
    return source.problem ? troubleOf(kind, source.problem, this.#words.tables.devices) : null;
  }

  #set(kind: Kind, on: boolean): void {
    if (kind === 'microphone') void this.client?.setMicrophone(on);
    else void this.client?.setCamera(on);
  }

  readonly #onJoin = () => {
    if (!this.#state.value?.joining) void this.client?.join();
  };

  readonly #onBack = () => this.client?.closePreJoin();

  readonly #onMore = () => {
    this.showsDevices = !this.showsDevices;
    // On a phone the lists open behind the action bar, as if nothing had happened.
    if (this.showsDevices) void this.updateComplete.then(() => this.renderRoot.querySelector('.pj-more')?.scrollIntoView({ block: 'start' }));
  };

  readonly #onDevice = (event: CustomEvent<{ kind: DeviceKind; id: string }>) => void this.client?.setDevice(event.detail.kind, event.detail.id);
}

defineElement('chama-pre-join', PreJoinScreen);

declare global {
  interface HTMLElementTagNameMap {
    'chama-pre-join': PreJoinScreen;
  }
}
