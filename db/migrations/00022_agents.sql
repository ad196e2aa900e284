-- Why: what the AI may do is decided at three levels, and the nearest wins; above
-- them stands a brake that stops all of it at once. How it answers is a document,
-- the configuration: one draft that people work on, and versions that never change
-- once published, so that each answer can name the version that wrote it. To roll
-- back is to publish an earlier version again.

-- +goose Up
alter table conversations add column person_answered_at timestamptz; -- in the app, by the API or on the phone

create table agent_versions (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  number int not null check (number > 0),
  config jsonb not null check (pg_column_size(config) < 262144),
  note text not null default '' check (char_length(note) <= 200),
  created_by uuid, -- null: the product made it
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  constraint agent_versions_number_key unique (workspace_id, number)
);

create table agent_settings (
  workspace_id uuid primary key references workspaces on delete cascade,
  mode text not null default 'OFF' check (mode in ('OFF', 'DRAFT', 'AUTO')),
  brake text not null default 'NONE' check (brake in ('NONE', 'DRAFTS_ONLY', 'STOPPED')),
  version_id uuid, -- the published one
  draft jsonb check (pg_column_size(draft) < 262144), -- null: nothing differs from the published one
  draft_revision int not null default 0, -- counts up with each change, so that nobody overwrites another's unseen
  draft_by uuid,
  draft_at timestamptz,
  foreign key (workspace_id, version_id) references agent_versions
);

create table agent_channels (
  workspace_id uuid not null,
  social_account_id uuid not null,
  mode text not null check (mode in ('OFF', 'DRAFT', 'AUTO')),
  primary key (workspace_id, social_account_id),
  foreign key (workspace_id, social_account_id) references social_accounts on delete cascade
);

create table agent_conversations (
  workspace_id uuid not null,
  conversation_id uuid not null,
  mode text check (mode in ('OFF', 'DRAFT', 'AUTO')), -- null: the channel's, else the workspace's
  mode_set_at timestamptz,                  -- whoever chooses a mode means it from then on: it ends every pause before
  pause_reason text check (pause_reason in ('HANDED_OVER', 'LOOP')), -- null: not paused; a person or a resolve ends it
  paused_at timestamptz,
  primary key (workspace_id, conversation_id),
  foreign key (workspace_id, conversation_id) references conversations on delete cascade,
  check ((pause_reason is null) = (paused_at is null))
);

-- Who changed what the AI may do or how it answers.
create table agent_changes (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('PUBLISHED', 'ROLLED_BACK', 'MODE', 'CHANNEL_MODE', 'BRAKE')),
  user_id uuid, -- null: the product, or a program with a key
  version_id uuid,
  social_account_id uuid,
  value text not null default '', -- the new mode or brake; empty: the channel follows the workspace again
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, version_id) references agent_versions,
  foreign key (workspace_id, social_account_id) references social_accounts on delete cascade
);
create index agent_changes_newest on agent_changes (workspace_id, created_at desc, id desc);
create index agent_changes_of_account on agent_changes (workspace_id, social_account_id) where social_account_id is not null;

-- +goose StatementBegin
do $$
declare
  t text;
begin
  foreach t in array array['agent_versions', 'agent_settings', 'agent_channels', 'agent_conversations', 'agent_changes'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_workspace on %I to socialsync_app
      using (workspace_id = (select app_workspace())) with check (workspace_id = (select app_workspace()))', t);
    execute format('create policy every_workspace on %I to socialsync_system using (true) with check (true)', t);
  end loop;
end
$$;
-- +goose StatementEnd
grant select, insert, update on agent_settings, agent_conversations to socialsync_app;
grant select, insert, update, delete on agent_channels to socialsync_app;
grant select, insert on agent_versions, agent_changes to socialsync_app; -- neither is ever changed
