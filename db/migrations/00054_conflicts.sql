-- Why: two documents that say different things about one thing are worse than none,
-- because customers are told the one or the other. Passages that are near in meaning
-- are compared once, by what they say: a pair is two texts, whichever sources have
-- them. Whether it is open is asked of the sources as they are now, so a conflict
-- leaves by itself when one of them changes, is switched off or counts no more.

-- +goose Up
alter table knowledge_sources add column compare_due_at timestamptz default now(); -- when its passages are compared with the others'; null: they were
alter table knowledge_sources alter column compare_due_at drop default; -- what is there already is due
create index knowledge_sources_compare on knowledge_sources (workspace_id, compare_due_at) where compare_due_at is not null;

create table passage_pairs (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  low_hash bytea not null,  -- knowledge_chunks.content_hash of the one passage, the smaller
  high_hash bytea not null, -- of the other
  likeness double precision not null, -- the cosine of their embeddings
  -- Null: nobody has judged it yet. UNPROVEN: it was said that they disagree, but not
  -- with sentences that stand there, or no model could be made to say anything.
  verdict text check (verdict in ('AGREE', 'DISAGREE', 'UNRELATED', 'UNPROVEN')),
  subject text not null default '', -- what they disagree about, in few words
  low_quote text not null default '', -- the sentence of the one, as it stands there
  high_quote text not null default '',
  due_at timestamptz default now(), -- null once it is judged
  attempts int not null default 0,
  hold text check (hold in ('BUDGET', 'MODEL')), -- what it waits for; null: its turn
  judged_at timestamptz,
  dismissed_at timestamptz, -- a person says that it is no conflict, of these very texts
  dismissed_by uuid,
  primary key (workspace_id, id),
  constraint passage_pairs_texts_key unique (workspace_id, low_hash, high_hash),
  check (low_hash < high_hash),
  check ((verdict is null) = (due_at is not null))
);
create index passage_pairs_due on passage_pairs (workspace_id, due_at) where due_at is not null;
create index passage_pairs_found on passage_pairs (workspace_id, judged_at desc, id desc) where verdict = 'DISAGREE';
create index passage_pairs_high on passage_pairs (workspace_id, high_hash);

alter table passage_pairs enable row level security;
alter table passage_pairs force row level security;
create policy own_workspace on passage_pairs to socialsync_app
  using (workspace_id = (select app_workspace())) with check (workspace_id = (select app_workspace()));
create policy every_workspace on passage_pairs to socialsync_system using (true) with check (true);
grant select, insert, update, delete on passage_pairs to socialsync_app;
grant select (workspace_id, due_at) on passage_pairs to socialsync_system;

alter table credit_holds drop constraint credit_holds_purpose_check;
alter table credit_holds add constraint credit_holds_purpose_check check (purpose in
  ('ANSWER', 'CHECK', 'EMBEDDING', 'MODERATION', 'TRANSCRIPTION', 'SUMMARY', 'WRITING', 'PLAYGROUND', 'TEST', 'COMPARISON'));
