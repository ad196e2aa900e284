-- Why: how much the assistant may do by itself differs by what is asked, and is earned:
-- a topic begins with drafts, people's decisions about those say whether it may answer
-- by itself, and complaints take that away again. So what became of each draft is
-- written down when it is decided, beside the topic and the evidence it had.

-- +goose Up
create table reply_topics (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 60),
  keywords text[] not null default '{}',    -- phrases as in the rules: one of them is enough
  send_from double precision check (send_from between 0 and 1), -- null: the account's, channel's or workspace's
  draft_from double precision check (draft_from between 0 and 1),
  lane text not null default 'DRAFT' check (lane in ('ALWAYS_DRAFT', 'DRAFT', 'AUTO')),
  lane_since timestamptz not null default now(),
  lane_by uuid,                             -- null: the product
  lost_answers int,                         -- how many of its answers were not good when the product took AUTO away; null: it did not
  lost_of int,                              -- out of how many
  dismissed_at timestamptz,                 -- a proposal to let it answer by itself was turned down
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
create unique index reply_topics_name_key on reply_topics (workspace_id, lower(name));

-- Questions as customers ask them, and what they mean.
create table reply_topic_examples (
  workspace_id uuid not null,
  topic_id uuid not null,
  position int not null,
  body text not null check (char_length(body) between 1 and 300),
  embedding halfvec(1536),                  -- null until it is needed
  embedding_model text,
  primary key (workspace_id, topic_id, position),
  foreign key (workspace_id, topic_id) references reply_topics on delete cascade
);

alter table reply_runs
  add column topic_id uuid,                 -- what was asked about, when it was
  add column support double precision;      -- how well the answer's sources carry it; null: it states nothing
create index reply_runs_of_topic on reply_runs (workspace_id, topic_id, finished_at) where topic_id is not null;
create index reply_runs_supported on reply_runs (workspace_id, finished_at) where support is not null;

-- What people made of it; null: nobody decided.
alter table replies add column fate text check (fate in ('ACCEPTED', 'SMALL_EDIT', 'REWRITTEN', 'DISCARDED', 'ANSWERED_OTHERWISE'));
update replies set fate = case
  when state = 'APPROVED' then 'ACCEPTED'
  when state = 'DISCARDED' then 'DISCARDED'
  when state = 'EDITED' and edit_distance <= greatest(12, char_length(body) * 0.15) then 'SMALL_EDIT'
  when state = 'EDITED' then 'REWRITTEN' end;

alter table agent_settings
  add column promote_after int not null default 20 check (promote_after between 5 and 500), -- accepted drafts
  add column demote_after int not null default 2 check (demote_after between 1 and 50);     -- answers within a week that were not good

alter table agent_changes drop constraint agent_changes_kind_check;
alter table agent_changes add constraint agent_changes_kind_check
  check (kind in ('PUBLISHED', 'ROLLED_BACK', 'MODE', 'CHANNEL_MODE', 'BRAKE', 'TESTS_RULE', 'TOPIC_AUTO', 'TOPIC_DRAFT'));

-- +goose StatementBegin
do $$
declare
  t text;
begin
  foreach t in array array['reply_topics', 'reply_topic_examples'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_workspace on %I to socialsync_app
      using (workspace_id = (select app_workspace())) with check (workspace_id = (select app_workspace()))', t);
    execute format('create policy every_workspace on %I to socialsync_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to socialsync_app', t);
  end loop;
end
$$;
-- +goose StatementEnd
