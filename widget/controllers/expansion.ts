// Shows a tag's content over the whole window and back, by the browser's top layer: nothing is moved, so no picture stops, and no column of the page clips it.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class Expansion implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #place: () => HTMLElement | null;
  #isOn = false;

  constructor(host: ReactiveControllerHost, place: () => HTMLElement | null) {
    this.#host = host;
    this.#place = place;
    host.addController(this);
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  set(on: boolean): void {
    if (on === this.#isOn || (on && !('popover' in HTMLElement.prototype))) return;
    this.#isOn = on;
    this.#host.requestUpdate();
  }

  /** A tag that was moved lost its place in the top layer: it takes it again. */
  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const place = this.#place();
    if (!place?.isConnected || this.#isOn === (place.popover !== null && place.matches(':popover-open'))) return;
    if (this.#isOn) {
      place.popover = 'manual';
      place.showPopover();
    } else {
      place.hidePopover();
      place.popover = null;
    }
  }
}
