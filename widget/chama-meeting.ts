// The public tag <chama-meeting>: one meeting's whole life. Attributes, properties, methods, events, lifecycle; screens are in elements/, calls in client/.
import { ContextProvider } from '@lit/context';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ChamaMeetings } from './chama-meetings.ts';
import { pageCall } from './client/call-claim.ts';
import { ChamaError, toChamaError } from './client/chama-error.ts';
import { abilitiesOf, type ClientState, infoOf, isInRoom, isUnderWay, type Phase, presentOf } from './client/client-state.ts';
import { type DataSaver, wantsDataSaver } from './client/data-saver.ts';
import { diagnosticsOf } from './client/diagnostics.ts';
import type { DeviceKind } from './client/media.ts';
import { liveKitMedia } from './client/media-loader.ts';
import { MeetingClient } from './client/meeting-client.ts';
import { pause } from './client/patience.ts';
import { type HiddenFeature, type Layout, meetingClientContext, restApiContext } from './controllers/client-context.ts';
import { Expansion } from './controllers/expansion.ts';
import { defineOnce } from './define-once.ts';
import type { OpenablePanel } from './elements/panel-name.ts';
import type {} from './elements/room-screen.ts';
import { type ChamaMeetingEvents, fire, publicCode } from './events.ts';
import { ahead, chunkOf, isLoaded, loadChunk, preloadAfter } from './load-screen.ts';
import { tellChanges } from './meeting-events.ts';
import { watchPolicy } from './policy-watch.ts';
import { nothingHidden, type OwnSurroundings, PortalTag, scriptServer } from './portal-tag.ts';
import { safeUrl } from './safe-url.ts';
import { screens } from './screen-templates.ts';
import { type MeetingScreen, screenOf } from './screens.ts';
import { host } from './styles/host.ts';
import { tokens } from './styles/tokens.ts';
import { showStates } from './tag-states.ts';

/** A tag that is moved is out of the page for a moment; one that stays out is gone. */
const graceMs = 50;
const loadAgainMs = 3_000;
/** A tag in a narrower page than this fills it while one is in the room, if `presentation` says nothing else. */
const narrowPx = 600;

const hideable = {
  noChat: 'chat',
  noPeople: 'people',
  noScreenShare: 'screen-share',
  noHand: 'hand',
  noShortcuts: 'shortcuts',
  noPrejoin: 'prejoin',
  noExpand: 'expand',
} as const;
const flags = Object.keys(hideable) as (keyof typeof hideable)[];

export interface JoinOptions {
  /** In place of the attributes of these names. */
  readonly microphone?: boolean;
  readonly camera?: boolean;
}

/**
 * One meeting's whole life: before, pre-join, lobby, room, after.
 *
 * @slot - Shown while the script has not run: a link to the meeting's page.
 * @slot after-leave - On the last screen.
 */
export class ChamaMeeting extends PortalTag {
  static override styles = [tokens, host];

  @property({ attribute: 'meeting-id' }) meetingId = '';
  /** A hint; the signed token wins. */
  @property({ attribute: 'display-name' }) displayName = '';
  /** A hint too: the picture at pre-join. */
  @property({ attribute: 'avatar-url' }) avatarUrl = '';
  /** How pre-join begins; a browser asks its person all the same. */
  @property() microphone: 'on' | 'off' = 'off';
  @property() camera: 'on' | 'off' = 'off';
  /** Sound only: no pictures of others are fetched, the own camera is not started. `auto` asks the browser; the person's own switch beats all. */
  @property({ attribute: 'data-saver' }) dataSaver: DataSaver = 'auto';
  /** The stage: `auto` is a grid where there is room for one and a speaker with a strip elsewhere; `audio` is the table, without pictures. */
  @property() layout: Layout = 'auto';
  /** Whether the tag fills the window while one is in the room; unset: where the page is narrower than 600 px. */
  @property() presentation: 'inline' | 'expand' | '' = '';
  /** `auto` skips the first "Join" of a meeting that goes on. */
  @property({ attribute: 'join' }) joining: 'prompt' | 'auto' = 'prompt';
  /** Where "back" leads; same origin or https. */
  @property({ attribute: 'leave-url' }) leaveUrl = '';
  @property({ type: Boolean, attribute: 'no-chat' }) noChat = false;
  @property({ type: Boolean, attribute: 'no-people' }) noPeople = false;
  @property({ type: Boolean, attribute: 'no-screen-share' }) noScreenShare = false;
  @property({ type: Boolean, attribute: 'no-hand' }) noHand = false;
  @property({ type: Boolean, attribute: 'no-shortcuts' }) noShortcuts = false;
  @property({ type: Boolean, attribute: 'no-prejoin' }) noPrejoin = false;
  @property({ type: Boolean, attribute: 'no-expand' }) noExpand = false;

