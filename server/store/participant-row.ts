// How a participant's row reads: the side everybody sees (Participant) and the side nobody is told (Person).
import type { Instant, Participant, ParticipantRole, ParticipantStatus, RsvpAnswer, StagePlace, Standing } from '../../protocol/meeting.ts';
import type { Person } from '../domain/state.ts';

export interface ParticipantRow {
  readonly id: string;
  readonly user_id: string;
  readonly member_id: string;
  readonly name: string;
  readonly picture: string | null;
  readonly status: ParticipantStatus;
  readonly role: ParticipantRole;
  readonly stage: StagePlace;
  readonly is_officer: boolean;
  readonly invited_position: number;
  readonly can_unmute: boolean;
  readonly can_share_screen: boolean;
  readonly rsvp: RsvpAnswer | null;
  readonly standing: Standing;
  readonly is_blocked: boolean;
  readonly is_removed: boolean;
  readonly is_admitted: boolean;
  readonly knocked_at: Instant | null;
  readonly knocked_position: number | null;
  readonly joined_at: Instant | null;
  readonly left_at: Instant | null;
  readonly stay_from: Instant | null;
  readonly away_at: Instant | null;
  readonly duration_seconds: number;
  readonly is_late: boolean;
  readonly hand_raised_at: Instant | null;
  readonly hand_raised_position: number | null;
  readonly hand_message_id: string | null;
  readonly messages_sent: number;
  readonly hand_raised_count: number;
}

export const participantColumns = `id, user_id, member_id, name, picture, status, role, stage, is_officer, invited_position, can_unmute, can_share_screen,
  rsvp, standing, is_blocked, is_removed, is_admitted, knocked_at, knocked_position, joined_at, left_at, stay_from, away_at, duration_seconds,
  is_late, hand_raised_at, hand_raised_position, hand_message_id, messages_sent, hand_raised_count`;

export function participantOf(row: ParticipantRow): Participant {
  const isPresent = row.standing === 'room';
  return {
    id: row.id,
    memberId: row.member_id,
    name: row.name,
    picture: row.picture,
    status: row.status,
    role: row.role,
    stage: row.stage,
    present: isPresent,
    away: isPresent && row.away_at !== null,
    canUnmute: row.can_unmute,
    canShareScreen: row.can_share_screen,
    rsvp: row.rsvp,
    joinedAt: row.joined_at,
    leftAt: row.left_at,
    durationSeconds: row.duration_seconds,
    isLate: row.is_late,
    handRaisedAt: row.hand_raised_at,
    messagesSent: row.messages_sent,
    handsRaised: row.hand_raised_count,
  };
}

export function personOf(row: ParticipantRow): Person {
  return {
    userId: row.user_id,
    memberId: row.member_id,
    isOfficer: row.is_officer,
    standing: row.standing,
    isBlocked: row.is_blocked,
    isRemoved: row.is_removed,
    isAdmitted: row.is_admitted,
    stayFrom: row.stay_from,
    awayAt: row.away_at,
    handMessageId: row.hand_message_id,
  };
}
