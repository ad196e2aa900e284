-- Why: whoever changes how the assistant answers wants to know what else changes with
-- it. A test is a question with what must come of it; a run asks all of them of one
-- configuration, which it keeps, because a draft goes on changing meanwhile. Results
-- keep what was asked as it was then, so that an old run stays readable.

-- +goose Up
create table agent_tests (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  question text not null check (char_length(question) between 1 and 2000),
  channel text check (channel in ('WHATSAPP', 'INSTAGRAM')), -- null: on any; it is asked on WhatsApp
  expects text not null check (expects in ('ANSWERED', 'DRAFTED', 'HANDED_OVER', 'DECLINED')),
  contains text[] not null default '{}' check (cardinality(contains) <= 10),
  avoids text[] not null default '{}' check (cardinality(avoids) <= 10),
  cites text not null default '' check (char_length(cites) <= 300), -- of a source's title; empty: any
  origin text not null check (origin in ('TYPED', 'CSV', 'CORRECTION')),
  reply_id uuid, -- of a correction: what it corrects
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, reply_id) references replies on delete set null (reply_id)
);
create unique index agent_tests_question_key on agent_tests (workspace_id, md5(lower(question)), coalesce(channel, ''));
create index agent_tests_list on agent_tests (workspace_id, created_at, id);
create index agent_tests_of_reply on agent_tests (workspace_id, reply_id) where reply_id is not null;

create table agent_test_runs (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null, -- made by the caller
  state text not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'STOPPED')),
  version_id uuid, -- null: the draft
  version int, -- its number
  draft_revision int, -- of the draft
  config jsonb not null, -- what is tested
  total int not null default 0,
  passed int not null default 0,
  failed int not null default 0, -- what could not be tried included
  regressed int not null default 0, -- of these: passed in the run before
  cost_micros bigint not null default 0,
  previous_id uuid, -- the run before, which may be forgotten
  started_by uuid, -- null: a program with an API key
  due_at timestamptz default now(), -- when a worker should go on; null once nothing is left
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, version_id) references agent_versions,
  check ((version_id is null) = (draft_revision is not null))
);
create unique index agent_test_runs_running_key on agent_test_runs (workspace_id) where state = 'RUNNING'; -- one at a time
create index agent_test_runs_list on agent_test_runs (workspace_id, created_at desc, id desc);
create index agent_test_runs_due on agent_test_runs (due_at) where due_at is not null;
create index agent_test_runs_of_version on agent_test_runs (workspace_id, version_id) where version_id is not null;

-- No foreign key to agent_tests: what was tested stays readable when the test is gone.
create table agent_test_results (
  workspace_id uuid not null,
  run_id uuid not null,
  test_id uuid not null,
  place int not null,
  question text not null,
  channel text,
  expects text not null,
  contains text[] not null,
  avoids text[] not null,
  cites text not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'PASSED', 'FAILED', 'ERROR')),
  previous text check (previous in ('PASSED', 'FAILED', 'ERROR')), -- in the run before; null: it was not in it
  failures jsonb not null default '[]',
  outcome text,
  reason text,
  detail text not null default '',
  body text not null default '',
  sources jsonb not null default '[]', -- the passages that the answer rests on, or was refused with
  cost_micros bigint not null default 0,
  latency_ms int not null default 0,
  primary key (workspace_id, run_id, test_id),
  foreign key (workspace_id, run_id) references agent_test_runs on delete cascade
);
create index agent_test_results_next on agent_test_results (workspace_id, run_id, state, place);

alter table agent_settings add column needs_green_tests boolean not null default false; -- to publish
alter table agent_versions add column despite_tests text not null default '' check (char_length(despite_tests) <= 200); -- why it was published all the same
alter table agent_changes drop constraint agent_changes_kind_check;
alter table agent_changes add constraint agent_changes_kind_check
  check (kind in ('PUBLISHED', 'ROLLED_BACK', 'MODE', 'CHANNEL_MODE', 'BRAKE', 'TESTS_RULE'));

-- +goose StatementBegin
do $$
declare
  t text;
begin
  foreach t in array array['agent_tests', 'agent_test_runs', 'agent_test_results'] loop
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
grant select (workspace_id, id, due_at) on agent_test_runs to socialsync_system;
