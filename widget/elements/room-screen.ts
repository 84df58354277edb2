// The room: header, stage, panels and controls put together. Owns what is open; what people do in it belongs to the elements inside.
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { type ClientState, can, infoOf, myHandIsUp, presentOf } from '../client/client-state.ts';
import type { DeviceKind } from '../client/media.ts';
import type { MeetingClient } from '../client/meeting-client.ts';
import { type Announcer, announcerContext, meetingClientContext, type Surroundings, surroundingsContext } from '../controllers/client-context.ts';
import { defineElement } from '../controllers/define.ts';
import { Localizer } from '../controllers/localizer.ts';
import { RoomAnnouncements } from '../controllers/room-announcements.ts';
import { RoomShortcuts } from '../controllers/room-shortcuts.ts';
import { SelectController, sameFields } from '../controllers/select-controller.ts';
import { errors } from '../strings/en/errors.ts';
import { room } from '../strings/en/room.ts';
import { banner } from '../styles/banner.ts';
import { base } from '../styles/base.ts';
import { button } from '../styles/button.ts';
import { room as roomStyles } from '../styles/room.ts';
import './control-bar.ts';
import type { ControlBar, ControlName } from './control-bar.ts';
import './elapsed-time.ts';
import './knock-list.ts';
import { isPanelName, type OpenablePanel, type PanelName, panelNames } from './panel-name.ts';
import { sharedScreenOf, stageStateOf } from './people-on-stage.ts';
import { refusalOf } from './refusal.ts';
import './room-banners.ts';
import './table-stage.ts';
import './video-stage.ts';

const noticeMs = 6_000;

/** Asked for again each time a panel is opened, for whoever was offline the first time. */
const loadTheRest = () => import('./room-later.ts').catch(() => null);

function roomOf(state: ClientState) {
  const info = infoOf(state);
  const present = presentOf(state);
  const me = state.view?.me.participantId;
  return {
    title: info?.title ?? '',
    type: info?.type ?? 'audio',
    startedAt: info?.startedAt ?? null,
    offset: state.clockOffsetMs,
    phase: state.phase,
    people: present.length,
    mayEnd: can(state, 'endMeeting'),
    cohost: present.find((p) => p.id !== me && p.role !== 'member')?.name ?? '',
    hasScreen: sharedScreenOf(stageStateOf(state)) !== null,
    microphone: state.media.microphone.wanted,
    camera: state.media.camera.wanted,
    isHandUp: myHandIsUp(state),
  };
}
type RoomState = ReturnType<typeof roomOf>;

export class RoomScreen extends LitElement {
  static override styles = [base, button, banner, roomStyles];

  readonly #words = new Localizer(this, { room, errors });
  readonly #state = new SelectController(this, () => this.client, roomOf, sameFields);
  #opened: readonly PanelName[] = [];
  #notice: ReturnType<typeof setTimeout> | undefined;

  @consume({ context: meetingClientContext, subscribe: true })
  @property({ attribute: false })
  client?: MeetingClient;
  @consume({ context: surroundingsContext, subscribe: true })
  @property({ attribute: false })
  surroundings?: Surroundings;
  @consume({ context: announcerContext, subscribe: true })
  @property({ attribute: false })
  announcer?: Announcer;
  @state() private panel: PanelName | null = null;
  @state() private dialog: 'leave' | 'settings' | 'shortcuts' | null = null;
  @state() private notice = '';
  @state() private refusal = '';
  @query('chama-control-bar') private readonly bar!: ControlBar | null;

  constructor() {
    super();
    new RoomAnnouncements(
      this,
      () => this.client,
      () => this.announcer,
      () => this.#words.tables.room,
    );
    new RoomShortcuts(this, {
      isOn: () => this.dialog === null && !this.surroundings?.hidden.has('shortcuts'),
      keys: { m: 'microphone', v: 'camera', h: 'hand', c: 'chat', p: 'people' },
      press: (name) => this.#act(name),
      close: () => this.bar?.closeMenu() || this.#closePanel(),
    });
  }

