// Who may touch which rows, by the database's own rules: every table, every kind of person, every verb, on both databases.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseKinds, type FreshDatabase, freshDatabase } from '../test/databases.ts';
import { silentLog } from '../test/silent-log.ts';
import { addSampleChama, otherPortalId, people } from '../test/stored-chama.ts';
import { samplePortalId } from '../test/stored-meeting.ts';
import { type ActorContext, type Database, openDatabase, type Sql } from './database.ts';

const unowned = ['mikro_orm_migrations'];

type Kind = keyof typeof people;
const kinds: readonly Kind[] = ['host', 'officer', 'invited', 'treasurer', 'uninvited', 'former', 'neighbour', 'foreigner', 'impostor'];

/** How many rows of the sample each kind of person sees, in the order of `kinds`; null: may not even ask. */
const seen: Record<string, readonly number[] | null> = {
  portals: [1, 1, 1, 1, 1, 1, 1, 1, 1],
  portal_secrets: null,
  users: [1, 1, 1, 1, 1, 1, 1, 1, 0],
  chamas: [1, 1, 1, 1, 1, 0, 1, 1, 0],
  chama_members: [6, 6, 1, 1, 1, 1, 1, 1, 0],
  meetings: [1, 1, 1, 1, 1, 0, 0, 0, 0],
  meeting_participants: [5, 5, 5, 5, 0, 0, 0, 0, 0],
  meeting_attendance_log: [6, 6, 0, 0, 0, 0, 0, 0, 0],
  meeting_recordings: [3, 1, 1, 2, 1, 0, 0, 0, 0],
  meeting_reminders: [3, 3, 0, 0, 0, 0, 0, 0, 0],
  meeting_chat_messages: [2, 2, 2, 2, 0, 0, 0, 0, 0],
  meeting_facts: null,
  polls: [2, 2, 2, 2, 0, 0, 0, 0, 0],
  poll_options: [4, 4, 4, 4, 0, 0, 0, 0, 0],
  ballots: null,
  command_answers: null,
  nodes: null,
  participant_connections: null,
  livekit_events: null,
};
const tables = Object.keys(seen);

interface Attempt {
  readonly rows?: number;
  readonly refusal?: string;
}

async function attempt(database: Database, who: ActorContext, work: (sql: Sql) => Promise<object[]>): Promise<Attempt> {
  try {
    return { rows: (await database.withActor(who, work)).length };
  } catch (error) {
    return { refusal: error instanceof Error && 'code' in error ? String(error.code) : String(error) };
  }
}

const denied: Attempt = { refusal: '42501' };
const columnOf = (table: string) =>
  ({ portal_secrets: 'portal_id', chama_members: 'chama_id', meeting_facts: 'meeting_id', ballots: 'poll_id', command_answers: 'key' })[table] ?? 'id';

