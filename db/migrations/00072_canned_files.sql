-- Why: what is sent again and again is often a picture or a document beside a text.
-- A canned response keeps such files as attachments of its own; whoever inserts them
-- gets copies, so that what was sent stays when the response is changed or deleted.

-- +goose Up
alter table attachments add column canned_response_id uuid; -- whose file it is while no message has it; never both
alter table attachments add constraint attachments_one_owner check (message_id is null or canned_response_id is null);
alter table attachments add constraint attachments_canned_response_fkey foreign key (workspace_id, canned_response_id)
  references canned_responses (workspace_id, id) on delete set null (canned_response_id);
create index attachments_of_canned_response on attachments (workspace_id, canned_response_id, position) where canned_response_id is not null;
