-- Why: everything else stands on two ideas that must exist before the first
-- table. (1) Requests run as socialsync_app, which sees one workspace; work
-- that crosses workspaces (webhook routing, sign-in, sweeps) runs as
-- socialsync_system, and each row it may touch is granted by name. Neither owns
-- a table nor bypasses row level security. (2) People are global, what they may
-- see is a membership.

-- +goose Up
-- +goose StatementBegin
do $$
begin
  if not exists (select from pg_roles where rolname = 'socialsync_app') then
    create role socialsync_app nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'socialsync_system') then
    create role socialsync_system nologin;
  end if;
  -- A superuser may switch to any role; an ordinary owner must be a member.
  if not pg_has_role(current_user, 'socialsync_app', 'member') then
    execute format('grant socialsync_app to %I', current_user);
  end if;
  if not pg_has_role(current_user, 'socialsync_system', 'member') then
    execute format('grant socialsync_system to %I', current_user);
  end if;
end
$$;
-- +goose StatementEnd

create extension if not exists vector;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

grant usage on schema public to socialsync_app, socialsync_system;

-- On a pooled connection an expired setting reads as '', not null; a bare cast
-- of '' fails, so no workspace means no rows instead of an error.
create function app_workspace() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.workspace_id', true), '')::uuid;

create function app_user() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.user_id', true), '')::uuid;

-- unaccent() is only stable because its dictionary could change; ours does not.
create function fold(value text) returns text
  language sql immutable parallel safe strict
  return lower(public.unaccent('public.unaccent'::regdictionary, value));

create table users (
  id uuid primary key,
  email text not null,
  name text not null check (char_length(name) between 1 and 120),
  password_hash text,
  supabase_id uuid,
  locale text not null default 'en' check (locale in ('en', 'fr')),
  time_zone text not null default 'UTC',
  theme text not null default 'SYSTEM' check (theme in ('SYSTEM', 'LIGHT', 'DARK')),
  density text not null default 'COMFORTABLE' check (density in ('COMFORTABLE', 'COMPACT')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index users_email_key on users (lower(email));
create unique index users_supabase_id_key on users (supabase_id) where supabase_id is not null;

create table workspaces (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 80),
  reply_target_minutes int not null default 30 check (reply_target_minutes between 1 and 10080),
  created_at timestamptz not null default now()
);

create table memberships (
  workspace_id uuid not null references workspaces on delete cascade,
  user_id uuid not null references users on delete cascade,
  role text not null check (role in ('OWNER', 'ADMIN', 'AGENT', 'VIEWER')),
  created_at timestamptz not null default now(),
  primary key (workspace_id, user_id)
);
create index memberships_of_user on memberships (user_id);

-- One row per signed-in browser. Refresh tokens rotate inside it; a token that
-- comes back after its grace ends the whole session (reuse detection).
create table sessions (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  workspace_id uuid references workspaces on delete set null,
  user_agent text not null default '',
  address text not null default '',
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_reason text
);
create index sessions_of_user on sessions (user_id, last_used_at desc);

create table refresh_tokens (
  token_hash bytea primary key,
  session_id uuid not null references sessions on delete cascade,
  created_at timestamptz not null default now(),
  used_at timestamptz
);
create index refresh_tokens_of_session on refresh_tokens (session_id);

create table password_resets (
  token_hash bytea primary key,
  user_id uuid not null references users on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index password_resets_of_user on password_resets (user_id, created_at desc);

create table teams (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 60),
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  constraint teams_name_key unique (workspace_id, name)
);

create table team_members (
  workspace_id uuid not null,
  team_id uuid not null,
  user_id uuid not null,
  primary key (workspace_id, team_id, user_id),
  foreign key (workspace_id, team_id) references teams on delete cascade,
  foreign key (workspace_id, user_id) references memberships on delete cascade
);
create index team_members_of_user on team_members (workspace_id, user_id);

create table api_keys (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 60),
  scope text not null check (scope in ('READ', 'WRITE')),
  prefix text not null,
  key_hash bytea not null,
  created_by uuid references users on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id)
);
create unique index api_keys_by_hash on api_keys (key_hash);
