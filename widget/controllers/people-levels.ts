// Shows how loud each person is: writes `--level` (0 to 1) on the elements marked `data-person`, several times a second, without rendering anything.
import type { ReactiveController, ReactiveElement } from 'lit';
import type { Levels } from '../client/media.ts';
import type { MeetingClient } from '../client/meeting-client.ts';

export class PeopleLevels implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #client: () => MeetingClient | undefined;
  #followed: MeetingClient | undefined;
  #stop: (() => void) | null = null;

  constructor(host: ReactiveElement, client: () => MeetingClient | undefined) {
    this.#host = host;
    this.#client = client;
    host.addController(this);
  }

  hostUpdated(): void {
    const client = this.#client();
    if (client === this.#followed) return;
    this.#stop?.();
    this.#followed = client;
    this.#stop = client?.onLevels((levels) => this.#show(levels)) ?? null;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = null;
    this.#followed = undefined;
  }

  #show(levels: Levels): void {
    for (const element of this.#host.renderRoot.querySelectorAll<HTMLElement>('[data-person]')) {
      element.style.setProperty('--level', (levels.get(element.dataset.person ?? '') ?? 0).toFixed(2));
    }
  }
}