  override firstUpdated(): void {
    void loadTheRest();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#notice);
    this.client?.watchChat(false);
  }

  /** Where the focus goes when this screen comes: who was let in wants to speak. */
  override focus(): void {
    void this.updateComplete.then(() => this.bar?.updateComplete).then(() => this.bar?.focusControl('microphone'));
  }

  override render() {
    const state = this.#state.value;
    if (!state) return nothing;
    return html`<div class="room ${this.panel ? 'with-panel' : ''}" part="room">
      ${this.#head(state)}
      ${this.panel ? html`<chama-speaker-peek></chama-speaker-peek>` : nothing}
      <div class="room-main ${this.panel ? 'has-panel' : ''}">
        <div class="tops">
          <chama-knock-list exportparts="button"></chama-knock-list>
          <chama-room-banners exportparts="banner, button" notice=${this.notice}></chama-room-banners>
        </div>
        <section class="stage ${state.phase === 'reconnecting' ? 'dim' : ''}" part="stage" tabindex="0" ?inert=${state.phase === 'reconnecting'} aria-label=${this.#words.tables.room.stage}>${this.#stage(state)}</section>
        <chama-reaction-flight></chama-reaction-flight>
      </div>
      ${this.#panels()}
      <chama-control-bar exportparts="control-bar, button, button-mic, button-camera, badge" .panel=${this.panel} @control=${this.#onControl}></chama-control-bar>
    </div>
    ${this.#dialogs(state)}`;
  }

