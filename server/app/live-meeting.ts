// One meeting in this node's memory: its state, its queue, and the order in which batches run and are told. Which meetings are held: live-meetings.ts.
import { subjectsOf } from '../../protocol/facts.ts';
import type { MeetingId, ParticipantId } from '../../protocol/ids.ts';
import type { Commit, Snapshot } from '../../protocol/socket.ts';
import { channelOf, standingAfter } from '../../protocol/view.ts';
import { instantOf } from '../clock.ts';
import type { Broadcaster, Committed } from '../deps.ts';
import { project } from '../domain/evolve.ts';
import { Failure } from '../domain/failure.ts';
import type { MeetingState } from '../domain/state.ts';
import { visible } from '../domain/visible.ts';
import type { Database } from '../store/database.ts';
import { factsSince, type StoredCommit } from '../store/facts.ts';
import { lockMeeting } from '../store/load-meeting.ts';
import { type CaughtUp, catchUp, hidesVotes, type Remembered, replay } from './catch-up.ts';
import { type BatchTools, judge, runBatch } from './command-batch.ts';
import type { Job, Verdict } from './command-job.ts';
import { MeetingHistory, reachOfSince } from './meeting-history.ts';
import { isReaction, SeenReactions } from './seen-reactions.ts';

export interface LiveMeetingTools extends BatchTools {
  readonly db: Database;
  readonly broadcaster: Broadcaster;
}

/** How many commands one transaction carries at most: enough for a storm, short enough for its first sender. */
const batchSize = 200;
/** More than this waiting means the database is behind; senders are asked to come back. */
const queueLimit = 1_000;

type Task =
  | { readonly kind: 'job'; readonly job: Job }
  | { readonly kind: 'absorb'; readonly commit: StoredCommit }
  | { readonly kind: 'refresh'; readonly done: () => void };

export class LiveMeeting {
  readonly id: MeetingId;
  readonly portalId: string;
  lastUsedAt: number;
  #state: MeetingState;
  #isIncomplete = false;
  #isDraining = false;
  readonly #queue: Task[] = [];
  readonly #whenIdle: (() => void)[] = [];
  readonly #history = new MeetingHistory();
  readonly #reactions = new SeenReactions();
  readonly #tools: LiveMeetingTools;

  constructor(state: MeetingState, tools: LiveMeetingTools) {
    this.id = state.core.meeting.id;
    this.portalId = state.portalId;
    this.#state = state;
    this.#tools = tools;
    this.lastUsedAt = tools.clock.now();
  }

  get state(): MeetingState {
    return this.#state;
  }

  get isBusy(): boolean {
    return this.#isDraining;
  }

