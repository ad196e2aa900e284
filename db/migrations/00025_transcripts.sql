-- Why: what a customer says in a voice note must be read, found and answered like
-- what they write. Writing it down is a call that may fail and that costs money, so
-- it is a row with a due time like all work, and it ends with a reason when there is
-- no text. The text is the customer's: it goes when they take the message back.

-- +goose Up
create table transcripts (
  workspace_id uuid not null,
  message_id uuid not null,
  state text not null check (state in ('PENDING', 'DONE', 'FAILED', 'SKIPPED')),
  reason text check (reason in ('AI_OFF', 'BUDGET', 'TOO_LONG', 'FILE_GONE', 'UNREADABLE', 'UNAVAILABLE')),
  text text not null default '' check (char_length(text) <= 100000),
  language text not null default '',     -- ISO 639-1; empty: the model does not tell
  model text not null default '',
  requested_by uuid,                     -- a person, or an API key; null: the assistant will read it
  due_at timestamptz,                    -- null: nothing to do
  attempts int not null default 0,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (workspace_id, message_id),
  foreign key (workspace_id, message_id) references messages on delete cascade,
  check ((reason is not null) = (state in ('FAILED', 'SKIPPED')))
);
create index transcripts_due on transcripts (due_at) where due_at is not null;
create index transcripts_text_search on transcripts using gin (fold(text) gin_trgm_ops) where text <> '';

alter table transcripts enable row level security;
alter table transcripts force row level security;
create policy own_workspace on transcripts to socialsync_app
  using (workspace_id = (select app_workspace())) with check (workspace_id = (select app_workspace()));
create policy every_workspace on transcripts to socialsync_system using (true) with check (true);
grant select, insert, update, delete on transcripts to socialsync_app;
grant select (workspace_id, message_id, text, due_at) on transcripts to socialsync_system;

-- What was said is found like what was written: see 00003 for why it takes a
-- function.
-- +goose StatementBegin
create function search_transcripts(term text, max_rows int)
  returns table (conversation_id uuid, message_id uuid, occurred_at timestamptz)
  language sql stable security definer
  set search_path = public, pg_temp
begin atomic
  select m.conversation_id, m.id, m.occurred_at
  from transcripts t
  join messages m on m.workspace_id = t.workspace_id and m.id = t.message_id
  where t.workspace_id = app_workspace()
    and t.text <> '' and m.deleted_at is null
    and fold(term) <% fold(t.text)
  order by m.occurred_at desc
  limit least(max_rows, 500);
end;
-- +goose StatementEnd
grant create on schema public to socialsync_system;
alter function search_transcripts(text, int) owner to socialsync_system;
revoke create on schema public from socialsync_system;
revoke execute on function search_transcripts(text, int) from public;
grant execute on function search_transcripts(text, int) to socialsync_app;
