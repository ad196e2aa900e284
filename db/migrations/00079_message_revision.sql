-- Why: a message and its attempts are read one after the other, so an answer may hold a
-- status from before and attempts from after. A browser that had heard of the failure took
-- such an answer for a new try and said "waiting to be sent" for good. It needs to know
-- which of two answers is the newer, whatever else they hold.

-- +goose Up
alter table messages add column revision integer not null default 0;

-- +goose StatementBegin
create function count_revision() returns trigger language plpgsql as $$
begin
  new.revision := old.revision + 1;
  return new;
end $$;
-- +goose StatementEnd

create trigger messages_revision before update of status on messages
  for each row when (old.status is distinct from new.status) execute function count_revision();
