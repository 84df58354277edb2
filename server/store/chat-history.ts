// Read-only: chat lines page by page. Runs as the person; row-level security leaves out what they may not read.
import type { MeetingId, MessageId } from '../../protocol/ids.ts';
import type { Message } from '../../protocol/meeting.ts';
import type { Sql } from './database.ts';
import type { Page, PageRequest } from './page.ts';

export interface ChatPageRequest extends PageRequest {
  /** Older than this message. */
  readonly before?: MessageId | undefined;
  /** Newer than this message: the oldest of them, still given newest first. */
  readonly after?: MessageId | undefined;
}

/** Newest first. A `before` or `after` that is no message of the meeting: Failure('invalid'). */
export async function listMessages(_sql: Sql, _meetingId: MeetingId, _page: ChatPageRequest): Promise<Page<Message>> {
  throw new Error('being written');
}

export async function findMessage(_sql: Sql, _messageId: MessageId): Promise<Message | null> {
  throw new Error('being written');
}
