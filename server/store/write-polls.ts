// Writes polls, their options' counts and ballots. A secret ballot's row says that somebody voted; what, is only in the counts.
import type { FactFor } from '../../protocol/facts.ts';
import type { OptionId, ParticipantId, PollId } from '../../protocol/ids.ts';
import type { Instant, Poll } from '../../protocol/meeting.ts';
import type { MeetingState } from '../domain/state.ts';
import type { Sql } from './database.ts';

export interface NewPoll {
  readonly id: PollId;
  readonly by: ParticipantId;
  readonly at: Instant;
  readonly position: number;
}

export async function insertPolls(sql: Sql, after: MeetingState, polls: readonly NewPoll[]): Promise<void> {
  const owner = [after.portalId, after.chamaUuid, after.core.meeting.id];
  const rows = polls.map(({ id, by, at, position }) => {
    const { question, multiple, secret, options } = pollIn(after, id);
    return { id, by, at, position, question, multiple, secret, options };
  });
  await sql.rows(
    `insert into polls (id, portal_id, chama_id, meeting_id, question, multiple, secret, position, created_by, created_at)
     select x.id, $2::uuid, $3::uuid, $4::uuid, x.question, x.multiple, x.secret, x.position, x.by, x.at
     from jsonb_to_recordset($1::jsonb) as x (id uuid, question text, multiple boolean, secret boolean, position bigint, by uuid, at timestamptz)`,
    [JSON.stringify(rows), ...owner],
  );
  const options = rows.flatMap((poll) => poll.options.map((option, position) => ({ ...option, pollId: poll.id, position })));
  await sql.rows(
    `insert into poll_options (id, portal_id, chama_id, meeting_id, poll_id, position, text)
     select x.id, $2::uuid, $3::uuid, $4::uuid, x."pollId", x.position, x.text
     from jsonb_to_recordset($1::jsonb) as x (id uuid, "pollId" uuid, position int, text text)`,
    [JSON.stringify(options), ...owner],
  );
}

/** Opened ones come with the position they take anew, closed ones with when they closed. */
export async function movePolls(sql: Sql, after: MeetingState, opened: ReadonlyMap<PollId, number>, closed: ReadonlyMap<PollId, Instant>): Promise<void> {
  const moved = [...new Set([...opened.keys(), ...closed.keys()])].map((id) => {
    const { status, createdAt } = pollIn(after, id);
    return { id, status, position: opened.get(id) ?? null, openedAt: opened.has(id) ? createdAt : null, closedAt: closed.get(id) ?? null };
  });
  await sql.rows(
    `update polls p set status = x.status, position = coalesce(x.position, p.position), opened_at = coalesce(x."openedAt", p.opened_at), closed_at = x."closedAt"
     from jsonb_to_recordset($1::jsonb) as x (id uuid, status text, position bigint, "openedAt" timestamptz, "closedAt" timestamptz)
     where p.id = x.id`,
    [JSON.stringify(moved)],
  );
}

export async function updateVotes(sql: Sql, after: MeetingState, pollIds: ReadonlySet<PollId>): Promise<void> {
  const votes = [...pollIds].flatMap((id) => Object.entries(votesOf(after, id)));
  await sql.rows('update poll_options o set votes = x.votes from unnest($1::uuid[], $2::int[]) as x (id, votes) where o.id = x.id', [
    votes.map(([id]) => id),
    votes.map(([, count]) => count),
  ]);
}

function votesOf(after: MeetingState, id: PollId): Readonly<Record<OptionId, number>> {
  return pollIn(after, id).counts ?? after.secretTallies.get(id) ?? {};
}

export async function upsertBallots(sql: Sql, after: MeetingState, ballots: readonly FactFor<'ballot.cast'>[]): Promise<void> {
  const rows = ballots.map(({ pollId, participantId, optionIds, at }) => {
    const { secret } = pollIn(after, pollId);
    return { pollId, participantId, secret, optionIds: `{${secret ? '' : optionIds.join(',')}}`, at: secret ? null : at };
  });
  await sql.rows(
    `insert into ballots (poll_id, participant_id, portal_id, meeting_id, secret, option_ids, cast_at)
     select x."pollId", x."participantId", $2::uuid, $3::uuid, x.secret, x."optionIds"::uuid[], x.at
     from jsonb_to_recordset($1::jsonb) as x ("pollId" uuid, "participantId" uuid, secret boolean, "optionIds" text, at timestamptz)
     on conflict (poll_id, participant_id) do update set option_ids = excluded.option_ids, cast_at = excluded.cast_at`,
    [JSON.stringify(rows), after.portalId, after.core.meeting.id],
  );
}

function pollIn({ core }: MeetingState, id: PollId): Poll {
  const poll = core.polls.find((p) => p.id === id);
  if (!poll) throw new Error('a fact names a poll that is not there');
  return poll;
}
