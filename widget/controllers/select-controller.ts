// Reads one thing out of a store for an element, and re-renders it when that thing changes, not when the store does.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Readable } from '../client/store.ts';

/**
 * `source` is asked at every update, because contexts and properties arrive late:
 *
 *     readonly #hands = new SelectController(this, () => this.client, (state) => state.view?.hands ?? none);
 *     render() { return this.#hands.value … }
 *
 * The selector must return the same object for the same state (no new arrays), or say in `equals` when two results are alike.
 */
export class SelectController<S, V> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #source: () => Readable<S> | undefined;
  readonly #select: (state: S) => V;
  readonly #equals: (a: V, b: V) => boolean;
  #subscribedTo: Readable<S> | undefined;
  #unsubscribe: (() => void) | null = null;
  #shown: { readonly value: V } | null = null;

  constructor(host: ReactiveControllerHost, source: () => Readable<S> | undefined, select: (state: S) => V, equals: (a: V, b: V) => boolean = Object.is) {
    this.#host = host;
    this.#source = source;
    this.#select = select;
    this.#equals = equals;
    host.addController(this);
  }

  /** The selected value now; undefined while there is no source. */
  get value(): V | undefined {
    const source = this.#source();
    if (!source) return undefined;
    this.#follow(source);
    const value = this.#select(source.state);
    if (this.#shown && this.#equals(this.#shown.value, value)) return this.#shown.value;
    this.#shown = { value };
    return value;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#follow(this.#source());
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    this.#subscribedTo = undefined;
  }

  #follow(source: Readable<S> | undefined): void {
    if (source === this.#subscribedTo) return;
    this.#unsubscribe?.();
    this.#subscribedTo = source;
    this.#shown = null;
    this.#unsubscribe = source?.subscribe(() => this.#compare(source)) ?? null;
  }

  #compare(source: Readable<S>): void {
    const value = this.#select(source.state);
    if (this.#shown && this.#equals(this.#shown.value, value)) return;
    this.#host.requestUpdate();
  }
}

/** For `equals`: lists with the same members in the same order. */
export function sameList<T>(a: readonly T[] | undefined, b: readonly T[] | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((item, index) => Object.is(item, b[index])));
}

/** For `equals`: objects with the same fields of the same values. */
export function sameFields<T extends object>(a: T | null | undefined, b: T | null | undefined): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  const keys = Object.keys(a) as (keyof T)[];
  return keys.length === Object.keys(b).length && keys.every((key) => Object.is(a[key], b[key]));
}
