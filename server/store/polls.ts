// How polls read from their rows, for a meeting's state and for reports. Voting is written by apply-fact.ts; what a secret ballot chose is
// in no fact and no row but the options' counts.
import type { MeetingId, OptionId, PollId } from '../../protocol/ids.ts';
import type { Instant, Poll, PollStatus } from '../../protocol/meeting.ts';
import type { Sql } from './database.ts';

export interface PollRow {
  readonly id: PollId;
  readonly question: string;
  readonly multiple: boolean;
  readonly secret: boolean;
  readonly status: PollStatus;
  readonly created_at: Instant;
  readonly opened_at: Instant | null;
  readonly voters: number;
  readonly options: readonly { readonly id: OptionId; readonly text: string; readonly votes: number }[];
}

/** In the order of the view: a poll takes its place anew when it opens. */
export async function loadPolls(sql: Sql, meetingId: MeetingId): Promise<PollRow[]> {
  return sql.rows<PollRow>(
    `select p.id, p.question, p.multiple, p.secret, p.status, p.created_at, p.opened_at,
       (select count(*) from ballots b where b.poll_id = p.id) as voters,
       (select json_agg(json_build_object('id', o.id, 'text', o.text, 'votes', o.votes) order by o.position) from poll_options o where o.poll_id = p.id) as options
     from polls p where p.meeting_id = $1 order by p.position`,
    [meetingId],
  );
}

/** Counts stay hidden while the poll is a draft, and while a secret one is open. */
export function pollOf(row: PollRow): Poll {
  const isTold = row.status === 'closed' || (row.status === 'open' && !row.secret);
  return {
    id: row.id,
    question: row.question,
    options: row.options.map(({ id, text }) => ({ id, text })),
    multiple: row.multiple,
    secret: row.secret,
    status: row.status,
    counts: isTold ? Object.fromEntries(row.options.map((option) => [option.id, option.votes])) : null,
    voters: row.voters,
    createdAt: row.opened_at ?? row.created_at,
  };
}

/** All polls of a meeting, drafts too. Service only: people may not read counts. */
export async function listPolls(sql: Sql, meetingId: MeetingId): Promise<Poll[]> {
  return (await loadPolls(sql, meetingId)).map(pollOf);
}
