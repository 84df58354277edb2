// Who may touch which rows. A person's role only reads (and changes the access of a recording they host); the service writes, one portal at a
// time. Context is told by server/store/database.ts in transaction-local settings; without it every policy is false.
import { Migration } from '@mikro-orm/migrations';

// Each setting is read in a sub-select of its own, so that the planner reads it once a statement and not once a row.
const portal = `portal_id = (select nullif(current_setting('app.portal_id', true), '')::uuid)`;
const user = `(select nullif(current_setting('app.user_id', true), '')::uuid)`;
const listed = (setting: string) => `any ((select string_to_array(current_setting('${setting}', true), ',')::uuid[])::uuid[])`;
const inMyChamas = `${portal} and chama_id = ${listed('app.chama_ids')}`;
const asOfficer = `chama_id = ${listed('app.officer_chama_ids')}`;
const asInvited = `meeting_id in (select invited_meetings())`;
const asHost = `meeting_id in (select id from meetings where host_user_id = ${user})`;

const everyPortal = `(select current_setting('app.portal_id', true)) = '*'`;
const servicePortal = (column: string) => `${column} = (select nullif(nullif(current_setting('app.portal_id', true), ''), '*')::uuid)`;

/** What the service may do with each table; nothing more is granted. */
const serviceGrants: Record<string, string> = {
  portals: 'select, insert, update',
  portal_secrets: 'select, insert, update, delete',
  users: 'select, insert, update',
  chamas: 'select, insert, update',
  chama_members: 'select, insert, update',
  meetings: 'select, insert, update',
  meeting_participants: 'select, insert, update',
  meeting_attendance_log: 'select, insert',
  meeting_recordings: 'select, insert, update, delete',
  meeting_reminders: 'select, insert, update, delete',
  meeting_chat_messages: 'select, insert',
  meeting_facts: 'select, insert',
  polls: 'select, insert, update',
  poll_options: 'select, insert, update',
  ballots: 'select, insert, update',
  command_answers: 'select, insert, delete',
  nodes: 'select, insert, update, delete',
  participant_connections: 'select, insert, update, delete',
  livekit_events: 'select, insert, update, delete',
};

/** Tables whose portal is in another column, or that no portal owns. */
const serviceScope: Record<string, string> = {
  portals: `${everyPortal} or ${servicePortal('id')}`,
  nodes: `(select current_setting('app.portal_id', true)) <> ''`,
  livekit_events: everyPortal,
};

const service = Object.entries(serviceGrants).flatMap(([table, grants]) => {
  const scope = serviceScope[table] ?? `${everyPortal} or ${servicePortal('portal_id')}`;
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy ${table}_service on ${table} for all to chama_service using (${scope}) with check (${scope})`,
    `grant ${grants} on ${table} to chama_service`,
  ];
});

/** The seed's five. */
const seedPolicies = [
  `create policy meetings_seen_by_chama on meetings for select to chama_member using (${inMyChamas})`,
  `create policy meeting_participants_seen_by_invited on meeting_participants for select to chama_member
   using (${inMyChamas} and (${asOfficer} or ${asInvited}))`,
  `create policy meeting_chat_messages_seen_by_invited on meeting_chat_messages for select to chama_member
   using (${inMyChamas} and (${asOfficer} or ${asInvited}))`,
  `create policy meeting_attendance_log_seen_by_leaders on meeting_attendance_log for select to chama_member
   using (${inMyChamas} and (${asOfficer} or ${asHost}))`,
  `create policy meeting_recordings_seen_by_access on meeting_recordings for select to chama_member
   using (${inMyChamas} and (access = 'public' or ${asHost} or (access = 'role' and exists (
     select 1 from chama_members m where m.chama_id = meeting_recordings.chama_id and m.user_id = ${user} and m.is_active and m.role = any (allowed_roles)))))`,
];

const otherPolicies = [
  `create policy meeting_recordings_changed_by_host on meeting_recordings for update to chama_member
   using (${inMyChamas} and ${asHost}) with check (${inMyChamas} and ${asHost})`,
  `create policy meeting_reminders_seen_by_leaders on meeting_reminders for select to chama_member
   using (${inMyChamas} and (${asOfficer} or ${asHost}))`,
  `create policy polls_seen_by_invited on polls for select to chama_member
   using (${inMyChamas} and status <> 'draft' and (${asOfficer} or ${asInvited}))`,
  `create policy poll_options_seen_by_invited on poll_options for select to chama_member
   using (${inMyChamas} and poll_id in (select id from polls))`,
  `create policy portals_seen_by_own on portals for select to chama_member using (${portal.replace('portal_id', 'id')})`,
  `create policy users_seen_by_self on users for select to chama_member using (${portal} and id = ${user})`,
  `create policy chamas_seen_by_members on chamas for select to chama_member using (${portal} and id = ${listed('app.chama_ids')})`,
  `create policy chama_members_seen_by_self_and_officers on chama_members for select to chama_member
   using (${portal} and (user_id = ${user} or ${asOfficer}))`,
];

// A policy on participants cannot ask participants (it would recurse), so this looks as the service does: still one portal, one user.
const invitedMeetings = `
create function invited_meetings() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select meeting_id from public.meeting_participants
  where user_id = nullif(current_setting('app.user_id', true), '')::uuid
    and portal_id = nullif(nullif(current_setting('app.portal_id', true), ''), '*')::uuid
$$`;

const definer = [
  `grant create on schema public to chama_service`,
  `alter function invited_meetings() owner to chama_service`,
  `revoke create on schema public from chama_service`,
  `set local role chama_service`,
  `revoke execute on function invited_meetings() from public`,
  `grant execute on function invited_meetings() to chama_member`,
  `reset role`,
];

const readableByPeople = [
  'portals',
  'users',
  'chamas',
  'chama_members',
  'meetings',
  'meeting_participants',
  'meeting_attendance_log',
  'meeting_recordings',
  'meeting_reminders',
  'meeting_chat_messages',
  'polls',
];

const memberGrants = [
  `grant usage on schema public to chama_member, chama_service`,
  ...readableByPeople.map((table) => `grant select on ${table} to chama_member`),
  // Not the votes: while a secret poll is open nobody may read them, and people get results through the service.
  `grant select (id, portal_id, chama_id, meeting_id, poll_id, position, text) on poll_options to chama_member`,
  `grant update (access, allowed_roles) on meeting_recordings to chama_member`,
];

export class RowLevelSecurity extends Migration {
  override up(): void {
    for (const statement of [invitedMeetings, ...service, ...definer, ...seedPolicies, ...otherPolicies, ...memberGrants]) this.addSql(statement);
  }
}
