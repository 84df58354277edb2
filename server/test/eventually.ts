// Waiting for something that becomes true by itself, with a deadline. Where a fact or an event tells of it, await that instead.

/** The first value of `look` that is neither null, undefined nor false. */
export async function eventually<T>(what: string, look: () => T | Promise<T>, withinMs = 15_000): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const value = await look();
    if (value !== null && value !== undefined && value !== false) return value as NonNullable<Exclude<T, false>>;
    if (performance.now() > deadline) throw new Error(`${what}: not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
