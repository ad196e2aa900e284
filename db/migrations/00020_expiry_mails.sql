-- Why: a token that nothing renews stops an account without anybody looking at the
-- screen. Its owners are mailed three days before, once for each end: this is the
-- end they were mailed about.

-- +goose Up
alter table social_accounts add column expiry_mailed_for timestamptz;
