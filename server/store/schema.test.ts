// What the migrations leave behind, by name: the enums, tables, functions, triggers, policies and indexes others rely on, on both databases.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chamaRoles, meetingStatuses, meetingTypes, participantStatuses } from '../../protocol/meeting.ts';
import { databaseKinds, type FreshDatabase, freshDatabase } from '../test/databases.ts';
import { silentLog } from '../test/silent-log.ts';
import { type Database, openDatabase } from './database.ts';

const records = ['meetings', 'meeting_participants', 'meeting_attendance_log', 'meeting_recordings', 'meeting_reminders', 'meeting_chat_messages'];

describe.each(databaseKinds)('on %s', (kind) => {
  let fresh: FreshDatabase;
  let database: Database;
  const ask = async <R>(text: string): Promise<R[]> => (await database.owner(text)).rows as R[];

  beforeAll(async () => {
    fresh = await freshDatabase(kind);
    database = await openDatabase({ ...fresh, log: silentLog });
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  test('the enums have their exact values, which the protocol shares', async () => {
    const rows = await ask<{ name: string; labels: string[] }>(
      `select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as labels from pg_type t join pg_enum e on e.enumtypid = t.oid group by t.typname`,
    );
    expect(Object.fromEntries(rows.map(({ name, labels }) => [name, labels]))).toEqual({
      meeting_type: [...meetingTypes],
      meeting_status: [...meetingStatuses],
      participant_status: [...participantStatuses],
      reminder_channel: ['email', 'sms', 'push_notification', 'in_app'],
    });
    expect(chamaRoles).toEqual(['admin', 'chairperson', 'secretary', 'treasurer', 'member']);
  });

  test('functions pin their search path, and triggers hang where they should', async () => {
    const functions = await ask<{ name: string; pinned: boolean; definer: boolean }>(
      `select proname as name, coalesce(proconfig::text like '%search_path=pg_catalog, public, pg_temp%', false) as pinned, prosecdef as definer
       from pg_proc where pronamespace = 'public'::regnamespace order by proname`,
    );
    expect(functions).toEqual([
      { name: 'calculate_participant_duration', pinned: true, definer: false },
      { name: 'check_participant_late', pinned: true, definer: false },
      { name: 'create_meeting_reminders', pinned: true, definer: false },
      { name: 'invited_meetings', pinned: true, definer: true },
      { name: 'update_updated_at_column', pinned: true, definer: false },
    ]);
    const triggers = await ask<{ name: string }>(`select tgrelid::regclass::text || ': ' || tgname as name from pg_trigger where not tgisinternal order by 1`);
    expect(triggers.map(({ name }) => name)).toEqual([
      'meeting_attendance_log: calculate_duration_on_leave',
      'meetings: create_reminders_for_meeting',
      'meetings: update_meetings_updated_at',
    ]);
  });

  test('people have their policies on the meeting tables, and nobody but the two roles has any', async () => {
    const rows = await ask<{ name: string }>(
      `select policyname as name from pg_policies where 'chama_member' = any (roles) and policyname like '%seen_by%' and tablename like 'meeting%' order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'meeting_attendance_log_seen_by_leaders',
      'meeting_chat_messages_seen_by_invited',
      'meeting_participants_seen_by_invited',
      'meeting_recordings_seen_by_access',
      'meeting_reminders_seen_by_leaders',
      'meetings_seen_by_chama',
    ]);
    expect(await ask(`select policyname from pg_policies where not roles <@ array['chama_member', 'chama_service']::name[]`)).toEqual([]);
  });

  test('the meeting tables have their indexes, and every foreign key to a meeting has one that serves it', async () => {
    const rows = await ask<{ table: string; columns: string[] }>(
      `select i.indrelid::regclass::text as table, array(select a.attname::text from unnest(i.indkey) with ordinality k (n, o)
         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.n order by k.o) as columns
       from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace`,
    );
    expect(rows.filter(({ table }) => records.includes(table)).length).toBeGreaterThanOrEqual(20);
    const keys = await ask<{ table: string; column: string }>(
      `select conrelid::regclass::text as table, a.attname::text as column from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
       where f.contype = 'f' and f.confrelid = 'meetings'::regclass`,
    );
    expect(keys.filter((key) => !rows.some(({ table, columns }) => table === key.table && columns[0] === key.column))).toEqual([]);
  });

  test('the two roles own nothing but the one function that needs it, and cannot log in', async () => {
    expect(
      await ask(
        `select rolname::text as name, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname in ('chama_member', 'chama_service') order by 1`,
      ),
    ).toEqual([
      { name: 'chama_member', rolcanlogin: false, rolsuper: false, rolbypassrls: false, rolcreaterole: false },
      { name: 'chama_service', rolcanlogin: false, rolsuper: false, rolbypassrls: false, rolcreaterole: false },
    ]);
    const owned = await ask(
      `select relname::text as name from pg_class where relowner::regrole::text in ('chama_member', 'chama_service') union all
       select proname::text from pg_proc where proowner::regrole::text in ('chama_member', 'chama_service')`,
    );
    expect(owned).toEqual([{ name: 'invited_meetings' }]);
  });
});
