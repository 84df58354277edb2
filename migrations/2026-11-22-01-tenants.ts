// The two database roles, and who the tenants and their people are: portals, users, chamas, memberships.
import { Migration } from '@mikro-orm/migrations';

// Roles belong to the cluster, so other databases may be making them at this very moment; and from PostgreSQL 16 on, only who made a role
// (or a superuser) may hand it out, and `set role` has to be asked for.
const roles = `
do $$
declare
  wanted text;
begin
  foreach wanted in array array['chama_member', 'chama_service'] loop
    begin
      if not exists (select 1 from pg_catalog.pg_roles where rolname = wanted) then
        execute format('create role %I nologin noinherit', wanted);
      end if;
    exception when duplicate_object or unique_violation then
      null;
    end;
    if not (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
      begin
        if current_setting('server_version_num')::int >= 160000 then
          if not pg_catalog.pg_has_role(current_user, wanted, 'SET') then
            execute format('grant %I to %I with inherit false, set true', wanted, current_user);
          end if;
        elsif not pg_catalog.pg_has_role(current_user, wanted, 'MEMBER') then
          execute format('grant %I to %I', wanted, current_user);
        end if;
      exception when insufficient_privilege then
        raise exception 'this login may not act as %', wanted
          using errcode = 'insufficient_privilege',
                hint = format('as a superuser: grant chama_member, chama_service to %I', current_user);
      end;
    end if;
  end loop;
end
$$`;

const portals = `
create table portals (
  id uuid primary key,
  slug text not null,
  name text not null,
  origins text[] not null default '{}',
  jwks_url text,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  removed_at timestamptz(3)
)`;

// Apart from portals, so that what signs tokens can be granted to nobody but the service.
const portalSecrets = `
create table portal_secrets (
  portal_id uuid primary key references portals (id),
  jwt_secret text not null,
  webhook_secret text not null,
  api_key_hash text not null
)`;

const users = `
create table users (
  id uuid primary key,
  portal_id uuid not null references portals (id),
  external_id text not null,
  name text not null,
  picture text,
  locale text,
  phone text,
  email text,
  profile_as_of timestamptz(3) not null,
  created_at timestamptz(3) not null,
  constraint users_id_portal_unique unique (id, portal_id)
)`;

const chamas = `
create table chamas (
  id uuid primary key,
  portal_id uuid not null references portals (id),
  external_id text not null,
  name text not null,
  name_as_of timestamptz(3) not null,
  created_at timestamptz(3) not null,
  constraint chamas_id_portal_unique unique (id, portal_id)
)`;

// role_as_of: what the roll or a token said last; an older word does not overwrite a newer one.
const chamaMembers = `
create table chama_members (
  chama_id uuid not null,
  user_id uuid not null,
  portal_id uuid not null,
  role text not null check (role in ('admin', 'chairperson', 'secretary', 'treasurer', 'member')),
  is_active boolean not null default true,
  role_as_of timestamptz(3) not null,
  joined_at timestamptz(3) not null,
  primary key (chama_id, user_id),
  foreign key (chama_id, portal_id) references chamas (id, portal_id),
  foreign key (user_id, portal_id) references users (id, portal_id)
)`;

const indexes = [
  `create unique index portals_slug_unique on portals (slug) where removed_at is null`,
  `create unique index portal_secrets_api_key_unique on portal_secrets (api_key_hash)`,
  `create unique index users_external_unique on users (portal_id, external_id)`,
  `create unique index chamas_external_unique on chamas (portal_id, external_id)`,
  `create index chama_members_user_idx on chama_members (user_id) where is_active`,
];

export class Tenants extends Migration {
  override up(): void {
    for (const statement of [roles, portals, portalSecrets, users, chamas, chamaMembers, ...indexes]) this.addSql(statement);
  }
}
