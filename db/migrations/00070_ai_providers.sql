-- Why: a workspace may bring a model provider of its own, any server that speaks
-- OpenAI's protocol, and say which of its models does what. What those calls cost is
-- between the workspace and that provider: it is counted here, and no credits move.

-- +goose Up
create table ai_providers (
  workspace_id uuid not null primary key references workspaces on delete cascade,
  id uuid not null unique, -- what the key is sealed for
  base_url text not null check (base_url <> ''), -- with the version, without a slash at its end
  sealed_key bytea not null,
  key_ending text not null check (length(key_ending) <= 4), -- all that anybody is shown of it
  falls_back boolean not null default false, -- the installation's models stand in, for credits, while its own do not answer
  updated_at timestamptz not null default now()
);

create table ai_provider_models (
  workspace_id uuid not null references ai_providers on delete cascade,
  "use" text not null check ("use" in ('ANSWER', 'JUDGE', 'MODERATE', 'TRANSCRIBE')),
  model text not null check (model <> ''),
  -- Millionths of a US dollar for a million tokens, or for a minute of audio; null: nobody said.
  input_micros bigint check (input_micros >= 0),
  output_micros bigint check (output_micros >= 0),
  minute_micros bigint check (minute_micros >= 0),
  tested_at timestamptz not null,
  -- Why the last call failed, and when one first and last did since one went well; null: it went well.
  trouble text check (trouble in
    ('KEY_REFUSED', 'OUT_OF_MONEY', 'TOO_FAST', 'UNREACHABLE', 'NOT_FOUND', 'NO_MODEL', 'REFUSED', 'UNREADABLE', 'NOT_PUBLIC')),
  trouble_since timestamptz,
  trouble_at timestamptz,
  primary key (workspace_id, "use"),
  check ((trouble is null) = (trouble_since is null) and (trouble is null) = (trouble_at is null))
);

create table ai_provider_usage (
  workspace_id uuid not null references workspaces on delete cascade,
  day date not null, -- UTC's
  "use" text not null,
  model text not null,
  calls bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  micros bigint not null, -- by the workspace's prices at the time
  primary key (workspace_id, day, "use", model)
);

alter table ai_providers enable row level security;
alter table ai_providers force row level security;
create policy own_workspace on ai_providers to socialsync_app
  using (workspace_id = (select app_workspace())) with check (workspace_id = (select app_workspace()));
create policy every_workspace on ai_providers to socialsync_system using (true) with check (true);
grant select, insert, update, delete on ai_providers to socialsync_app;
grant select (workspace_id) on ai_providers to socialsync_system;

alter table ai_provider_models enable row level security;
alter table ai_provider_models force row level security;
create policy own_workspace on ai_provider_models to socialsync_app
  using (workspace_id = (select app_workspace())) with check (workspace_id = (select app_workspace()));
create policy every_workspace on ai_provider_models to socialsync_system using (true) with check (true);
grant select, insert, update, delete on ai_provider_models to socialsync_app;

alter table ai_provider_usage enable row level security;
alter table ai_provider_usage force row level security;
create policy own_workspace on ai_provider_usage to socialsync_app
  using (workspace_id = (select app_workspace())) with check (workspace_id = (select app_workspace()));
create policy every_workspace on ai_provider_usage to socialsync_system using (true) with check (true);
grant select, insert, update, delete on ai_provider_usage to socialsync_app;
