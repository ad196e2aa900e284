-- Why: one word that many messages have took a workspace of a million of them
-- twenty seconds to search, and contacts had no index to search by. Now messages are
-- searched from the newest week back until there is enough, so that a common word
-- costs what the last weeks have of it and a rare one an index lookup a week;
-- contacts the same way as messages, through a function that may use an index
-- (00003 and docs/decisions/0007 say why it takes one).

-- +goose Up
create function week_of(at timestamptz) returns date
  language sql immutable strict parallel safe
  return date_trunc('week', at at time zone 'UTC')::date;

drop index messages_body_search;
create index messages_search on messages using gin (workspace_id, week_of(occurred_at), fold(body) gin_trgm_ops) where body <> '';
create index contacts_search on contacts using gin (workspace_id, fold(' ' || name || ' ' || coalesce(email, '')) gin_trgm_ops, phone gin_trgm_ops);
create index contact_identities_search on contact_identities using gin (workspace_id, fold(username) gin_trgm_ops, external_id gin_trgm_ops);

-- What is typed into a search field: words without accents, eight at most.
create function search_words(term text) returns text[]
  language sql immutable strict parallel safe
  return array(select distinct w from regexp_split_to_table(fold(term), '\s+') w where w <> '' order by w limit 8);

-- An index of trigrams finds three letters or digits in a row, or fewer where a word
-- begins. Asked for less it would read all of itself: such words are compared
-- without it.
create function has_trigram(word text) returns boolean
  language sql immutable strict parallel safe
  return word ~ '[[:alnum:]]{3}';

-- A text matches when it has every word, anywhere. Words of at least forgiving
-- letters may be spelt a little otherwise; null forgives nothing.
create function search_condition(words text[], forgiving int, value text) returns text
  language sql immutable parallel safe
  return (
    select string_agg(case
      when not has_trigram(w) then format('strpos(%s, %L) > 0', value, w)
      when char_length(w) >= forgiving then format('%L <%% %s', w, value)
      else format('%s like %L', value, '%' || regexp_replace(w, '([\\%_])', '\\\1', 'g') || '%') end, ' and ')
    from unnest(words) w);

-- The newest messages of the workspace that match, at most max_rows and never more
-- than 500. While there are fewer than fifty, misspelt words count too. Without a
-- trigram to look up only the last four weeks are read.
drop function search_messages(text, int);
-- +goose StatementBegin
create function search_messages(term text, max_rows int)
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
        select m.conversation_id, m.id, m.occurred_at
        from messages m
        where m.workspace_id = $1 and m.body <> '''' and m.deleted_at is null and %s and %s
        order by m.occurred_at desc
        limit $3',
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

-- The same for what was said in voice notes, which are few.
drop index transcripts_text_search;
create index transcripts_search on transcripts using gin (workspace_id, fold(text) gin_trgm_ops) where text <> '';
-- +goose StatementBegin
create or replace function search_transcripts(term text, max_rows int)
  returns table (conversation_id uuid, message_id uuid, occurred_at timestamptz)
  language plpgsql stable security definer rows 100
  set search_path = public, pg_temp
as $$
declare
  words constant text[] := search_words(term);
begin
  if has_trigram(array_to_string(words, ' ')) then
    return query execute format('
      select m.conversation_id, m.id, m.occurred_at
      from transcripts t join messages m on m.workspace_id = t.workspace_id and m.id = t.message_id
      where t.workspace_id = $1 and t.text <> '''' and m.deleted_at is null and (%s or %s)
      order by m.occurred_at desc
      limit least($2, 500)', search_condition(words, null, 'fold(t.text)'), search_condition(words, 6, 'fold(t.text)'))
      using app_workspace(), max_rows;
  end if;
end
$$;
-- +goose StatementEnd

-- The contacts of the workspace whose name, address, number or handle matches, at
-- most max_rows and never more than 500. Misspelt names count when fewer than twenty
-- are spelt as asked. A number is found as people write it at home: 06 12 is +336 12.
-- One or two letters find the names that begin with them.
-- +goose StatementBegin
create function search_contacts(term text, max_rows int) returns setof uuid
  language plpgsql stable security definer rows 100
  set search_path = public, pg_temp
  set pg_trgm.word_similarity_threshold = 0.5
as $$
declare
  me constant uuid := app_workspace();
  words constant text[] := search_words(term);
  digits constant text := ltrim(regexp_replace(term, '\D', '', 'g'), '0');
  name constant text := 'fold('' '' || p.name || '' '' || coalesce(p.email, ''''))';
  named constant text := search_condition(words, null, name);
  beginning constant text := '% ' || regexp_replace(fold(trim(term)), '([\\%_])', '\\\1', 'g') || '%';
  places text[] := '{}';
  n int;
begin
  if has_trigram(fold(term)) then
    places := array[
      'select p.id from contacts p where p.workspace_id = $1 and ' || named,
      'select i.contact_id from contact_identities i where i.workspace_id = $1 and '
        || search_condition(array[ltrim(fold(trim(term)), '@')], null, 'fold(i.username)')];
  end if;
  if length(digits) >= 3 then
    places := places || array[
      'select p.id from contacts p where p.workspace_id = $1 and p.phone like $2',
      'select i.contact_id from contact_identities i where i.workspace_id = $1 and i.kind = ''WHATSAPP_PHONE'' and i.external_id like $2'];
  end if;
  if places = '{}' and words <> '{}' then
    places := array['select p.id from contacts p where p.workspace_id = $1 and ' || name || ' like $3'];
  end if;
  if places = '{}' then
    return;
  end if;
  return query execute array_to_string(places, ' union ') || ' limit least($4, 500)'
    using me, '%' || digits || '%', beginning, max_rows;
  get diagnostics n = row_count;
  if n < 20 and has_trigram(fold(term)) then
    return query execute format('
      select p.id from contacts p where p.workspace_id = $1 and %s and not (%s)
      limit least($2, 500) - $3', search_condition(words, 4, name), named)
      using me, max_rows, n;
  end if;
end
$$;
-- +goose StatementEnd

grant select (last_message_at) on conversations to socialsync_system;
grant select (workspace_id, id, name, email, phone) on contacts to socialsync_system;
grant select (workspace_id, contact_id, kind, external_id, username) on contact_identities to socialsync_system;
grant create on schema public to socialsync_system;
alter function search_messages(text, int) owner to socialsync_system;
alter function search_contacts(text, int) owner to socialsync_system;
revoke create on schema public from socialsync_system;
revoke execute on function search_messages(text, int), search_contacts(text, int) from public;
grant execute on function search_messages(text, int), search_contacts(text, int) to socialsync_app;
