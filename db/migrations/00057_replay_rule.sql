-- Why: a replay shows what a draft would newly state without a source, and nothing keeps
-- it from being published all the same. Whoever owns the workspace says what a replay of
-- the very configuration that is published must have shown.

-- +goose Up
alter table agent_settings add column replay_rule text not null default 'OFF' check (replay_rule in ('OFF', 'WARN', 'BLOCK'));
alter table agent_changes drop constraint agent_changes_kind_check;
alter table agent_changes add constraint agent_changes_kind_check
  check (kind in ('PUBLISHED', 'ROLLED_BACK', 'MODE', 'CHANNEL_MODE', 'BRAKE', 'TESTS_RULE', 'TOPIC_AUTO', 'TOPIC_DRAFT', 'HIDES', 'REPLAY_RULE'));
