// Which reactions were counted already: a resend after a lost ack counts once. Kept in memory only, as reactions are.
import { answerKeyOf, type Job } from './command-job.ts';

const remembered = 1_000;

export function isReaction({ command }: Job): boolean {
  return command.type === 'reaction:send';
}

export class SeenReactions {
  readonly #seen = new Set<string>();

  isNew(job: Job): boolean {
    const key = answerKeyOf(job);
    if (!key) return true;
    const id = `${key.personId} ${key.key}`;
    if (this.#seen.has(id)) return false;
    this.#seen.add(id);
    const [oldest] = this.#seen;
    if (this.#seen.size > remembered && oldest !== undefined) this.#seen.delete(oldest);
    return true;
  }
}
