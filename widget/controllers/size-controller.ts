// Tells an element how much room it has, where a container query cannot: how many tiles fit. Renders again only when the answer changes.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class SizeController<V> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #judge: (width: number, height: number) => V;
  #observer: ResizeObserver | null = null;
  value: V;

  /** `judge` turns pixels into what matters, e.g. a column count; it is asked with 0 by 0 before the first layout. */
  constructor(host: ReactiveControllerHost & Element, judge: (width: number, height: number) => V) {
    this.#host = host;
    this.#judge = judge;
    this.value = judge(0, 0);
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const value = this.#judge(entry.contentRect.width, entry.contentRect.height);
      if (Object.is(value, this.value)) return;
      this.value = value;
      this.#host.requestUpdate();
    });
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = null;
  }
}
