// Keeps a media session going while a person is in the room: makes it, replaces it with a fresh ticket when it dies, waits while there is no LiveKit.
import { toChamaError } from './chama-error.ts';
import type { DeviceKind, Levels, LocalKind, MediaFactory, MediaSession, MediaState, MediaWishes } from './media.ts';
import { mediaOff, sourceOff, wishesOf } from './media.ts';
import type { MediaTicket } from './rest-shapes.ts';

/** In a row, before we say that it does not work and try only now and then. */
const quickTries = 3;
const slowPauseMs = 15_000;

export interface MediaKeeperOptions {
  readonly factory: MediaFactory | null;
  /** A new ticket by joining again; null while the server has no LiveKit. */
  readonly ticket: () => Promise<MediaTicket | null>;
  readonly state: () => MediaState;
  readonly patch: (change: Partial<MediaState>) => void;
  readonly levels: (levels: Levels) => void;
  readonly savesData: () => boolean;
  /** The same person went on elsewhere. */
  readonly duplicate: () => void;
}

export class MediaKeeper {
  readonly #options: MediaKeeperOptions;
  #session: MediaSession | null = null;
  #run = 0;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: MediaKeeperOptions) {
    this.#options = options;
  }

  /** Into the room, with what pre-join chose. Resolves when the first attempt is decided either way. */
  start(ticket: MediaTicket | null, wishes: MediaWishes): Promise<void> {
    if (!this.#options.factory) return Promise.resolve();
    const { patch } = this.#options;
    this.#tries = 0;
    patch({ chosen: wishes.chosen, microphone: { ...sourceOff, wanted: wishes.microphone }, camera: { ...sourceOff, wanted: wishes.camera } });
    return this.#attempt(ticket, ++this.#run);
  }

  /** Out of the room: devices are off when it resolves. */
  async stop(): Promise<void> {
    this.#run += 1;
    clearTimeout(this.#timer);
    const session = this.#session;
    this.#session = null;
    const { chosen, devices } = this.#options.state();
    this.#options.patch({ ...mediaOff, chosen, devices });
    await session?.disconnect();
  }

  /** A phone froze the page: off, and back with `retry`, with microphone and camera off. */
  async suspend(): Promise<void> {
    if (!this.#session) return;
    this.#run += 1;
    clearTimeout(this.#timer);
    const session = this.#session;
    this.#session = null;
    this.#options.patch({ status: 'failed', microphone: sourceOff, camera: sourceOff, screen: sourceOff, people: {}, speakers: [] });
    await session.disconnect();
  }

  /** The server says LiveKit is there again, the page woke up, or the person asks: no need to sit out the pause. */
  retry(): void {
    const { status } = this.#options.state();
    if (status !== 'unavailable' && status !== 'failed') return;
    this.#tries = 0;
    this.#again(0);
  }

  async set(kind: LocalKind, on: boolean): Promise<void> {
    const source = this.#options.state()[kind];
    this.#options.patch({ [kind]: { ...source, wanted: on, ...(on ? {} : { problem: null }) } });
    if (kind === 'microphone') await this.#session?.setMicrophone(on);
    else if (kind === 'camera') await this.#session?.setCamera(on);
    else await this.#session?.setScreenShare(on);
  }

  async setDevice(kind: DeviceKind, deviceId: string): Promise<void> {
    this.#options.patch({ chosen: { ...this.#options.state().chosen, [kind]: deviceId } });
    await this.#session?.setDevice(kind, deviceId);
  }

  /** Own camera off and nobody's picture fetched; off again, pictures come back and the camera does not. */
  async setDataSaver(on: boolean): Promise<void> {
    this.#session?.setDataSaver(on);
    if (on && this.#options.state().camera.wanted) await this.set('camera', false);
  }

  showScreens(): void {
    this.#session?.showScreens();
  }

  async startAudio(): Promise<void> {
    await this.#session?.startAudio();
  }

  async #attempt(ticket: MediaTicket | null, run: number): Promise<void> {
    const { factory, patch } = this.#options;
    if (!factory || run !== this.#run) return;
    if (!ticket) {
      patch({ status: 'unavailable', people: {}, speakers: [] });
      this.#again(slowPauseMs);
      return;
    }
    patch({ status: 'connecting', url: ticket.url });
    try {
      const session = await this.#open(factory, run);
      if (!session) return;
      session.setDataSaver(this.#options.savesData());
      await session.connect(ticket, wishesOf(this.#options.state()));
      if (run === this.#run) this.#tries = 0;
    } catch (thrown) {
      if (run === this.#run) await this.#failed(toChamaError(thrown, 'media-failed').code === 'chunk-failed');
    }
  }

  async #open(factory: MediaFactory, run: number): Promise<MediaSession | null> {
    const session = await factory({
      changed: (change) => run === this.#run && this.#options.patch(change),
      levels: (levels) => run === this.#run && this.#options.levels(levels),
      closed: (why) => {
        if (run !== this.#run) return;
        if (why === 'duplicate') this.#options.duplicate();
        else void this.#failed(false);
      },
    });
    if (run === this.#run) {
      this.#session = session;
      return session;
    }
    await session.disconnect();
    return null;
  }

  /** A session is used once: the next attempt makes a new one, with a new ticket. */
  async #failed(isHopeless: boolean): Promise<void> {
    this.#run += 1;
    const session = this.#session;
    this.#session = null;
    await session?.disconnect();
    this.#tries += 1;
    const giveUp = isHopeless || this.#tries > quickTries;
    this.#options.patch({ status: giveUp ? 'failed' : 'reconnecting', people: {}, speakers: [] });
    this.#again(giveUp ? slowPauseMs : 500 * 2 ** this.#tries);
  }

  #again(pauseMs: number): void {
    clearTimeout(this.#timer);
    const run = ++this.#run;
    this.#timer = setTimeout(() => void this.#renew(run), pauseMs * (0.5 + Math.random()));
  }

  async #renew(run: number): Promise<void> {
    if (run !== this.#run) return;
    if (typeof navigator !== 'undefined' && navigator.onLine === false) return this.#again(slowPauseMs);
    try {
      const ticket = await this.#options.ticket();
      await this.#attempt(ticket, run);
    } catch {
      // The refusal reaches the person through the socket or the join itself; media only waits for the next chance.
      if (run === this.#run) this.#again(slowPauseMs);
    }
  }
}
