-- Why: since messages have an index by time, the planner took it to search for words:
-- whoever looked for a rare one in a workspace of a million messages waited eleven
-- seconds.

-- +goose Up
-- The newest messages of the workspace that match, at most max_rows and never more
-- than 500. While there are fewer than fifty, misspelt words count too. Without a
-- trigram to look up only the last four weeks are read.
--
-- Matches are found before they are put in order: with messages_by_time (00040) at hand
-- the planner walks through all messages from the newest on, hoping to meet enough.
-- +goose StatementBegin
create or replace function search_messages(term text, max_rows int)
  returns table (conversation_id uuid, message_id uuid, occurred_at timestamptz)
  language plpgsql stable security definer rows 100
  set search_path = public, pg_temp
  set max_parallel_workers_per_gather = 0
as $$
declare
  me constant uuid := app_workspace();
  words constant text[] := search_words(term);
  can_look_up constant boolean := has_trigram(array_to_string(words, ' '));
  last_week constant date := (select week_of(max(c.last_message_at)) from conversations c where c.workspace_id = me);
  condition text := search_condition(words, null, 'fold(m.body)');
  enough int := least(max_rows, 500);
  found int := 0;
  n int;
begin
  if words = '{}' then
    return;
  end if;
  for forgiving in 0..1 loop
    for back in 0..case when can_look_up then 13 else 3 end loop -- the last is all that is older
      return query execute format('
        with matches as materialized (
          select m.conversation_id, m.id, m.occurred_at
          from messages m
          where m.workspace_id = $1 and m.body <> '''' and m.deleted_at is null and %s and %s)
        select * from matches order by occurred_at desc limit $3',
        case when back < 13 then 'week_of(m.occurred_at) = $2' else 'm.occurred_at < ($2 + 7)::timestamp at time zone ''UTC''' end, condition)
        using me, last_week - 7 * back, enough - found;
      get diagnostics n = row_count;
      found := found + n;
      exit when found >= enough;
    end loop;
    enough := least(max_rows, 50);
    exit when found >= enough or not exists (select from unnest(words) w where char_length(w) >= 6 and has_trigram(w));
    condition := search_condition(words, 6, 'fold(m.body)') || ' and not (' || condition || ')';
  end loop;
end
$$;
-- +goose StatementEnd
