// How many requests somebody may send: generous, so that no village behind one address meets them, and a flood does.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Failure } from '../domain/failure.ts';

export interface LimitRule {
  readonly requests: number;
  readonly perSeconds: number;
}

export type LimitName = 'address' | 'person' | 'chat';
export type LimitRules = Readonly<Record<LimitName, LimitRule>>;

export const defaultLimits: LimitRules = {
  address: { requests: 10_000, perSeconds: 10 },
  person: { requests: 1_000, perSeconds: 10 },
  /** Lines by REST, above what the room promises (5 a second, bursts of 10). */
  chat: { requests: 20, perSeconds: 2 },
};

export class RequestLimits {
  readonly #limiters: Readonly<Record<LimitName, RateLimiterMemory>>;

  constructor({ address, person, chat }: LimitRules = defaultLimits) {
    this.#limiters = { address: limiter(address), person: limiter(person), chat: limiter(chat) };
  }

  /** Counts one request; throws Failure('rate-limited') when there were too many. */
  async count(name: LimitName, key: string): Promise<void> {
    try {
      await this.#limiters[name].consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new Failure('rate-limited', { retryAfterMs: refusal.msBeforeNext });
    }
  }
}

function limiter({ requests, perSeconds }: LimitRule): RateLimiterMemory {
  return new RateLimiterMemory({ points: requests, duration: perSeconds });
}
