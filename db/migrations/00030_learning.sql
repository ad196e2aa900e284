-- Why: what colleagues answer is what the FAQs should say. Looking at it waits until
-- the conversation is resolved, and must not be forgotten when a worker dies: the
-- conversation itself says that there is something to look at.

-- +goose Up
alter table conversations add column learn_due_at timestamptz; -- when its answers are looked at; null: there is nothing to look at
create index conversations_learn_due on conversations (learn_due_at) where learn_due_at is not null;
grant select (learn_due_at) on conversations to socialsync_system;
