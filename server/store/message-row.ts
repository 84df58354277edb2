// How a chat line's row reads. A raised hand is a line too, kept for the record and shown in no chat.
import type { Instant, Message, MessageType } from '../../protocol/meeting.ts';

export interface MessageRow {
  readonly id: string;
  readonly participant_id: string;
  readonly member_id: string;
  readonly name: string;
  readonly message_type: MessageType;
  readonly message: string | null;
  readonly metadata: { readonly reaction?: string } | null;
  readonly position: number;
  readonly sent_at: Instant;
}

export const messageColumns = 'id, participant_id, member_id, name, message_type, message, metadata, position, sent_at';

export function messageOf(row: MessageRow): Message {
  return {
    id: row.id,
    type: row.message_type,
    participantId: row.participant_id,
    memberId: row.member_id,
    name: row.name,
    text: row.message,
    reaction: row.metadata?.reaction ?? null,
    sentAt: row.sent_at,
  };
}
