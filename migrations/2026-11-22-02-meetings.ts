// Meetings and their people: enums, the six tables of a meeting's records, and their indexes. What computes over them: the next file.
import { Migration } from '@mikro-orm/migrations';

const enums = [
  `create type meeting_type as enum ('audio', 'video', 'screen_share')`,
  `create type meeting_status as enum ('scheduled', 'in_progress', 'completed', 'cancelled')`,
  `create type participant_status as enum ('invited', 'pending_approval', 'accepted', 'declined', 'joined', 'left')`,
  `create type reminder_channel as enum ('email', 'sms', 'push_notification', 'in_app')`,
];

// The host's name and the counts are kept here as well, because whoever may see the meeting in a list may not see its participants.
const meetings = `
create table meetings (
  id uuid primary key,
  portal_id uuid not null,
  chama_id uuid not null,
  title text not null,
  description text not null default '',
  meeting_type meeting_type not null,
  status meeting_status not null default 'scheduled',
  scheduled_start timestamptz(3) not null,
  scheduled_end timestamptz(3) not null,
  timezone text not null,
  started_at timestamptz(3),
  ended_at timestamptz(3),
  cancel_reason text,
  host_user_id uuid not null,
  host_member_id text not null,
  host_name text not null,
  created_by uuid not null,
  livekit_room_name text,
  settings jsonb not null default '{}',
  invites_chama boolean not null default false,
  version integer not null default 0,
  invited_count integer not null default 0,
  joined_count integer not null default 0,
  present_count integer not null default 0,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint meetings_ends_after_start check (scheduled_end > scheduled_start),
  constraint meetings_id_portal_unique unique (id, portal_id),
  foreign key (chama_id, portal_id) references chamas (id, portal_id),
  foreign key (host_user_id, portal_id) references users (id, portal_id),
  foreign key (created_by, portal_id) references users (id, portal_id)
) with (fillfactor = 80)`;

// "…_position" orders what has the same time: it rises with the meeting's version.
const participants = `
create table meeting_participants (
  id uuid primary key,
  portal_id uuid not null,
  chama_id uuid not null,
  meeting_id uuid not null,
  user_id uuid not null,
  member_id text not null,
  name text not null,
  picture text,
  status participant_status not null default 'invited',
  role text not null check (role in ('host', 'cohost', 'member')),
  stage text not null check (stage in ('speaker', 'listener')),
  is_officer boolean not null,
  invited_position integer not null,
  can_unmute boolean not null default true,
  can_share_screen boolean not null default true,
  rsvp text check (rsvp in ('yes', 'no', 'maybe')),
  rsvp_reason text,
  standing text not null default 'arriving' check (standing in ('arriving', 'lobby', 'room', 'gone')),
  is_blocked boolean not null default false,
  is_removed boolean not null default false,
  is_admitted boolean not null default false,
  knocked_at timestamptz(3),
  knocked_position bigint,
  joined_at timestamptz(3),
  left_at timestamptz(3),
  stay_from timestamptz(3),
  away_at timestamptz(3),
  duration_seconds integer not null default 0,
  is_late boolean not null default false,
  hand_raised_at timestamptz(3),
  hand_raised_position bigint,
  hand_message_id uuid,
  messages_sent integer not null default 0,
  hand_raised_count integer not null default 0,
  created_at timestamptz(3) not null,
  foreign key (meeting_id, portal_id) references meetings (id, portal_id),
  foreign key (user_id, portal_id) references users (id, portal_id)
) with (fillfactor = 70)`;

// One row a join and a leave: the proof of attendance. Stays are the pairs, in the order of their positions.
const attendanceLog = `
create table meeting_attendance_log (
  id uuid primary key,
  portal_id uuid not null,
  chama_id uuid not null,
  meeting_id uuid not null,
  participant_id uuid not null references meeting_participants (id),
  event_type text not null check (event_type in ('join', 'leave')),
  occurred_at timestamptz(3) not null,
  position bigint not null,
  reason text,
  source text not null check (source in ('socket', 'rest', 'livekit', 'system')),
  estimated boolean not null default false,
  foreign key (meeting_id, portal_id) references meetings (id, portal_id)
)`;

