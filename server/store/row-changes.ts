// Gathers what the facts of a batch change and writes it in few statements: new rows from the facts, current rows from the state after them.
import type { FactFor, InviteeKeys } from '../../protocol/facts.ts';
import type { ParticipantId, PollId } from '../../protocol/ids.ts';
import type { Instant } from '../../protocol/meeting.ts';
import type { MeetingState } from '../domain/state.ts';
import type { Sql } from './database.ts';
import { type AttendanceEvent, type FactSource, insertAttendance, insertMessages, type Line } from './write-lines.ts';
import { writeMeeting } from './write-meeting.ts';
import { insertParticipants, type ParticipantExtras, updateMessageCounts, updateParticipants } from './write-participants.ts';
import { insertPolls, movePolls, type NewPoll, updateVotes, upsertBallots } from './write-polls.ts';

export class RowChanges {
  #hasMeeting = false;
  readonly #invited: { readonly at: Instant; readonly invitees: readonly InviteeKeys[] }[] = [];
  readonly #touched = new Map<ParticipantId, ParticipantExtras>();
  /** Whose count of messages rose; much the most frequent change, so it has its own small statement. */
  readonly #talked = new Set<ParticipantId>();
  readonly #attendance: AttendanceEvent[] = [];
  readonly #lines: Line[] = [];
  readonly #polls: NewPoll[] = [];
  readonly #opened = new Map<PollId, number>();
  readonly #closed = new Map<PollId, Instant>();
  readonly #recounted = new Set<PollId>();
  readonly #ballots = new Map<string, FactFor<'ballot.cast'>>();

  rewriteMeeting(): void {
    this.#hasMeeting = true;
  }

  invite({ at, invitees }: FactFor<'participant.invited'>): void {
    this.#invited.push({ at, invitees });
  }

  /** The participant's row is written anew from memory. */
  touch(id: ParticipantId, extras: ParticipantExtras = {}): void {
    this.#touched.set(id, { ...this.#touched.get(id), ...extras });
  }

  come({ participant, at }: FactFor<'participant.joined'>, position: number, source: FactSource): void {
    this.touch(participant.id);
    this.#attendance.push({ participantId: participant.id, eventType: 'join', at, position, reason: null, source, estimated: false });
  }

  go({ participantId, at, reason, estimated }: FactFor<'participant.left'>, position: number, source: FactSource): void {
    this.touch(participantId);
    this.#attendance.push({ participantId, eventType: 'leave', at, position, reason, source, estimated });
  }

  say(fact: FactFor<'chat.sent'>, position: number): void {
    if (fact.messageType === 'text') this.#talked.add(fact.participantId);
    this.#lines.push({ ...fact, position });
  }

  raiseHand(fact: FactFor<'hand.raised'>, position: number): void {
    this.touch(fact.participantId, { handPosition: position });
    this.#lines.push({ ...fact, position });
  }

  makePoll({ pollId, by, at }: FactFor<'poll.created'>, position: number): void {
    this.#polls.push({ id: pollId, by, at, position });
  }

  /** It takes its place in the order anew. */
  openPoll({ pollId }: FactFor<'poll.opened'>, position: number): void {
    this.#opened.set(pollId, position);
  }

  closePoll({ pollId, at }: FactFor<'poll.closed'>): void {
    this.#closed.set(pollId, at);
    this.recount(pollId);
  }

  recount(pollId: PollId): void {
    this.#recounted.add(pollId);
  }

  /** The last ballot of a person counts. */
  castBallot(fact: FactFor<'ballot.cast'>): void {
    this.#ballots.set(`${fact.pollId} ${fact.participantId}`, fact);
  }

  /** The meeting first: lateness is reckoned against its row. Participants before their events: a leave's trigger adds to their row. */
  async write(sql: Sql, after: MeetingState): Promise<void> {
    if (this.#hasMeeting || this.#invited.length > 0 || this.#attendance.length > 0) await writeMeeting(sql, after);
    if (this.#invited.length > 0) await insertParticipants(sql, after, this.#invited);
    if (this.#touched.size > 0) await updateParticipants(sql, after, this.#touched);
    const talked = [...this.#talked].filter((id) => !this.#touched.has(id));
    if (talked.length > 0) await updateMessageCounts(sql, after, talked);
    if (this.#attendance.length > 0) await insertAttendance(sql, after, this.#attendance);
    if (this.#lines.length > 0) await insertMessages(sql, after, this.#lines);
    if (this.#polls.length > 0) await insertPolls(sql, after, this.#polls);
    if (this.#opened.size + this.#closed.size > 0) await movePolls(sql, after, this.#opened, this.#closed);
    if (this.#recounted.size > 0) await updateVotes(sql, after, this.#recounted);
    if (this.#ballots.size > 0) await upsertBallots(sql, after, [...this.#ballots.values()]);
  }
}
