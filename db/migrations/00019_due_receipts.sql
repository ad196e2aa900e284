-- Why: that a person has read a customer's message was told to Meta by a task in
-- Redis alone, so a crash or an emptied Redis lost the blue ticks. The row says
-- that they are due. It is no column of conversations: their rows are in many
-- indexes, and reading is what happens most.

-- +goose Up
create table due_receipts (
  workspace_id uuid not null,
  conversation_id uuid not null,
  due_at timestamptz not null default now(), -- when somebody read it
  primary key (workspace_id, conversation_id),
  foreign key (workspace_id, conversation_id) references conversations on delete cascade
);
create index due_receipts_due on due_receipts (due_at);

alter table due_receipts enable row level security;
alter table due_receipts force row level security;
create policy own_workspace on due_receipts to socialsync_app
  using (workspace_id = (select app_workspace())) with check (workspace_id = (select app_workspace()));
create policy every_workspace on due_receipts to socialsync_system using (true) with check (true);
grant select, insert, update, delete on due_receipts to socialsync_app;
grant select (workspace_id, conversation_id, due_at) on due_receipts to socialsync_system;