  submit(job: Job): void {
    if (this.#queue.length >= queueLimit) {
      job.settle({ ok: false, failure: new Failure('unavailable', { retryAfterMs: 1_000 }) }, this.#state);
      return;
    }
    this.#enqueue({ kind: 'job', job });
  }

  /** What another node committed. Out of order or with a gap is right too: then the log is asked. */
  absorb(commit: StoredCommit): void {
    this.#enqueue({ kind: 'absorb', commit });
  }

  /** Resolves once memory is as new as the database was when this was called, or could not be. */
  refresh(): Promise<void> {
    return new Promise((done) => this.#enqueue({ kind: 'refresh', done }));
  }

  snapshot(participantId: ParticipantId): Snapshot {
    if (!this.#state.people.has(participantId)) throw new Failure('not-found');
    return { version: this.#state.version, serverTime: instantOf(this.#tools.clock), view: project(this.#state, participantId) };
  }

  /** The commits after `since` as this person is told them; null when only a snapshot will do. */
  commitsSince(participantId: ParticipantId, since: number): Commit[] | null {
    const { version, people, core } = this.#state;
    const participant = core.participants.find((p) => p.id === participantId);
    const person = people.get(participantId);
    const stored = this.#history.after(since, version);
    if (!participant || !person || !stored || since > version || stored.some(({ facts }) => facts.some((fact) => movesViewer(fact, participantId))))
      return null;
    const viewer = { participantId, channel: channelOf({ role: participant.role, standing: person.standing }) };
    const facts = stored.flatMap((commit) => commit.facts.map((fact) => visible(fact, viewer))).filter((fact) => fact !== null);
    return [{ from: since, version, facts }];
  }

  /** Reads so much of the log that `commitsSince` can answer, where that is in reach. */
  async recall(since: number): Promise<void> {
    const { version } = this.#state;
    if (since < 0 || since >= version || version - since > reachOfSince || this.#history.after(since, version)) return;
    const older = await this.#tools.db.writer(this.portalId, (sql) => factsSince(sql, this.id, since, reachOfSince));
    this.#history.prepend(older, this.#state.version);
  }

  /** Resolves when nothing waits or runs. */
  whenIdle(): Promise<void> {
    return this.#isDraining ? new Promise((resolve) => this.#whenIdle.push(resolve)) : Promise.resolve();
  }

  #enqueue(task: Task): void {
    this.lastUsedAt = this.#tools.clock.now();
    this.#queue.push(task);
    if (!this.#isDraining) void this.#drain();
  }

  async #drain(): Promise<void> {
    this.#isDraining = true;
    while (this.#queue.length > 0) {
      const jobs = this.#takeJobs();
      if (jobs.length > 0) await this.#run(jobs);
      else await this.#attend(this.#queue.shift());
    }
    this.#isDraining = false;
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  #takeJobs(): Job[] {
    const jobs: Job[] = [];
    for (const task of this.#queue) {
      if (task.kind !== 'job' || jobs.length === batchSize) break;
      jobs.push(task.job);
    }
    this.#queue.splice(0, jobs.length);
    return jobs;
  }

  /** Everything in `jobs` is settled when this resolves; it does not reject. */
  async #run(jobs: readonly Job[]): Promise<void> {
    if (jobs.every(isReaction)) return this.#judgeReactions(jobs);
    try {
      const outcome = await this.#tools.db.writer(this.portalId, (sql) => runBatch(sql, this.#tools, this.#remembered, jobs));
      this.#accept(outcome);
      for (const commit of outcome.commits) this.#tell(commit);
      for (const [index, job] of jobs.entries()) this.#settle(job, outcome.verdicts[index] ?? unanswered);
    } catch (error) {
      await this.#recover(jobs, error);
    }
  }

  /** Whatever failed was rolled back, or its outcome is unknown: memory stays what it was, and the next batch compares it with the row. */
  async #recover(jobs: readonly Job[], error: unknown): Promise<void> {
    if (!(error instanceof Failure) && jobs.length > 1) {
      // One command may have poisoned the transaction; the others must not go down with it.
      for (const job of jobs) await this.#run([job]);
      return;
    }
    if (!(error instanceof Failure))
      this.#tools.log.error({ err: error, meetingId: this.id, command: jobs[0]?.command.type }, 'a command could not be written');
    const failure = error instanceof Failure ? error : new Failure('internal', { cause: error });
    for (const job of jobs) this.#settle(job, { ok: false, failure });
  }

  /** Reactions change nothing that lasts, so alone they cost no transaction; they still wait their turn, for the order of acks. */
  #judgeReactions(jobs: readonly Job[]): void {
    for (const job of jobs) {
      const { verdict } = judge(this.#state, job, { now: instantOf(this.#tools.clock), presences: new Map(), log: this.#tools.log });
      this.#settle(job, verdict);
    }
  }

  #settle(job: Job, verdict: Verdict): void {
    if (verdict.ok && job.command.type === 'reaction:send' && this.#reactions.isNew(job)) this.#tools.broadcaster.react(this.id, job.command.reaction);
    job.settle(verdict, this.#state);
  }

  async #attend(task: Task | undefined): Promise<void> {
    if (task?.kind === 'absorb') {
      const { version } = task.commit;
      if (version <= this.#state.version) return;
      if (version === this.#state.version + 1) this.#follow(task.commit);
      else await this.#refresh();
    }
    if (task?.kind === 'refresh') {
      await this.#refresh();
      task.done();
    }
  }

  #follow(commit: StoredCommit): void {
    const [committed] = replay(this.#state, [commit]);
    if (!committed) return;
    this.#isIncomplete ||= hidesVotes(committed.facts);
    this.#state = committed.after;
    this.#tell(committed);
  }

  async #refresh(): Promise<void> {
    try {
      const caughtUp = await this.#tools.db.writer(this.portalId, async (sql) => {
        const locked = await lockMeeting(sql, this.id);
        if (!locked) throw new Failure('not-found');
        return catchUp(sql, this.#remembered, locked.version);
      });
      this.#accept(caughtUp);
    } catch (error) {
      // Whoever asks next tries again; a meeting that lags is told so by the versions.
      this.#tools.log.warn({ err: error, meetingId: this.id }, 'a meeting could not catch up');
    }
  }

  get #remembered(): Remembered {
    return { state: this.#state, isIncomplete: this.#isIncomplete };
  }

  /** Memory after a COMMIT, and what other nodes did before it, told first. */
  #accept({ state, missed }: CaughtUp): void {
    this.#state = state;
    this.#isIncomplete = false;
    if (missed) {
      for (const commit of missed) this.#tell(commit);
    } else {
      this.#history.forget();
      this.#tools.broadcaster.reset(this.id, state);
    }
  }

  #tell(commit: Committed): void {
    this.#history.push({ version: commit.version, facts: commit.facts });
    this.#tools.broadcaster.commit(commit);
  }
}

const unanswered: Verdict = { ok: false, failure: new Failure('internal') };

/** After these about oneself one sees more, or less, than before: commits cannot carry that. */
function movesViewer(fact: StoredCommit['facts'][number], participantId: ParticipantId): boolean {
  if (!subjectsOf(fact).includes(participantId)) return false;
  return isArrival(fact) || fact.type === 'participant.renamed' || fact.type in standingAfter;
}

function isArrival({ type }: StoredCommit['facts'][number]): boolean {
  return type === 'participant.joined' || type === 'participant.invited';
}
