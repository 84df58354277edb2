// The same Idempotency-Key of the same person is answered once and for all. Keys are the requests' own; answers are store/answers.ts's rows.
import type { WireError } from '../../protocol/errors.ts';
import { type Clock, instantOf } from '../clock.ts';
import { Failure } from '../domain/failure.ts';
import { type Answer, answerId, findAnswers, saveAnswers } from '../store/answers.ts';
import type { Database } from '../store/database.ts';
import { isLasting } from './lasting-refusals.ts';

/** A request that may come again. */
export interface RequestKey {
  readonly portalId: string;
  /** The member's user id, or the portal's id for its own server. */
  readonly personId: string;
  readonly key: string;
  /** Hash of what was asked: the same key for something else is a mistake. */
  readonly fingerprint: string;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

type Recorded = { readonly reply: Reply } | { readonly failure: WireError };

export interface RecordedRepliesTools {
  readonly database: Database;
  readonly clock: Clock;
}

export class RecordedReplies {
  readonly #tools: RecordedRepliesTools;

  constructor(tools: RecordedRepliesTools) {
    this.#tools = tools;
  }

  /** The reply given before, or the one `work` gives now. Refusals that will not change are kept too. */
  async once(key: RequestKey, work: () => Promise<Reply>): Promise<Reply> {
    return (await this.#recall(key)) ?? this.#perform(key, work);
  }

  async #perform(key: RequestKey, work: () => Promise<Reply>): Promise<Reply> {
    let reply: Reply;
    try {
      reply = await work();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const other = error.code === 'unavailable' ? await this.#recall(key) : null;
      if (other) return other;
      if (isLasting(error, 'rest')) await this.#keep(key, { failure: error.toWire() });
      throw error;
    }
    return (await this.#keep(key, { reply })) ?? reply;
  }

  async #recall(key: RequestKey): Promise<Reply | null> {
    const asked = keyOf(key);
    const found = await this.#tools.database.writer(key.portalId, (sql) => findAnswers(sql, [asked]));
    const answer = found.get(answerId(asked));
    if (!answer) return null;
    if (answer.fingerprint !== key.fingerprint) throw new Failure('command-id-reused');
    // Written by `answerOf` below, under keys that nothing else uses.
    const recorded = answer.answer as Recorded;
    if ('reply' in recorded) return recorded.reply;
    const { code, message, errors } = recorded.failure;
    throw new Failure(code, errors === undefined ? { message } : { message, errors });
  }

  /**
   * The change itself is kept under the key by whoever made it; this keeps the words of the reply. Of two requests with one key at the
   * same time the first to be kept answers for both, and is returned here.
   */
  async #keep(key: RequestKey, recorded: Recorded): Promise<Reply | null> {
    const { database, clock } = this.#tools;
    const answer = { ...keyOf(key), fingerprint: key.fingerprint, answer: recorded, version: null };
    try {
      return await database.writer(key.portalId, async (sql) => {
        const known = await findAnswers(sql, [keyOf(key)]);
        if (known.size === 0) await saveAnswers(sql, key.portalId, [answer], instantOf(clock));
        return null;
      });
    } catch (error) {
      if (error instanceof Failure && error.code === 'unavailable') return this.#recall(key);
      throw error;
    }
  }
}

/** The reply as a row, for a change that keeps it in its own transaction. */
export function answerOf(key: RequestKey, reply: Reply): Answer {
  const recorded: Recorded = { reply };
  return { ...keyOf(key), fingerprint: key.fingerprint, answer: recorded, version: null };
}

/** The id under which a live command of this request is kept. */
export function commandIdOf(key: RequestKey | undefined): string | undefined {
  return key && `rest:${key.key}`;
}

function keyOf({ personId, key }: RequestKey): Pick<Answer, 'personId' | 'key'> {
  return { personId, key: `reply:${key}` };
}
