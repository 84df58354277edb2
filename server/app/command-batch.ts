// What one transaction does for all commands that wait on a meeting: lock, catch up, decide one after the other, write. Queueing: live-meeting.ts.
import type { WireError } from '../../protocol/errors.ts';
import type { MeetingId, ParticipantId } from '../../protocol/ids.ts';
import type { Instant } from '../../protocol/meeting.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Committed, Log } from '../deps.ts';
import { decide } from '../domain/decide.ts';
import { advance } from '../domain/evolve.ts';
import { Failure } from '../domain/failure.ts';
import type { AnyCommand, AnyCommandName } from '../domain/internal-commands.ts';
import type { Decision, MeetingState, Presence } from '../domain/state.ts';
import { newId } from '../ids.ts';
import { type Answer, answerId, findAnswers, saveAnswers } from '../store/answers.ts';
import { type Applied, applyDecisions } from '../store/apply-fact.ts';
import { closeConnection, openConnection, presencesOf } from '../store/connections.ts';
import type { Sql } from '../store/database.ts';
import { appendFacts, type FactEntry } from '../store/facts.ts';
import { lockMeeting } from '../store/load-meeting.ts';
import { type CaughtUp, catchUp, type Remembered } from './catch-up.ts';
import { answerKeyOf, fingerprintOf, type Job, type Verdict } from './command-job.ts';
import { type EnqueueEffects, effectsOf } from './effects.ts';
import { isLasting } from './lasting-refusals.ts';
import { nodeDeadAfterMs, restLeaseMs } from './presence-times.ts';
import { isReaction } from './seen-reactions.ts';

export interface BatchTools {
  readonly clock: Clock;
  readonly log: Log;
  readonly nodeId: string;
  readonly enqueueEffects: EnqueueEffects;
}

export interface BatchOutcome extends CaughtUp {
  readonly commits: readonly Committed[];
  readonly verdicts: readonly Verdict[];
}

/** Runs inside one writer transaction. Nothing it returns is true before that transaction's COMMIT. */
export async function runBatch(sql: Sql, tools: BatchTools, remembered: Remembered, jobs: readonly Job[]): Promise<BatchOutcome> {
  const meetingId = remembered.state.core.meeting.id;
  const locked = await lockMeeting(sql, meetingId);
  if (!locked) throw new Failure('not-found');
  const start = await catchUp(sql, remembered, locked.version);
  for (const { options } of jobs) await options.alongside?.(sql);
  const batch = new Batch(sql, tools, start.state, await knownAnswers(sql, jobs), await presencesFor(sql, tools, meetingId, jobs));
  for (const job of jobs) await batch.add(job);
  await batch.write();
  return { ...start, state: batch.state, commits: batch.commits, verdicts: batch.verdicts };
}

async function knownAnswers(sql: Sql, jobs: readonly Job[]): Promise<Map<string, Answer>> {
  const keys = jobs.map(answerKeyOf).filter((key) => key !== null);
  return keys.length === 0 ? new Map() : new Map(await findAnswers(sql, keys));
}

/** Commands whose rules ask who is connected; a rule that asks for another one is told of its mistake, see `presenceIn`. */
const presenceReaders: ReadonlySet<AnyCommandName> = new Set(['presence:settle', 'lobby:admit', 'lobby:admit-all']);

/** A join by REST opens a lease only for who has no socket. */
function needsPresence(job: Job): boolean {
  return presenceReaders.has(job.command.type) || isJoinByRest(job);
}

function isJoinByRest({ command, options }: Job): boolean {
  return command.type === 'participant:join' && options.source === 'rest';
}

async function presencesFor(sql: Sql, { clock }: BatchTools, meetingId: MeetingId, jobs: readonly Job[]): Promise<ReadonlyMap<ParticipantId, Presence>> {
  if (!jobs.some(needsPresence)) return new Map();
  const aliveSince = new Date(clock.now() - nodeDeadAfterMs).toISOString();
  return presencesOf(sql, meetingId, { now: instantOf(clock), aliveSince });
}

const neverSeen: Presence = { connected: false, leased: false, lastSeenAt: null, estimated: false };

/** What a rule hears of presence. Where it was not read, "nobody is connected" would be a lie, so it is a defect. */
function presenceIn(presences: ReadonlyMap<ParticipantId, Presence>, { type }: AnyCommand): (id: ParticipantId) => Presence {
  return (id) => {
    if (!presenceReaders.has(type)) throw new Error(`the rule of ${type} asks who is connected, and the command is not among presenceReaders`);
    return presences.get(id) ?? neverSeen;
  };
}

/** The commands of one transaction: each is decided on what the one before it left. */
class Batch {
  state: MeetingState;
  readonly commits: Committed[] = [];
  readonly verdicts: Verdict[] = [];
  readonly #sql: Sql;
  readonly #tools: BatchTools;
  readonly #answers: Map<string, Answer>;
  readonly #presences: ReadonlyMap<ParticipantId, Presence>;
  readonly #now: Instant;
  readonly #start: MeetingState;
  readonly #applied: Applied[] = [];
  readonly #entries: FactEntry[] = [];
  readonly #newAnswers: Answer[] = [];

  constructor(sql: Sql, tools: BatchTools, state: MeetingState, answers: Map<string, Answer>, known: ReadonlyMap<ParticipantId, Presence>) {
    this.#sql = sql;
    this.#tools = tools;
    this.state = state;
    this.#start = state;
    this.#answers = answers;
    this.#presences = known;
    this.#now = instantOf(tools.clock);
  }

