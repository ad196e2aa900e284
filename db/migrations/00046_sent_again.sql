-- Why: what the assistant has queued is withdrawn where it may not answer by itself,
-- but not what a person has sent again: that is the person's act, also when the message
-- was never attempted before and so says nothing of it.

-- +goose Up
alter table messages add column retried_at timestamptz; -- when a person last had it sent again; null: nobody did
