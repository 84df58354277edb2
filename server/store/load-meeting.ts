// Rows to memory: the whole state of one meeting, as `evolve` would have made it from its facts.
import type { MeetingId, OptionId, ParticipantId, PollId } from '../../protocol/ids.ts';
import type { Knock, MeetingStatus, Message } from '../../protocol/meeting.ts';
import { messagesInView, type RaisedHand } from '../../protocol/view.ts';
import type { MeetingState, Person } from '../domain/state.ts';
import type { Sql } from './database.ts';
import { type MeetingRow, meetingColumns, meetingInfoOf } from './meeting-row.ts';
import { type MessageRow, messageColumns, messageOf } from './message-row.ts';
import { type ParticipantRow, participantColumns, participantOf, personOf } from './participant-row.ts';
import { loadPolls, type PollRow, pollOf } from './polls.ts';

export interface LockedMeeting {
  readonly version: number;
  readonly portalId: string;
  readonly status: MeetingStatus;
}

/** Takes the row lock that makes this transaction the meeting's only writer; null when there is no such meeting in the portal. */
export async function lockMeeting(sql: Sql, meetingId: MeetingId): Promise<LockedMeeting | null> {
  const [row] = await sql.rows<{ version: number; portal_id: string; status: MeetingStatus }>(
    'select version, portal_id, status from meetings where id = $1 for no key update',
    [meetingId],
  );
  return row ? { version: row.version, portalId: row.portal_id, status: row.status } : null;
}

/** Runs as the service: nobody else may read all of it. */
export async function loadMeeting(sql: Sql, meetingId: MeetingId): Promise<MeetingState | null> {
  const [meeting] = await sql.rows<MeetingRow>(`select ${meetingColumns} from meetings m join chamas c on c.id = m.chama_id where m.id = $1`, [meetingId]);
  if (!meeting) return null;
  const rows = await sql.rows<ParticipantRow>(`select ${participantColumns} from meeting_participants where meeting_id = $1 order by invited_position`, [
    meetingId,
  ]);
  const polls = await loadPolls(sql, meetingId);
  const messages = await lastMessages(sql, meetingId);
  const ballots = await loadBallots(sql, meetingId);
  return {
    portalId: meeting.portal_id,
    chamaUuid: meeting.chama_id,
    version: meeting.version,
    core: {
      meeting: meetingInfoOf(meeting),
      participants: rows.map(participantOf),
      lobby: lobbyOf(rows),
      hands: handsOf(rows),
      polls: polls.map(pollOf),
      messages,
    },
    people: new Map<ParticipantId, Person>(rows.map((row) => [row.id, personOf(row)])),
    ballots,
    secretTallies: secretTalliesOf(polls),
    invitesChama: meeting.invites_chama,
  };
}

function lobbyOf(rows: readonly ParticipantRow[]): Knock[] {
  return rows
    .filter((row) => row.standing === 'lobby')
    .sort((a, b) => (a.knocked_position ?? 0) - (b.knocked_position ?? 0))
    .map((row) => ({
      participantId: row.id,
      memberId: row.member_id,
      name: row.name,
      picture: row.picture,
      at: row.knocked_at ?? '',
      away: row.away_at !== null,
    }));
}

function handsOf(rows: readonly ParticipantRow[]): RaisedHand[] {
  return rows
    .flatMap((row) =>
      row.hand_raised_at === null ? [] : [{ position: row.hand_raised_position ?? 0, hand: { participantId: row.id, at: row.hand_raised_at } }],
    )
    .sort((a, b) => a.position - b.position)
    .map(({ hand }) => hand);
}

async function lastMessages(sql: Sql, meetingId: MeetingId): Promise<Message[]> {
  const rows = await sql.rows<MessageRow>(
    `select ${messageColumns} from meeting_chat_messages where meeting_id = $1 and message_type <> 'hand_raise' order by position desc limit $2`,
    [meetingId, messagesInView],
  );
  return rows.map(messageOf).reverse();
}

async function loadBallots(sql: Sql, meetingId: MeetingId): Promise<MeetingState['ballots']> {
  const rows = await sql.rows<{ poll_id: PollId; participant_id: ParticipantId; option_ids: OptionId[] }>(
    'select poll_id, participant_id, option_ids from ballots where meeting_id = $1',
    [meetingId],
  );
  const ballots = new Map<PollId, Map<ParticipantId, readonly OptionId[]>>();
  for (const row of rows) {
    const ofPoll = ballots.get(row.poll_id) ?? new Map<ParticipantId, readonly OptionId[]>();
    ballots.set(row.poll_id, ofPoll.set(row.participant_id, row.option_ids));
  }
  return ballots;
}

/** As the domain counts them: only options that somebody chose. */
function secretTalliesOf(polls: readonly PollRow[]): MeetingState['secretTallies'] {
  const tallies = new Map<PollId, Record<OptionId, number>>();
  for (const poll of polls) {
    const chosen = poll.options.filter((option) => option.votes > 0);
    if (poll.secret && chosen.length > 0) tallies.set(poll.id, Object.fromEntries(chosen.map((option) => [option.id, option.votes])));
  }
  return tallies;
}
