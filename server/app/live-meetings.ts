// The registry of meetings in this node's memory, and the one door to change a meeting: run. What happens to one meeting: live-meeting.ts.
import type { MeetingId, ParticipantId } from '../../protocol/ids.ts';
import type { Commit, Snapshot } from '../../protocol/socket.ts';
import { Failure } from '../domain/failure.ts';
import type { AnyCommand } from '../domain/internal-commands.ts';
import type { Actor, MeetingState } from '../domain/state.ts';
import type { StoredCommit } from '../store/facts.ts';
import { loadMeeting } from '../store/load-meeting.ts';
import { meetingVersions } from '../store/meeting-versions.ts';
import type { Ran, RunOptions } from './command-job.ts';
import { LiveMeeting, type LiveMeetingTools } from './live-meeting.ts';

/** A meeting nobody here uses is forgotten after this long. */
const idleMs = 60_000;

/** What a client that knows `since` is told. */
export type Replay = { readonly commits: readonly Commit[] } | { readonly snapshot: Snapshot };

export class LiveMeetings {
  readonly #tools: LiveMeetingTools;
  readonly #meetings = new Map<MeetingId, LiveMeeting>();
  readonly #loading = new Map<MeetingId, Promise<LiveMeeting>>();
  readonly #holds = new Map<MeetingId, number>();
  #isClosed = false;

  constructor(tools: LiveMeetingTools) {
    this.#tools = tools;
  }

  /** Decides, writes and tells one command. Resolves after its COMMIT; throws `Failure`. */
  async run<C extends AnyCommand>(meetingId: MeetingId, actor: Actor, command: C, options: RunOptions = {}): Promise<Ran<C>> {
    if (this.#isClosed) throw new Failure('unavailable', { retryAfterMs: 1_000 });
    const meeting = await this.#open(meetingId);
    if (meeting.portalId !== actor.portalId) throw new Failure('not-found');
    return new Promise((resolve, reject) => {
      meeting.submit({
        actor,
        command,
        options,
        settle: (verdict, state) => {
          // The rule that decided the command made the result: its type is the command's by `CommandResults`.
          if (verdict.ok) resolve({ version: verdict.version, result: verdict.result as Ran<C>['result'], state });
          else reject(verdict.failure);
        },
      });
    });
  }

  /** The meeting as this node knows it: right up to what other nodes did in the last moments. */
  async read(meetingId: MeetingId): Promise<MeetingState> {
    return (await this.#open(meetingId)).state;
  }

  /** The meeting, if it is in memory. */
  peek(meetingId: MeetingId): MeetingState | null {
    return this.#meetings.get(meetingId)?.state ?? null;
  }

  /** The meeting as the database knows it now. */
  async readFresh(meetingId: MeetingId): Promise<MeetingState> {
    await (await this.#open(meetingId)).refresh();
    return this.read(meetingId);
  }

  async snapshot(meetingId: MeetingId, participantId: ParticipantId): Promise<Snapshot> {
    return (await this.#open(meetingId)).snapshot(participantId);
  }

  /** Commits where `since` is in reach and the person's place has not changed since, else a snapshot. */
  async since(meetingId: MeetingId, participantId: ParticipantId, since: number): Promise<Replay> {
    const meeting = await this.#open(meetingId);
    await meeting.recall(since);
    return replayOf(meeting, participantId, since);
  }

  /** `since` without waiting, for whoever must tell it before anything else is told; null when the meeting is not in memory. */
  sinceNow(meetingId: MeetingId, participantId: ParticipantId, since: number | undefined): Replay | null {
    const meeting = this.#meetings.get(meetingId);
    return meeting ? replayOf(meeting, participantId, since) : null;
  }

  /** Keeps the meeting in memory until the returned function is called. */
  hold(meetingId: MeetingId): () => void {
    this.#holds.set(meetingId, (this.#holds.get(meetingId) ?? 0) + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const left = (this.#holds.get(meetingId) ?? 1) - 1;
      if (left > 0) this.#holds.set(meetingId, left);
      else this.#holds.delete(meetingId);
    };
  }

  /** Another node's commit. Of no interest unless the meeting is in memory here. */
  absorb(meetingId: MeetingId, commit: StoredCommit): void {
    this.#meetings.get(meetingId)?.absorb(commit);
  }

  /** Finds meetings that moved on without our hearing of it: a message between nodes was lost, or its sender died. */
  async catchUp(): Promise<void> {
    const ids = [...this.#meetings.keys()];
    if (ids.length === 0) return;
    const versions = await this.#tools.db.writer('*', (sql) => meetingVersions(sql, ids));
    const behind = [...this.#meetings.values()].filter((meeting) => !meeting.isBusy && (versions.get(meeting.id) ?? 0) > meeting.state.version);
    await Promise.all(behind.map((meeting) => meeting.refresh()));
  }

  /** Forgets meetings that nobody here has used for a while. */
  evictIdle(): void {
    const before = this.#tools.clock.now() - idleMs;
    for (const [id, meeting] of this.#meetings) {
      if (!meeting.isBusy && !this.#holds.has(id) && meeting.lastUsedAt < before) this.#meetings.delete(id);
    }
  }

  /** Takes no more commands; resolves when those taken are written. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#meetings.values()].map((meeting) => meeting.whenIdle()));
  }

  async #open(meetingId: MeetingId): Promise<LiveMeeting> {
    const held = this.#meetings.get(meetingId);
    if (held) return held;
    await (this.#loading.get(meetingId) ?? this.#load(meetingId));
    // Between the load and this line it may have been forgotten again, and loaded anew by somebody else.
    return this.#open(meetingId);
  }

  /** Loaded as the service of all portals, because callers of several may wait for one load; who may see it is asked afterwards. */
  #load(meetingId: MeetingId): Promise<LiveMeeting> {
    const loading = this.#tools.db
      .writer('*', (sql) => loadMeeting(sql, meetingId))
      .then((state) => {
        if (!state) throw new Failure('not-found');
        const meeting = new LiveMeeting(state, this.#tools);
        this.#meetings.set(meetingId, meeting);
        return meeting;
      })
      .finally(() => this.#loading.delete(meetingId));
    this.#loading.set(meetingId, loading);
    return loading;
  }
}

function replayOf(meeting: LiveMeeting, participantId: ParticipantId, since: number | undefined): Replay {
  const commits = since === undefined ? null : meeting.commitsSince(participantId, since);
  return commits ? { commits } : { snapshot: meeting.snapshot(participantId) };
}
