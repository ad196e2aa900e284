-- Some pages of a PDF may be pictures of text. Whoever uploaded it is told which, since
-- nothing that stands there can be found.
-- +goose Up
alter table knowledge_versions add column silent_pages int[] not null default '{}';
alter table knowledge_sources add column silent_pages int[] not null default '{}';