describe.each(databaseKinds)('on %s', (kind) => {
  let fresh: FreshDatabase;
  let database: Database;
  let meetingId: string;

  beforeAll(async () => {
    fresh = await freshDatabase(kind);
    database = await openDatabase({ ...fresh, log: silentLog });
    meetingId = await addSampleChama(database);
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  test('every table has its row here, and row-level security on and forced', async () => {
    const { rows } = await database.owner(
      `select relname as name, relrowsecurity and relforcerowsecurity as bound from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')`,
    );
    const found = (rows as { name: string; bound: boolean }[]).filter(({ name }) => !unowned.includes(name));
    expect(found.filter(({ bound }) => !bound)).toEqual([]);
    expect(found.map(({ name }) => name).sort()).toEqual([...tables].sort());
  });

  test('every person sees exactly what is theirs to see', async () => {
    const actual: Record<string, unknown> = {};
    for (const table of tables) {
      const counts: (number | string | undefined)[] = [];
      for (const who of kinds) {
        const { rows, refusal } = await attempt(database, people[who], (sql) => sql.rows(`select ${columnOf(table)} from ${table}`));
        counts.push(rows ?? refusal);
      }
      actual[table] = counts.every((count) => count === '42501') ? null : counts;
    }
    expect(actual).toEqual(seen);
  });

  test('no person writes any row, but the host the access of a recording', async () => {
    for (const table of tables) {
      for (const who of kinds) {
        const column = columnOf(table);
        const changes = [`insert into ${table} default values`, `update ${table} set ${column} = ${column}`, `delete from ${table}`, `truncate ${table}`];
        for (const change of changes) {
          expect([table, who, change, await attempt(database, people[who], (sql) => sql.rows(change))]).toEqual([table, who, change, denied]);
        }
      }
    }
    for (const who of kinds) {
      const changed = await attempt(database, people[who], (sql) =>
        sql.rows(`update meeting_recordings set access = access where meeting_id = $1 returning id`, [meetingId]),
      );
      expect([who, changed]).toEqual([who, { rows: who === 'host' ? 3 : 0 }]);
    }
  });

  test('nobody but the service reads the votes of a poll', async () => {
    expect(await attempt(database, people.host, (sql) => sql.rows('select votes from poll_options'))).toEqual(denied);
    const votes = await database.writer(samplePortalId, (sql) => sql.rows<{ votes: number }>('select votes from poll_options'));
    expect(votes.reduce((sum, option) => sum + option.votes, 0)).toBe(2);
  });

  test('[PL3] a secret ballot says neither what was chosen nor when', async () => {
    const ballots = await database.writer(samplePortalId, (sql) =>
      sql.rows('select secret, option_ids <> array[]::uuid[] as tells, cast_at is not null as dated from ballots order by secret'),
    );
    expect(ballots).toEqual([
      { secret: false, tells: true, dated: true },
      { secret: true, tells: false, dated: false },
    ]);
    const betray = database.writer(samplePortalId, (sql) => sql.rows(`update ballots set option_ids = array[gen_random_uuid()] where secret`));
    await expect(betray).rejects.toThrow(/ballots_secret_says_nothing/);
  });

  test('the service of one portal neither sees nor writes what is of another', async () => {
    const shared = new Set(['nodes']);
    for (const table of tables) {
      const all = await database.writer('*', (sql) => sql.rows(`select to_jsonb(t) as row from ${table} t`));
      expect([table, all.length > 0]).toEqual([table, true]);
      if (shared.has(table)) continue;
      const own = await database.writer(otherPortalId, (sql) => sql.rows<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from ${table} t`));
      expect([table, own.filter(({ row }) => (row.portal_id ?? row.id) === samplePortalId)]).toEqual([table, []]);
      const foreign = (all as { row: Record<string, unknown> }[]).find(({ row }) => (table === 'portals' ? row.id : row.portal_id) !== otherPortalId);
      const copy = `insert into ${table} select * from jsonb_populate_record(null::${table}, $1::jsonb)`;
      expect([
        table,
        await attempt(database, { role: 'chama_service', portalId: otherPortalId }, (sql) => sql.rows(copy, [JSON.stringify(foreign?.row)])),
      ]).toEqual([table, denied]);
    }
  });

  test('without a context there is nothing to see, for either role', async () => {
    const contexts = ['', `select set_config('app.portal_id', '', true), set_config('app.user_id', '', true), set_config('app.chama_ids', '', true);`];
    for (const role of ['chama_member', 'chama_service']) {
      for (const context of contexts) {
        for (const table of tables.filter((name) => role === 'chama_service' || seen[name] !== null)) {
          const { rows } = await database.owner(`begin; set local role ${role}; ${context} select ${columnOf(table)} as leaked from ${table}; rollback`);
          expect([role, table, rows.filter((row) => 'leaked' in row)]).toEqual([role, table, []]);
        }
      }
    }
  });

  // On the embedded database the owner is a superuser, whom nothing binds: there the role is all.
  if (kind === 'postgresql') {
    test('the owner, who migrates, sees no rows either', async () => {
      for (const table of tables) expect([table, (await database.owner(`select 1 from ${table}`)).rows]).toEqual([table, []]);
    });
  }

  test('contexts never leak, whatever order transactions run in and however they end', async () => {
    const ask = async (portalId: string, fails: boolean) => {
      const work = database.withActor({ role: 'chama_service', portalId }, async (tx) => {
        const [before] = await tx.rows<{ id: string }>('select id from portals');
        if (fails) await tx.rows('select 1 / 0');
        return before?.id;
      });
      expect(await work.catch(() => portalId)).toBe(portalId);
    };
    await Promise.all(Array.from({ length: 300 }, (_, i) => ask(i % 2 ? samplePortalId : otherPortalId, i % 7 === 0)));
    const { rows } = await database.owner(`select current_user = session_user as plain, coalesce(current_setting('app.portal_id', true), '') as portal`);
    expect(rows).toEqual([{ plain: true, portal: '' }]);
  });

  test('grants are no wider than needed', async () => {
    const { rows } = await database.owner(
      `select c.relname as name, acl.grantee::regrole::text as grantee, acl.privilege_type as privilege
       from pg_class c cross join lateral aclexplode(c.relacl) acl
       where c.relnamespace = 'public'::regnamespace and acl.grantee <> c.relowner`,
    );
    const grants = rows as { name: string; grantee: string; privilege: string }[];
    expect(new Set(grants.map(({ grantee }) => grantee))).toEqual(new Set(['chama_member', 'chama_service']));
    expect(grants.filter(({ privilege }) => !['SELECT', 'INSERT', 'UPDATE', 'DELETE'].includes(privilege))).toEqual([]);
    expect(grants.filter(({ grantee, privilege }) => grantee === 'chama_member' && privilege !== 'SELECT')).toEqual([]);
    const neverGone = ['meetings', 'meeting_participants', 'meeting_attendance_log', 'meeting_chat_messages', 'meeting_facts', 'ballots', 'users'];
    expect(grants.filter(({ name, privilege }) => privilege === 'DELETE' && neverGone.includes(name))).toEqual([]);
    const neverChanged = ['meeting_attendance_log', 'meeting_chat_messages', 'meeting_facts'];
    expect(grants.filter(({ name, privilege }) => privilege === 'UPDATE' && neverChanged.includes(name))).toEqual([]);
  });
});
