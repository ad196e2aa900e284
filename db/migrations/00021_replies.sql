-- Why: what the assistant does with a customer's message must survive the worker
-- that does it, be shown step by step to whoever asks why, and never end in two
-- answers. So a run is a row that is claimed, each of its steps is written down
-- before the next begins, and what it may send is fenced by the conversation's
-- epoch: whatever a person does there counts it up, and an answer thought out under
-- an older one is not sent.

-- +goose Up
alter table conversations
  add column ai_epoch bigint not null default 0, -- counts what people did: wrote, assigned, changed the status
  add column ai_burst_at timestamptz,            -- when the first message came that the assistant has not looked at
  add column ai_due_at timestamptz,              -- when it will look; null: nothing waits for it
  add column session_at timestamptz;             -- the last time it was resolved: what was said before is past
create index conversations_ai_due on conversations (ai_due_at) where ai_due_at is not null;
grant select (ai_due_at) on conversations to socialsync_system;

create table reply_runs (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  state text not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'SUPERSEDED', 'FAILED')),
  cause text not null check (cause in ('MESSAGE', 'REQUEST')), -- the customer wrote, or a colleague asked
  requested_by uuid,
  hint text not null default '' check (char_length(hint) <= 1000), -- what the colleague wants different
  epoch bigint not null,                -- the conversation's, when it began
  last_message_id uuid,                 -- up to which the customer's messages are answered
  overtaken int not null default 0,     -- runs before this one that a new message made pointless
  node text not null default 'GATE' check (node in ('GATE', 'GUARD', 'GATHER', 'GENERATE', 'CHECK', 'DECIDE', 'ACT')), -- what comes next
  due_at timestamptz,                   -- QUEUED: may start; RUNNING: the worker is taken for dead; null: closed
  attempts int not null default 0,
  mode text check (mode in ('OFF', 'DRAFT', 'AUTO')), -- in effect when it began
  outcome text check (outcome in ('SENT', 'DRAFTED', 'HANDED_OVER', 'SILENT')),
  reason text,                          -- why: see db/reply_reasons.go; null while it is open
  detail text not null default '',      -- the reason's particulars, for people
  agent_version_id uuid,
  model text not null default '',
  prompt_tokens int not null default 0,
  completion_tokens int not null default 0,
  cost_micros bigint not null default 0,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversations on delete cascade
);
create index reply_runs_due on reply_runs (due_at) where due_at is not null;
create index reply_runs_of_conversation on reply_runs (workspace_id, conversation_id, created_at desc, id desc);
create unique index reply_runs_asked on reply_runs (workspace_id, conversation_id) where state = 'QUEUED';

create table reply_steps (
  workspace_id uuid not null,
  run_id uuid not null,
  node text not null,
  number int not null,                  -- of the calls that a node makes, from 1
  input jsonb not null default '{}',
  output jsonb not null default '{}',   -- what the next steps, and a resumed run, build on
  model text not null default '',
  prompt_tokens int not null default 0,
  cached_tokens int not null default 0,
  completion_tokens int not null default 0,
  cost_micros bigint not null default 0,
  latency_ms int not null default 0,
  finished_at timestamptz not null default now(),
  primary key (workspace_id, run_id, node, number),
  foreign key (workspace_id, run_id) references reply_runs on delete cascade
);

create table replies (
  workspace_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  conversation_id uuid not null,
  state text not null check (state in ('OPEN', 'SENT', 'APPROVED', 'EDITED', 'DISCARDED', 'SUPERSEDED')),
  epoch bigint not null,
  body text not null check (char_length(body) between 1 and 4096),
  language text not null default '',
  parts jsonb not null default '[]',    -- its sentences, each with the numbers of its sources
  sources jsonb not null default '[]',  -- the passages that were found, cited or not, as they were
  sent_body text,                       -- what a person made of it
  edit_distance int,                    -- characters that differ
  discard_reason text check (discard_reason in ('WRONG', 'INCOMPLETE', 'TONE', 'NOT_NEEDED', 'OTHER')),
  comment text not null default '' check (char_length(comment) <= 1000),
  decided_by uuid,
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  constraint replies_run_key unique (workspace_id, run_id),
  foreign key (workspace_id, run_id) references reply_runs on delete cascade,
  foreign key (workspace_id, conversation_id) references conversations on delete cascade
);
create unique index replies_open on replies (workspace_id, conversation_id) where state = 'OPEN';

-- Which run wrote a message.
create table reply_messages (
  workspace_id uuid not null,
  message_id uuid not null,
  run_id uuid not null,
  primary key (workspace_id, message_id),
  foreign key (workspace_id, message_id) references messages on delete cascade,
  foreign key (workspace_id, run_id) references reply_runs on delete cascade
);
create index reply_messages_of_run on reply_messages (workspace_id, run_id);

-- +goose StatementBegin
do $$
declare
  t text;
begin
  foreach t in array array['reply_runs', 'reply_steps', 'replies', 'reply_messages'] loop
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
grant select (workspace_id, id, due_at) on reply_runs to socialsync_system;
