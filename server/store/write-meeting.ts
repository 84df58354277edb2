// Writes a meeting's own row from its state: the info everybody sees, the counts lists show, and the name of its LiveKit room.

import { Failure } from '../domain/failure.ts';
import { roomNameOf } from '../domain/media-room.ts';
import type { MeetingState } from '../domain/state.ts';
import type { Sql } from './database.ts';
import { codeOf } from './outage.ts';

export async function writeMeeting(sql: Sql, state: MeetingState): Promise<void> {
  try {
    await update(sql, state);
  } catch (error) {
    // Two meetings of one chama started in the same millisecond, so their LiveKit rooms would be one: a moment later they are two.
    if (codeOf(error) === '23505') throw new Failure('unavailable', { retryAfterMs: 50, cause: error });
    throw error;
  }
}

async function update(sql: Sql, state: MeetingState): Promise<void> {
  const { meeting } = state.core;
  await sql.rows(
    `update meetings set title = $2, description = $3, meeting_type = $4::meeting_type, status = $5::meeting_status, scheduled_start = $6, scheduled_end = $7,
       timezone = $8, started_at = $9, ended_at = $10, cancel_reason = $11, host_member_id = $12, host_name = $13, settings = $14::jsonb,
       livekit_room_name = $15, invited_count = $16, joined_count = $17, present_count = $18
     where id = $1`,
    [
      meeting.id,
      meeting.title,
      meeting.description,
      meeting.type,
      meeting.status,
      meeting.scheduledStart,
      meeting.scheduledEnd,
      meeting.timezone,
      meeting.startedAt,
      meeting.endedAt,
      meeting.cancelReason,
      meeting.host.memberId,
      meeting.host.name,
      JSON.stringify(meeting.settings),
      roomNameOf(state),
      ...countsOf(state),
    ],
  );
}

/** Invited, joined at least once, present now. */
export function countsOf({ core }: Pick<MeetingState, 'core'>): [number, number, number] {
  const { participants } = core;
  return [participants.length, participants.filter((p) => p.joinedAt !== null).length, participants.filter((p) => p.present).length];
}
