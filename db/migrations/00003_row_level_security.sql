-- Why: a tenant never sees, changes or infers another tenant's data, and that
-- must hold even when a query forgets its where clause. Policies compare with a
-- sub-select so that the setting is read once per statement, not once per row.

-- +goose Up
-- +goose StatementBegin
do $$
declare
  t text;
begin
  foreach t in array array[
    'memberships', 'teams', 'team_members', 'api_keys', 'social_accounts', 'message_templates', 'labels',
    'contacts', 'contact_identities', 'conversations', 'messages', 'message_attempts', 'attachments', 'reactions',
    'notes', 'mentions', 'activities', 'drafts', 'conversation_reads', 'canned_responses', 'saved_views'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_workspace on %I to socialsync_app
      using (workspace_id = (select app_workspace())) with check (workspace_id = (select app_workspace()))', t);
    execute format('create policy every_workspace on %I to socialsync_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to socialsync_app', t);
  end loop;

  foreach t in array array['users', 'workspaces', 'sessions', 'refresh_tokens', 'password_resets', 'webhook_inbox'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy every_workspace on %I to socialsync_system using (true) with check (true)', t);
  end loop;
end
$$;
-- +goose StatementEnd

-- Inside a workspace people see their colleagues and the workspace itself.
create policy colleagues on users for select to socialsync_app
  using (exists (select from memberships m where m.user_id = users.id and m.workspace_id = (select app_workspace())));
create policy own_workspace on workspaces to socialsync_app
  using (id = (select app_workspace())) with check (id = (select app_workspace()));
grant select (id, email, name, locale, time_zone, theme, density, created_at, updated_at) on users to socialsync_app;
grant select, update on workspaces to socialsync_app;

-- Drafts and read marks are a person's own, views are theirs or shared.
create policy own_drafts on drafts as restrictive to socialsync_app using (user_id = (select app_user()));
create policy own_reads on conversation_reads as restrictive to socialsync_app using (user_id = (select app_user()));
create policy own_or_shared_views on saved_views as restrictive to socialsync_app
  using (is_shared or owner_id = (select app_user()));

-- What crosses workspaces, and nothing more: sign-in, webhook routing, sweeps.
grant select, insert, update, delete on users, sessions, refresh_tokens, password_resets, webhook_inbox to socialsync_system;
grant select, insert on workspaces to socialsync_system;
grant select, insert on memberships to socialsync_system;
grant select, update (last_used_at) on api_keys to socialsync_system;
grant select, update (last_webhook_at) on social_accounts to socialsync_system;
grant select (workspace_id, id, conversation_id, due_at, status) on messages to socialsync_system;
grant select (workspace_id, id, message_id, due_at, expires_at, state) on attachments to socialsync_system;
grant select (workspace_id, id, status, snoozed_until) on conversations to socialsync_system;

-- Trigram operators are not leakproof, so under row level security the planner
-- may not use their index. This function is the one reviewed way around that:
-- it runs as the role without a workspace policy and filters by workspace itself.
-- +goose StatementBegin
create function search_messages(term text, max_rows int)
  returns table (conversation_id uuid, message_id uuid, occurred_at timestamptz, score real)
  language sql stable security definer
  set search_path = public, pg_temp
begin atomic
  select m.conversation_id, m.id, m.occurred_at, word_similarity(fold(term), fold(m.body))
  from messages m
  where m.workspace_id = app_workspace()
    and m.body <> '' and m.deleted_at is null
    and fold(term) <% fold(m.body)
  order by 4 desc, m.occurred_at desc
  limit least(max_rows, 500);
end;
-- +goose StatementEnd
grant select (body, deleted_at, occurred_at) on messages to socialsync_system;
grant create on schema public to socialsync_system;
alter function search_messages(text, int) owner to socialsync_system;
revoke create on schema public from socialsync_system;
revoke execute on function search_messages(text, int) from public;
grant execute on function search_messages(text, int) to socialsync_app;
