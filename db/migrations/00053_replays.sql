-- Why: tests ask what somebody thought of; what customers ask is in the threads. A replay
-- asks a sample of their turns again of one configuration, with what was said before, and
-- puts what it would do now beside what was done then. The customers' and colleagues' words
-- stay in the thread, where they can be taken back: a turn keeps the messages' ids. Only
-- what the model says anew is written down here, and forgotten with them.

-- +goose Up
create table replays (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null, -- made by the caller
  state text not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'STOPPED')),
  version_id uuid, -- null: the draft
  version int, -- its number
  draft_revision int, -- of the draft
  config jsonb not null,
  days int not null check (days between 1 and 90), -- the period that turns were taken from
  found int not null default 0, -- turns there were to choose from
  knowledge text not null, -- of what the sources were when it began
  sources_changed boolean not null default false, -- while it ran
  started_by uuid, -- null: a program with an API key
  due_at timestamptz default now(), -- when a worker should go on; null once nothing is left
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, version_id) references agent_versions,
  check ((version_id is null) = (draft_revision is not null))
);
create unique index replays_running_key on replays (workspace_id) where state = 'RUNNING'; -- one at a time
create index replays_list on replays (workspace_id, created_at desc, id desc);
create index replays_due on replays (due_at) where due_at is not null;
create index replays_of_version on replays (workspace_id, version_id) where version_id is not null;

create table replay_turns (
  workspace_id uuid not null,
  replay_id uuid not null,
  message_id uuid not null, -- the last one that is answered
  conversation_id uuid not null,
  asked_at timestamptz not null,
  place int not null,
  language text not null, -- ISO 639-1; empty: nobody can tell
  asked_ids uuid[] not null, -- all messages that are answered
  said_ids uuid[] not null, -- what a person answered
  state text not null default 'WAITING' check (state in ('WAITING', 'DONE', 'ERROR')),

  -- What the assistant did then; null outcome: it took no part.
  then_run_id uuid,
  then_outcome text,
  then_reason text,
  then_support double precision, -- null: it stated nothing
  then_unsupported int not null default 0, -- statements that no source carried
  then_likeness double precision, -- to what the person said, -1 to 1; null: nothing to compare
  then_cost_micros bigint not null default 0,
  then_latency_ms int not null default 0,

  -- What it would do now.
  outcome text,
  reason text,
  detail text not null default '',
  body text not null default '',
  sources jsonb not null default '[]',
  support double precision,
  unsupported int not null default 0,
  likeness double precision,
  cost_micros bigint not null default 0,
  latency_ms int not null default 0,

  comparison text check (comparison in ('UNSUPPORTED', 'DECLINES', 'WORSE', 'SAME', 'BETTER')),
  why text,
  gap double precision not null default 0, -- within a comparison, the lowest is the worst
  is_right boolean, -- what a person says of it; null: nobody has
  judged_by uuid,
  primary key (workspace_id, replay_id, message_id),
  foreign key (workspace_id, replay_id) references replays on delete cascade,
  foreign key (workspace_id, message_id) references messages on delete cascade,
  foreign key (workspace_id, conversation_id) references conversations on delete cascade
);
create index replay_turns_next on replay_turns (workspace_id, replay_id, state, place);
create index replay_turns_of_message on replay_turns (workspace_id, message_id);
create index replay_turns_of_conversation on replay_turns (workspace_id, conversation_id);

-- A test that a person made of a turn asks with a customer's words, and goes with them.
alter table agent_tests drop constraint agent_tests_origin_check;
alter table agent_tests add constraint agent_tests_origin_check check (origin in ('TYPED', 'CSV', 'CORRECTION', 'REPLAY'));
alter table agent_tests
  add column message_id uuid, -- of a REPLAY: the last message of its turn
  add foreign key (workspace_id, message_id) references messages on delete cascade;
create index agent_tests_of_message on agent_tests (workspace_id, message_id) where message_id is not null;

-- +goose StatementBegin
do $$
declare
  t text;
begin
  foreach t in array array['replays', 'replay_turns'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_workspace on %I to socialsync_app
      using (workspace_id = (select app_workspace())) with check (workspace_id = (select app_workspace()))', t);
    execute format('create policy every_workspace on %I to socialsync_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to socialsync_app', t);
  end loop;
end
$$;
-- +goose StatementEnd
grant select (workspace_id, id, due_at) on replays to socialsync_system;
