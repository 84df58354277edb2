// Work that is done again and again, never twice at once, and that keeps no process alive. What depends on time is in rows, not here.

export class Ticker {
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> | null = null;

  constructor(everyMs: number, work: () => Promise<void>, onError: (error: unknown) => void) {
    this.#timer = setInterval(() => {
      this.#running ??= work()
        .catch(onError)
        .finally(() => {
          this.#running = null;
        });
    }, everyMs).unref();
  }

  /** Resolves when the work that runs has ended. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }
}