  @state() private shown: MeetingScreen = 'loading';

  readonly #clientProvider = new ContextProvider(this, { context: meetingClientContext });
  readonly #apiProvider = new ContextProvider(this, { context: restApiContext });
  #client: MeetingClient | null = null;
  #subject = '';
  #unsubscribe: (() => void) | null = null;
  #grace: ReturnType<typeof setTimeout> | undefined;
  #isFetching = false;
  readonly #expansion = new Expansion(this, () => this.renderRoot.querySelector<HTMLElement>('.place'));
  readonly #internals = this.attachInternals();
  #policy: AbortController | null = null;

  get phase(): Phase {
    return this.#client?.state.phase ?? 'idle';
  }

  get connectionState(): string {
    return this.#client?.state.link ?? 'offline';
  }

  get micEnabled(): boolean {
    return this.#client?.state.media.microphone.on ?? false;
  }

  get cameraEnabled(): boolean {
    return this.#client?.state.media.camera.on ?? false;
  }

  get participantCount(): number {
    return this.#client ? presentOf(this.#client.state).length : 0;
  }

  get error(): ChamaError | null {
    return this.#client?.state.error ?? null;
  }

  /** Into the meeting as the attributes say, without pre-join. Rejects when it did not come to that. */
  async join({ microphone = this.microphone === 'on', camera = this.#startsCamera }: JoinOptions = {}): Promise<void> {
    const client = this.#need();
    await client.open();
    await client.join({ ...client.preview.wishes, microphone, camera });
    if (!isUnderWay(client.state)) throw client.state.error ?? new ChamaError(client.state.elsewhere ? 'duplicate' : 'unknown');
  }

  async leave(): Promise<void> {
    await this.#client?.leave('api');
  }

  async setMicrophone(on?: boolean): Promise<void> {
    await this.#need().setMicrophone(on);
  }

  async setCamera(on?: boolean): Promise<void> {
    await this.#need().setCamera(on);
  }

  /** From a tap only: the browser asks what to share. */
  async setScreenShare(on?: boolean): Promise<void> {
    await this.#need().setScreenShare(on);
  }

  async setHand(up?: boolean): Promise<void> {
    await this.#need().setHand(up);
  }

  async setDevice(kind: DeviceKind, deviceId: string): Promise<void> {
    await this.#need().setDevice(kind, deviceId);
  }

  async sendChat(text: string): Promise<void> {
    await this.#need().send('chat:send', { text });
  }

  /** In the room; elsewhere there are no panels. While its code is on its way, that is waited for. */
  async openPanel(name: OpenablePanel | null): Promise<void> {
    if (this.#client && isInRoom(this.#client.state)) await loadChunk('room');
    await this.updateComplete;
    this.renderRoot.querySelector('chama-room')?.openPanel(name);
  }

  /** Over the whole window, or back into the page; without `on`, the other of the two. */
  async expand(on?: boolean): Promise<void> {
    this.#expand(on ?? !this.#expansion.isOn);
    await this.updateComplete;
  }

  async startAudio(): Promise<void> {
    await this.#need().startAudio();
  }

  /** For a report of trouble: no names, texts, tokens or addresses. */
  async getDiagnostics(): Promise<object> {
    return { release: this.version, ...diagnosticsOf(this.#need().state) };
  }

  /** Leaves, and turns everything off, at once. Idempotent; putting the tag into a page again begins anew. */
  async destroy(): Promise<void> {
    clearTimeout(this.#grace);
    await this.#end();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    clearTimeout(this.#grace);
    this.requestUpdate();
    this.#policy = new AbortController();
    const addresses = () => [scriptServer, this.serverUrl, this.tokenUrl || null, this.#client?.state.media.url ?? null];
    watchPolicy(addresses, (error) => this.#onBlocked(error), this.#policy.signal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#policy?.abort();
    clearTimeout(this.#grace);
    this.#grace = setTimeout(() => void (this.isConnected || this.#end()), graceMs);
  }

  protected override ownSurroundings(): OwnSurroundings {
    const hidden: HiddenFeature[] = flags.filter((flag) => this[flag]).map((flag) => hideable[flag]);
    return {
      displayName: this.displayName,
      avatarUrl: safeUrl(this.avatarUrl) ?? '',
      hidden: hidden.length > 0 ? new Set(hidden) : nothingHidden,
      leaveUrl: safeUrl(this.leaveUrl),
      layout: this.layout,
      expanded: this.noExpand ? null : this.#expansion.isOn,
    };
  }

  protected override get isAlwaysDark(): boolean {
    return this.shown === 'room';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const subject = this.isConnected && this.meetingId && this.isSignedIn ? `${this.serverUrl} ${this.meetingId}` : '';
    if (changed.has('dataSaver')) void this.#client?.setDataSaver(wantsDataSaver(this.dataSaver));
    if (subject === this.#subject && this.#client) return;
    if (this.#client) void this.#end();
    if (subject) this.#begin(subject);
  }

  protected override firstUpdated(): void {
    fire<ChamaMeetingEvents, 'chama-ready'>(this, 'chama-ready', { version: this.version });
    this.renderRoot.addEventListener('click', (event) => this.#onClick(event));
    this.renderRoot.addEventListener('expand-wanted', () => this.#expand(!this.#expansion.isOn));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const before: unknown = changed.get('shown');
    if (before !== undefined && before !== 'loading') this.#focusScreen();
  }

  override render(): TemplateResult {
    return html`<div class="place">${screens[this.shown]}</div>`;
  }

  #begin(subject: string): void {
    const client = new MeetingClient({
      server: this.serverUrl,
      meetingId: this.meetingId,
      tokenProvider: this.provideToken,
      media: liveKitMedia(() => this.shadowRoot ?? this),
      claim: pageCall,
      mayLeave: (source) => fire<ChamaMeetingEvents, 'chama-before-leave'>(this, 'chama-before-leave', { source }),
    });
    void client.setDataSaver(wantsDataSaver(this.dataSaver));
    this.#subject = subject;
    this.#client = client;
    this.#clientProvider.setValue(client);
    this.#apiProvider.setValue(client.api);
    this.shown = 'loading';
    let before = client.state;
    this.#unsubscribe = client.subscribe(() => {
      const last = before;
      before = client.state;
      this.#onState(client, last);
    });
    void this.#open(client);
  }

  async #open(client: MeetingClient): Promise<void> {
    // Most tags begin with this screen: fetched beside the first question to the server, not after its answer.
    ahead('outside');
    await client.open();
    const { state } = client;
    if (this.joining === 'auto' && infoOf(state)?.status === 'in_progress' && !state.elsewhere && abilitiesOf(state).includes('join')) client.openPreJoin();
  }

  /** The call is over for this tag: within 6 s the server knows, devices are off at once. */
  async #end(): Promise<void> {
    const client = this.#client;
    if (!client) return;
    this.#client = null;
    this.#subject = '';
    const closed = client.close('unmounted');
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    this.shown = 'loading';
    this.#expand(false);
    this.#showStates();
    await closed;
  }

  #onState(client: MeetingClient, before: ClientState): void {
    tellChanges(this, before, client.state);
    this.#showStates();
    const [wasIn, isIn] = [isInRoom(before), isInRoom(client.state)];
    if (wasIn !== isIn) this.#expand(isIn && this.#expandsOnJoin);
    if (client.state.phase === 'prejoin' && before.phase !== 'prejoin') this.#onPreJoin(client);
    void this.#follow(client);
  }

  #onPreJoin(client: MeetingClient): void {
    const microphone = this.microphone === 'on';
    const camera = this.#startsCamera && infoOf(client.state)?.type !== 'audio';
    if (this.noPrejoin && !client.state.error) void client.join({ ...client.preview.wishes, microphone, camera });
    else void this.#preview(client, microphone, camera);
  }

  get #startsCamera(): boolean {
    return this.camera === 'on' && !this.#client?.state.dataSaver;
  }

  get #expandsOnJoin(): boolean {
    return this.presentation === '' ? window.innerWidth < narrowPx : this.presentation === 'expand';
  }

  #expand(on: boolean): void {
    this.#expansion.set(on && !this.noExpand);
    this.#showStates();
  }

  #showStates(): void {
    showStates(this.#internals, { phase: this.phase, expanded: this.#expansion.isOn, savesData: this.#client?.state.dataSaver === true });
  }

  /** A page that blocks us is told by name what to allow; the person sees it where nothing works without. */
  #onBlocked(error: ChamaError): void {
    const client = this.#client;
    if (client && !infoOf(client.state)) client.fail(error);
    else fire<ChamaMeetingEvents, 'chama-error'>(this, 'chama-error', { code: 'csp-blocked', retryable: false, fatal: false, message: error.message });
  }

  /** One question at a time, the microphone first: a missing camera must not cost the microphone. */
  async #preview(client: MeetingClient, microphone: boolean, camera: boolean): Promise<void> {
    if (microphone) await client.preview.setMicrophone(true);
    if (camera) await client.preview.setCamera(true);
  }

