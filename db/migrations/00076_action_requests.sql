-- Why: customers ask for what must be done, not looked up: "cancel my order 1042".
-- A call that changes something is made once, after this very customer has said yes to
-- the workspace's own sentence. So the question is a row: what was asked and with which
-- values, that the call began, and what came of it. The row is moved on before the
-- call, so that a worker who dies of it leaves "nobody knows" behind, and never a
-- second call.

-- +goose Up
alter table actions
  add column method text not null default 'GET' check (method in ('GET', 'POST', 'PUT', 'PATCH', 'DELETE')),
  add column confirmation text not null default '' check (char_length(confirmation) <= 200), -- what the customer agrees to; values stand in braces
  add check ((method = 'GET') = (confirmation = ''));
alter table actions alter column method drop default, alter column confirmation drop default;

create table action_requests (
  workspace_id uuid not null,
  id uuid not null, -- the call's Idempotency-Key
  conversation_id uuid not null,
  action_id uuid not null, -- kept when the action is deleted: what was done stays done
  name text not null, -- the action's
  defined_at timestamptz not null, -- the action's updated_at: another definition is another question
  run_id uuid not null, -- that asked
  epoch bigint not null, -- the conversation's, when it did
  language text not null, -- that the question was asked in
  sentence text not null, -- what the customer agrees to, with the values in it
  subject text not null, -- the values that the customer gave, for people
  filled jsonb not null, -- all values by name, as they are sent
  state text not null default 'ASKED' check (state in ('ASKED', 'CALLING', 'DONE', 'FAILED', 'UNKNOWN', 'LAPSED')),
  lapse text check (lapse in ('NO_YES', 'EXPIRED', 'CHANGED', 'PERSON', 'REPLACED', 'NOT_ALLOWED')),
  outcome jsonb not null default '{}', -- HTTP's status, the failure, what the assistant may see
  heard_by uuid, -- the run that heard the customer's answer
  asked_at timestamptz not null default now(),
  called_at timestamptz,
  settled_at timestamptz, -- when what came of the call was written down
  closed_at timestamptz, -- null: a turn has still to deal with it
  primary key (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversations on delete cascade,
  check ((state = 'LAPSED') = (lapse is not null))
);
create unique index action_requests_asked on action_requests (workspace_id, conversation_id) where state = 'ASKED';
create index action_requests_of_conversation on action_requests (workspace_id, conversation_id, asked_at desc);

alter table action_requests enable row level security;
alter table action_requests force row level security;
create policy own_workspace on action_requests to socialsync_app
  using (workspace_id = (select app_workspace())) with check (workspace_id = (select app_workspace()));
create policy every_workspace on action_requests to socialsync_system using (true) with check (true);
grant select, insert, update on action_requests to socialsync_app;

-- Between "may it answer?" and "what do the rules say?": did the customer say yes?
alter table reply_runs drop constraint reply_runs_node_check;
alter table reply_runs add constraint reply_runs_node_check
  check (node in ('GATE', 'CONFIRM', 'GUARD', 'GATHER', 'GENERATE', 'CHECK', 'DECIDE', 'ACT'));
