-- Why: a model has no need of a customer's card number to say when their lamp arrives.
-- What is hidden from models is the workspace's choice, and applies at once: it is no
-- part of a configuration that is drafted and published.

-- +goose Up
alter table agent_settings add column hides text[] not null default '{CARD,IBAN}'
  check (hides <@ '{CARD,IBAN,EMAIL,PHONE}'::text[]); -- sorted
alter table agent_changes drop constraint agent_changes_kind_check;
alter table agent_changes add constraint agent_changes_kind_check
  check (kind in ('PUBLISHED', 'ROLLED_BACK', 'MODE', 'CHANNEL_MODE', 'BRAKE', 'TESTS_RULE', 'TOPIC_AUTO', 'TOPIC_DRAFT', 'HIDES'));