  #head({ title, startedAt, offset, people }: RoomState) {
    const words = this.#words.tables.room;
    return html`<div class="room-head">
      <div class="room-title">
        <h1 tabindex="-1" title=${title}>${title}</h1>
        <p><span class="live">${words.live}</span>
          ${startedAt ? html`<span>· <chama-elapsed-time class="inline" from=${Date.parse(startedAt)} offset=${offset}></chama-elapsed-time></span>` : nothing}
          <span>· ${words.people(people)}</span></p>
      </div>
      <button type="button" class="button danger leave" part="button button-leave" @click=${this.#onLeave}>${words.leave}</button>
    </div>`;
  }

  #stage({ hasScreen, type }: RoomState) {
    if (hasScreen) return html`<chama-share-stage exportparts="tile, tile-name" @people-wanted=${this.#onPeople}></chama-share-stage>`;
    const layout = this.surroundings?.layout ?? 'auto';
    if (type === 'audio' || layout === 'audio') return html`<chama-table-stage></chama-table-stage>`;
    return html`<chama-video-stage layout=${layout} exportparts="tile, tile-name" @people-wanted=${this.#onPeople}></chama-video-stage>`;
  }

  /** A panel once opened stays, hidden: a half-written message is not lost when somebody looks at the stage. */
  #panels() {
    const close = () => this.#closePanel();
    return panelNames
      .filter((name) => this.#opened.includes(name))
      .map((name) => {
        const isHidden = this.panel !== name;
        if (name === 'chat')
          return html`<chama-chat-panel exportparts="panel, button, chat-log, chat-input" ?hidden=${isHidden} @panel-close=${close}></chama-chat-panel>`;
        if (name === 'people')
          return html`<chama-people-panel exportparts="panel, button, dialog" ?hidden=${isHidden} @panel-close=${close}></chama-people-panel>`;
        return html`<chama-polls-panel exportparts="panel, button" ?hidden=${isHidden} @panel-close=${close}></chama-polls-panel>`;
      });
  }

  #dialogs(state: RoomState) {
    return html`
      <chama-leave-dialog exportparts="dialog, button" ?open=${this.dialog === 'leave'} .people=${state.people} cohost=${state.cohost} refusal=${this.refusal}
        @leave-chosen=${this.#onLeaveChosen} @end-chosen=${this.#onEndChosen} @dialog-closed=${this.#onDialogClosed}></chama-leave-dialog>
      <chama-settings-dialog exportparts="dialog" .page=${this.dialog === 'settings' || this.dialog === 'shortcuts' ? this.dialog : null} ?video=${state.type !== 'audio'}
        @dialog-closed=${this.#onDialogClosed} @device-chosen=${this.#onDevice}></chama-settings-dialog>`;
  }

  #act(name: ControlName): void {
    const { client } = this;
    if (!client) return;
    if (isPanelName(name)) this.#toggle(name);
    else if (name === 'settings' || name === 'shortcuts') this.dialog = name;
    else if (name === 'expand') this.dispatchEvent(new Event('expand-wanted', { bubbles: true }));
    else if (name === 'microphone') this.#device(client.setMicrophone(), 'micOn', 'micOff', this.#state.value?.microphone);
    else if (name === 'camera') this.#device(client.setCamera(), 'cameraOn', 'cameraOff', this.#state.value?.camera);
    else if (name === 'screen') void client.setScreenShare();
    else if (name === 'hand') this.#try(client.setHand());
    else if (name.startsWith('reaction ')) this.#try(client.send('reaction:send', { reaction: name.slice('reaction '.length) }));
  }

  /** Devices say what went wrong in the banners; the change itself is said aloud, also when it came by a shortcut. */
  #device(done: Promise<void>, on: 'micOn' | 'cameraOn', off: 'micOff' | 'cameraOff', before = false): void {
    void done;
    this.announcer?.polite(this.#words.tables.room[before ? off : on]);
  }

  /** For the page, through the tag: opens this panel, or with null closes what is open. */
  openPanel(name: OpenablePanel | null): void {
    const panel = name === 'votes' ? 'polls' : name;
    if (panel === null) this.#closePanel();
    else if (panel === 'settings') this.dialog = panel;
    else if (this.panel !== panel) this.#toggle(panel);
  }

  #toggle(name: PanelName): void {
    if (this.surroundings?.hidden.has(name as 'chat')) return;
    if (this.panel === name) {
      this.#closePanel();
      return;
    }
    this.panel = name;
    if (!this.#opened.includes(name)) this.#opened = [...this.#opened, name];
    this.client?.watchChat(name === 'chat');
    void Promise.all([this.updateComplete, loadTheRest()]).then(() => {
      const panel = this.renderRoot.querySelector<HTMLElement & { updateComplete?: Promise<unknown> }>(`chama-${name}-panel`);
      void panel?.updateComplete?.then(() => panel.focus());
    });
  }

  #closePanel(): boolean {
    const { panel } = this;
    if (!panel) return false;
    this.panel = null;
    this.client?.watchChat(false);
    void this.updateComplete.then(() => this.bar?.focusControl(panel));
    return true;
  }

  #try(sent: Promise<unknown>): void {
    sent.catch((thrown: unknown) => {
      clearTimeout(this.#notice);
      this.notice = refusalOf(thrown, this.#words.tables.errors);
      this.#notice = setTimeout(() => {
        this.notice = '';
      }, noticeMs);
    });
  }

  readonly #onControl = (event: CustomEvent<ControlName>) => this.#act(event.detail);

  readonly #onPeople = () => this.#toggle('people');

  /** Whoever could not load the question leaves without it: the others go on. */
  readonly #onLeave = async () => {
    if (this.#state.value?.mayEnd && (await loadTheRest())) this.dialog = 'leave';
    else void this.client?.leave();
  };

  readonly #onLeaveChosen = () => {
    this.dialog = null;
    void this.client?.leave();
  };

  readonly #onEndChosen = async () => {
    this.refusal = '';
    try {
      await this.client?.end();
      this.dialog = null;
    } catch (thrown) {
      this.refusal = refusalOf(thrown, this.#words.tables.errors);
    }
  };

  readonly #onDialogClosed = () => {
    this.dialog = null;
    this.refusal = '';
  };

  readonly #onDevice = (event: CustomEvent<{ kind: DeviceKind; id: string }>) => void this.client?.setDevice(event.detail.kind, event.detail.id);
}

defineElement('chama-room', RoomScreen);

declare global {
  interface HTMLElementTagNameMap {
    'chama-room': RoomScreen;
  }
}