  /** Shows what the state calls for, once its code is here; until then what was shown stays. */
  async #follow(client: MeetingClient): Promise<void> {
    const screen = screenOf(client.state, this.shown);
    if (client !== this.#client || screen === this.shown || this.#isFetching) return;
    const chunk = chunkOf[screen];
    if (!isLoaded(chunk)) {
      this.#isFetching = true;
      await loadChunk(chunk).catch((thrown: unknown) => this.#onMissing(client, toChamaError(thrown)));
      this.#isFetching = false;
      return this.#follow(client);
    }
    this.shown = screen;
    preloadAfter(screen, { isLive: infoOf(client.state)?.status === 'in_progress', savesData: client.state.dataSaver });
  }

  /** In a call sound goes on without the screen, so we keep trying quietly; outside one the person is told, as far as that code is here. */
  async #onMissing(client: MeetingClient, error: ChamaError): Promise<void> {
    client.fail(error);
    fire<ChamaMeetingEvents, 'chama-error'>(this, 'chama-error', { code: publicCode(error.code), retryable: true, fatal: false, message: error.message });
    await pause(loadAgainMs);
  }

  /** The new screen's heading takes the focus, unless the person is busy elsewhere on the page. */
  #focusScreen(): void {
    const active = document.activeElement;
    if (active && active !== document.body && active !== this && !this.contains(active)) return;
    const screen = this.renderRoot.querySelector('.place')?.firstElementChild;
    if (screen instanceof LitElement) void screen.updateComplete.then(() => screen.focus());
  }

  #onClick(event: Event): void {
    const { leaveUrl } = this.ownSurroundings();
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (!leaveUrl || link?.getAttribute('href') !== leaveUrl) return;
    if (!fire<ChamaMeetingEvents, 'chama-closed'>(this, 'chama-closed', {})) event.preventDefault();
  }

  #need(): MeetingClient {
    if (!this.#client) throw new ChamaError('closed', { message: 'the tag is not in a page, or has no meeting-id and token yet' });
    return this.#client;
  }
}

defineOnce('chama-meeting', ChamaMeeting);
defineOnce('chama-meetings', ChamaMeetings);

declare global {
  interface HTMLElementTagNameMap {
    'chama-meeting': ChamaMeeting;
  }
}
