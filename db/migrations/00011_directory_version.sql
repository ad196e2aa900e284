-- Why: every line of the list shows a colleague, an account, labels and a team
-- by name. There are few of each and they hardly ever change, so processes keep
-- them in memory; this number says, in the same round trip as the page, whether
-- what they keep is what is true.

-- +goose Up
alter table workspaces add column directory_version bigint not null default 1;
grant select, update (directory_version) on workspaces to socialsync_system;

-- They run as the one role that may reach each workspace's number: a change of
-- name concerns all workspaces of a person, whoever made it.
-- +goose StatementBegin
create function directory_changed() returns trigger
  language plpgsql security definer
  set search_path = public, pg_temp
as $$
begin
  if tg_op = 'DELETE' then
    update workspaces set directory_version = directory_version + 1 where id = old.workspace_id;
  else
    update workspaces set directory_version = directory_version + 1 where id = new.workspace_id;
  end if;
  return null;
end
$$;
create function person_changed() returns trigger
  language plpgsql security definer
  set search_path = public, pg_temp
as $$
begin
  update workspaces set directory_version = directory_version + 1
  where id in (select workspace_id from memberships where user_id = new.id);
  return null;
end
$$;
-- +goose StatementEnd
grant create on schema public to socialsync_system;
alter function directory_changed() owner to socialsync_system;
alter function person_changed() owner to socialsync_system;
revoke create on schema public from socialsync_system;
revoke execute on function directory_changed(), person_changed() from public;

create trigger directory_changed after insert or update or delete on labels for each row execute function directory_changed();
create trigger directory_changed after insert or update or delete on teams for each row execute function directory_changed();
create trigger directory_changed after insert or delete on memberships for each row execute function directory_changed();
create trigger directory_changed after insert or delete or update of channel, name, handle, avatar_url, status on social_accounts
  for each row execute function directory_changed();
create trigger person_changed after update of name, email on users for each row execute function person_changed();
