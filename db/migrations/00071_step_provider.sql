-- Why: a trace says whose model was asked, and so who is paid for it.

-- +goose Up
alter table reply_steps add column provider text not null default ''; -- the workspace's own provider's host; empty: the installation's
