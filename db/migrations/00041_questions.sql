-- Why: what customers ask, and above all what nothing answered, says what the sources
-- lack. A question is what one run of the assistant looked at; it is noted when the run
-- closes, in the same statement, so that none is missed, and looked at by a job: what
-- was asked, what it means, which questions it belongs to, and whether it was missed.
-- One grouping serves two reports: all questions are topics, the missed ones are gaps.

-- +goose Up
create table question_groups (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  model text not null,                  -- whose embeddings these are: others do not compare
  total vector(1536) not null,          -- the sum of its questions' embeddings, which points where their middle does
  size int not null,                    -- how many are in the sum
  missed_at timestamptz,                -- the last of its questions that nothing answered
  dismissed_at timestamptz,             -- it is nothing that this business answers
  dismissed_by uuid,
  covered_by uuid,                      -- the source that answers it by now
  covered_at timestamptz,
  cover_due_at timestamptz,             -- when to look whether a source does
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, covered_by) references knowledge_sources (workspace_id, id) on delete set null (covered_by)
);
alter table question_groups alter column total set storage external;
create index question_groups_cover_due on question_groups (cover_due_at) where cover_due_at is not null;
create index question_groups_covered on question_groups (workspace_id, covered_by) where covered_by is not null;

create table asked_questions (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  run_id uuid not null,
  message_ids uuid[] not null default '{}', -- what it was said in
  body text not null default '',        -- empty: not looked at yet, or nothing was asked
  language text not null default '',    -- ISO 639-1; empty: not known
  content_hash bytea,                   -- of body: the same words are embedded once
  embedding halfvec(1536),
  embedding_model text,
  group_id uuid,
  miss text check (miss in ('NOT_COVERED', 'DECLINED', 'WEAK_EVIDENCE', 'CORRECTED', 'REPEATED')), -- null: it was answered
  is_solved boolean,                    -- by the assistant alone; null: too early to say
  asked_at timestamptz not null,
  due_at timestamptz,                   -- when it is looked at next; null: all is known
  primary key (workspace_id, id),
  constraint asked_questions_run_key unique (workspace_id, run_id),
  foreign key (workspace_id, conversation_id) references conversations on delete cascade,
  foreign key (workspace_id, run_id) references reply_runs on delete cascade,
  foreign key (workspace_id, group_id) references question_groups on delete set null (group_id)
);
alter table asked_questions alter column embedding set storage external;
create index asked_questions_due on asked_questions (due_at) where due_at is not null;
create index asked_questions_of_conversation on asked_questions (workspace_id, conversation_id, asked_at);
create index asked_questions_of_group on asked_questions (workspace_id, group_id, asked_at desc);
create index asked_questions_by_time on asked_questions (workspace_id, asked_at) include (group_id, miss, is_solved, language, conversation_id)
  where group_id is not null;
create index asked_questions_hash on asked_questions (workspace_id, content_hash) where embedding is not null;

-- +goose StatementBegin
do $$
declare
  t text;
begin
  foreach t in array array['question_groups', 'asked_questions'] loop
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
grant select (workspace_id, due_at) on asked_questions to socialsync_system;
grant select (workspace_id, cover_due_at) on question_groups to socialsync_system;
