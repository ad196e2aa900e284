-- Why: when the assistant hands a conversation over, a person is told by mail, once.
-- The row is what keeps that promise when Redis or the mail server is away. And what
-- was said before a conversation was resolved is summed up once, not in every turn.

-- +goose Up
create table handovers (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  run_id uuid not null,
  reason text not null,
  wants text not null check (char_length(wants) <= 500),   -- the brief for whoever takes over
  tried text not null check (char_length(tried) <= 500),
  missing text not null check (char_length(missing) <= 500),
  assignee_id uuid,                     -- null: nobody could be found; the owners are told
  mail_due_at timestamptz default now(), -- null: nobody needs to be told any more
  mail_attempts int not null default 0,
  mailed_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  constraint handovers_run_key unique (workspace_id, run_id),
  foreign key (workspace_id, run_id) references reply_runs on delete cascade,
  foreign key (workspace_id, conversation_id) references conversations on delete cascade
);
create index handovers_due on handovers (mail_due_at) where mail_due_at is not null;

create table session_summaries (
  workspace_id uuid not null,
  conversation_id uuid not null,
  session_at timestamptz not null, -- the conversations.session_at that it ends at
  summary text not null check (char_length(summary) <= 2000),
  primary key (workspace_id, conversation_id),
  foreign key (workspace_id, conversation_id) references conversations on delete cascade
);

-- +goose StatementBegin
do $$
declare
  t text;
begin
  foreach t in array array['handovers', 'session_summaries'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_workspace on %I to socialsync_app
      using (workspace_id = (select app_workspace())) with check (workspace_id = (select app_workspace()))', t);
    execute format('create policy every_workspace on %I to socialsync_system using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to socialsync_app', t);
  end loop;
end
$$;
-- +goose StatementEnd
grant select (workspace_id, id, mail_due_at) on handovers to socialsync_system;
