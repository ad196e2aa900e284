-- Why: what people make of a workspace's answers corrects how likely the next ones are
-- right. That record must be kept of what the curve for all workspaces said, or the
-- correction would correct itself.

-- +goose Up
alter table reply_runs add column common_support double precision; -- null: as support, before there was a correction
