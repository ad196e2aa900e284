-- Why: the inbox. A conversation row carries everything its line in the list
-- shows (who, last message, window, labels), because the list is read a hundred
-- times for each time it is written. Messages are unique by the provider's id
-- within their conversation: that constraint is the only judge of "new".

-- +goose Up
create table social_accounts (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  channel text not null check (channel in ('WHATSAPP', 'INSTAGRAM')),
  external_id text not null,            -- phone_number_id, or the professional account id
  business_id text not null default '', -- WhatsApp business account id
  name text not null,
  handle text not null default '',      -- display phone number, or username
  avatar_url text,
  status text not null default 'CONNECTED' check (status in ('CONNECTED', 'RECONNECT', 'DISCONNECTED')),
  status_reason text,
  credentials bytea,                    -- sealed, see db/seal.go
  scopes text[] not null default '{}',
  token_expires_at timestamptz,
  quality text,
  messaging_tier text,
  webhook_subscribed_at timestamptz,
  last_webhook_at timestamptz,
  paused_until timestamptz,             -- the provider asked this account to wait
  templates_synced_at timestamptz,
  connected_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
-- A provider's account delivers to one workspace at a time.
create unique index social_accounts_routing on social_accounts (channel, external_id) where status <> 'DISCONNECTED';
create index social_accounts_by_business on social_accounts (business_id) where business_id <> '';

create table message_templates (
  workspace_id uuid not null,
  id uuid not null,
  social_account_id uuid not null,
  external_id text not null,
  name text not null,
  language text not null,
  status text not null,
  category text not null,
  parameter_format text not null default 'POSITIONAL',
  components jsonb not null default '[]',
  rejected_reason text,
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  constraint message_templates_name_key unique (workspace_id, social_account_id, name, language),
  foreign key (workspace_id, social_account_id) references social_accounts on delete cascade
);

create table labels (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 40),
  color text not null check (color in ('GRAY', 'RED', 'ORANGE', 'AMBER', 'GREEN', 'TEAL', 'BLUE', 'INDIGO', 'PINK')),
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  constraint labels_name_key unique (workspace_id, name)
);

create table contacts (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  name text not null default '',
  phone text,
  email text,
  avatar_url text,
  attributes jsonb not null default '{}',
  about text not null default '',
  is_blocked boolean not null default false,
  profile_fetched_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id)
);

-- Who a provider says is writing. match_key is the canonical form two spellings
-- of one person share (Brazil's ninth digit, Mexico's 1); external_id is the
-- spelling the provider last used and is what we send to.
create table contact_identities (
  workspace_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  social_account_id uuid not null,
  kind text not null check (kind in ('WHATSAPP_PHONE', 'WHATSAPP_USER_ID', 'INSTAGRAM_USER_ID')),
  external_id text not null,
  match_key text not null,
  username text,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  constraint contact_identities_match_key unique (workspace_id, social_account_id, kind, match_key),
  foreign key (workspace_id, contact_id) references contacts on delete cascade,
  foreign key (workspace_id, social_account_id) references social_accounts on delete cascade
);
create index contact_identities_of_contact on contact_identities (workspace_id, contact_id);

