-- Why: what people decide about the assistant is carried out in every conversation:
-- what it has queued must not leave any more, and questions that waited while it was
-- off get their turn. That is more than one transaction should hold, so the settings
-- say that it is to be done, and keep saying so when a worker dies.

-- +goose Up
alter table agent_settings add column apply_due_at timestamptz; -- when the conversations are to be looked over; null: they have been
create index agent_settings_apply_due on agent_settings (apply_due_at) where apply_due_at is not null;
grant select (workspace_id, apply_due_at) on agent_settings to socialsync_system;

-- A summary of what was taken back goes, and is made again without it.
grant delete on session_summaries to socialsync_app;
