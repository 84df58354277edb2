// Which migrations a database has not had yet. Running them: migrate.ts.
import { migrations } from '../../migrations/list.ts';

type Run = (text: string) => Promise<{ rows: object[] }>;

/** Migrations this code needs and the database has not had. Changes nothing. */
export async function pendingMigrations(run: Run): Promise<string[]> {
  const { rows: table } = await run(`select to_regclass('public.mikro_orm_migrations') is not null as there`);
  if (!table.some((row) => 'there' in row && row.there === true)) return migrations.map((migration) => migration.name);
  const { rows } = await run('select name from public.mikro_orm_migrations');
  const done = new Set(rows.map((row) => ('name' in row ? row.name : '')));
  return migrations.map((migration) => migration.name).filter((name) => !done.has(name));
}
