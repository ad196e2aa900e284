-- Why: the assistant may only say what the workspace's own documents, pages and
-- FAQs say. A source is what people see and manage; a version is what was read
-- from it once; a chunk is a passage that can be found. A version becomes visible
-- in one statement, when all its chunks are there, so that no search ever sees
-- half a document, and a changed page waits as a version until a person agrees.
-- Reading is work of a job: the row says what is due, who holds it and how far it is.

-- +goose Up
create table knowledge_sources (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('DOCUMENT', 'PAGE', 'SITEMAP', 'FAQ')),
  title text not null check (char_length(title) between 1 and 300),
  language text not null default '' check (language ~ '^([a-z]{2})?$'), -- ISO 639-1; empty: not known
  audience text not null default 'CUSTOMERS' check (audience in ('CUSTOMERS', 'AGENTS')),
  channels text[] not null default '{}' check (channels <@ array['WHATSAPP', 'INSTAGRAM']), -- empty: all
  social_account_ids uuid[] not null default '{}', -- empty: all
  tags text[] not null default '{}',
  is_enabled boolean not null default true,

  status text not null default 'QUEUED' check (status in ('QUEUED', 'EXTRACTING', 'CHUNKING', 'EMBEDDING', 'INDEXED', 'FAILED')),
  progress_done int not null default 0,
  progress_total int not null default 0,
  failure text check (failure in ('EMPTY', 'NO_TEXT', 'ENCRYPTED', 'UNREADABLE', 'UNSUPPORTED', 'TOO_LARGE', 'TOO_COMPLEX',
    'UNREACHABLE', 'GONE', 'FORBIDDEN', 'BUDGET', 'MODEL_UNAVAILABLE', 'INTERNAL')),
  failure_detail text,
  attempts int not null default 0,
  claim uuid, -- who reads it now; a reader whose claim was taken over writes nothing more
  due_at timestamptz default now(), -- when there is something to read; while it is claimed, when the claim ends

  filename text, -- of a DOCUMENT
  mime_type text,
  blob_key text,
  size_bytes bigint not null default 0 check (size_bytes >= 0),
  sha256 text,
  url text, -- of a PAGE or SITEMAP
  sitemap_id uuid,
  refresh_hours int check (refresh_hours between 1 and 8760), -- null: only when somebody asks
  refresh_at timestamptz,
  applies_changes boolean not null default false, -- a page's changes go live without approval
  refreshed_at timestamptz, -- when the page was last looked at
  etag text,
  questions text[], -- of a FAQ: the question and its other phrasings
  answer text,

  live_version_id uuid,
  pending_version_id uuid, -- waits for a person to approve it
  page_count int,
  chunk_count int not null default 0,
  token_count int not null default 0,
  cost_micros bigint not null default 0, -- what embedding it has cost so far
  created_by uuid references users on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  indexed_at timestamptz,

  primary key (workspace_id, id),
  foreign key (workspace_id, sitemap_id) references knowledge_sources (workspace_id, id) on delete set null (sitemap_id),
  check (kind <> 'FAQ' or (cardinality(questions) between 1 and 30 and char_length(answer) between 1 and 4000)),
  check (kind not in ('PAGE', 'SITEMAP') or url is not null),
  check (kind <> 'DOCUMENT' or blob_key is not null)
);
create index knowledge_sources_newest on knowledge_sources (workspace_id, created_at desc, id desc);
create index knowledge_sources_due on knowledge_sources (due_at) where due_at is not null;
create index knowledge_sources_refresh on knowledge_sources (refresh_at) where refresh_at is not null;
create index knowledge_sources_sitemap on knowledge_sources (workspace_id, sitemap_id) where sitemap_id is not null;
create unique index knowledge_sources_url_key on knowledge_sources (workspace_id, url) where url is not null;
create unique index knowledge_sources_document_key on knowledge_sources (workspace_id, sha256) where kind = 'DOCUMENT';

create table knowledge_versions (
  workspace_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  state text not null default 'BUILDING' check (state in ('BUILDING', 'PENDING', 'LIVE', 'SUPERSEDED')),
  title text not null,
  language text not null default '',
  content text not null, -- the text as it was read, a block a line: what a diff compares
  page_count int,
  chunk_count int not null default 0,
  token_count int not null default 0,
  created_at timestamptz not null default now(),
  live_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, source_id) references knowledge_sources (workspace_id, id) on delete cascade
);
create index knowledge_versions_source on knowledge_versions (workspace_id, source_id);

create table knowledge_chunks (
  workspace_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  source_id uuid not null,
  is_live boolean not null default false, -- its version is the one that answers
  position int not null, -- within its version
  tokens int not null,
  page int,
  embedding_model text,
  signs bit(1536), -- of the embedding: what near ones are picked by before they are compared exactly
  language text not null default '',
  heading text not null default '', -- where it stands: the document's title and the headings above it
  body text not null check (body <> ''),
  content_hash bytea not null, -- of heading and body: what its embedding was made from
  words tsvector not null,
  embedding halfvec(1536), -- null until it is made
  primary key (workspace_id, id),
  foreign key (workspace_id, version_id) references knowledge_versions (workspace_id, id) on delete cascade,
  foreign key (workspace_id, source_id) references knowledge_sources (workspace_id, id) on delete cascade
);
-- A search compares the signs of every chunk of the workspace: they have an index
-- of their own, read from end to end. The rest of a row is read for few.
alter table knowledge_chunks set (toast_tuple_target = 400);
alter table knowledge_chunks alter column signs set storage plain;
alter table knowledge_chunks alter column embedding set storage external;
create index knowledge_chunks_signs on knowledge_chunks (workspace_id) include (id, source_id, is_live, embedding_model, signs)
  where signs is not null;
create index knowledge_chunks_version on knowledge_chunks (workspace_id, version_id, position);
create index knowledge_chunks_source on knowledge_chunks (workspace_id, source_id);
create index knowledge_chunks_hash on knowledge_chunks (workspace_id, content_hash);

-- How many live chunks of the workspace hold a word: a rare word says more about
-- what is asked than a common one, and what nobody wrote is probably misspelt.
create table knowledge_terms (
  workspace_id uuid not null references workspaces on delete cascade,
  term text not null,
  chunks int not null,
  primary key (workspace_id, term)
);

-- +goose StatementBegin
do $$
declare
  t text;
begin
  foreach t in array array['knowledge_sources', 'knowledge_versions', 'knowledge_chunks', 'knowledge_terms'] loop
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
grant select (workspace_id, id, due_at, refresh_at, blob_key) on knowledge_sources to socialsync_system;
