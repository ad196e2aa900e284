-- Why: what is done to "all 1,240 conversations that match" takes longer than a
-- request may, and a person wants to see how far it is and take it back. The
-- conversations are written down when it begins, because the change itself moves
-- them out of the filter; each remembers what Undo puts back.

-- +goose Up
create table bulk_changes (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null, -- made by the caller
  user_id uuid, -- null: a program with an API key
  state text not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'UNDOING', 'UNDONE')),
  change jsonb not null,
  total int not null default 0 check (total >= 0),
  done int not null default 0 check (done >= 0),
  failed int not null default 0 check (failed >= 0),
  undone int not null default 0 check (undone >= 0),
  due_at timestamptz default now(), -- when a worker should go on; null once nothing is left
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete set null (user_id)
);
create index bulk_changes_due on bulk_changes (due_at) where due_at is not null;
create index bulk_changes_old on bulk_changes (created_at);
create index bulk_changes_user on bulk_changes (workspace_id, user_id);

-- No foreign key to conversations: one that is merged away counts as failed.
create table bulk_change_items (
  workspace_id uuid not null,
  bulk_change_id uuid not null,
  conversation_id uuid not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'DONE', 'FAILED', 'UNDONE')),
  inverse jsonb, -- the change that takes it back; null when there was nothing to change
  primary key (workspace_id, bulk_change_id, conversation_id),
  foreign key (workspace_id, bulk_change_id) references bulk_changes on delete cascade
);
create index bulk_change_items_next on bulk_change_items (workspace_id, bulk_change_id, state, conversation_id);

-- +goose StatementBegin
do $$
declare
  t text;
begin
  foreach t in array array['bulk_changes', 'bulk_change_items'] loop
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
grant select (workspace_id, id, due_at, created_at), delete on bulk_changes to socialsync_system;
