// The latest commits of one meeting, in memory, so that whoever reconnects is served without the database. The log itself is server/store/facts.ts.
import type { StoredCommit } from '../store/facts.ts';

/** How many commits a client may be behind and still be served commits; further back it gets a snapshot. */
export const reachOfSince = 500;
/** What stays in memory between reconnects. */
const kept = 128;

export class MeetingHistory {
  /** Contiguous versions, ending with the meeting's own. */
  #commits: StoredCommit[] = [];

  push(commit: StoredCommit): void {
    const last = this.#commits.at(-1);
    if (last && last.version !== commit.version - 1) this.#commits = [];
    this.#commits.push(commit);
    if (this.#commits.length > kept * 2) this.#commits = this.#commits.slice(-kept);
  }

  /** Older commits from the log; ignored unless they join on to what is here. */
  prepend(older: readonly StoredCommit[], version: number): void {
    const first = this.#commits[0]?.version ?? version + 1;
    const missing = older.filter((commit) => commit.version < first);
    if (isContiguous(missing) && missing.at(-1)?.version === first - 1) this.#commits = [...missing, ...this.#commits];
  }

  forget(): void {
    this.#commits = [];
  }

  /** Every commit after `since` up to `version`; null when memory does not reach that far back. */
  after(since: number, version: number): readonly StoredCommit[] | null {
    if (since === version) return [];
    const first = this.#commits[0];
    if (!first || first.version > since + 1) return null;
    return this.#commits.slice(since + 1 - first.version);
  }
}

function isContiguous(commits: readonly StoredCommit[]): boolean {
  return commits.every((commit, index) => index === 0 || commit.version === (commits[index - 1]?.version ?? 0) + 1);
}
