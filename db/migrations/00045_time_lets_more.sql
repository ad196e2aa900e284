-- Why: a question that the assistant may not answer yet, because a person answered a
-- while ago or the business is open, gets its turn when that ends. Nobody presses
-- anything then, so the conversation itself says when to look at it again.

-- +goose Up
alter table conversations add column ai_resume_at timestamptz; -- when time alone lets the assistant do more for the question that waits; null: it does not
create index conversations_ai_resume on conversations (ai_resume_at) where ai_resume_at is not null;
grant select (ai_resume_at) on conversations to socialsync_system;
