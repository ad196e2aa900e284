-- Why: what the assistant achieves is counted from what was said, over any period up
-- to a year, for everybody who looks at it. Nothing is added up in advance, so that
-- no number can differ from the conversations behind it; in return a year's messages,
-- runs and decisions of one workspace must be read in their order of time, and
-- without going to their rows.

-- +goose Up
create index messages_by_time on messages (workspace_id, occurred_at)
  include (conversation_id, id, direction, author, status, is_imported);
create index activities_resolving on activities (workspace_id, created_at) include (conversation_id, id)
  where kind = 'STATUS_CHANGED' and detail = 'RESOLVED';
drop index reply_runs_finished;
create index reply_runs_finished on reply_runs (workspace_id, finished_at)
  include (conversation_id, id, outcome, reason, cost_micros) where finished_at is not null;
create index replies_decided on replies (workspace_id, decided_at)
  include (conversation_id, fate, edit_distance) where fate is not null;
