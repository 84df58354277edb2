// Keeps one view in step with the server: folds commits in order, notices gaps, knows who waits for which version. No sockets here.

import type { Commit, Fact, MeetingView, OptionId, PollId, Snapshot } from '../../protocol/index.ts';
import { fold } from '../../protocol/index.ts';

/** Two nodes may race: a commit that is ahead waits this long for the one before it. */
const holdMs = 500;

export interface ViewKeeperEvents {
  /** The view is now this; `facts` are what made it so, none for a snapshot. */
  changed(view: MeetingView, version: number, facts: readonly Fact[]): void;
  /** Something is missing: ask the server for what came after `since`. */
  behind(since: number): void;
}

export class ViewKeeper {
  readonly #events: ViewKeeperEvents;
  #view: MeetingView | null = null;
  #version = 0;
  #held: Commit[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: { readonly version: number; readonly done: () => void }[] = [];

  constructor(events: ViewKeeperEvents) {
    this.#events = events;
  }

  get view(): MeetingView | null {
    return this.#view;
  }

  get version(): number {
    return this.#version;
  }

  /** The server's word replaces whatever we had, even by an older version: what follows is then a gap, which heals. */
  replace({ view, version }: Snapshot): void {
    this.#view = view;
    this.#version = version;
    this.#events.changed(view, version, []);
    this.#drain();
  }

  commit(commit: Commit): void {
    if (commit.version <= this.#version && this.#view) return;
    this.#held.push(commit);
    this.#drain();
  }

  /** What no fact may say: the ack of `ballot:cast` tells the voter alone. */
  rememberBallot(pollId: PollId, optionIds: readonly OptionId[]): void {
    if (!this.#view) return;
    const { me } = this.#view;
    this.#view = { ...this.#view, me: { ...me, ballots: { ...me.ballots, [pollId]: optionIds } } };
    this.#events.changed(this.#view, this.#version, []);
  }

  /** Resolves once the view has `version` in it; asks for it when it does not come by itself. */
  reached(version: number): Promise<void> {
    if (this.#view && this.#version >= version) return Promise.resolve();
    return new Promise((done) => {
      this.#waiting.push({ version, done });
      this.#watch();
    });
  }

  /** Nothing more will come: lets go of timers and of whoever waits. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#held = [];
    for (const { done } of this.#waiting.splice(0)) done();
  }

  #drain(): void {
    this.#held.sort((a, b) => a.from - b.from);
    for (let next = this.#nextHeld(); next && this.#view; next = this.#nextHeld()) {
      this.#view = next.facts.reduce(fold, this.#view);
      this.#version = next.version;
      this.#events.changed(this.#view, next.version, next.facts);
    }
    this.#held = this.#held.filter((commit) => commit.version > this.#version);
    this.#waiting = this.#waiting.filter(({ version, done }) => {
      if (version > this.#version) return true;
      done();
      return false;
    });
    this.#watch();
  }

  #nextHeld(): Commit | undefined {
    return this.#held.find((commit) => commit.from === this.#version && commit.version > this.#version);
  }

  #watch(): void {
    const isBehind = this.#held.length > 0 || this.#waiting.length > 0;
    if (!isBehind) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      return;
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#events.behind(this.#version);
      this.#watch();
    }, holdMs);
  }
}