  async add(job: Job): Promise<void> {
    const key = isReaction(job) ? null : answerKeyOf(job);
    const fingerprint = key ? fingerprintOf(this.state, job.command) : '';
    const recorded = key && this.#answers.get(answerId(key));
    if (recorded) {
      this.verdicts.push(recorded.fingerprint === fingerprint ? recall(recorded) : { ok: false, failure: new Failure('command-id-reused') });
      return;
    }
    const verdict = await this.#decide(job);
    this.verdicts.push(verdict);
    if (!key || !(verdict.ok || isLasting(verdict.failure, job.options.source))) return;
    const answer: Answer = { ...key, fingerprint, answer: toRecord(verdict), version: verdict.ok ? verdict.version : null };
    this.#answers.set(answerId(key), answer);
    this.#newAnswers.push(answer);
  }

  async write(): Promise<void> {
    const { portalId, core } = this.state;
    if (this.#entries.length > 0) {
      await applyDecisions(this.#sql, this.#start, this.#applied);
      await appendFacts(this.#sql, core.meeting.id, this.#entries);
    }
    if (this.#newAnswers.length > 0) await saveAnswers(this.#sql, portalId, this.#newAnswers, this.#now);
    const effects = this.commits.flatMap(({ facts, after }) => effectsOf(facts, after));
    if (effects.length > 0) await this.#tools.enqueueEffects(this.#sql, effects);
  }

  async #decide(job: Job): Promise<Verdict> {
    const before = this.state;
    const { verdict, decision } = judge(before, job, { now: this.#now, presences: this.#presences, log: this.#tools.log });
    if (!decision) return verdict;
    const after = advance(before, decision);
    if (decision.facts.length > 0) this.#keep(job, before, after, decision);
    await this.#keepLease(job, after, decision);
    return { ok: true, version: after.version, result: decision.result };
  }

  #keep({ actor, options }: Job, before: MeetingState, after: MeetingState, { facts, secretBallots }: Decision): void {
    const { version } = after;
    const source = options.source ?? (actor.kind === 'system' ? 'system' : 'socket');
    this.#applied.push({ facts, secretBallots, source });
    this.#entries.push({ version, facts, actorUserId: actor.kind === 'member' ? actor.userId : null, at: this.#now });
    this.commits.push({ meetingId: before.core.meeting.id, from: before.version, version, facts, before, after, origin: 'here' });
    this.state = after;
  }

  /** A join by REST without a socket stands for a while by itself; leaving, however it comes about, ends that. The lease's id is the participant's. */
  async #keepLease(job: Job, after: MeetingState, { facts }: Decision): Promise<void> {
    for (const fact of facts) {
      if (fact.type === 'participant.left' || fact.type === 'lobby.left' || fact.type === 'lobby.denied')
        await closeConnection(this.#sql, fact.participantId, this.#now);
    }
    const { actor } = job;
    if (!isJoinByRest(job) || actor.kind !== 'member') return;
    const { portalId, core, people } = after;
    const participantId = [...people].find(([, person]) => person.userId === actor.userId)?.[0];
    if (participantId === undefined || this.#presences.get(participantId)?.connected) return;
    const expiresAt = new Date(Date.parse(this.#now) + restLeaseMs).toISOString();
    const lease = {
      id: participantId,
      portalId,
      meetingId: core.meeting.id,
      participantId,
      kind: 'rest',
      nodeId: this.#tools.nodeId,
      at: this.#now,
      expiresAt,
    } as const;
    await openConnection(this.#sql, lease);
  }
}

interface Bench {
  readonly now: Instant;
  readonly presences: ReadonlyMap<ParticipantId, Presence>;
  readonly log: Log;
}

interface Judged {
  readonly verdict: Verdict;
  readonly decision: Decision | null;
}

/** A refusal is the command's own affair; whatever else is thrown is a defect, and must not take the batch down. */
export function judge(state: MeetingState, { command, actor }: Job, { now, presences, log }: Bench): Judged {
  try {
    const decision = decide(state, command, actor, { now, newId, presenceOf: presenceIn(presences, command) });
    return { verdict: { ok: true, version: state.version, result: decision.result }, decision };
  } catch (error) {
    if (error instanceof Failure) return { verdict: { ok: false, failure: error }, decision: null };
    log.error({ err: error, meetingId: state.core.meeting.id, command: command.type }, 'a command could not be decided');
    return { verdict: { ok: false, failure: new Failure('internal', { cause: error }) }, decision: null };
  }
}

type RecordedAnswer = { readonly ok: true; readonly result?: unknown } | { readonly ok: false; readonly error: WireError };

function toRecord(verdict: Verdict): RecordedAnswer {
  return verdict.ok ? { ok: true, ...(verdict.result === undefined ? {} : { result: verdict.result }) } : { ok: false, error: verdict.failure.toWire() };
}

function recall({ answer, version }: Answer): Verdict {
  const recorded = answer as RecordedAnswer;
  if (recorded.ok) return { ok: true, version: version ?? 0, result: recorded.result };
  const { code, message, errors } = recorded.error;
  return { ok: false, failure: new Failure(code, { message, ...(errors ? { errors } : {}) }) };
}
