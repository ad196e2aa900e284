-- Why: what colleagues think of the assistant's answers, and what they write in its
-- place, is how it learns; but nothing that it says to customers may change without
-- a person's decision. So an opinion is a row of whoever has it, and what could be
-- learned waits as a suggestion until somebody adds it to the FAQs or discards it.

-- +goose Up
create table reply_feedback (
  workspace_id uuid not null,
  reply_id uuid not null,
  user_id uuid not null,
  is_good boolean not null,
  reason text check (reason in ('WRONG', 'INCOMPLETE', 'TONE', 'NOT_NEEDED', 'OTHER')),
  correction text not null default '' check (char_length(correction) <= 4000), -- what it should have said
  updated_at timestamptz not null default now(),
  primary key (workspace_id, reply_id, user_id),
  foreign key (workspace_id, reply_id) references replies on delete cascade
);

create table faq_suggestions (
  workspace_id uuid not null,
  id uuid not null,
  cause text not null check (cause in ('CORRECTION', 'ANSWER')), -- of an answer of the assistant's; a person's own answer
  state text not null default 'OPEN' check (state in ('OPEN', 'ADDED', 'MERGED', 'DISCARDED')),
  question text not null check (char_length(question) between 1 and 300),
  answer text not null check (char_length(answer) between 1 and 4000),
  conversation_id uuid not null,
  reply_id uuid,                        -- of a correction: what it corrects
  message_id uuid,                      -- of an answer: the person's message
  suggested_by uuid,                    -- whose words the answer is
  similar_id uuid,                      -- the FAQ that was nearest when it was suggested
  faq_id uuid,                          -- where it went
  decided_by uuid,
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversations on delete cascade,
  foreign key (workspace_id, reply_id) references replies on delete cascade,
  foreign key (workspace_id, message_id) references messages on delete cascade,
  foreign key (workspace_id, similar_id) references knowledge_sources on delete set null (similar_id),
  foreign key (workspace_id, faq_id) references knowledge_sources on delete set null (faq_id)
);
create unique index faq_suggestions_reply_key on faq_suggestions (workspace_id, reply_id) where reply_id is not null;
create unique index faq_suggestions_message_key on faq_suggestions (workspace_id, message_id) where message_id is not null;
create index faq_suggestions_list on faq_suggestions (workspace_id, state, created_at desc, id desc);
create index faq_suggestions_of_conversation on faq_suggestions (workspace_id, conversation_id);
create index faq_suggestions_similar on faq_suggestions (workspace_id, similar_id) where similar_id is not null;
create index faq_suggestions_faq on faq_suggestions (workspace_id, faq_id) where faq_id is not null;

-- +goose StatementBegin
do $$
declare
  t text;
begin
  foreach t in array array['reply_feedback', 'faq_suggestions'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_workspace on %I to socialsync_app
      using (workspace_id = (select app_workspace())) with check (workspace_id = (select app_workspace()))', t);
    execute format('create policy every_workspace on %I to socialsync_system using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to socialsync_app', t);
  end loop;
end
$$;
-- +goose StatementEnd
grant delete on reply_feedback to socialsync_app;
