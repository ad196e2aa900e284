-- Why: a message is tried six times by itself. Attempts were counted from its
-- first, so one that a person sent again after those six had a single try left
-- and the longest pauses. This is how many there had been when they did.

-- +goose Up
alter table messages add column attempts_before int not null default 0;