create table conversations (
  workspace_id uuid not null,
  id uuid not null,
  social_account_id uuid not null,
  contact_id uuid not null,
  channel text not null check (channel in ('WHATSAPP', 'INSTAGRAM')),
  status text not null default 'OPEN' check (status in ('OPEN', 'PENDING', 'SNOOZED', 'RESOLVED')),
  priority text not null default 'NONE' check (priority in ('NONE', 'LOW', 'MEDIUM', 'HIGH', 'URGENT')),
  assignee_id uuid,
  team_id uuid,
  label_ids uuid[] not null default '{}',
  snoozed_until timestamptz,            -- null while SNOOZED means: until the customer writes
  waiting_since timestamptz,            -- oldest customer message nobody answered
  last_inbound_at timestamptz,          -- opens the messaging window
  last_message_at timestamptz not null,
  last_message_id uuid,
  preview_body text not null default '',
  preview_kind text not null default 'TEXT',
  preview_author text not null default 'CUSTOMER',
  preview_author_id uuid,
  preview_status text,
  resolved_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  constraint conversations_person_key unique (workspace_id, social_account_id, contact_id),
  foreign key (workspace_id, social_account_id) references social_accounts on delete cascade,
  foreign key (workspace_id, contact_id) references contacts on delete cascade,
  foreign key (workspace_id, assignee_id) references memberships (workspace_id, user_id) on delete set null (assignee_id),
  foreign key (workspace_id, team_id) references teams on delete set null (team_id)
);
create index conversations_by_status on conversations (workspace_id, status, last_message_at desc, id desc);
create index conversations_by_activity on conversations (workspace_id, last_message_at desc, id desc);
create index conversations_waiting on conversations (workspace_id, waiting_since, id) where waiting_since is not null;
create index conversations_by_assignee on conversations (workspace_id, assignee_id, last_message_at desc, id desc) where assignee_id is not null;
create index conversations_of_contact on conversations (workspace_id, contact_id);
create index conversations_of_team on conversations (workspace_id, team_id) where team_id is not null;
create index conversations_by_label on conversations using gin (label_ids);
create index conversations_to_wake on conversations (snoozed_until) where status = 'SNOOZED' and snoozed_until is not null;

create table messages (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  social_account_id uuid not null,
  direction text not null check (direction in ('IN', 'OUT')),
  author text not null check (author in ('CUSTOMER', 'USER', 'AI', 'PHONE_APP', 'API')),
  author_id uuid,
  kind text not null,
  body text not null default '',
  payload jsonb,                        -- what the kind needs besides text: location, contacts, order, template, story
  external_id text,
  reply_to_external_id text,
  status text not null check (status in ('RECEIVED', 'QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'READ', 'PLAYED', 'FAILED', 'UNKNOWN')),
  failure_code int,
  failure_cause text,
  failure_remedy text,
  failure_details text,
  client_key text,
  due_at timestamptz,                   -- when the next attempt may start; null once nothing is left to do
  is_imported boolean not null default false,
  occurred_at timestamptz not null,     -- the provider's time for what came in, ours for what goes out
  sent_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  edited_at timestamptz,
  deleted_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversations on delete cascade
);
create unique index messages_external_key on messages (workspace_id, external_id, conversation_id) where external_id is not null;
create unique index messages_client_key on messages (workspace_id, client_key) where client_key is not null;
create index messages_of_conversation on messages (workspace_id, conversation_id, occurred_at desc, id desc);
create index messages_due on messages (due_at) where due_at is not null;
create index messages_body_search on messages using gin (fold(body) gin_trgm_ops) where body <> '';

create table message_attempts (
  workspace_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  number int not null,
  state text not null check (state in ('SENDING', 'ACCEPTED', 'FAILED', 'UNKNOWN')),
  started_at timestamptz not null default now(),
  lease_until timestamptz not null,
  finished_at timestamptz,
  external_id text,
  error_code int,
  error_subcode int,
  error_class text,
  error_details text,
  primary key (workspace_id, id),
  constraint message_attempts_number_key unique (workspace_id, message_id, number),
  foreign key (workspace_id, message_id) references messages on delete cascade
);

create table attachments (
  workspace_id uuid not null,
  id uuid not null,
  message_id uuid,                      -- null while a person is still composing
  kind text not null check (kind in ('IMAGE', 'VIDEO', 'AUDIO', 'VOICE', 'DOCUMENT', 'STICKER')),
  state text not null check (state in ('PENDING', 'STORED', 'FAILED', 'EXPIRED', 'REMOVED')),
  mime_type text not null default '',
  filename text not null default '',
  size_bytes bigint,
  sha256 text,
  blob_key text,
  provider_media_id text,
  provider_url text,
  width int,
  height int,
  duration_ms int,
  failure text,
  position int not null default 0,
  due_at timestamptz,
  attempts int not null default 0,
  expires_at timestamptz,               -- when the channel's retention rule makes us drop it
  uploaded_by uuid,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, message_id) references messages on delete cascade
);
create index attachments_of_message on attachments (workspace_id, message_id, position) where message_id is not null;
create index attachments_due on attachments (due_at) where due_at is not null;
create index attachments_expiring on attachments (expires_at) where expires_at is not null;

create table reactions (
  workspace_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  author text not null check (author in ('CUSTOMER', 'USER', 'PHONE_APP')),
  author_id uuid,
  emoji text not null,
  occurred_at timestamptz not null,
  primary key (workspace_id, id),
  -- One reaction a side: what WhatsApp and Instagram themselves allow.
  constraint reactions_side_key unique (workspace_id, message_id, author),
  foreign key (workspace_id, message_id) references messages on delete cascade
);

create table notes (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  author_id uuid,
  body text not null check (char_length(body) between 1 and 10000),
  mentioned_user_ids uuid[] not null default '{}',
  client_key text,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversations on delete cascade
);
create index notes_of_conversation on notes (workspace_id, conversation_id, created_at desc, id desc);
create unique index notes_client_key on notes (workspace_id, client_key) where client_key is not null;

create table mentions (
  workspace_id uuid not null,
  user_id uuid not null,
  conversation_id uuid not null,
  note_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, user_id, conversation_id, note_id),
  foreign key (workspace_id, note_id) references notes on delete cascade,
  foreign key (workspace_id, conversation_id) references conversations on delete cascade
);

