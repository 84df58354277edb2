// What the database computes by itself: durations, lateness, reminders, and when a meeting was last changed. The domain computes the same
// durations and lateness for its facts; a test holds them equal.
import { Migration } from '@mikro-orm/migrations';

const updatedAt = `
create function update_updated_at_column() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  new.updated_at := now();
  return new;
end
$$`;

// Sums the whole seconds of each stay: a leave and the join right before it.
const participantDuration = `
create function calculate_participant_duration() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  update public.meeting_participants
  set duration_seconds = (
    select coalesce(sum(greatest(0, floor(extract(epoch from occurred_at - came_at)))), 0)
    from (
      select event_type, occurred_at,
             lag(event_type) over (order by position) as came,
             lag(occurred_at) over (order by position) as came_at
      from public.meeting_attendance_log
      where participant_id = new.participant_id
    ) as events
    where event_type = 'leave' and came = 'join'
  )
  where id = new.participant_id;
  return null;
end
$$`;

const participantLate = `
create function check_participant_late(meeting_id uuid, joined_at timestamptz) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select joined_at > scheduled_start + make_interval(mins => coalesce((settings ->> 'lateThresholdMinutes')::int, 5))
  from public.meetings
  where id = meeting_id
$$`;

// A day, an hour and five minutes before; only what is still ahead. A meeting that moves gets them anew: what waited for the old time is
// withdrawn, what was sent for it stays as it was.
const meetingReminders = `
create function create_meeting_reminders() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.scheduled_start = old.scheduled_start and new.status = old.status then
    return null;
  end if;
  update public.meeting_reminders set status = 'withdrawn' where meeting_id = new.id and status = 'pending';
  if new.status = 'scheduled' then
    insert into public.meeting_reminders (id, portal_id, chama_id, meeting_id, channel, offset_minutes, due_at, created_at)
    select gen_random_uuid(), new.portal_id, new.chama_id, new.id, channel::public.reminder_channel, minutes,
           new.scheduled_start - make_interval(mins => minutes), new.updated_at
    from (values (1440, 'email'), (60, 'push_notification'), (5, 'push_notification')) as due (minutes, channel)
    where new.scheduled_start - make_interval(mins => minutes) > new.updated_at
    on conflict on constraint meeting_reminders_once do update set status = 'pending' where meeting_reminders.status = 'withdrawn';
  end if;
  return null;
end
$$`;

const triggers = [
  `create trigger update_meetings_updated_at before update on meetings
   for each row execute function update_updated_at_column()`,
  `create trigger calculate_duration_on_leave after insert on meeting_attendance_log
   for each row when (new.event_type = 'leave') execute function calculate_participant_duration()`,
  `create trigger create_reminders_for_meeting after insert or update of scheduled_start, status on meetings
   for each row execute function create_meeting_reminders()`,
];

export class Functions extends Migration {
  override up(): void {
    for (const statement of [updatedAt, participantDuration, participantLate, meetingReminders, ...triggers]) this.addSql(statement);
  }
}
