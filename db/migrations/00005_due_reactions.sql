-- Why: a reaction of ours was known to Redis only between the press and the call
-- to Meta, so emptying Redis lost it. Now the row says that it is due.

-- +goose Up
alter table reactions add column due_at timestamptz; -- when the provider must be told; null once it has been
create index reactions_due on reactions (due_at) where due_at is not null;
grant select (workspace_id, message_id, due_at) on reactions to socialsync_system;
