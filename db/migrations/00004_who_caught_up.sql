-- Why: an event that shows whether a conversation is unread looks the same to all
-- who have read it and to all who have not. The API encodes it once for each of
-- the two instead of once for each person, and for that must know who has read,
-- which row level security rightly keeps from people. So one reviewed function
-- answers for the workspace that asks, and for nothing else.

-- +goose Up
grant select (workspace_id, user_id, conversation_id, read_until) on conversation_reads to socialsync_system;
grant select (last_inbound_at) on conversations to socialsync_system;
-- +goose StatementBegin
create function caught_up(conversation uuid, people uuid[]) returns setof uuid
  language sql stable security definer
  set search_path = public, pg_temp
begin atomic
  select r.user_id
  from conversations c
  join conversation_reads r on r.workspace_id = c.workspace_id and r.conversation_id = c.id
  where c.workspace_id = app_workspace() and c.id = conversation
    and r.user_id = any(people)
    and c.last_inbound_at <= r.read_until;
end;
-- +goose StatementEnd
grant create on schema public to socialsync_system;
alter function caught_up(uuid, uuid[]) owner to socialsync_system;
revoke create on schema public from socialsync_system;
revoke execute on function caught_up(uuid, uuid[]) from public;
grant execute on function caught_up(uuid, uuid[]) to socialsync_app;
