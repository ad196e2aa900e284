-- Why: a colleague's questions to the AI are paid for, and read as such in the ledger.

-- +goose Up
alter table credit_holds drop constraint credit_holds_purpose_check;
alter table credit_holds add constraint credit_holds_purpose_check check (purpose in
  ('ANSWER', 'CHECK', 'EMBEDDING', 'MODERATION', 'TRANSCRIPTION', 'SUMMARY', 'WRITING', 'COPILOT', 'PLAYGROUND', 'TEST', 'COMPARISON'));
