// Secret tallies, the one thing of a poll that no fact tells: counts are raised here, and nothing says by whom. Also polls for reports.
import type { MeetingId, OptionId, PollId } from '../../protocol/ids.ts';
import type { Poll } from '../../protocol/meeting.ts';
import type { Sql } from './database.ts';

/** Counts a secret ballot's choice; the ballot itself is the fact `ballot.cast` without options. */
export async function countSecretVote(_sql: Sql, _pollId: PollId, _optionIds: readonly OptionId[]): Promise<void> {
  throw new Error('being written');
}

/** Votes per option of the meeting's polls, also secret ones: for the decision to close one. Service only. */
export async function talliesOf(_sql: Sql, _meetingId: MeetingId): Promise<Map<PollId, Record<OptionId, number>>> {
  throw new Error('being written');
}

/** All polls of a meeting in the order they were made, drafts too; counts are null while a secret one is open. Service only. */
export async function listPolls(_sql: Sql, _meetingId: MeetingId): Promise<Poll[]> {
  throw new Error('being written');
}
