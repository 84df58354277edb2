// The public tag <chama-meeting>: one meeting's whole life. Attributes, properties, methods, events, lifecycle; screens are in elements/, calls in client/.
import { ContextProvider } from '@lit/context';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ChamaMeetings } from './chama-meetings.ts';
import { pageCall } from './client/call-claim.ts';
import { ChamaError, toChamaError } from './client/chama-error.ts';
import { abilitiesOf, type ClientState, infoOf, isUnderWay, type Phase, presentOf } from './client/client-state.ts';
import type { DeviceKind } from './client/media.ts';
import { liveKitMedia } from './client/media-loader.ts';
import { MeetingClient } from './client/meeting-client.ts';
import { pause } from './client/patience.ts';
import { type HiddenFeature, meetingClientContext, restApiContext, type Surroundings } from './controllers/client-context.ts';
import type { PanelName } from './elements/panel-name.ts';
import type {} from './elements/room-screen.ts';
import { type ChamaMeetingEvents, fire, publicCode } from './events.ts';
import { ahead, chunkOf, isLoaded, loadChunk, preloadAfter } from './load-screen.ts';
import { tellChanges } from './meeting-events.ts';
import { nothingHidden, PortalTag } from './portal-tag.ts';

import { type MeetingScreen, screenOf } from './screens.ts';
import { host } from './styles/host.ts';
import { tokens } from './styles/tokens.ts';

/** A tag that is moved is out of the page for a moment; one that stays out is gone. */
const graceMs = 50;
const loadAgainMs = 3_000;

const hideable = { noChat: 'chat', noPeople: 'people', noScreenShare: 'screen-share', noHand: 'hand', noShortcuts: 'shortcuts', noPrejoin: 'prejoin' } as const;
const flags = ['noChat', 'noPeople', 'noScreenShare', 'noHand', 'noShortcuts', 'noPrejoin'] as const satisfies readonly (keyof typeof hideable)[];

/**
 * @tag chama-meeting
 * @slot - Shown while the script has not run: a link to the meeting's page.
 */
export class ChamaMeeting extends PortalTag {
  static override styles = [tokens, host];

  @property({ attribute: 'meeting-id' }) meetingId = '';
  /** A hint; the signed token wins. */
  @property({ attribute: 'display-name' }) displayName = '';
  /** How pre-join begins; a browser asks its person all the same. */
  @property() microphone: 'on' | 'off' = 'off';
  @property() camera: 'on' | 'off' = 'off';
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

  @state() private shown: MeetingScreen = 'loading';

  readonly #clientProvider = new ContextProvider(this, { context: meetingClientContext });
  readonly #apiProvider = new ContextProvider(this, { context: restApiContext });
  #client: MeetingClient | null = null;
  #subject = '';
  #unsubscribe: (() => void) | null = null;
  #grace: ReturnType<typeof setTimeout> | undefined;
  #isFetching = false;

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
  async join(): Promise<void> {
    const client = this.#need();
    await client.open();
    await client.join({ ...client.preview.wishes, microphone: this.microphone === 'on', camera: this.camera === 'on' });
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

  /** In the room; elsewhere there are no panels. */
  async openPanel(name: PanelName | null): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('chama-room')?.openPanel(name);
  }

  async startAudio(): Promise<void> {
    await this.#need().startAudio();
  }

  /** For a report of trouble: no names, texts, tokens or addresses. */
  async getDiagnostics(): Promise<object> {
    const { phase, link, media, error, version } = this.#need().state;
    const { status, quality, audioBlocked, microphone, camera, screen } = media;
    return {
      release: this.version,
      browser: navigator.userAgent,
      phase,
      link,
      version,
      media: { status, quality, audioBlocked, microphone, camera, screen },
      error: error?.code ?? null,
    };
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
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#grace);
    this.#grace = setTimeout(() => void (this.isConnected || this.#end()), graceMs);
  }

  protected override ownSurroundings(): Pick<Surroundings, 'displayName' | 'hidden' | 'leaveUrl'> {
    const hidden: HiddenFeature[] = flags.filter((flag) => this[flag]).map((flag) => hideable[flag]);
    return { displayName: this.displayName, hidden: hidden.length > 0 ? new Set(hidden) : nothingHidden, leaveUrl: safeUrl(this.leaveUrl) };
  }

  protected override get isAlwaysDark(): boolean {
    return this.shown === 'room';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const subject = this.isConnected && this.meetingId && this.isSignedIn ? `${this.serverUrl} ${this.meetingId}` : '';
    if (subject === this.#subject && this.#client) return;
    if (this.#client) void this.#end();
    if (subject) this.#begin(subject);
  }

  protected override firstUpdated(): void {
    fire<ChamaMeetingEvents, 'chama-ready'>(this, 'chama-ready', { version: this.version });
    this.renderRoot.addEventListener('click', (event) => this.#onClick(event));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const before: unknown = changed.get('shown');
    if (before !== undefined && before !== 'loading') this.#focusScreen();
  }

  override render(): TemplateResult {
    return screens[this.shown];
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
    await closed;
  }

  #onState(client: MeetingClient, before: ClientState): void {
    tellChanges(this, before, client.state);
    if (client.state.phase === 'prejoin' && before.phase !== 'prejoin') this.#onPreJoin(client);
    void this.#follow(client);
  }

  #onPreJoin(client: MeetingClient): void {
    const microphone = this.microphone === 'on';
    const camera = this.camera === 'on' && infoOf(client.state)?.type !== 'audio';
    if (this.noPrejoin && !client.state.error) void client.join({ ...client.preview.wishes, microphone, camera });
    else void this.#preview(client, microphone, camera);
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
    preloadAfter(screen, infoOf(client.state)?.status === 'in_progress');
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
    const screen = this.renderRoot.firstElementChild;
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

const screens: Record<MeetingScreen, TemplateResult> = {
  // What the page wrote into the tag is seen until the first screen's code is here.
  loading: html`<chama-loading><slot></slot></chama-loading>`,
  before: html`<chama-before exportparts="button"></chama-before>`,
  prejoin: html`<chama-pre-join></chama-pre-join>`,
  lobby: html`<chama-lobby></chama-lobby>`,
  room: html`<chama-room></chama-room>`,
  after: html`<chama-after exportparts="button"><slot name="after-leave" slot="after-leave"></slot></chama-after>`,
  elsewhere: html`<chama-use-here></chama-use-here>`,
  trouble: html`<chama-trouble exportparts="button"></chama-trouble>`,
};

/** Only where a link may lead: http(s), so that no attribute becomes a script. */
function safeUrl(url: string): string | null {
  if (!url) return null;
  try {
    return ['http:', 'https:'].includes(new URL(url, document.baseURI).protocol) ? url : null;
  } catch {
    return null;
  }
}

defineOnce('chama-meeting', ChamaMeeting);
defineOnce('chama-meetings', ChamaMeetings);

/** The first copy of our script on a page wins; a second one says so instead of throwing. */
function defineOnce(name: string, tag: typeof ChamaMeeting | typeof ChamaMeetings): void {
  const there = customElements.get(name);
  if (!there) customElements.define(name, tag);
  else if (there !== tag) reportDuplicate(name, 'version' in there ? String(there.version) : 'unknown', tag.version);
}

function reportDuplicate(name: string, kept: string, ignored: string): void {
  // biome-ignore lint/suspicious/noConsole: the page's developer is who must hear this
  console.warn(`<${name}> is defined already (version ${kept}); the second script (version ${ignored}) is ignored`);
}

declare global {
  interface HTMLElementTagNameMap {
    'chama-meeting': ChamaMeeting;
  }
}