const recordings = `
create table meeting_recordings (
  id uuid primary key,
  portal_id uuid not null,
  chama_id uuid not null,
  meeting_id uuid not null,
  kind text not null check (kind in ('audio', 'video')),
  status text not null check (status in ('requested', 'recording', 'processing', 'ready', 'failed')),
  access text not null default 'private' check (access in ('public', 'role', 'private')),
  allowed_roles text[] not null default '{}',
  storage_key text,
  egress_id text,
  egress_metadata jsonb not null default '{}',
  started_at timestamptz(3),
  ended_at timestamptz(3),
  duration_seconds integer,
  size_bytes bigint,
  created_at timestamptz(3) not null,
  constraint meeting_recordings_known_roles
    check (allowed_roles <@ array['admin', 'chairperson', 'secretary', 'treasurer', 'member']),
  foreign key (meeting_id, portal_id) references meetings (id, portal_id)
)`;

const reminders = `
create table meeting_reminders (
  id uuid primary key,
  portal_id uuid not null,
  chama_id uuid not null,
  meeting_id uuid not null,
  channel reminder_channel not null,
  offset_minutes integer not null check (offset_minutes > 0),
  due_at timestamptz(3) not null,
  status text not null default 'pending' check (status in ('pending', 'sending', 'sent', 'partly', 'failed', 'withdrawn')),
  sent_at timestamptz(3),
  created_at timestamptz(3) not null,
  constraint meeting_reminders_once unique (meeting_id, channel, offset_minutes, due_at),
  foreign key (meeting_id, portal_id) references meetings (id, portal_id)
)`;

const chatMessages = `
create table meeting_chat_messages (
  id uuid primary key,
  portal_id uuid not null,
  chama_id uuid not null,
  meeting_id uuid not null,
  participant_id uuid not null references meeting_participants (id),
  member_id text not null,
  name text not null,
  message_type text not null check (message_type in ('text', 'reaction', 'hand_raise')),
  message text,
  metadata jsonb,
  position bigint not null,
  sent_at timestamptz(3) not null,
  foreign key (meeting_id, portal_id) references meetings (id, portal_id)
)`;

const indexes = [
  `create index meetings_chama_start_idx on meetings (chama_id, scheduled_start desc, id desc)`,
  `create index meetings_chama_status_start_idx on meetings (chama_id, status, scheduled_start, id)`,
  `create index meetings_host_idx on meetings (host_user_id)`,
  `create index meetings_live_idx on meetings (id) where status = 'in_progress'`,
  `create unique index meetings_room_name_unique on meetings (livekit_room_name) where livekit_room_name is not null`,
  `create unique index meeting_participants_user_unique on meeting_participants (meeting_id, user_id)`,
  `create unique index meeting_participants_order_unique on meeting_participants (meeting_id, invited_position)`,
  `create index meeting_participants_user_idx on meeting_participants (user_id, meeting_id)`,
  `create index meeting_participants_here_idx on meeting_participants (meeting_id) where standing in ('lobby', 'room')`,
  `create index meeting_attendance_log_participant_idx on meeting_attendance_log (participant_id, position)`,
  `create index meeting_attendance_log_meeting_idx on meeting_attendance_log (meeting_id, position)`,
  `create index meeting_recordings_meeting_idx on meeting_recordings (meeting_id, created_at desc, id desc)`,
  `create unique index meeting_recordings_one_active on meeting_recordings (meeting_id) where status in ('requested', 'recording')`,
  `create unique index meeting_recordings_egress_unique on meeting_recordings (egress_id) where egress_id is not null`,
  `create index meeting_reminders_due_idx on meeting_reminders (due_at) where status = 'pending'`,
  `create unique index meeting_chat_messages_order_unique on meeting_chat_messages (meeting_id, position)`,
  `create index meeting_chat_messages_participant_idx on meeting_chat_messages (participant_id)`,
];

export class Meetings extends Migration {
  override up(): void {
    const tables = [meetings, participants, attendanceLog, recordings, reminders, chatMessages];
    for (const statement of [...enums, ...tables, ...indexes]) this.addSql(statement);
  }
}
