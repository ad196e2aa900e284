-- Why: every page says when the AI's models do not respond. That is read off the runs
-- of the last minutes.

-- +goose Up
create index reply_runs_finished on reply_runs (workspace_id, finished_at) where finished_at is not null;
