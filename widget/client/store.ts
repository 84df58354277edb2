// One immutable value and who wants to know when it changes. What the value means is its owner's business.

export interface Readable<S> {
  readonly state: S;
  /** Calls back after each change, until the returned function is called. Not called for the present value. */
  subscribe(listener: () => void): () => void;
}

export class Store<S extends object> implements Readable<S> {
  #state: S;
  readonly #listeners = new Set<() => void>();

  constructor(initial: S) {
    this.#state = initial;
  }

  get state(): S {
    return this.#state;
  }

  /** Replaces the given fields; tells nobody when each is the very same value already. */
  patch(change: Partial<S>): void {
    const keys = Object.keys(change) as (keyof S)[];
    if (keys.every((key) => Object.is(this.#state[key], change[key]))) return;
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }

  subscribe(listener: () => void): () => void {
    const entry = () => listener();
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  /** Resolves when `test` holds, and after `timeoutMs` or at `signal` in any case: look again at the state. */
  until(test: (state: S) => boolean, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    if (test(this.#state) || signal?.aborted) return Promise.resolve();
    return new Promise((done) => {
      const finish = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', finish);
        stop();
        done();
      };
      const timer = setTimeout(finish, timeoutMs);
      signal?.addEventListener('abort', finish);
      const stop = this.subscribe(() => {
        if (test(this.#state)) finish();
      });
    });
  }

  get listenerCount(): number {
    return this.#listeners.size;
  }
}
