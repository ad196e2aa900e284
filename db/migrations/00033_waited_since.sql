-- Why: whoever resolves a conversation by mistake and takes it back at once must not
-- lose since when the customer has waited: it decides the order of the list and how
-- late the team is. So resolving puts it aside, and a reopening by a person brings it
-- back; an answer, or new words of the customer, make it pointless.

-- +goose Up
alter table conversations add column waited_since timestamptz; -- what waiting_since was when it was resolved
