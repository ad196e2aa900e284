-- Why: every message writes its conversation's row again, and with the row an entry in
-- each of its indexes, because the list's order changes. A person's conversations are
-- found by the key that keeps them from having two on one account, when it begins with
-- the person; and whoever has no labels need not be among the labelled.

-- +goose NO TRANSACTION
-- +goose Up
drop index concurrently if exists conversations_person;
create unique index concurrently conversations_person on conversations (workspace_id, contact_id, social_account_id);
alter table conversations drop constraint if exists conversations_person_key,
  add constraint conversations_person_key unique using index conversations_person;
drop index concurrently if exists conversations_of_contact;
drop index concurrently if exists conversations_labelled;
create index concurrently conversations_labelled on conversations using gin (label_ids) where label_ids <> '{}';
drop index concurrently if exists conversations_by_label;
