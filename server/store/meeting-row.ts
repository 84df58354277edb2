// How a meeting's own row reads and is written: its columns, and the MeetingInfo they make.
import { defaultSettings, type Instant, type MeetingInfo, type MeetingSettings, type MeetingStatus, type MeetingType } from '../../protocol/meeting.ts';

export interface MeetingRow {
  readonly id: string;
  readonly portal_id: string;
  readonly chama_id: string;
  readonly chama_external_id: string;
  readonly title: string;
  readonly description: string;
  readonly meeting_type: MeetingType;
  readonly status: MeetingStatus;
  readonly scheduled_start: Instant;
  readonly scheduled_end: Instant;
  readonly timezone: string;
  readonly started_at: Instant | null;
  readonly ended_at: Instant | null;
  readonly cancel_reason: string | null;
  readonly host_user_id: string;
  readonly host_member_id: string;
  readonly host_name: string;
  readonly settings: Partial<MeetingSettings>;
  readonly invites_chama: boolean;
  readonly version: number;
}

/** To be read `from meetings m join chamas c on c.id = m.chama_id`. */
export const meetingColumns = `m.id, m.portal_id, m.chama_id, c.external_id as chama_external_id, m.title, m.description, m.meeting_type, m.status,
  m.scheduled_start, m.scheduled_end, m.timezone, m.started_at, m.ended_at, m.cancel_reason, m.host_user_id, m.host_member_id, m.host_name,
  m.settings, m.invites_chama, m.version`;

export function meetingInfoOf(row: MeetingRow): MeetingInfo {
  return {
    id: row.id,
    chamaId: row.chama_external_id,
    title: row.title,
    description: row.description,
    type: row.meeting_type,
    status: row.status,
    scheduledStart: row.scheduled_start,
    scheduledEnd: row.scheduled_end,
    timezone: row.timezone,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    cancelReason: row.cancel_reason,
    host: { memberId: row.host_member_id, name: row.host_name },
    settings: { ...defaultSettings, ...row.settings },
  };
}
