// Who wants to hear of something that is not state, such as levels and reactions.

export class Listeners<T> {
  readonly #all = new Set<(value: T) => void>();

  /** Until the returned function is called. */
  add(listener: (value: T) => void): () => void {
    this.#all.add(listener);
    return () => void this.#all.delete(listener);
  }

  readonly tell = (value: T): void => {
    for (const listener of [...this.#all]) listener(value);
  };
}
