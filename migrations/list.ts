// All migrations in their order. None is ever edited, as databases exist that have had it: what comes later is a new file at the end.
import { Tenants } from './2026-11-22-01-tenants.ts';
import { Meetings } from './2026-11-22-02-meetings.ts';
import { Functions } from './2026-11-22-03-functions.ts';
import { Live } from './2026-11-22-04-live.ts';
import { RowLevelSecurity } from './2026-11-22-05-row-level-security.ts';

export const migrations = [
  { name: '2026-11-22-01-tenants', class: Tenants },
  { name: '2026-11-22-02-meetings', class: Meetings },
  { name: '2026-11-22-03-functions', class: Functions },
  { name: '2026-11-22-04-live', class: Live },
  { name: '2026-11-22-05-row-level-security', class: RowLevelSecurity },
];
