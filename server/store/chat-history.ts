// Read-only: chat lines page by page. Runs as the person; row-level security leaves out what they may not read.
import { z } from 'zod';
import { isUuid, type MeetingId, type MessageId } from '../../protocol/ids.ts';
import type { Message } from '../../protocol/meeting.ts';
import { Failure } from '../domain/failure.ts';
import type { Sql } from './database.ts';
import { type MessageRow, messageColumns, messageOf } from './message-row.ts';
import { type Page, type PageRequest, pageOf, readCursor } from './page.ts';

export interface ChatPageRequest extends PageRequest {
  /** Older than this message. */
  readonly before?: MessageId | undefined;
  /** Newer than this message: the oldest of them, still given newest first. */
  readonly after?: MessageId | undefined;
}

const chatKey = z.tuple([z.enum(['older', 'newer']), z.int()]);

/** Newest first. A `before` or `after` that is no message of the meeting: Failure('invalid'). */
export async function listMessages(sql: Sql, meetingId: MeetingId, { limit, cursor, before, after }: ChatPageRequest): Promise<Page<Message>> {
  const [turn, at] = readCursor(cursor, chatKey) ?? [after === undefined ? 'older' : 'newer', null];
  const olderThan = turn === 'older' && at !== null ? at : await positionOf(sql, meetingId, 'before', before);
  const newerThan = turn === 'newer' && at !== null ? at : await positionOf(sql, meetingId, 'after', after);
  const order = turn === 'newer' ? 'asc' : 'desc';
  const rows = await sql.rows<MessageRow>(
    `select ${messageColumns} from meeting_chat_messages
     where meeting_id = $1 and ($2::bigint is null or position < $2) and ($3::bigint is null or position > $3) order by position ${order} limit $4`,
    [meetingId, olderThan, newerThan, limit + 1],
  );
  const page = pageOf(rows, limit, { item: messageOf, key: (row) => [turn, row.position] });
  return turn === 'newer' ? { ...page, items: page.items.reverse() } : page;
}

async function positionOf(sql: Sql, meetingId: MeetingId, path: 'before' | 'after', id: MessageId | undefined): Promise<number | null> {
  if (id === undefined) return null;
  const [row] = isUuid(id)
    ? await sql.rows<{ position: number }>('select position from meeting_chat_messages where meeting_id = $1 and id = $2', [meetingId, id])
    : [];
  if (!row) throw new Failure('invalid', { errors: [{ path, message: 'is no message of this meeting' }] });
  return row.position;
}

export async function findMessage(sql: Sql, messageId: MessageId): Promise<Message | null> {
  const [row] = await sql.rows<MessageRow>(`select ${messageColumns} from meeting_chat_messages where id = $1`, [messageId]);
  return row ? messageOf(row) : null;
}
