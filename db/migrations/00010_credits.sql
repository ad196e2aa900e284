-- Why: every call of a model costs money, and a call that fails, a worker that
-- dies or a retry must never be charged twice or not at all. So credits are a
-- ledger: each entry moves an amount from one account of the workspace to another,
-- which makes all accounts sum to zero by construction, and entries are only ever
-- added. The wallet holds the accounts' sums, kept by the same statement, so that a
-- reservation reads and locks one row instead of adding up a year. Amounts are
-- millionths of a US dollar.

-- +goose Up
create table credit_wallets (
  workspace_id uuid primary key references workspaces on delete cascade,
  balance_micros bigint not null default 0, -- may fall below zero when a call cost more than was set aside
  held_micros bigint not null default 0 check (held_micros >= 0),
  spent_micros bigint not null default 0 check (spent_micros >= 0),
  granted_micros bigint not null default 0 check (granted_micros >= 0),
  daily_limit_micros bigint check (daily_limit_micros between 0 and 1000000000000), -- null: the plan's
  updated_at timestamptz not null default now()
);

create table credit_holds (
  workspace_id uuid not null references credit_wallets on delete cascade,
  key text not null check (char_length(key) between 1 and 200),
  purpose text not null check (purpose in
    ('ANSWER', 'CHECK', 'EMBEDDING', 'MODERATION', 'TRANSCRIPTION', 'SUMMARY', 'WRITING', 'PLAYGROUND', 'TEST')),
  model text not null check (char_length(model) between 1 and 120),
  micros bigint not null check (micros >= 0),
  state text not null default 'HELD' check (state in ('HELD', 'SETTLED', 'REFUNDED')),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (workspace_id, key)
);
create index credit_holds_expiring on credit_holds (expires_at) where state = 'HELD';

create table credit_entries (
  workspace_id uuid not null references credit_wallets on delete cascade,
  id uuid not null,
  key text not null check (char_length(key) between 1 and 200), -- the hold's, or what else it is for
  kind text not null check (kind in ('GRANT', 'HOLD', 'CHARGE', 'RELEASE')),
  from_account text not null check (from_account in ('GRANTED', 'BALANCE', 'HELD', 'SPENT')),
  to_account text not null check (to_account in ('GRANTED', 'BALANCE', 'HELD', 'SPENT')),
  micros bigint not null check (micros > 0),
  purpose text not null default '',
  model text not null default '',
  prompt_tokens int not null default 0,
  cached_tokens int not null default 0,
  completion_tokens int not null default 0,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  check (from_account <> to_account),
  constraint credit_entries_once unique (workspace_id, key, kind, from_account)
);
create index credit_entries_newest on credit_entries (workspace_id, created_at desc, id desc);
create index credit_entries_spent on credit_entries (workspace_id, created_at) where to_account = 'SPENT';

-- The wallet follows the ledger in the same statement, whoever writes it.
-- +goose StatementBegin
create function credit_wallet_follows() returns trigger language plpgsql as $$
begin
  update credit_wallets set
    granted_micros = granted_micros + case when new.from_account = 'GRANTED' then new.micros when new.to_account = 'GRANTED' then -new.micros else 0 end,
    balance_micros = balance_micros + case when new.to_account = 'BALANCE' then new.micros when new.from_account = 'BALANCE' then -new.micros else 0 end,
    held_micros = held_micros + case when new.to_account = 'HELD' then new.micros when new.from_account = 'HELD' then -new.micros else 0 end,
    spent_micros = spent_micros + case when new.to_account = 'SPENT' then new.micros when new.from_account = 'SPENT' then -new.micros else 0 end,
    updated_at = now()
  where workspace_id = new.workspace_id;
  return null;
end
$$;
-- +goose StatementEnd
create trigger credit_wallet_follows after insert on credit_entries for each row execute function credit_wallet_follows();

-- +goose StatementBegin
do $$
declare
  t text;
begin
  foreach t in array array['credit_wallets', 'credit_holds', 'credit_entries'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_workspace on %I to socialsync_app
      using (workspace_id = (select app_workspace())) with check (workspace_id = (select app_workspace()))', t);
    execute format('create policy every_workspace on %I to socialsync_system using (true) with check (true)', t);
  end loop;
end
$$;
-- +goose StatementEnd
grant select, insert, update on credit_wallets, credit_holds to socialsync_app;
grant select, insert on credit_entries to socialsync_app; -- a ledger is not corrected, it is continued
grant select (workspace_id, key, state, expires_at) on credit_holds to socialsync_system;
