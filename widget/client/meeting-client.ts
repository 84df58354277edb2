// One member in one meeting, headless: opens the view, joins, leaves, sends commands, comes back after outages. Runs in browsers and in Node.
import type { CommandInput, CommandName, Fact, MeetingId, MeetingView, ResultOf, Signal, Standing } from '../../protocol/index.ts';
import { isOver } from '../../protocol/index.ts';
import type { CallClaim } from './call-claim.ts';
import { ChamaError, toChamaError } from './chama-error.ts';
import { type ClientState, infoOf, initialState, isInRoom, isUnderWay, type LeftReason, leftReasonFor, myHandIsUp } from './client-state.ts';
import { now } from './clock.ts';
import { Listeners } from './listeners.ts';
import { LiveView } from './live-view.ts';
import { LocalMedia } from './local-media.ts';
import { type DeviceKind, type Levels, type MediaFactory, type MediaWishes, wishesOf } from './media.ts';
import { MediaKeeper } from './media-keeper.ts';
import { OwnPlace } from './own-place.ts';
import { pause, tryAgain } from './patience.ts';
import { RestApi } from './rest-api.ts';
import type { JoinAnswer } from './rest-shapes.ts';
import { type Readable, Store } from './store.ts';
import { type TokenProvider, TokenSource } from './tokens.ts';
import { watchWakeUps } from './wake-ups.ts';

export interface MeetingClientOptions {
  /** Origin of the meeting server. */
  readonly server: string;
  readonly meetingId: MeetingId;
  readonly tokenProvider: TokenProvider;
  /** How to reach LiveKit; without it the client takes part in everything but sound and pictures. */
  readonly media?: MediaFactory;
  /** Sees to it that a page, and as far as it can a browser, has one call at a time. */
  readonly claim?: CallClaim;
  /** Asked before a person or a page leaves; false keeps them in. */
  readonly mayLeave?: (source: 'user' | 'api') => boolean;
}

/** The socket may be gone this long before the room says so. */
const quietOutageMs = 2_500;
const rejoinTries = 4;

export class MeetingClient implements Readable<ClientState> {
  readonly meetingId: MeetingId;
  readonly api: RestApi;
  /** Camera and microphone before joining. Off until asked; let go of by `join` and `close`. */
  readonly preview = new LocalMedia();
  readonly #store = new Store<ClientState>(initialState);
  readonly #live: LiveView;
  readonly #media: MediaKeeper;
  readonly #claim: CallClaim | null;
  readonly #mayLeave: (source: 'user' | 'api') => boolean;
  readonly #life = new AbortController();
  readonly #reactions = new Listeners<Readonly<Record<string, number>>>();
  readonly #levels = new Listeners<Levels>();
  #opening: Promise<void> | null = null;
  /** Rises with every join and every leave, so that what was begun before does not end after. */
  #visit = 0;
  #outage: ReturnType<typeof setTimeout> | undefined;
  #isChatOpen = false;
  readonly #place = new OwnPlace({ tell: (elsewhere) => this.#store.patch({ elsewhere }), hangUp: () => this.#live.close() });
  #wishes: MediaWishes | null = null;

