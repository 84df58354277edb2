// Keeps fresh what REST alone tells people outside the room, such as how many are in. Asks only while the page is seen.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { MeetingClient } from '../client/meeting-client.ts';

const calmMs = 15_000;
/** After something happened in the meeting: not all who wait outside at the same moment, nor for each step of a busy one. */
const soonMs = 1_000;
const spreadMs = 2_000;

export class OutsideRefresh implements ReactiveController {
  readonly #client: () => MeetingClient | undefined;
  #followed: MeetingClient | undefined;
  #unsubscribe: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSoon = false;
  #version = 0;

  constructor(host: ReactiveControllerHost, client: () => MeetingClient | undefined) {
    this.#client = client;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#schedule(calmMs);
  }

  hostUpdate(): void {
    const client = this.#client();
    if (client === this.#followed) return;
    this.#unsubscribe?.();
    this.#followed = client;
    this.#version = client?.state.version ?? 0;
    this.#unsubscribe = client?.subscribe(() => this.#onState(client)) ?? null;
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    clearTimeout(this.#timer);
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    this.#followed = undefined;
  }

  /** Whoever stands outside is told that something happened, not what. */
  #onState({ state }: MeetingClient): void {
    if (state.version === this.#version) return;
    this.#version = state.version;
    if (this.#isSoon || document.hidden) return;
    this.#schedule(soonMs + Math.random() * spreadMs);
    this.#isSoon = true;
  }

  #schedule(afterMs: number): void {
    clearTimeout(this.#timer);
    this.#isSoon = false;
    this.#timer = setTimeout(this.#ask, afterMs);
  }

  readonly #onVisibility = () => {
    clearTimeout(this.#timer);
    if (!document.hidden) this.#ask();
  };

  readonly #ask = () => {
    // Without an answer what was known stays shown; the next question is on its way already.
    this.#followed?.refresh().catch(() => undefined);
    this.#schedule(calmMs);
  };
}
