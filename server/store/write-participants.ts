// Writes participants' rows from the state after a batch. Durations and lateness are left to the database's own functions.
import type { InviteeKeys } from '../../protocol/facts.ts';
import type { ParticipantId } from '../../protocol/ids.ts';
import type { Instant, Participant } from '../../protocol/meeting.ts';
import type { MeetingState, Person } from '../domain/state.ts';
import type { Sql } from './database.ts';

/** What the state after a batch does not say of a participant. */
export interface ParticipantExtras {
  readonly rsvpReason?: string | null;
  readonly knockedAt?: Instant;
  readonly knockedPosition?: number;
  readonly handPosition?: number;
}

/** What a participant's row takes from memory. */
const currentColumns = {
  name: 'text',
  picture: 'text',
  status: 'participant_status',
  role: 'text',
  stage: 'text',
  is_officer: 'boolean',
  can_unmute: 'boolean',
  can_share_screen: 'boolean',
  rsvp: 'text',
  standing: 'text',
  is_blocked: 'boolean',
  is_removed: 'boolean',
  is_admitted: 'boolean',
  left_at: 'timestamptz',
  stay_from: 'timestamptz',
  away_at: 'timestamptz',
  hand_raised_at: 'timestamptz',
  hand_message_id: 'uuid',
  messages_sent: 'int',
  hand_raised_count: 'int',
} as const;
type CurrentColumn = keyof typeof currentColumns;

const columnNames = Object.keys(currentColumns);
const columnTypes = Object.entries(currentColumns)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ');
const columnUpdates = columnNames.map((name) => `${name} = x.${name}`).join(', ');

const insertText = `
  insert into meeting_participants (id, portal_id, chama_id, meeting_id, user_id, member_id, invited_position, created_at, ${columnNames.join(', ')})
  select x.id, $2::uuid, $3::uuid, $4::uuid, x.user_id, x.member_id, x.invited_position, x.created_at, ${columnNames.map((name) => `x.${name}`).join(', ')}
  from jsonb_to_recordset($1::jsonb) as x (id uuid, user_id uuid, member_id text, invited_position int, created_at timestamptz, ${columnTypes})`;

// The first time in decides about lateness; the log's trigger keeps the duration.
const updateText = `
  update meeting_participants p set ${columnUpdates},
    is_late = case when p.joined_at is null and x.joined_at is not null then check_participant_late(p.meeting_id, x.joined_at) else p.is_late end,
    joined_at = x.joined_at,
    rsvp_reason = case when x.has_answer then x.rsvp_reason else p.rsvp_reason end,
    knocked_at = coalesce(x.knocked_at, p.knocked_at),
    knocked_position = coalesce(x.knocked_position, p.knocked_position),
    hand_raised_position = coalesce(x.hand_raised_position, p.hand_raised_position)
  from jsonb_to_recordset($1::jsonb) as x (id uuid, joined_at timestamptz, has_answer boolean, rsvp_reason text, knocked_at timestamptz,
    knocked_position bigint, hand_raised_position bigint, ${columnTypes})
  where p.id = x.id`;

interface Invitation {
  readonly at: Instant;
  readonly invitees: readonly InviteeKeys[];
}

export async function insertParticipants(sql: Sql, after: MeetingState, invitations: readonly Invitation[]): Promise<void> {
  const positions = new Map(after.core.participants.map((p, index) => [p.id, index]));
  const rows = invitations.flatMap(({ at, invitees }) =>
    invitees.map(({ participantId, userId }) => {
      const { participant, person } = bothSides(after, participantId);
      const keys = { id: participantId, user_id: userId, member_id: person.memberId, invited_position: positions.get(participantId), created_at: at };
      return { ...keys, ...currentOf(participant, person) };
    }),
  );
  await sql.rows(insertText, [JSON.stringify(rows), after.portalId, after.chamaUuid, after.core.meeting.id]);
}

export async function updateParticipants(sql: Sql, after: MeetingState, touched: ReadonlyMap<ParticipantId, ParticipantExtras>): Promise<void> {
  const rows = [...touched].map(([id, extras]) => {
    const { participant, person } = bothSides(after, id);
    return {
      id,
      joined_at: participant.joinedAt,
      has_answer: extras.rsvpReason !== undefined,
      rsvp_reason: extras.rsvpReason ?? null,
      knocked_at: extras.knockedAt ?? null,
      knocked_position: extras.knockedPosition ?? null,
      hand_raised_position: extras.handPosition ?? null,
      ...currentOf(participant, person),
    };
  });
  await sql.rows(updateText, [JSON.stringify(rows)]);
}

export async function updateMessageCounts(sql: Sql, after: MeetingState, ids: readonly ParticipantId[]): Promise<void> {
  await sql.rows('update meeting_participants p set messages_sent = x.sent from unnest($1::uuid[], $2::int[]) as x (id, sent) where p.id = x.id', [
    ids,
    ids.map((id) => bothSides(after, id).participant.messagesSent),
  ]);
}

function currentOf(participant: Participant, person: Person): Record<CurrentColumn, unknown> {
  return {
    name: participant.name,
    picture: participant.picture,
    status: participant.status,
    role: participant.role,
    stage: participant.stage,
    is_officer: person.isOfficer,
    can_unmute: participant.canUnmute,
    can_share_screen: participant.canShareScreen,
    rsvp: participant.rsvp,
    standing: person.standing,
    is_blocked: person.isBlocked,
    is_removed: person.isRemoved,
    is_admitted: person.isAdmitted,
    left_at: participant.leftAt,
    stay_from: person.stayFrom,
    away_at: person.awayAt,
    hand_raised_at: participant.handRaisedAt,
    hand_message_id: person.handMessageId,
    messages_sent: participant.messagesSent,
    hand_raised_count: participant.handsRaised,
  };
}

export function bothSides({ core, people }: MeetingState, id: ParticipantId): { participant: Participant; person: Person } {
  const participant = core.participants.find((p) => p.id === id);
  const person = people.get(id);
  if (!participant || !person) throw new Error('a fact names somebody who is no participant');
  return { participant, person };
}
