-- Why: when two contacts turn out to be one person their conversations become
-- one. Drafts and read marks are each person's own, which row level security
-- rightly keeps from whoever notices the merge, so they went with the emptied
-- conversation. One reviewed function moves them, in the workspace that asks and
-- between conversations of one account only.

-- +goose Up
grant select, insert, update, delete on drafts to socialsync_system;
grant insert, update, delete on conversation_reads to socialsync_system;
grant select (social_account_id) on conversations to socialsync_system;
-- +goose StatementBegin
create function merge_personal(old_id uuid, new_id uuid) returns void
  language plpgsql security definer
  set search_path = public, pg_temp
as $$
declare
  o record;
  n record;
begin
  select workspace_id, social_account_id, last_inbound_at into o from conversations where workspace_id = app_workspace() and id = old_id;
  select workspace_id, social_account_id, last_inbound_at into n from conversations where workspace_id = app_workspace() and id = new_id;
  if o.social_account_id is distinct from n.social_account_id or o.social_account_id is null or old_id = new_id then
    raise exception 'these conversations cannot be merged';
  end if;

  -- Who has begun to write in both keeps both texts, the older first. One that
  -- holds a note stays a note: what is internal must not become an answer.
  insert into drafts as d (workspace_id, conversation_id, user_id, body, is_note, reply_to_id, version, updated_at)
  select x.workspace_id, new_id, x.user_id, x.body, x.is_note, x.reply_to_id, x.version + 1, x.updated_at
  from drafts x where x.workspace_id = o.workspace_id and x.conversation_id = old_id and x.body <> ''
  on conflict (workspace_id, conversation_id, user_id) do update
  set body = case when d.body = '' then excluded.body
                  when d.updated_at < excluded.updated_at then d.body || E'\n\n' || excluded.body
                  else excluded.body || E'\n\n' || d.body end,
      is_note = excluded.is_note or d.body <> '' and d.is_note,
      reply_to_id = case when d.body = '' then excluded.reply_to_id else coalesce(d.reply_to_id, excluded.reply_to_id) end,
      version = greatest(d.version, excluded.version) + 1,
      updated_at = greatest(d.updated_at, excluded.updated_at);

  -- What somebody has not read in either stays unread: their mark goes back to
  -- where they first fell behind. Who never looked at one of the two, and was
  -- written to in it, has no mark.
  with marks as (
    select u.user_id, c.last_inbound_at, r.read_until
    from (select distinct user_id from conversation_reads where workspace_id = o.workspace_id and conversation_id in (old_id, new_id)) u
    cross join (values (old_id, o.last_inbound_at), (new_id, n.last_inbound_at)) c (id, last_inbound_at)
    left join conversation_reads r on r.workspace_id = o.workspace_id and r.conversation_id = c.id and r.user_id = u.user_id
  )
  insert into conversation_reads (workspace_id, user_id, conversation_id, read_until)
  select o.workspace_id, user_id, new_id,
    case when bool_or(last_inbound_at is not null and read_until is null) then '-infinity'
         else coalesce(min(read_until) filter (where last_inbound_at > read_until), max(read_until)) end
  from marks group by user_id
  on conflict (workspace_id, user_id, conversation_id) do update set read_until = excluded.read_until;
  delete from conversation_reads where workspace_id = o.workspace_id and conversation_id = new_id and read_until = '-infinity';
end
$$;
-- +goose StatementEnd
grant create on schema public to socialsync_system;
alter function merge_personal(uuid, uuid) owner to socialsync_system;
revoke create on schema public from socialsync_system;
revoke execute on function merge_personal(uuid, uuid) from public;
grant execute on function merge_personal(uuid, uuid) to socialsync_app;
