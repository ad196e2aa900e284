-- Why: every change of a message's status wrote all of its indexes anew, the trigrams of
-- its text among them, because one index holds the status and another when it is due. A
-- message that is being sent stays due and is left alone while its attempt's lease lasts;
-- whether it failed is told by its cause. Pages keep room for a row's next version, which
-- needs no entry in an index then.

-- +goose NO TRANSACTION
-- +goose Up
alter table messages set (fillfactor = 85);
alter table conversations set (fillfactor = 85);
alter table message_attempts set (fillfactor = 85);
drop index concurrently if exists messages_by_time_new;
create index concurrently messages_by_time_new on messages (workspace_id, occurred_at)
  include (conversation_id, id, direction, author, failure_cause, is_imported);
drop index concurrently if exists messages_by_time;
alter index messages_by_time_new rename to messages_by_time;
grant select (workspace_id, message_id, state, lease_until) on message_attempts to socialsync_system;
