-- Why: what customers ask most, where their order is, stands in no document. A
-- workspace may describe calls to its own systems that the assistant makes for one
-- customer: what is asked, who fills each value, and what of the answer it may see.

-- +goose Up
create table actions (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null, -- what the headers are sealed for
  name text not null check (name <> ''),
  purpose text not null check (purpose <> ''), -- when to use it, as the model is told
  url text not null check (url like 'https://%'), -- values stand in braces: https://shop.example/orders/{order}
  parameters jsonb not null default '[]',
  headers jsonb not null default '[]', -- their names, and all that anybody is shown of their values
  sealed_headers bytea, -- the values by name; null: there are none
  fields jsonb not null default '[]', -- of the answer, what the assistant may see
  timeout_seconds int not null check (timeout_seconds between 1 and 10),
  is_on boolean not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  check ((sealed_headers is null) = (headers = '[]'))
);
create unique index actions_name_key on actions (workspace_id, lower(name));

alter table actions enable row level security;
alter table actions force row level security;
create policy own_workspace on actions to socialsync_app
  using (workspace_id = (select app_workspace())) with check (workspace_id = (select app_workspace()));
create policy every_workspace on actions to socialsync_system using (true) with check (true);
grant select, insert, update, delete on actions to socialsync_app;
grant select (workspace_id, id, sealed_headers) on actions to socialsync_system;
