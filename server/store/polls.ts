// Read-only: polls of a meeting for reports. Voting is apply-fact.ts's; secret counts are in no fact, only in the options' votes.
import type { MeetingId } from '../../protocol/ids.ts';
import type { Poll } from '../../protocol/meeting.ts';
import type { Sql } from './database.ts';

/** All polls of a meeting in the order they were made, drafts too; counts are null while a secret one is open. Service only. */
export async function listPolls(_sql: Sql, _meetingId: MeetingId): Promise<Poll[]> {
  throw new Error('being written');
}

/** Counts a secret ballot's choice where it does not come with its decision (see `applyDecisions`). */
export async function countSecretVote(_sql: Sql, _pollId: string, _optionIds: readonly string[]): Promise<void> {
  throw new Error('being written');
}