  constructor({ server, meetingId, tokenProvider, media, claim, mayLeave }: MeetingClientOptions) {
    this.meetingId = meetingId;
    const tokens = new TokenSource(tokenProvider, { meetingId });
    this.api = new RestApi({ server, tokens });
    [this.#claim, this.#mayLeave] = [claim ?? null, mayLeave ?? (() => true)];
    this.#live = new LiveView({
      server,
      meetingId,
      tokens,
      events: {
        changed: (view, version, facts) => this.#onView(view, version, facts),
        clock: (clockOffsetMs) => this.#store.patch({ clockOffsetMs }),
        signal: (signal) => this.#onSignal(signal),
        online: () => this.#onOnline(),
        offline: (willReturn) => this.#onOffline(willReturn),
        closed: (code) => this.#goOut(leftReasonFor(code) ?? 'server'),
        refused: (error) => this.#onRefused(error),
      },
    });
    this.#media = new MediaKeeper({
      factory: media ?? null,
      ticket: async () => {
        const answer = await this.api.join(meetingId);
        return answer.status === 'joined' ? answer.livekit : null;
      },
      state: () => this.state.media,
      patch: (change) => this.#store.patch({ media: { ...this.state.media, ...change } }),
      savesData: () => this.state.dataSaver,
      levels: this.#levels.tell,
      duplicate: () => this.#goOut('duplicate'),
    });
    watchWakeUps({ awake: () => this.#wake(), gone: () => this.#pageGone(), frozen: () => void this.#media.suspend() }, this.#life.signal);
  }

  get state(): ClientState {
    return this.#store.state;
  }

  subscribe(listener: () => void): () => void {
    return this.#store.subscribe(listener);
  }

  /** Loads the meeting and follows it. Resolves when it can be shown, or `state.error` says why not. */
  open(): Promise<void> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  /** Something outside, such as missing code, keeps the meeting from being shown. `retry` comes back from it. */
  fail(error: ChamaError): void {
    if (!isUnderWay(this.state)) this.#store.patch({ phase: 'error', error });
  }

  /** After `phase` error, or when the meeting was last read long ago. */
  retry(): Promise<void> {
    this.#store.patch({ error: null, ...(this.state.phase === 'error' ? { phase: 'idle' as const } : {}) });
    this.#opening = this.#open();
    return this.#opening;
  }

  /** For good: leaves if need be, lets go of devices, sockets and listeners. Idempotent. */
  async close(reason: LeftReason = 'unmounted'): Promise<void> {
    if (this.#life.signal.aborted) return;
    this.#life.abort();
    const gone = this.#leaveServer();
    this.#goOut(reason);
    await Promise.allSettled([gone, this.#media.stop()]);
    this.#live.destroy();
  }

  openPreJoin(): void {
    if (!isUnderWay(this.state)) this.#store.patch({ phase: 'prejoin', left: null, error: null });
  }

  closePreJoin(): void {
    this.preview.release();
    if (this.state.phase === 'prejoin') this.#store.patch({ phase: 'idle', error: null });
  }

  /** Into the meeting, or into its lobby. What goes wrong is in `state`, where the screens are; nothing is thrown. */
  async join(wishes?: MediaWishes): Promise<void> {
    if (isUnderWay(this.state)) return;
    if (this.#claim && !(await this.#claim.take(this))) {
      this.#place.note(true);
      return;
    }
    const visit = ++this.#visit;
    this.#place.take();
    this.#wishes = wishes ?? null;
    this.#store.patch({ phase: 'connecting', left: null, error: null, since: null });
    this.#live.open();
    await this.#enter(visit);
  }

  /** Out of the room or the lobby. The screen changes at once; resolves when the server knows. */
  async leave(source: 'user' | 'api' = 'user'): Promise<void> {
    if (isUnderWay(this.state) && !this.#mayLeave(source)) return;
    const gone = this.#leaveServer();
    this.#goOut('user');
    await gone;
  }

  /** Another tag of this page goes on instead: to the server that is a move, unless it is another meeting. */
  async giveWay(isMove: boolean): Promise<void> {
    const gone = isMove ? null : this.#leaveServer();
    this.#goOut('duplicate');
    await gone;
  }

  /** Begins the meeting for everybody, and takes whoever began it to pre-join. */
  async start(): Promise<void> {
    this.#store.patch({ meeting: await this.api.startMeeting(this.meetingId) });
    this.openPreJoin();
  }

  /** Ends the meeting for everybody. */
  async end(): Promise<void> {
    if (isUnderWay(this.state) && !this.#mayLeave('user')) return;
    this.#store.patch({ meeting: await this.api.endMeeting(this.meetingId) });
    this.#goOut('ended');
  }

  /** Makes this the member's one place in the meeting: other tabs and devices are told to stop. */
  async useHere(): Promise<void> {
    await this.#claim?.takeOver(this);
    this.#place.take();
    this.#store.patch({ left: null, phase: 'idle' });
    this.#live.open({ takeOver: true });
    await this.join();
  }

  /**
   * Sends a command under its own id until it is answered, over reconnects too; resolves when the view shows what it did.
   * Rejects with ChamaError when it is refused.
   */
  send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<ResultOf<N>> {
    return this.#live.send(name, input);
  }

  readonly setHand = (up = !myHandIsUp(this.state)): Promise<unknown> => (up ? this.send('hand:raise', {}) : this.send('hand:lower', {}));

  setMicrophone(on = !this.#wanted('microphone')): Promise<void> {
    return isInRoom(this.state) ? this.#media.set('microphone', on) : this.preview.setMicrophone(on);
  }

  setCamera(on = !this.#wanted('camera')): Promise<void> {
    return isInRoom(this.state) ? this.#media.set('camera', on) : this.preview.setCamera(on);
  }

  /** Call it from a tap: the browser asks what to share. */
  readonly setScreenShare = (on = !this.state.media.screen.wanted): Promise<void> => this.#media.set('screen', on);

  setDevice(kind: DeviceKind, deviceId: string): Promise<void> {
    return isInRoom(this.state) ? this.#media.setDevice(kind, deviceId) : this.preview.setDevice(kind, deviceId);
  }

  /** Sound only, or pictures too. Remembering it is the caller's business. */
  setDataSaver(on: boolean): Promise<void> {
    this.#store.patch({ dataSaver: on });
    return this.#media.setDataSaver(on);
  }

  /** Whoever saves data looks at a shared screen after all. */
  readonly showScreens = (): void => this.#media.showScreens();

  /** Call it from a tap, when `media.audioBlocked`. */
  readonly startAudio = (): Promise<void> => this.#media.startAudio();

  readonly retryMedia = (): void => this.#media.retry();

  /** While the chat is looked at nothing counts as unread. */
  watchChat(isOpen: boolean): void {
    this.#isChatOpen = isOpen;
    if (isOpen) this.#store.patch({ unread: 0 });
  }

  /** As they come, counted per kind for one short moment. */
  readonly onReactions = (listener: (counts: Readonly<Record<string, number>>) => void): (() => void) => this.#reactions.add(listener);

  /** How loud people are, several times a second; for CSS variables. */
  readonly onLevels = (listener: (levels: Levels) => void): (() => void) => this.#levels.add(listener);

  async #open(): Promise<void> {
    this.#store.patch({ link: 'connecting' });
    this.#live.open();
    try {
      const meeting = await this.api.getMeeting(this.meetingId);
      this.#store.patch({ meeting });
      if (isOver(meeting.status) && !this.state.view) this.#live.close();
      else await this.#store.until((state) => state.view !== null || state.link === 'refused' || state.phase === 'error', 8_000, this.#life.signal);
    } catch (thrown) {
      // What blocked the request is known better than that it did not get through.
      if (!this.state.view && this.state.error?.code !== 'csp-blocked') this.fail(toChamaError(thrown));
    }
  }

  async #enter(visit: number): Promise<void> {
    try {
      const answer = await this.api.join(this.meetingId);
      if (visit !== this.#visit) await this.#leaveServer();
      else if (answer.status === 'pending_approval') this.#wait(answer.position);
      else await this.#arrive(visit, answer);
    } catch (thrown) {
      if (visit === this.#visit) this.#joinFailed(toChamaError(thrown));
    }
  }

  async #arrive(visit: number, { livekit }: Extract<JoinAnswer, { status: 'joined' }>): Promise<void> {
    const wishes = this.#wishes ?? this.preview.wishes;
    const media = this.#media.start(livekit, { ...wishes, camera: wishes.camera && infoOf(this.state)?.type !== 'audio' });
    await this.#store.until((state) => state.view?.me.standing === 'room' || visit !== this.#visit, 5_000, this.#life.signal);
    if (visit !== this.#visit) return;
    this.#store.patch({ phase: 'connected', position: null, since: now(), unread: 0 });
    // The preview holds the devices until the room has them too, so that no browser asks a second time.
    await media;
    this.preview.release();
  }

  #joinFailed(error: ChamaError): void {
    this.#claim?.release(this);
    const reason = leftReasonFor(error.code);
    if (reason) this.#goOut(reason);
    else this.#store.patch({ phase: 'prejoin', since: null });
    this.#store.patch({ error });
  }

  /** The room or lobby is behind us, whoever decided it. Safe to call at any time. */
  #goOut(reason: LeftReason): void {
    const { since } = this.state;
    this.#visit += 1;
    clearTimeout(this.#outage);
    this.preview.release();
    void this.#media.stop();
    this.#claim?.release(this);
    if (reason === 'duplicate') this.#place.lose();
    else this.#place.note(false);
    if (!isUnderWay(this.state)) return;
    const durationMs = isInRoom(this.state) && since !== null ? now() - since : 0;
    this.#store.patch({ phase: 'left', left: { reason, durationMs }, position: null, since: null });
    if (reason !== 'unmounted') void this.refresh().catch(() => undefined);
  }

  /** Reads anew what REST alone tells, such as counts to those outside. */
  async refresh(): Promise<void> {
    this.#store.patch({ meeting: await this.api.getMeeting(this.meetingId) });
  }

  /** Tells the server, by whichever way is open; an answer that does not come is the sweeper's business. */
  async #leaveServer(): Promise<void> {
    const standing = this.state.view?.me.standing;
    if (!this.#place.isHere || (standing === 'gone' && !isUnderWay(this.state))) return;
    if (this.#live.isOnline) await Promise.race([this.send('participant:leave', {}).catch(() => null), pause(2_000)]);
    else await this.api.leave(this.meetingId, { keepalive: true }).catch(() => null);
  }

  #onView(view: MeetingView, version: number, facts: readonly Fact[]): void {
    const stoodIn = this.state.view?.me.standing;
    const me = view.me.participantId;
    const heard = facts.filter((f) => f.type === 'chat.sent' && f.messageType === 'text' && f.participantId !== me).length;
    this.#store.patch({ view, version, unread: this.#isChatOpen ? 0 : this.state.unread + heard });
    const { standing } = view.me;
    if (!isUnderWay(this.state)) this.#place.look(standing === 'room');
    else if (isOver(view.meeting.status)) this.#goOut('ended');
    else if (this.state.phase === 'waiting') this.#onWaiting(view, stoodIn, facts);
    else if (facts.some((f) => f.type === 'participant.removed' && f.participantId === me)) this.#goOut('removed');
    else if (isInRoom(this.state) && standing !== 'room' && stoodIn === 'room') void this.#rejoin();
  }

  #wait(position: number): void {
    this.#store.patch({ phase: 'waiting', position, since: now() });
    // Let in before the answer was here.
    if (this.state.view?.me.standing === 'room') this.#onWaiting(this.state.view, 'lobby');
  }

  #onWaiting({ me, lobby }: MeetingView, stoodIn: Standing | undefined, facts: readonly Fact[] = []): void {
    const at = lobby.findIndex((knock) => knock.participantId === me.participantId);
    if (at >= 0) this.#store.patch({ position: at + 1 });
    if (stoodIn !== 'lobby' || me.standing === 'lobby') return;
    const isBlocked = facts.some((f) => f.type === 'lobby.denied' && f.block && f.participantId === me.participantId);
    if (me.standing === 'gone') isBlocked ? this.#joinFailed(new ChamaError('denied')) : this.#goOut('denied');
    else {
      this.#store.patch({ phase: 'connecting', position: null });
      void this.#enter(this.#visit);
    }
  }

  /** The server closed our stay while we were cut off; we still want to be there. */
  async #rejoin(): Promise<void> {
    const visit = this.#visit;
    const isWanted = () => visit === this.#visit;
    try {
      const answer = await tryAgain(() => this.api.join(this.meetingId), { tries: rejoinTries, isWanted });
      if (!answer || !isWanted()) return;
      if (answer.status === 'pending_approval') this.#wait(answer.position);
      else if (this.state.media.status !== 'connected') await this.#media.start(answer.livekit, wishesOf(this.state.media));
    } catch (thrown) {
      const error = toChamaError(thrown);
      if (isWanted()) error.retryable ? this.#goOut('network') : this.#joinFailed(error);
    }
  }

  #onOnline(): void {
    clearTimeout(this.#outage);
    this.#store.patch({ link: 'online', ...(this.state.phase === 'reconnecting' ? { phase: 'connected' as const } : {}) });
    this.#media.retry();
  }

  #onOffline(willReturn: boolean): void {
    this.#store.patch({ link: willReturn ? 'connecting' : 'offline' });
    clearTimeout(this.#outage);
    if (this.state.phase !== 'connected') return;
    this.#outage = setTimeout(() => this.state.phase === 'connected' && this.#store.patch({ phase: 'reconnecting' }), quietOutageMs);
  }

  #onSignal(signal: Signal): void {
    if (signal.type === 'media' && signal.available) this.#media.retry();
    if (signal.type === 'reactions') this.#reactions.tell(signal.counts);
  }

  #onRefused(error: ChamaError): void {
    this.#store.patch({ link: 'refused' });
    if (isUnderWay(this.state)) {
      this.#goOut(leftReasonFor(error.code) ?? 'server');
      this.#store.patch({ error });
    } else if (error.code !== 'not-found' && error.code !== 'not-invited') this.#store.patch({ phase: 'error', error });
  }

  #wake(): void {
    void this.#live.wake();
    if (isInRoom(this.state)) this.#media.retry();
  }

  #pageGone(): void {
    if (!isUnderWay(this.state)) return;
    void this.api.leave(this.meetingId, { keepalive: true }).catch(() => null);
    this.#goOut('unmounted');
  }

  #wanted(kind: 'microphone' | 'camera'): boolean {
    return (isInRoom(this.state) ? this.state.media : this.preview.state)[kind].wanted;
  }
}
