// How often one person may ask, over all their sockets on this node. Token buckets: a burst, then a steady rate. A little above what is promised, for clocks that jitter.
import type { CommandName } from '../../protocol/commands.ts';

interface Limit {
  readonly perSecond: number;
  readonly burst: number;
}

export type LimitClass = 'chat' | 'reaction' | 'lobby' | 'other' | 'sync' | 'garbage' | 'flood';

/** Promised by the contract: chat 5 a second, burst 10. */
const limits: Record<LimitClass, Limit> = {
  chat: { perSecond: 6, burst: 12 },
  reaction: { perSecond: 12, burst: 24 },
  lobby: { perSecond: 0.5, burst: 6 },
  other: { perSecond: 15, burst: 60 },
  sync: { perSecond: 5, burst: 20 },
  garbage: { perSecond: 10, burst: 50 },
  /** Of all events of one connection, refused ones too; beyond it the connection is closed. */
  flood: { perSecond: 200, burst: 2_000 },
};

const classOf: Partial<Record<CommandName, LimitClass>> = { 'chat:send': 'chat', 'reaction:send': 'reaction', 'participant:join': 'lobby' };

export function limitClassOf(name: CommandName): LimitClass {
  return classOf[name] ?? 'other';
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Buckets not touched for so long are full again, and forgotten. */
const forgetMs = 60_000;

export class RateLimits {
  readonly #buckets = new Map<string, Bucket>();
  readonly #scale: number;

  /** `scale` multiplies every limit: load tests and fuzzing need wider doors. */
  constructor(scale = 1) {
    this.#scale = scale;
  }

  /** Takes one token; null when there was one, else the milliseconds until there is. */
  take(personId: string, kind: LimitClass, now: number): number | null {
    const { perSecond, burst } = limits[kind];
    const rate = (perSecond * this.#scale) / 1_000;
    const key = `${kind} ${personId}`;
    const bucket = this.#buckets.get(key) ?? { tokens: burst * this.#scale, at: now };
    this.#buckets.set(key, bucket);
    bucket.tokens = Math.min(burst * this.#scale, bucket.tokens + Math.max(0, now - bucket.at) * rate);
    bucket.at = now;
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / rate);
    bucket.tokens -= 1;
    return null;
  }

  /** Forgets whoever has been quiet for long. */
  prune(now: number): void {
    for (const [key, { at }] of this.#buckets) {
      if (now - at > forgetMs) this.#buckets.delete(key);
    }
  }
}