create table activities (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  kind text not null,
  actor_id uuid,                        -- null: the product or the provider did it
  subject_id uuid,                      -- the member, team or label it is about
  detail text,                          -- the new status, priority or moment, spelled as in the schema
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversations on delete cascade
);
create index activities_of_conversation on activities (workspace_id, conversation_id, created_at desc, id desc);

create table drafts (
  workspace_id uuid not null,
  conversation_id uuid not null,
  user_id uuid not null,
  body text not null default '',
  is_note boolean not null default false,
  reply_to_id uuid,
  version int not null default 1,
  updated_at timestamptz not null default now(),
  primary key (workspace_id, conversation_id, user_id),
  foreign key (workspace_id, conversation_id) references conversations on delete cascade,
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade
);

create table conversation_reads (
  workspace_id uuid not null,
  user_id uuid not null,
  conversation_id uuid not null,
  read_until timestamptz not null,      -- customer messages up to here were seen by this person
  primary key (workspace_id, user_id, conversation_id),
  foreign key (workspace_id, conversation_id) references conversations on delete cascade,
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade
);

create table canned_responses (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  shortcut text not null check (shortcut ~ '^[a-z0-9_-]{1,40}$'),
  title text not null check (char_length(title) between 1 and 80),
  body text not null check (char_length(body) between 1 and 4096),
  created_by uuid,
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  constraint canned_responses_shortcut_key unique (workspace_id, shortcut)
);

create table saved_views (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  owner_id uuid not null,
  name text not null check (char_length(name) between 1 and 60),
  filter jsonb not null,
  is_shared boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references memberships (workspace_id, user_id) on delete cascade
);

-- Everything a provider ever told us, kept before it is understood. Not a
-- tenant's table: until the worker has read it, nobody knows whose it is.
create table webhook_inbox (
  id uuid primary key,
  channel text not null check (channel in ('WHATSAPP', 'INSTAGRAM')),
  body bytea not null,
  state text not null default 'PENDING' check (state in ('PENDING', 'DONE', 'PARKED')),
  attempts int not null default 0,
  due_at timestamptz default now(),
  error text,
  received_at timestamptz not null default now(),
  processed_at timestamptz
);
create index webhook_inbox_due on webhook_inbox (due_at) where state = 'PENDING';
create index webhook_inbox_parked on webhook_inbox (received_at) where state = 'PARKED';
