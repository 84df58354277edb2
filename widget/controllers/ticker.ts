// Re-renders an element as time passes, only while the page is seen. Elements read the time here, never from the platform.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { now } from '../client/clock.ts';

export class Ticker implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #everyMs: () => number;
  readonly #onTick: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `everyMs` is asked anew after each tick, so a clock can slow down while seconds do not matter. */
  constructor(host: ReactiveControllerHost, everyMs: () => number, onTick?: () => void) {
    this.#host = host;
    this.#everyMs = everyMs;
    this.#onTick = onTick;
    host.addController(this);
  }

  /** Milliseconds by this device's clock; add `clockOffsetMs` where it is known. */
  get now(): number {
    return now();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#schedule();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    clearTimeout(this.#timer);
  }

  readonly #onVisibility = () => {
    clearTimeout(this.#timer);
    if (!document.hidden) this.#tick();
  };

  readonly #tick = () => {
    this.#host.requestUpdate();
    this.#onTick?.();
    this.#schedule();
  };

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#tick, this.#everyMs());
  }
}
