// The strips above the stage: what is wrong with connection, sound or devices, and being alone. Each says what to do; they come late and go by themselves.
import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { type ClientState, presentOf } from '../client/client-state.ts';
import type { LocalKind, LocalSource, MediaStatus, PersonMedia } from '../client/media.ts';
import type { MeetingClient } from '../client/meeting-client.ts';
import { meetingClientContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { SelectController, sameFields } from '../controllers/select-controller.ts';
import { devices } from '../strings/en/devices.ts';
import { room } from '../strings/en/room.ts';
import { banner } from '../styles/banner.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { alert, close, icon, type mic, offline, people, retry } from '../styles/icons.ts';
import * as icons from '../styles/room-icons.ts';
import { troubleOf } from './device-trouble.ts';

/** A short interruption of sound is heard anyway: it need not be read as well. */
const quietMs = 2_500;

function bannersOf({ phase, media, view, ...state }: ClientState) {
  const { microphone, camera, screen } = media;
  return {
    phase,
    microphone,
    camera,
    screen,
    status: media.status,
    audioBlocked: media.audioBlocked,
    unseenScreenOf: state.dataSaver ? (view?.participants.find((p) => p.present && isUnseen(media.people[p.id]))?.name ?? '') : '',
    isAlone: view !== null && view.lobby.length === 0 && presentOf({ phase, media, view, ...state }).length <= 1,
  };
}
const isUnseen = (person: PersonMedia | undefined) => person?.sharing === true && person.screen === null;

type Banners = ReturnType<typeof bannersOf>;

export class RoomBanners extends LitElement {
  static override styles = [base, button, banner];

  readonly #words = new Localizer(this, { room, devices });
  readonly #state = new SelectController(this, () => this.client, bannersOf, sameFields);
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #statusSeen: MediaStatus = 'off';

  @consume({ context: meetingClientContext, subscribe: true })
  @property({ attribute: false })
  client?: MeetingClient;
  /** What was refused just now, in words; the room takes it away again. */
  @property() notice = '';
  @state() private isMediaGone = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#quiet);
  }

  override willUpdate(): void {
    const status = this.#state.value?.status ?? 'off';
    if (status === this.#statusSeen) return;
    this.#statusSeen = status;
    clearTimeout(this.#quiet);
    this.isMediaGone = false;
    if (status !== 'reconnecting') return;
    this.#quiet = setTimeout(() => {
      this.isMediaGone = true;
    }, quietMs);
  }

  override render() {
    const state = this.#state.value;
    if (!state) return nothing;
    const words = this.#words.tables.room;
    return html`
      ${state.audioBlocked ? html`<button type="button" part="button" class="button primary tall wide hear" @click=${this.#onHear}>${icon(icons.sound)}${words.tapToHear}</button>` : nothing}
      <div class="lines" role="status">
        ${this.notice ? this.#line('wait', alert, this.notice) : nothing}
        ${this.#connection(state)}
        ${this.#device('microphone', state.microphone, icons.micOff)}${this.#device('camera', state.camera, icons.videoOff)}${this.#device('screen', state.screen, icons.share)}
        ${
          state.screen.on
            ? this.#line(
                '',
                icons.share,
                words.youShare,
                '',
                this.#button(words.stopSharing, () => this.client?.setScreenShare(false)),
              )
            : nothing
        }
        ${
          state.unseenScreenOf
            ? this.#line(
                '',
                icons.share,
                words.sharesScreen(state.unseenScreenOf),
                words.screenCosts,
                this.#button(words.showScreen, () => this.client?.showScreens()),
              )
            : nothing
        }
        ${state.isAlone && state.phase === 'connected' ? this.#line('', people, words.alone, words.aloneHelp) : nothing}
      </div>`;
  }

  #connection({ phase, status }: Banners) {
    const words = this.#words.tables.room;
    if (phase === 'reconnecting') return this.#line('wait', offline, words.reconnecting, words.keepsPlace);
    if (status === 'unavailable') return this.#line('wait', icons.micOff, words.mediaUnavailable, words.mediaUnavailableHelp);
    if (status === 'failed') {
      const again = this.#button(this.#words.tables.devices.tryAgain, () => this.client?.retryMedia());
      return this.#line('wait', icons.micOff, words.mediaFailed, words.mediaFailedHelp, again);
    }
    return status === 'reconnecting' && this.isMediaGone ? this.#line('wait', offline, words.mediaReconnecting) : nothing;
  }

  #device(kind: LocalKind, source: LocalSource, shape: typeof mic) {
    if (!source.problem) return nothing;
    const words = this.#words.tables.devices;
    const trouble = troubleOf(kind, source.problem, words);
    const act = trouble.canRetry ? this.#button(words.tryAgain, () => this.#set(kind, true), icon(retry)) : nothing;
    const dismiss = html`<button type="button" class="icon-button" aria-label=${this.#words.tables.room.dismiss} @click=${() => this.#set(kind, false)}>${icon(close)}</button>`;
    return this.#line('wait', shape, trouble.title, trouble.steps.join(' › ') || trouble.help, html`${act}${dismiss}`);
  }

  #line(kind: 'wait' | '', shape: typeof mic, title: string, help = '', acts: TemplateResult | typeof nothing = nothing) {
    return html`<div class="banner ${kind} ${acts === nothing ? '' : 'has-act'}" part="banner">
      ${icon(shape)}<div><strong class="medium">${title}</strong>${help ? html`<br>${help}` : nothing}</div>${acts === nothing ? nothing : html`<div class="acts">${acts}</div>`}
    </div>`;
  }

  #button(word: string, act: () => unknown, picture: TemplateResult | typeof nothing = nothing) {
    return html`<button type="button" part="button" class="button" @click=${act}>${picture}${word}</button>`;
  }

  #set(kind: LocalKind, on: boolean): void {
    if (kind === 'microphone') void this.client?.setMicrophone(on);
    else if (kind === 'camera') void this.client?.setCamera(on);
    else void this.client?.setScreenShare(on);
  }

  readonly #onHear = () => void this.client?.startAudio();
}

defineElement('chama-room-banners', RoomBanners);

declare global {
  interface HTMLElementTagNameMap {
    'chama-room-banners': RoomBanners;
  }
}
