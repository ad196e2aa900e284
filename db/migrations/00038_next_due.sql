-- Why: what a conversation sends next was looked for among everything that any
-- conversation has to send. A broadcast to thousands made each of its messages wait for
-- a walk past all the others.

-- +goose Up
create index messages_next_due on messages (workspace_id, conversation_id, occurred_at, id) where due_at is not null;
