-- Made by make gen from db/migrations, on Postgres 15. Read it first; never edit it.

CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA public;

COMMENT ON EXTENSION btree_gin IS 'support for indexing common datatypes in GIN';

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';

CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;

COMMENT ON EXTENSION unaccent IS 'text search dictionary that removes accents';

CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;

COMMENT ON EXTENSION vector IS 'vector data type and ivfflat and hnsw access methods';

CREATE FUNCTION public.app_user() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid;

CREATE FUNCTION public.app_workspace() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('app.workspace_id'::text, true), ''::text))::uuid;

CREATE TABLE public.conversation_reads (
    workspace_id uuid NOT NULL,
    user_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    read_until timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.conversation_reads FORCE ROW LEVEL SECURITY;

CREATE TABLE public.conversations (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    social_account_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    channel text NOT NULL,
    status text DEFAULT 'OPEN'::text NOT NULL,
    priority text DEFAULT 'NONE'::text NOT NULL,
    assignee_id uuid,
    team_id uuid,
    label_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    snoozed_until timestamp with time zone,
    waiting_since timestamp with time zone,
    last_inbound_at timestamp with time zone,
    last_message_at timestamp with time zone NOT NULL,
    last_message_id uuid,
    preview_body text DEFAULT ''::text NOT NULL,
    preview_kind text DEFAULT 'TEXT'::text NOT NULL,
    preview_author text DEFAULT 'CUSTOMER'::text NOT NULL,
    preview_author_id uuid,
    preview_status text,
    resolved_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    ai_epoch bigint DEFAULT 0 NOT NULL,
    ai_burst_at timestamp with time zone,
    ai_due_at timestamp with time zone,
    session_at timestamp with time zone,
    person_answered_at timestamp with time zone,
    learn_due_at timestamp with time zone,
    waited_since timestamp with time zone,
    ai_resume_at timestamp with time zone,
    CONSTRAINT conversations_channel_check CHECK ((channel = ANY (ARRAY['WHATSAPP'::text, 'INSTAGRAM'::text]))),
    CONSTRAINT conversations_priority_check CHECK ((priority = ANY (ARRAY['NONE'::text, 'LOW'::text, 'MEDIUM'::text, 'HIGH'::text, 'URGENT'::text]))),
    CONSTRAINT conversations_status_check CHECK ((status = ANY (ARRAY['OPEN'::text, 'PENDING'::text, 'SNOOZED'::text, 'RESOLVED'::text])))
)
WITH (fillfactor='85');

ALTER TABLE ONLY public.conversations FORCE ROW LEVEL SECURITY;

CREATE FUNCTION public.caught_up(conversation uuid, people uuid[]) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    BEGIN ATOMIC
 SELECT r.user_id
    FROM (public.conversations c
      JOIN public.conversation_reads r ON (((r.workspace_id = c.workspace_id) AND (r.conversation_id = c.id))))
   WHERE ((c.workspace_id = public.app_workspace()) AND (c.id = caught_up.conversation) AND (r.user_id = ANY (caught_up.people)) AND (c.last_inbound_at <= r.read_until));
END;

CREATE FUNCTION public.count_revision() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  new.revision := old.revision + 1;
  return new;
end $$;

CREATE FUNCTION public.credit_wallet_follows() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  update credit_wallets set
    granted_micros = granted_micros + case when new.from_account = 'GRANTED' then new.micros when new.to_account = 'GRANTED' then -new.micros else 0 end,
    balance_micros = balance_micros + case when new.to_account = 'BALANCE' then new.micros when new.from_account = 'BALANCE' then -new.micros else 0 end,
    held_micros = held_micros + case when new.to_account = 'HELD' then new.micros when new.from_account = 'HELD' then -new.micros else 0 end,
    spent_micros = spent_micros + case when new.to_account = 'SPENT' then new.micros when new.from_account = 'SPENT' then -new.micros else 0 end,
    updated_at = now()
  where workspace_id = new.workspace_id;
  return null;
end
$$;

CREATE FUNCTION public.directory_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if tg_op = 'DELETE' then
    update workspaces set directory_version = directory_version + 1 where id = old.workspace_id;
  else
    update workspaces set directory_version = directory_version + 1 where id = new.workspace_id;
  end if;
  return null;
end
$$;

CREATE FUNCTION public.fold(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(public.unaccent('public.unaccent'::regdictionary, value));

CREATE FUNCTION public.has_trigram(word text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (word ~ '[[:alnum:]]{3}'::text);

CREATE TEXT SEARCH CONFIGURATION public.kb_english (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION public.kb_english
    ADD MAPPING FOR asciiword WITH public.unaccent, english_stem;

ALTER TEXT SEARCH CONFIGURATION public.kb_english
    ADD MAPPING FOR word WITH public.unaccent, english_stem;

ALTER TEXT SEARCH CONFIGURATION public.kb_english
    ADD MAPPING FOR numword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_english
    ADD MAPPING FOR email WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_english
    ADD MAPPING FOR url WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_english
    ADD MAPPING FOR host WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_english
    ADD MAPPING FOR sfloat WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_english
    ADD MAPPING FOR version WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_english
    ADD MAPPING FOR hword_numpart WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_english
    ADD MAPPING FOR hword_part WITH public.unaccent, english_stem;

ALTER TEXT SEARCH CONFIGURATION public.kb_english
    ADD MAPPING FOR hword_asciipart WITH public.unaccent, english_stem;

ALTER TEXT SEARCH CONFIGURATION public.kb_english
    ADD MAPPING FOR numhword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_english
    ADD MAPPING FOR asciihword WITH public.unaccent, english_stem;

ALTER TEXT SEARCH CONFIGURATION public.kb_english
    ADD MAPPING FOR hword WITH public.unaccent, english_stem;

ALTER TEXT SEARCH CONFIGURATION public.kb_english
    ADD MAPPING FOR url_path WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_english
    ADD MAPPING FOR file WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_english
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_english
    ADD MAPPING FOR "int" WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_english
    ADD MAPPING FOR uint WITH simple;

CREATE TEXT SEARCH CONFIGURATION public.kb_french (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION public.kb_french
    ADD MAPPING FOR asciiword WITH public.unaccent, french_stem;

ALTER TEXT SEARCH CONFIGURATION public.kb_french
    ADD MAPPING FOR word WITH public.unaccent, french_stem;

ALTER TEXT SEARCH CONFIGURATION public.kb_french
    ADD MAPPING FOR numword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_french
    ADD MAPPING FOR email WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_french
    ADD MAPPING FOR url WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_french
    ADD MAPPING FOR host WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_french
    ADD MAPPING FOR sfloat WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_french
    ADD MAPPING FOR version WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_french
    ADD MAPPING FOR hword_numpart WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_french
    ADD MAPPING FOR hword_part WITH public.unaccent, french_stem;

ALTER TEXT SEARCH CONFIGURATION public.kb_french
    ADD MAPPING FOR hword_asciipart WITH public.unaccent, french_stem;

ALTER TEXT SEARCH CONFIGURATION public.kb_french
    ADD MAPPING FOR numhword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_french
    ADD MAPPING FOR asciihword WITH public.unaccent, french_stem;

ALTER TEXT SEARCH CONFIGURATION public.kb_french
    ADD MAPPING FOR hword WITH public.unaccent, french_stem;

ALTER TEXT SEARCH CONFIGURATION public.kb_french
    ADD MAPPING FOR url_path WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_french
    ADD MAPPING FOR file WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_french
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_french
    ADD MAPPING FOR "int" WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_french
    ADD MAPPING FOR uint WITH simple;

CREATE TEXT SEARCH CONFIGURATION public.kb_simple (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION public.kb_simple
    ADD MAPPING FOR asciiword WITH public.unaccent, simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_simple
    ADD MAPPING FOR word WITH public.unaccent, simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_simple
    ADD MAPPING FOR numword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_simple
    ADD MAPPING FOR email WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_simple
    ADD MAPPING FOR url WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_simple
    ADD MAPPING FOR host WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_simple
    ADD MAPPING FOR sfloat WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_simple
    ADD MAPPING FOR version WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_simple
    ADD MAPPING FOR hword_numpart WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_simple
    ADD MAPPING FOR hword_part WITH public.unaccent, simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_simple
    ADD MAPPING FOR hword_asciipart WITH public.unaccent, simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_simple
    ADD MAPPING FOR numhword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_simple
    ADD MAPPING FOR asciihword WITH public.unaccent, simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_simple
    ADD MAPPING FOR hword WITH public.unaccent, simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_simple
    ADD MAPPING FOR url_path WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_simple
    ADD MAPPING FOR file WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_simple
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_simple
    ADD MAPPING FOR "int" WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_simple
    ADD MAPPING FOR uint WITH simple;

CREATE TEXT SEARCH CONFIGURATION public.kb_spanish (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION public.kb_spanish
    ADD MAPPING FOR asciiword WITH public.unaccent, spanish_stem;

ALTER TEXT SEARCH CONFIGURATION public.kb_spanish
    ADD MAPPING FOR word WITH public.unaccent, spanish_stem;

ALTER TEXT SEARCH CONFIGURATION public.kb_spanish
    ADD MAPPING FOR numword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_spanish
    ADD MAPPING FOR email WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_spanish
    ADD MAPPING FOR url WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_spanish
    ADD MAPPING FOR host WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_spanish
    ADD MAPPING FOR sfloat WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_spanish
    ADD MAPPING FOR version WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_spanish
    ADD MAPPING FOR hword_numpart WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_spanish
    ADD MAPPING FOR hword_part WITH public.unaccent, spanish_stem;

ALTER TEXT SEARCH CONFIGURATION public.kb_spanish
    ADD MAPPING FOR hword_asciipart WITH public.unaccent, spanish_stem;

ALTER TEXT SEARCH CONFIGURATION public.kb_spanish
    ADD MAPPING FOR numhword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_spanish
    ADD MAPPING FOR asciihword WITH public.unaccent, spanish_stem;

ALTER TEXT SEARCH CONFIGURATION public.kb_spanish
    ADD MAPPING FOR hword WITH public.unaccent, spanish_stem;

ALTER TEXT SEARCH CONFIGURATION public.kb_spanish
    ADD MAPPING FOR url_path WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_spanish
    ADD MAPPING FOR file WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_spanish
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_spanish
    ADD MAPPING FOR "int" WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.kb_spanish
    ADD MAPPING FOR uint WITH simple;

CREATE FUNCTION public.knowledge_config(language text) RETURNS regconfig
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE language WHEN 'fr'::text THEN 'public.kb_french'::regconfig WHEN 'en'::text THEN 'public.kb_english'::regconfig WHEN 'es'::text THEN 'public.kb_spanish'::regconfig ELSE 'public.kb_simple'::regconfig END;

CREATE FUNCTION public.knowledge_forms(word text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT array_agg(DISTINCT form.form) AS array_agg FROM unnest((((tsvector_to_array(to_tsvector('public.kb_french'::regconfig, knowledge_forms.word)) || tsvector_to_array(to_tsvector('public.kb_english'::regconfig, knowledge_forms.word))) || tsvector_to_array(to_tsvector('public.kb_spanish'::regconfig, knowledge_forms.word))) || tsvector_to_array(to_tsvector('public.kb_simple'::regconfig, knowledge_forms.word)))) form(form));

CREATE FUNCTION public.knowledge_query(form text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (((''''::text || replace(replace(form, '\'::text, '\\'::text), ''''::text, ''''''::text)) || ''''::text))::tsquery;

CREATE FUNCTION public.knowledge_score(words double precision, cosine double precision, is_foreign boolean, calibration double precision[]) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((1)::double precision / ((1)::double precision + exp((- CASE WHEN (cosine IS NULL) THEN ((calibration)[10] + ((calibration)[11] * words)) WHEN is_foreign THEN (((calibration)[7] + ((calibration)[8] * words)) + ((calibration)[9] * LEAST(GREATEST(((cosine - (calibration)[1]) / ((calibration)[2] - (calibration)[1])), (0)::double precision), (1)::double precision))) ELSE (((calibration)[3] + ((calibration)[4] * words)) + (((calibration)[5] + ((calibration)[6] * words)) * LEAST(GREATEST(((cosine - (calibration)[1]) / ((calibration)[2] - (calibration)[1])), (0)::double precision), (1)::double precision))) END))));

CREATE FUNCTION public.merge_personal(old_id uuid, new_id uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  o record;
  n record;
begin
  select workspace_id, social_account_id, last_inbound_at into o from conversations where workspace_id = app_workspace() and id = old_id;
  select workspace_id, social_account_id, last_inbound_at into n from conversations where workspace_id = app_workspace() and id = new_id;
  if o.social_account_id is distinct from n.social_account_id or o.social_account_id is null or old_id = new_id then
    raise exception 'these conversations cannot be merged';
  end if;

  -- Who has begun to write in both keeps both texts, the older first. One that
  -- holds a note stays a note: what is internal must not become an answer.
  insert into drafts as d (workspace_id, conversation_id, user_id, body, is_note, reply_to_id, version, updated_at)
  select x.workspace_id, new_id, x.user_id, x.body, x.is_note, x.reply_to_id, x.version + 1, x.updated_at
  from drafts x where x.workspace_id = o.workspace_id and x.conversation_id = old_id and x.body <> ''
  on conflict (workspace_id, conversation_id, user_id) do update
  set body = case when d.body = '' then excluded.body
                  when d.updated_at < excluded.updated_at then d.body || E'\n\n' || excluded.body
                  else excluded.body || E'\n\n' || d.body end,
      is_note = excluded.is_note or d.body <> '' and d.is_note,
      reply_to_id = case when d.body = '' then excluded.reply_to_id else coalesce(d.reply_to_id, excluded.reply_to_id) end,
      version = greatest(d.version, excluded.version) + 1,
      updated_at = greatest(d.updated_at, excluded.updated_at);

  -- What somebody has not read in either stays unread: their mark goes back to
  -- where they first fell behind. Who never looked at one of the two, and was
  -- written to in it, has no mark.
  with marks as (
    select u.user_id, c.last_inbound_at, r.read_until
    from (select distinct user_id from conversation_reads where workspace_id = o.workspace_id and conversation_id in (old_id, new_id)) u
    cross join (values (old_id, o.last_inbound_at), (new_id, n.last_inbound_at)) c (id, last_inbound_at)
    left join conversation_reads r on r.workspace_id = o.workspace_id and r.conversation_id = c.id and r.user_id = u.user_id
  )
  insert into conversation_reads (workspace_id, user_id, conversation_id, read_until)
  select o.workspace_id, user_id, new_id,
    case when bool_or(last_inbound_at is not null and read_until is null) then '-infinity'
         else coalesce(min(read_until) filter (where last_inbound_at > read_until), max(read_until)) end
  from marks group by user_id
  on conflict (workspace_id, user_id, conversation_id) do update set read_until = excluded.read_until;
  delete from conversation_reads where workspace_id = o.workspace_id and conversation_id = new_id and read_until = '-infinity';
end
$$;

CREATE FUNCTION public.person_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  update workspaces set directory_version = directory_version + 1
  where id in (select workspace_id from memberships where user_id = new.id);
  return null;
end
$$;

CREATE FUNCTION public.search_condition(words text[], forgiving integer, value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT string_agg(CASE WHEN (NOT public.has_trigram(w.w)) THEN format('strpos(%s, %L) > 0'::text, search_condition.value, w.w) WHEN (char_length(w.w) >= search_condition.forgiving) THEN format('%L <%% %s'::text, w.w, search_condition.value) ELSE format('%s like %L'::text, search_condition.value, (('%'::text || regexp_replace(w.w, '([\\%_])'::text, '\\\1'::text, 'g'::text)) || '%'::text)) END, ' and '::text) AS string_agg FROM unnest(search_condition.words) w(w));

CREATE FUNCTION public.search_contacts(term text, max_rows integer) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
    SET search_path TO 'public', 'pg_temp'
    SET "pg_trgm.word_similarity_threshold" TO '0.5'
    AS $_$
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
$_$;

CREATE FUNCTION public.search_knowledge(asked text[], question public.halfvec, model text, speaks text, audience text, channel text, account uuid, calibration double precision[], most integer, everything boolean) RETURNS TABLE(chunk_id uuid, source_id uuid, lexical double precision, trigram double precision, vector double precision, score double precision, left_out text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "pg_trgm.similarity_threshold" TO '0.45'
    SET plan_cache_mode TO 'force_generic_plan'
    SET jit TO 'off'
    AS $$
#variable_conflict use_column
declare
  me constant uuid := app_workspace();
  -- Computed once: as part of the statement it would be computed for each chunk.
  question_signs constant bit(1536) := binary_quantize(question);
begin
  return query
  with sources as materialized (
    select s.id, s.kind, s.chunk_count, array_remove(array[
        case when not s.is_enabled then 'DISABLED' end,
        case when s.audience = 'AGENTS' and search_knowledge.audience is distinct from 'AGENTS' then 'AUDIENCE' end,
        case when search_knowledge.channel <> all (s.channels) and s.channels <> '{}'
          or search_knowledge.account <> all (s.social_account_ids) and s.social_account_ids <> '{}' then 'SCOPE' end,
        case when s.valid_from > now() and search_knowledge.audience is distinct from 'AGENTS' then 'NOT_YET' end,
        case when s.valid_until <= now() and search_knowledge.audience is distinct from 'AGENTS' then 'EXPIRED' end
      ], null) as left_out
    from knowledge_sources s where s.workspace_id = me
  ), closed as materialized (
    select s.id from sources s where s.left_out <> '{}' and not everything
  ), size as materialized (
    select greatest(sum(s.chunk_count), 1)::float8 as chunks from sources s
  ), question_words as materialized (
    select w.word, w.n, knowledge_forms(w.word) as forms from unnest(asked) with ordinality w (word, n)
  ), known as materialized (
    select q.n, t.term, t.chunks, 1::float8 as likeness
    from question_words q join knowledge_terms t on t.workspace_id = me and t.term = any (q.forms) and t.chunks > 0
  ), terms as materialized (
    select * from known
    union all
    select q.n, t.term, t.chunks, t.likeness
    from question_words q cross join lateral (
      select t.term, t.chunks, similarity(t.term, q.word)::float8 as likeness
      from knowledge_terms t where t.workspace_id = me and t.term % q.word and t.chunks > 0
      order by 3 desc, 2 desc limit 3) t
    where char_length(q.word) >= 5 and not exists (select from known k where k.n = q.n)
  ), weights as materialized ( -- a word that nobody wrote is as rare as can be
    select q.n, ln(1 + max(size.chunks) / greatest(max(t.chunks), 1)) as weight
    from size cross join question_words q left join terms t on t.n = q.n group by q.n
  ), picked as materialized ( -- rare words first, until they would name too many chunks
    select t.n, t.term, t.likeness from (
      select t.*, sum(t.chunks) over (order by t.chunks, t.term, t.n rows unbounded preceding) - t.chunks as before from terms t) t
    where t.before + t.chunks <= 2500 or t.before = 0
  ), total as materialized (
    select sum(w.weight) as weight from weights w
    where w.n in (select p.n from picked p) or w.n not in (select t.n from terms t)
  ), mentions as materialized (
    select c.id, p.n, max(p.likeness) as likeness
    from picked p cross join lateral (
      select c.id, c.source_id, c.is_live from knowledge_chunks c
      where c.workspace_id = me and c.words @@ knowledge_query(p.term)
      offset 0) c
    where (c.is_live or everything) and c.source_id not in (select x.id from closed x)
    group by c.id, p.n
  ), worded as materialized (
    select m.id, sum(w.weight * (m.likeness = 1)::int) / max(total.weight) as lexical, sum(w.weight * m.likeness) / max(total.weight) as trigram
    from mentions m join weights w on w.n = m.n cross join total
    group by m.id
  ), near as materialized (
    select c.id from knowledge_chunks c
    where c.workspace_id = me and c.signs is not null and c.embedding_model = model and (c.is_live or everything)
      and c.source_id not in (select x.id from closed x) and question_signs is not null
    order by c.signs <~> question_signs limit 400
  ), meant as materialized (
    select n.id, 1 - (c.embedding <=> question) as vector
    from near n join knowledge_chunks c on c.workspace_id = me and c.id = n.id
    order by 2 desc limit 80
  ), candidates as materialized (
    select coalesce(w.id, m.id) as id, coalesce(w.lexical, 0) as lexical, coalesce(w.trigram, 0) as trigram, m.vector
    from (select w.*, row_number() over (order by w.trigram desc, w.id) as place from worded w) w
    full join meant m on m.id = w.id
    where w.place <= 60 or m.id is not null
  ), judged as materialized (
    select c.id, c.source_id, c.is_live, c.version_id, x.lexical, x.trigram,
      coalesce(x.vector, case when c.embedding_model = model then 1 - (c.embedding <=> question) end) as vector,
      speaks <> '' and c.language <> '' and speaks <> c.language as is_foreign
    from candidates x join knowledge_chunks c on c.workspace_id = me and c.id = x.id
  ), ranked as materialized (
    select j.*, knowledge_score(j.trigram, j.vector, j.is_foreign, calibration) as score from judged j
  ), best as ( -- of a FAQ's phrasings, the nearest
    select r.*, s.left_out,
      row_number() over (partition by case s.kind when 'FAQ' then r.source_id else r.id end, r.is_live order by r.score desc, r.id) as phrasing
    from ranked r join sources s on s.id = r.source_id
  ), answer as materialized (
    select b.* from best b where b.phrasing = 1
    order by b.score desc, b.vector desc nulls last, b.id limit least(most, 100)
  )
  select a.id, a.source_id, a.lexical, a.trigram, coalesce(a.vector, 0), a.score,
    a.left_out || array_remove(array[case v.state when 'PENDING' then 'NOT_APPROVED' when 'SUPERSEDED' then 'SUPERSEDED' when 'BUILDING' then 'NOT_READY' end], null)
  from answer a join knowledge_versions v on v.workspace_id = me and v.id = a.version_id
  order by a.score desc, a.vector desc nulls last, a.id;
end
$$;

CREATE FUNCTION public.search_messages(term text, max_rows integer) RETURNS TABLE(conversation_id uuid, message_id uuid, occurred_at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
    SET search_path TO 'public', 'pg_temp'
    SET max_parallel_workers_per_gather TO '0'
    AS $_$
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
$_$;

CREATE FUNCTION public.search_transcripts(term text, max_rows integer) RETURNS TABLE(conversation_id uuid, message_id uuid, occurred_at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
    SET search_path TO 'public', 'pg_temp'
    AS $_$
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
$_$;

CREATE FUNCTION public.search_words(term text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ARRAY(SELECT DISTINCT w.w FROM regexp_split_to_table(public.fold(search_words.term), '\s+'::text) w(w) WHERE (w.w <> ''::text) ORDER BY w.w LIMIT 8);

CREATE FUNCTION public.week_of(at timestamp with time zone) RETURNS date
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (date_trunc('week'::text, (at AT TIME ZONE 'UTC'::text)))::date;

CREATE TABLE public.action_requests (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    action_id uuid NOT NULL,
    name text NOT NULL,
    defined_at timestamp with time zone NOT NULL,
    run_id uuid NOT NULL,
    epoch bigint NOT NULL,
    language text NOT NULL,
    sentence text NOT NULL,
    subject text NOT NULL,
    filled jsonb NOT NULL,
    state text DEFAULT 'ASKED'::text NOT NULL,
    lapse text,
    outcome jsonb DEFAULT '{}'::jsonb NOT NULL,
    heard_by uuid,
    asked_at timestamp with time zone DEFAULT now() NOT NULL,
    called_at timestamp with time zone,
    settled_at timestamp with time zone,
    closed_at timestamp with time zone,
    CONSTRAINT action_requests_check CHECK (((state = 'LAPSED'::text) = (lapse IS NOT NULL))),
    CONSTRAINT action_requests_lapse_check CHECK ((lapse = ANY (ARRAY['NO_YES'::text, 'EXPIRED'::text, 'CHANGED'::text, 'PERSON'::text, 'REPLACED'::text, 'NOT_ALLOWED'::text]))),
    CONSTRAINT action_requests_state_check CHECK ((state = ANY (ARRAY['ASKED'::text, 'CALLING'::text, 'DONE'::text, 'FAILED'::text, 'UNKNOWN'::text, 'LAPSED'::text])))
);

ALTER TABLE ONLY public.action_requests FORCE ROW LEVEL SECURITY;

CREATE TABLE public.actions (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    purpose text NOT NULL,
    url text NOT NULL,
    parameters jsonb DEFAULT '[]'::jsonb NOT NULL,
    headers jsonb DEFAULT '[]'::jsonb NOT NULL,
    sealed_headers bytea,
    fields jsonb DEFAULT '[]'::jsonb NOT NULL,
    timeout_seconds integer NOT NULL,
    is_on boolean NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    method text NOT NULL,
    confirmation text NOT NULL,
    CONSTRAINT actions_check CHECK (((sealed_headers IS NULL) = (headers = '[]'::jsonb))),
    CONSTRAINT actions_check1 CHECK (((method = 'GET'::text) = (confirmation = ''::text))),
    CONSTRAINT actions_confirmation_check CHECK ((char_length(confirmation) <= 200)),
    CONSTRAINT actions_method_check CHECK ((method = ANY (ARRAY['GET'::text, 'POST'::text, 'PUT'::text, 'PATCH'::text, 'DELETE'::text]))),
    CONSTRAINT actions_name_check CHECK ((name <> ''::text)),
    CONSTRAINT actions_purpose_check CHECK ((purpose <> ''::text)),
    CONSTRAINT actions_timeout_seconds_check CHECK (((timeout_seconds >= 1) AND (timeout_seconds <= 10))),
    CONSTRAINT actions_url_check CHECK ((url ~~ 'https://%'::text))
);

ALTER TABLE ONLY public.actions FORCE ROW LEVEL SECURITY;

CREATE TABLE public.activities (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    kind text NOT NULL,
    actor_id uuid,
    subject_id uuid,
    detail text,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.activities FORCE ROW LEVEL SECURITY;

CREATE TABLE public.agent_changes (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    user_id uuid,
    version_id uuid,
    social_account_id uuid,
    value text DEFAULT ''::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT agent_changes_kind_check CHECK ((kind = ANY (ARRAY['PUBLISHED'::text, 'ROLLED_BACK'::text, 'MODE'::text, 'CHANNEL_MODE'::text, 'BRAKE'::text, 'TESTS_RULE'::text, 'TOPIC_AUTO'::text, 'TOPIC_DRAFT'::text, 'HIDES'::text, 'REPLAY_RULE'::text])))
);

ALTER TABLE ONLY public.agent_changes FORCE ROW LEVEL SECURITY;

CREATE TABLE public.agent_channels (
    workspace_id uuid NOT NULL,
    social_account_id uuid NOT NULL,
    mode text NOT NULL,
    CONSTRAINT agent_channels_mode_check CHECK ((mode = ANY (ARRAY['OFF'::text, 'DRAFT'::text, 'AUTO'::text])))
);

ALTER TABLE ONLY public.agent_channels FORCE ROW LEVEL SECURITY;

CREATE TABLE public.agent_conversations (
    workspace_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    mode text,
    mode_set_at timestamp with time zone,
    pause_reason text,
    paused_at timestamp with time zone,
    CONSTRAINT agent_conversations_check CHECK (((pause_reason IS NULL) = (paused_at IS NULL))),
    CONSTRAINT agent_conversations_mode_check CHECK ((mode = ANY (ARRAY['OFF'::text, 'DRAFT'::text, 'AUTO'::text]))),
    CONSTRAINT agent_conversations_pause_reason_check CHECK ((pause_reason = ANY (ARRAY['HANDED_OVER'::text, 'LOOP'::text])))
);

ALTER TABLE ONLY public.agent_conversations FORCE ROW LEVEL SECURITY;

CREATE TABLE public.agent_settings (
    workspace_id uuid NOT NULL,
    mode text DEFAULT 'OFF'::text NOT NULL,
    brake text DEFAULT 'NONE'::text NOT NULL,
    version_id uuid,
    draft jsonb,
    draft_revision integer DEFAULT 0 NOT NULL,
    draft_by uuid,
    draft_at timestamp with time zone,
    apply_due_at timestamp with time zone,
    needs_green_tests boolean DEFAULT false NOT NULL,
    promote_after integer DEFAULT 20 NOT NULL,
    demote_after integer DEFAULT 2 NOT NULL,
    hides text[] DEFAULT '{CARD,IBAN}'::text[] NOT NULL,
    replay_rule text DEFAULT 'OFF'::text NOT NULL,
    CONSTRAINT agent_settings_brake_check CHECK ((brake = ANY (ARRAY['NONE'::text, 'DRAFTS_ONLY'::text, 'STOPPED'::text]))),
    CONSTRAINT agent_settings_demote_after_check CHECK (((demote_after >= 1) AND (demote_after <= 50))),
    CONSTRAINT agent_settings_draft_check CHECK ((pg_column_size(draft) < 262144)),
    CONSTRAINT agent_settings_hides_check CHECK ((hides <@ '{CARD,IBAN,EMAIL,PHONE}'::text[])),
    CONSTRAINT agent_settings_mode_check CHECK ((mode = ANY (ARRAY['OFF'::text, 'DRAFT'::text, 'AUTO'::text]))),
    CONSTRAINT agent_settings_promote_after_check CHECK (((promote_after >= 5) AND (promote_after <= 500))),
    CONSTRAINT agent_settings_replay_rule_check CHECK ((replay_rule = ANY (ARRAY['OFF'::text, 'WARN'::text, 'BLOCK'::text])))
);

ALTER TABLE ONLY public.agent_settings FORCE ROW LEVEL SECURITY;

CREATE TABLE public.agent_test_results (
    workspace_id uuid NOT NULL,
    run_id uuid NOT NULL,
    test_id uuid NOT NULL,
    place integer NOT NULL,
    question text NOT NULL,
    channel text,
    expects text NOT NULL,
    contains text[] NOT NULL,
    avoids text[] NOT NULL,
    cites text NOT NULL,
    state text DEFAULT 'WAITING'::text NOT NULL,
    previous text,
    failures jsonb DEFAULT '[]'::jsonb NOT NULL,
    outcome text,
    reason text,
    detail text DEFAULT ''::text NOT NULL,
    body text DEFAULT ''::text NOT NULL,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    cost_micros bigint DEFAULT 0 NOT NULL,
    latency_ms integer DEFAULT 0 NOT NULL,
    CONSTRAINT agent_test_results_previous_check CHECK ((previous = ANY (ARRAY['PASSED'::text, 'FAILED'::text, 'ERROR'::text]))),
    CONSTRAINT agent_test_results_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'PASSED'::text, 'FAILED'::text, 'ERROR'::text])))
);

ALTER TABLE ONLY public.agent_test_results FORCE ROW LEVEL SECURITY;

CREATE TABLE public.agent_test_runs (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    state text DEFAULT 'RUNNING'::text NOT NULL,
    version_id uuid,
    version integer,
    draft_revision integer,
    config jsonb NOT NULL,
    total integer DEFAULT 0 NOT NULL,
    passed integer DEFAULT 0 NOT NULL,
    failed integer DEFAULT 0 NOT NULL,
    regressed integer DEFAULT 0 NOT NULL,
    cost_micros bigint DEFAULT 0 NOT NULL,
    previous_id uuid,
    started_by uuid,
    due_at timestamp with time zone DEFAULT now(),
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT agent_test_runs_check CHECK (((version_id IS NULL) = (draft_revision IS NOT NULL))),
    CONSTRAINT agent_test_runs_state_check CHECK ((state = ANY (ARRAY['RUNNING'::text, 'DONE'::text, 'STOPPED'::text])))
);

ALTER TABLE ONLY public.agent_test_runs FORCE ROW LEVEL SECURITY;

CREATE TABLE public.agent_tests (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    question text NOT NULL,
    channel text,
    expects text NOT NULL,
    contains text[] DEFAULT '{}'::text[] NOT NULL,
    avoids text[] DEFAULT '{}'::text[] NOT NULL,
    cites text DEFAULT ''::text NOT NULL,
    origin text NOT NULL,
    reply_id uuid,
    created_by uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    message_id uuid,
    CONSTRAINT agent_tests_avoids_check CHECK ((cardinality(avoids) <= 10)),
    CONSTRAINT agent_tests_channel_check CHECK ((channel = ANY (ARRAY['WHATSAPP'::text, 'INSTAGRAM'::text]))),
    CONSTRAINT agent_tests_cites_check CHECK ((char_length(cites) <= 300)),
    CONSTRAINT agent_tests_contains_check CHECK ((cardinality(contains) <= 10)),
    CONSTRAINT agent_tests_expects_check CHECK ((expects = ANY (ARRAY['ANSWERED'::text, 'DRAFTED'::text, 'HANDED_OVER'::text, 'DECLINED'::text]))),
    CONSTRAINT agent_tests_origin_check CHECK ((origin = ANY (ARRAY['TYPED'::text, 'CSV'::text, 'CORRECTION'::text, 'REPLAY'::text]))),
    CONSTRAINT agent_tests_question_check CHECK (((char_length(question) >= 1) AND (char_length(question) <= 2000)))
);

ALTER TABLE ONLY public.agent_tests FORCE ROW LEVEL SECURITY;

CREATE TABLE public.agent_versions (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    number integer NOT NULL,
    config jsonb NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    created_by uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    despite_tests text DEFAULT ''::text NOT NULL,
    CONSTRAINT agent_versions_config_check CHECK ((pg_column_size(config) < 262144)),
    CONSTRAINT agent_versions_despite_tests_check CHECK ((char_length(despite_tests) <= 200)),
    CONSTRAINT agent_versions_note_check CHECK ((char_length(note) <= 200)),
    CONSTRAINT agent_versions_number_check CHECK ((number > 0))
);

ALTER TABLE ONLY public.agent_versions FORCE ROW LEVEL SECURITY;

CREATE TABLE public.ai_provider_models (
    workspace_id uuid NOT NULL,
    use text NOT NULL,
    model text NOT NULL,
    input_micros bigint,
    output_micros bigint,
    minute_micros bigint,
    tested_at timestamp with time zone NOT NULL,
    trouble text,
    trouble_since timestamp with time zone,
    trouble_at timestamp with time zone,
    CONSTRAINT ai_provider_models_check CHECK ((((trouble IS NULL) = (trouble_since IS NULL)) AND ((trouble IS NULL) = (trouble_at IS NULL)))),
    CONSTRAINT ai_provider_models_input_micros_check CHECK ((input_micros >= 0)),
    CONSTRAINT ai_provider_models_minute_micros_check CHECK ((minute_micros >= 0)),
    CONSTRAINT ai_provider_models_model_check CHECK ((model <> ''::text)),
    CONSTRAINT ai_provider_models_output_micros_check CHECK ((output_micros >= 0)),
    CONSTRAINT ai_provider_models_trouble_check CHECK ((trouble = ANY (ARRAY['KEY_REFUSED'::text, 'OUT_OF_MONEY'::text, 'TOO_FAST'::text, 'UNREACHABLE'::text, 'NOT_FOUND'::text, 'NO_MODEL'::text, 'REFUSED'::text, 'UNREADABLE'::text, 'NOT_PUBLIC'::text]))),
    CONSTRAINT ai_provider_models_use_check CHECK ((use = ANY (ARRAY['ANSWER'::text, 'JUDGE'::text, 'MODERATE'::text, 'TRANSCRIBE'::text])))
);

ALTER TABLE ONLY public.ai_provider_models FORCE ROW LEVEL SECURITY;

CREATE TABLE public.ai_provider_usage (
    workspace_id uuid NOT NULL,
    day date NOT NULL,
    use text NOT NULL,
    model text NOT NULL,
    calls bigint NOT NULL,
    prompt_tokens bigint NOT NULL,
    completion_tokens bigint NOT NULL,
    micros bigint NOT NULL
);

ALTER TABLE ONLY public.ai_provider_usage FORCE ROW LEVEL SECURITY;

CREATE TABLE public.ai_providers (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    base_url text NOT NULL,
    sealed_key bytea NOT NULL,
    key_ending text NOT NULL,
    falls_back boolean DEFAULT false NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ai_providers_base_url_check CHECK ((base_url <> ''::text)),
    CONSTRAINT ai_providers_key_ending_check CHECK ((length(key_ending) <= 4))
);

ALTER TABLE ONLY public.ai_providers FORCE ROW LEVEL SECURITY;

CREATE TABLE public.api_keys (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    scope text NOT NULL,
    prefix text NOT NULL,
    key_hash bytea NOT NULL,
    created_by uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT api_keys_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60))),
    CONSTRAINT api_keys_scope_check CHECK ((scope = ANY (ARRAY['READ'::text, 'WRITE'::text])))
);

ALTER TABLE ONLY public.api_keys FORCE ROW LEVEL SECURITY;

CREATE TABLE public.asked_questions (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    run_id uuid NOT NULL,
    message_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    body text DEFAULT ''::text NOT NULL,
    language text DEFAULT ''::text NOT NULL,
    content_hash bytea,
    embedding public.halfvec(1536),
    embedding_model text,
    group_id uuid,
    miss text,
    is_solved boolean,
    asked_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone,
    CONSTRAINT asked_questions_miss_check CHECK ((miss = ANY (ARRAY['NOT_COVERED'::text, 'DECLINED'::text, 'WEAK_EVIDENCE'::text, 'CORRECTED'::text, 'REPEATED'::text])))
);

ALTER TABLE ONLY public.asked_questions FORCE ROW LEVEL SECURITY;

CREATE TABLE public.attachments (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    message_id uuid,
    kind text NOT NULL,
    state text NOT NULL,
    mime_type text DEFAULT ''::text NOT NULL,
    filename text DEFAULT ''::text NOT NULL,
    size_bytes bigint,
    sha256 text,
    blob_key text,
    provider_media_id text,
    provider_url text,
    width integer,
    height integer,
    duration_ms integer,
    failure text,
    "position" integer DEFAULT 0 NOT NULL,
    due_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    expires_at timestamp with time zone,
    uploaded_by uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    canned_response_id uuid,
    CONSTRAINT attachments_kind_check CHECK ((kind = ANY (ARRAY['IMAGE'::text, 'VIDEO'::text, 'AUDIO'::text, 'VOICE'::text, 'DOCUMENT'::text, 'STICKER'::text]))),
    CONSTRAINT attachments_one_owner CHECK (((message_id IS NULL) OR (canned_response_id IS NULL))),
    CONSTRAINT attachments_state_check CHECK ((state = ANY (ARRAY['PENDING'::text, 'STORED'::text, 'FAILED'::text, 'EXPIRED'::text, 'REMOVED'::text])))
);

ALTER TABLE ONLY public.attachments FORCE ROW LEVEL SECURITY;

CREATE TABLE public.bulk_change_items (
    workspace_id uuid NOT NULL,
    bulk_change_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    state text DEFAULT 'WAITING'::text NOT NULL,
    inverse jsonb,
    CONSTRAINT bulk_change_items_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'DONE'::text, 'FAILED'::text, 'UNDONE'::text])))
);

ALTER TABLE ONLY public.bulk_change_items FORCE ROW LEVEL SECURITY;

CREATE TABLE public.bulk_changes (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid,
    state text DEFAULT 'RUNNING'::text NOT NULL,
    change jsonb NOT NULL,
    total integer DEFAULT 0 NOT NULL,
    done integer DEFAULT 0 NOT NULL,
    failed integer DEFAULT 0 NOT NULL,
    undone integer DEFAULT 0 NOT NULL,
    due_at timestamp with time zone DEFAULT now(),
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT bulk_changes_done_check CHECK ((done >= 0)),
    CONSTRAINT bulk_changes_failed_check CHECK ((failed >= 0)),
    CONSTRAINT bulk_changes_state_check CHECK ((state = ANY (ARRAY['RUNNING'::text, 'DONE'::text, 'UNDOING'::text, 'UNDONE'::text]))),
    CONSTRAINT bulk_changes_total_check CHECK ((total >= 0)),
    CONSTRAINT bulk_changes_undone_check CHECK ((undone >= 0))
);

ALTER TABLE ONLY public.bulk_changes FORCE ROW LEVEL SECURITY;

CREATE TABLE public.canned_responses (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    shortcut text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    created_by uuid,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT canned_responses_body_check CHECK (((char_length(body) >= 1) AND (char_length(body) <= 4096))),
    CONSTRAINT canned_responses_shortcut_check CHECK ((shortcut ~ '^[a-z0-9_-]{1,40}$'::text)),
    CONSTRAINT canned_responses_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 80)))
);

ALTER TABLE ONLY public.canned_responses FORCE ROW LEVEL SECURITY;

CREATE TABLE public.contact_identities (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    contact_id uuid NOT NULL,
    social_account_id uuid NOT NULL,
    kind text NOT NULL,
    external_id text NOT NULL,
    match_key text NOT NULL,
    username text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT contact_identities_kind_check CHECK ((kind = ANY (ARRAY['WHATSAPP_PHONE'::text, 'WHATSAPP_USER_ID'::text, 'INSTAGRAM_USER_ID'::text])))
);

ALTER TABLE ONLY public.contact_identities FORCE ROW LEVEL SECURITY;

CREATE TABLE public.contacts (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    name text DEFAULT ''::text NOT NULL,
    phone text,
    email text,
    avatar_url text,
    attributes jsonb DEFAULT '{}'::jsonb NOT NULL,
    about text DEFAULT ''::text NOT NULL,
    is_blocked boolean DEFAULT false NOT NULL,
    profile_fetched_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.contacts FORCE ROW LEVEL SECURITY;

CREATE TABLE public.credit_entries (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    key text NOT NULL,
    kind text NOT NULL,
    from_account text NOT NULL,
    to_account text NOT NULL,
    micros bigint NOT NULL,
    purpose text DEFAULT ''::text NOT NULL,
    model text DEFAULT ''::text NOT NULL,
    prompt_tokens integer DEFAULT 0 NOT NULL,
    cached_tokens integer DEFAULT 0 NOT NULL,
    completion_tokens integer DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT credit_entries_check CHECK ((from_account <> to_account)),
    CONSTRAINT credit_entries_from_account_check CHECK ((from_account = ANY (ARRAY['GRANTED'::text, 'BALANCE'::text, 'HELD'::text, 'SPENT'::text]))),
    CONSTRAINT credit_entries_key_check CHECK (((char_length(key) >= 1) AND (char_length(key) <= 200))),
    CONSTRAINT credit_entries_kind_check CHECK ((kind = ANY (ARRAY['GRANT'::text, 'HOLD'::text, 'CHARGE'::text, 'RELEASE'::text]))),
    CONSTRAINT credit_entries_micros_check CHECK ((micros > 0)),
    CONSTRAINT credit_entries_to_account_check CHECK ((to_account = ANY (ARRAY['GRANTED'::text, 'BALANCE'::text, 'HELD'::text, 'SPENT'::text])))
);

ALTER TABLE ONLY public.credit_entries FORCE ROW LEVEL SECURITY;

CREATE TABLE public.credit_holds (
    workspace_id uuid NOT NULL,
    key text NOT NULL,
    purpose text NOT NULL,
    model text NOT NULL,
    micros bigint NOT NULL,
    state text DEFAULT 'HELD'::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT credit_holds_key_check CHECK (((char_length(key) >= 1) AND (char_length(key) <= 200))),
    CONSTRAINT credit_holds_micros_check CHECK ((micros >= 0)),
    CONSTRAINT credit_holds_model_check CHECK (((char_length(model) >= 1) AND (char_length(model) <= 120))),
    CONSTRAINT credit_holds_purpose_check CHECK ((purpose = ANY (ARRAY['ANSWER'::text, 'CHECK'::text, 'EMBEDDING'::text, 'MODERATION'::text, 'TRANSCRIPTION'::text, 'SUMMARY'::text, 'WRITING'::text, 'COPILOT'::text, 'PLAYGROUND'::text, 'TEST'::text, 'COMPARISON'::text]))),
    CONSTRAINT credit_holds_state_check CHECK ((state = ANY (ARRAY['HELD'::text, 'SETTLED'::text, 'REFUNDED'::text])))
);

ALTER TABLE ONLY public.credit_holds FORCE ROW LEVEL SECURITY;

CREATE TABLE public.credit_wallets (
    workspace_id uuid NOT NULL,
    balance_micros bigint DEFAULT 0 NOT NULL,
    held_micros bigint DEFAULT 0 NOT NULL,
    spent_micros bigint DEFAULT 0 NOT NULL,
    granted_micros bigint DEFAULT 0 NOT NULL,
    daily_limit_micros bigint,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT credit_wallets_daily_limit_micros_check CHECK (((daily_limit_micros >= 0) AND (daily_limit_micros <= '1000000000000'::bigint))),
    CONSTRAINT credit_wallets_granted_micros_check CHECK ((granted_micros >= 0)),
    CONSTRAINT credit_wallets_held_micros_check CHECK ((held_micros >= 0)),
    CONSTRAINT credit_wallets_spent_micros_check CHECK ((spent_micros >= 0))
);

ALTER TABLE ONLY public.credit_wallets FORCE ROW LEVEL SECURITY;

CREATE TABLE public.drafts (
    workspace_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    user_id uuid NOT NULL,
    body text DEFAULT ''::text NOT NULL,
    is_note boolean DEFAULT false NOT NULL,
    reply_to_id uuid,
    version integer DEFAULT 1 NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.drafts FORCE ROW LEVEL SECURITY;

CREATE TABLE public.due_receipts (
    workspace_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    due_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.due_receipts FORCE ROW LEVEL SECURITY;

CREATE TABLE public.faq_suggestions (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    cause text NOT NULL,
    state text DEFAULT 'OPEN'::text NOT NULL,
    question text NOT NULL,
    answer text NOT NULL,
    conversation_id uuid NOT NULL,
    reply_id uuid,
    message_id uuid,
    suggested_by uuid,
    similar_id uuid,
    faq_id uuid,
    decided_by uuid,
    decided_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT faq_suggestions_answer_check CHECK (((char_length(answer) >= 1) AND (char_length(answer) <= 4000))),
    CONSTRAINT faq_suggestions_cause_check CHECK ((cause = ANY (ARRAY['CORRECTION'::text, 'ANSWER'::text]))),
    CONSTRAINT faq_suggestions_question_check CHECK (((char_length(question) >= 1) AND (char_length(question) <= 300))),
    CONSTRAINT faq_suggestions_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'ADDED'::text, 'MERGED'::text, 'DISCARDED'::text])))
);

ALTER TABLE ONLY public.faq_suggestions FORCE ROW LEVEL SECURITY;

CREATE TABLE public.goose_db_version (
    id integer NOT NULL,
    version_id bigint NOT NULL,
    is_applied boolean NOT NULL,
    tstamp timestamp without time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.goose_db_version ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.goose_db_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.handovers (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    run_id uuid NOT NULL,
    reason text NOT NULL,
    wants text NOT NULL,
    tried text NOT NULL,
    missing text NOT NULL,
    assignee_id uuid,
    mail_due_at timestamp with time zone DEFAULT now(),
    mail_attempts integer DEFAULT 0 NOT NULL,
    mailed_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT handovers_missing_check CHECK ((char_length(missing) <= 500)),
    CONSTRAINT handovers_tried_check CHECK ((char_length(tried) <= 500)),
    CONSTRAINT handovers_wants_check CHECK ((char_length(wants) <= 500))
);

ALTER TABLE ONLY public.handovers FORCE ROW LEVEL SECURITY;

CREATE TABLE public.knowledge_chunks (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    version_id uuid NOT NULL,
    source_id uuid NOT NULL,
    is_live boolean DEFAULT false NOT NULL,
    "position" integer NOT NULL,
    tokens integer NOT NULL,
    page integer,
    embedding_model text,
    signs bit(1536),
    language text DEFAULT ''::text NOT NULL,
    heading text DEFAULT ''::text NOT NULL,
    body text NOT NULL,
    content_hash bytea NOT NULL,
    words tsvector NOT NULL,
    embedding public.halfvec(1536),
    CONSTRAINT knowledge_chunks_body_check CHECK ((body <> ''::text))
)
WITH (toast_tuple_target='400');
ALTER TABLE ONLY public.knowledge_chunks ALTER COLUMN signs SET STORAGE PLAIN;

ALTER TABLE ONLY public.knowledge_chunks FORCE ROW LEVEL SECURITY;

CREATE TABLE public.knowledge_sources (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    language text DEFAULT ''::text NOT NULL,
    audience text DEFAULT 'CUSTOMERS'::text NOT NULL,
    channels text[] DEFAULT '{}'::text[] NOT NULL,
    social_account_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    is_enabled boolean DEFAULT true NOT NULL,
    status text DEFAULT 'QUEUED'::text NOT NULL,
    progress_done integer DEFAULT 0 NOT NULL,
    progress_total integer DEFAULT 0 NOT NULL,
    failure text,
    failure_detail text,
    attempts integer DEFAULT 0 NOT NULL,
    claim uuid,
    due_at timestamp with time zone DEFAULT now(),
    filename text,
    mime_type text,
    blob_key text,
    size_bytes bigint DEFAULT 0 NOT NULL,
    sha256 text,
    url text,
    sitemap_id uuid,
    refresh_hours integer,
    refresh_at timestamp with time zone,
    applies_changes boolean DEFAULT false NOT NULL,
    refreshed_at timestamp with time zone,
    etag text,
    questions text[],
    answer text,
    live_version_id uuid,
    pending_version_id uuid,
    page_count integer,
    chunk_count integer DEFAULT 0 NOT NULL,
    token_count integer DEFAULT 0 NOT NULL,
    cost_micros bigint DEFAULT 0 NOT NULL,
    created_by uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    indexed_at timestamp with time zone,
    valid_from timestamp with time zone,
    valid_until timestamp with time zone,
    owner_id uuid,
    review_months integer,
    reviewed_at timestamp with time zone,
    review_at timestamp with time zone,
    compare_due_at timestamp with time zone,
    silent_pages integer[] DEFAULT '{}'::integer[] NOT NULL,
    CONSTRAINT knowledge_sources_audience_check CHECK ((audience = ANY (ARRAY['CUSTOMERS'::text, 'AGENTS'::text]))),
    CONSTRAINT knowledge_sources_channels_check CHECK ((channels <@ ARRAY['WHATSAPP'::text, 'INSTAGRAM'::text])),
    CONSTRAINT knowledge_sources_check CHECK (((kind <> 'FAQ'::text) OR (((cardinality(questions) >= 1) AND (cardinality(questions) <= 30)) AND ((char_length(answer) >= 1) AND (char_length(answer) <= 4000))))),
    CONSTRAINT knowledge_sources_check1 CHECK (((kind <> ALL (ARRAY['PAGE'::text, 'SITEMAP'::text])) OR (url IS NOT NULL))),
    CONSTRAINT knowledge_sources_check2 CHECK (((kind <> 'DOCUMENT'::text) OR (blob_key IS NOT NULL))),
    CONSTRAINT knowledge_sources_check3 CHECK ((valid_until > valid_from)),
    CONSTRAINT knowledge_sources_failure_check CHECK ((failure = ANY (ARRAY['EMPTY'::text, 'NO_TEXT'::text, 'ENCRYPTED'::text, 'UNREADABLE'::text, 'UNSUPPORTED'::text, 'TOO_LARGE'::text, 'TOO_COMPLEX'::text, 'UNREACHABLE'::text, 'GONE'::text, 'FORBIDDEN'::text, 'BUDGET'::text, 'MODEL_UNAVAILABLE'::text, 'INTERNAL'::text]))),
    CONSTRAINT knowledge_sources_kind_check CHECK ((kind = ANY (ARRAY['DOCUMENT'::text, 'PAGE'::text, 'SITEMAP'::text, 'FAQ'::text]))),
    CONSTRAINT knowledge_sources_language_check CHECK ((language ~ '^([a-z]{2})?$'::text)),
    CONSTRAINT knowledge_sources_refresh_hours_check CHECK (((refresh_hours >= 1) AND (refresh_hours <= 8760))),
    CONSTRAINT knowledge_sources_review_months_check CHECK (((review_months >= 1) AND (review_months <= 60))),
    CONSTRAINT knowledge_sources_size_bytes_check CHECK ((size_bytes >= 0)),
    CONSTRAINT knowledge_sources_status_check CHECK ((status = ANY (ARRAY['QUEUED'::text, 'EXTRACTING'::text, 'CHUNKING'::text, 'EMBEDDING'::text, 'INDEXED'::text, 'FAILED'::text]))),
    CONSTRAINT knowledge_sources_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)))
);

ALTER TABLE ONLY public.knowledge_sources FORCE ROW LEVEL SECURITY;

CREATE TABLE public.knowledge_terms (
    workspace_id uuid NOT NULL,
    term text NOT NULL,
    chunks integer NOT NULL
);

ALTER TABLE ONLY public.knowledge_terms FORCE ROW LEVEL SECURITY;

CREATE TABLE public.knowledge_versions (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    source_id uuid NOT NULL,
    state text DEFAULT 'BUILDING'::text NOT NULL,
    title text NOT NULL,
    language text DEFAULT ''::text NOT NULL,
    content text NOT NULL,
    page_count integer,
    chunk_count integer DEFAULT 0 NOT NULL,
    token_count integer DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    live_at timestamp with time zone,
    silent_pages integer[] DEFAULT '{}'::integer[] NOT NULL,
    CONSTRAINT knowledge_versions_state_check CHECK ((state = ANY (ARRAY['BUILDING'::text, 'PENDING'::text, 'LIVE'::text, 'SUPERSEDED'::text])))
);

ALTER TABLE ONLY public.knowledge_versions FORCE ROW LEVEL SECURITY;

CREATE TABLE public.labels (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    color text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT labels_color_check CHECK ((color = ANY (ARRAY['GRAY'::text, 'RED'::text, 'ORANGE'::text, 'AMBER'::text, 'GREEN'::text, 'TEAL'::text, 'BLUE'::text, 'INDIGO'::text, 'PINK'::text]))),
    CONSTRAINT labels_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 40)))
);

ALTER TABLE ONLY public.labels FORCE ROW LEVEL SECURITY;

CREATE TABLE public.memberships (
    workspace_id uuid NOT NULL,
    user_id uuid NOT NULL,
    role text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT memberships_role_check CHECK ((role = ANY (ARRAY['OWNER'::text, 'ADMIN'::text, 'AGENT'::text, 'VIEWER'::text])))
);

ALTER TABLE ONLY public.memberships FORCE ROW LEVEL SECURITY;

CREATE TABLE public.mentions (
    workspace_id uuid NOT NULL,
    user_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    note_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.mentions FORCE ROW LEVEL SECURITY;

CREATE TABLE public.message_attempts (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    message_id uuid NOT NULL,
    number integer NOT NULL,
    state text NOT NULL,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    lease_until timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    external_id text,
    error_code integer,
    error_subcode integer,
    error_class text,
    error_details text,
    CONSTRAINT message_attempts_state_check CHECK ((state = ANY (ARRAY['SENDING'::text, 'ACCEPTED'::text, 'FAILED'::text, 'UNKNOWN'::text])))
)
WITH (fillfactor='85');

ALTER TABLE ONLY public.message_attempts FORCE ROW LEVEL SECURITY;

CREATE TABLE public.message_templates (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    social_account_id uuid NOT NULL,
    external_id text NOT NULL,
    name text NOT NULL,
    language text NOT NULL,
    status text NOT NULL,
    category text NOT NULL,
    parameter_format text DEFAULT 'POSITIONAL'::text NOT NULL,
    components jsonb DEFAULT '[]'::jsonb NOT NULL,
    rejected_reason text,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.message_templates FORCE ROW LEVEL SECURITY;

CREATE TABLE public.messages (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    social_account_id uuid NOT NULL,
    direction text NOT NULL,
    author text NOT NULL,
    author_id uuid,
    kind text NOT NULL,
    body text DEFAULT ''::text NOT NULL,
    payload jsonb,
    external_id text,
    reply_to_external_id text,
    status text NOT NULL,
    failure_code integer,
    failure_cause text,
    failure_remedy text,
    failure_details text,
    client_key text,
    due_at timestamp with time zone,
    is_imported boolean DEFAULT false NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    delivered_at timestamp with time zone,
    read_at timestamp with time zone,
    edited_at timestamp with time zone,
    deleted_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    attempts_before integer DEFAULT 0 NOT NULL,
    retried_at timestamp with time zone,
    revision integer DEFAULT 0 NOT NULL,
    CONSTRAINT messages_author_check CHECK ((author = ANY (ARRAY['CUSTOMER'::text, 'USER'::text, 'AI'::text, 'PHONE_APP'::text, 'API'::text]))),
    CONSTRAINT messages_direction_check CHECK ((direction = ANY (ARRAY['IN'::text, 'OUT'::text]))),
    CONSTRAINT messages_status_check CHECK ((status = ANY (ARRAY['RECEIVED'::text, 'QUEUED'::text, 'SENDING'::text, 'SENT'::text, 'DELIVERED'::text, 'READ'::text, 'PLAYED'::text, 'FAILED'::text, 'UNKNOWN'::text])))
)
WITH (fillfactor='85');

ALTER TABLE ONLY public.messages FORCE ROW LEVEL SECURITY;

CREATE TABLE public.notes (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    author_id uuid,
    body text NOT NULL,
    mentioned_user_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    client_key text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT notes_body_check CHECK (((char_length(body) >= 1) AND (char_length(body) <= 10000)))
);

ALTER TABLE ONLY public.notes FORCE ROW LEVEL SECURITY;

CREATE TABLE public.passage_pairs (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    low_hash bytea NOT NULL,
    high_hash bytea NOT NULL,
    likeness double precision NOT NULL,
    verdict text,
    subject text DEFAULT ''::text NOT NULL,
    low_quote text DEFAULT ''::text NOT NULL,
    high_quote text DEFAULT ''::text NOT NULL,
    due_at timestamp with time zone DEFAULT now(),
    attempts integer DEFAULT 0 NOT NULL,
    hold text,
    judged_at timestamp with time zone,
    dismissed_at timestamp with time zone,
    dismissed_by uuid,
    CONSTRAINT passage_pairs_check CHECK ((low_hash < high_hash)),
    CONSTRAINT passage_pairs_check1 CHECK (((verdict IS NULL) = (due_at IS NOT NULL))),
    CONSTRAINT passage_pairs_hold_check CHECK ((hold = ANY (ARRAY['BUDGET'::text, 'MODEL'::text]))),
    CONSTRAINT passage_pairs_verdict_check CHECK ((verdict = ANY (ARRAY['AGREE'::text, 'DISAGREE'::text, 'UNRELATED'::text, 'UNPROVEN'::text])))
);

ALTER TABLE ONLY public.passage_pairs FORCE ROW LEVEL SECURITY;

CREATE TABLE public.password_resets (
    token_hash bytea NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);

ALTER TABLE ONLY public.password_resets FORCE ROW LEVEL SECURITY;

CREATE TABLE public.question_groups (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    model text NOT NULL,
    total public.vector(1536) NOT NULL,
    size integer NOT NULL,
    missed_at timestamp with time zone,
    dismissed_at timestamp with time zone,
    dismissed_by uuid,
    covered_by uuid,
    covered_at timestamp with time zone,
    cover_due_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.question_groups FORCE ROW LEVEL SECURITY;

CREATE TABLE public.reactions (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    message_id uuid NOT NULL,
    author text NOT NULL,
    author_id uuid,
    emoji text NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone,
    CONSTRAINT reactions_author_check CHECK ((author = ANY (ARRAY['CUSTOMER'::text, 'USER'::text, 'PHONE_APP'::text])))
);

ALTER TABLE ONLY public.reactions FORCE ROW LEVEL SECURITY;

CREATE TABLE public.refresh_tokens (
    token_hash bytea NOT NULL,
    session_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    used_at timestamp with time zone
);

ALTER TABLE ONLY public.refresh_tokens FORCE ROW LEVEL SECURITY;

CREATE TABLE public.replay_turns (
    workspace_id uuid NOT NULL,
    replay_id uuid NOT NULL,
    message_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    place integer NOT NULL,
    language text NOT NULL,
    asked_ids uuid[] NOT NULL,
    said_ids uuid[] NOT NULL,
    state text DEFAULT 'WAITING'::text NOT NULL,
    then_run_id uuid,
    then_outcome text,
    then_reason text,
    then_support double precision,
    then_unsupported integer DEFAULT 0 NOT NULL,
    then_likeness double precision,
    then_cost_micros bigint DEFAULT 0 NOT NULL,
    then_latency_ms integer DEFAULT 0 NOT NULL,
    outcome text,
    reason text,
    detail text DEFAULT ''::text NOT NULL,
    body text DEFAULT ''::text NOT NULL,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    support double precision,
    unsupported integer DEFAULT 0 NOT NULL,
    likeness double precision,
    cost_micros bigint DEFAULT 0 NOT NULL,
    latency_ms integer DEFAULT 0 NOT NULL,
    comparison text,
    why text,
    gap double precision DEFAULT 0 NOT NULL,
    is_right boolean,
    judged_by uuid,
    CONSTRAINT replay_turns_comparison_check CHECK ((comparison = ANY (ARRAY['UNSUPPORTED'::text, 'DECLINES'::text, 'WORSE'::text, 'SAME'::text, 'BETTER'::text]))),
    CONSTRAINT replay_turns_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'DONE'::text, 'ERROR'::text])))
);

ALTER TABLE ONLY public.replay_turns FORCE ROW LEVEL SECURITY;

CREATE TABLE public.replays (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    state text DEFAULT 'RUNNING'::text NOT NULL,
    version_id uuid,
    version integer,
    draft_revision integer,
    config jsonb NOT NULL,
    days integer NOT NULL,
    found integer DEFAULT 0 NOT NULL,
    knowledge text NOT NULL,
    sources_changed boolean DEFAULT false NOT NULL,
    started_by uuid,
    due_at timestamp with time zone DEFAULT now(),
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT replays_check CHECK (((version_id IS NULL) = (draft_revision IS NOT NULL))),
    CONSTRAINT replays_days_check CHECK (((days >= 1) AND (days <= 90))),
    CONSTRAINT replays_state_check CHECK ((state = ANY (ARRAY['RUNNING'::text, 'DONE'::text, 'STOPPED'::text])))
);

ALTER TABLE ONLY public.replays FORCE ROW LEVEL SECURITY;

CREATE TABLE public.replies (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    run_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    state text NOT NULL,
    epoch bigint NOT NULL,
    body text NOT NULL,
    language text DEFAULT ''::text NOT NULL,
    parts jsonb DEFAULT '[]'::jsonb NOT NULL,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    sent_body text,
    edit_distance integer,
    discard_reason text,
    comment text DEFAULT ''::text NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    fate text,
    CONSTRAINT replies_body_check CHECK (((char_length(body) >= 1) AND (char_length(body) <= 4096))),
    CONSTRAINT replies_comment_check CHECK ((char_length(comment) <= 1000)),
    CONSTRAINT replies_discard_reason_check CHECK ((discard_reason = ANY (ARRAY['WRONG'::text, 'INCOMPLETE'::text, 'TONE'::text, 'NOT_NEEDED'::text, 'OTHER'::text]))),
    CONSTRAINT replies_fate_check CHECK ((fate = ANY (ARRAY['ACCEPTED'::text, 'SMALL_EDIT'::text, 'REWRITTEN'::text, 'DISCARDED'::text, 'ANSWERED_OTHERWISE'::text]))),
    CONSTRAINT replies_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'SENT'::text, 'APPROVED'::text, 'EDITED'::text, 'DISCARDED'::text, 'SUPERSEDED'::text])))
);

ALTER TABLE ONLY public.replies FORCE ROW LEVEL SECURITY;

CREATE TABLE public.reply_feedback (
    workspace_id uuid NOT NULL,
    reply_id uuid NOT NULL,
    user_id uuid NOT NULL,
    is_good boolean NOT NULL,
    reason text,
    correction text DEFAULT ''::text NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT reply_feedback_correction_check CHECK ((char_length(correction) <= 4000)),
    CONSTRAINT reply_feedback_reason_check CHECK ((reason = ANY (ARRAY['WRONG'::text, 'INCOMPLETE'::text, 'TONE'::text, 'NOT_NEEDED'::text, 'OTHER'::text])))
);

ALTER TABLE ONLY public.reply_feedback FORCE ROW LEVEL SECURITY;

CREATE TABLE public.reply_messages (
    workspace_id uuid NOT NULL,
    message_id uuid NOT NULL,
    run_id uuid NOT NULL
);

ALTER TABLE ONLY public.reply_messages FORCE ROW LEVEL SECURITY;

CREATE TABLE public.reply_runs (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    state text NOT NULL,
    cause text NOT NULL,
    requested_by uuid,
    hint text DEFAULT ''::text NOT NULL,
    epoch bigint NOT NULL,
    last_message_id uuid,
    overtaken integer DEFAULT 0 NOT NULL,
    node text DEFAULT 'GATE'::text NOT NULL,
    due_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    mode text,
    outcome text,
    reason text,
    detail text DEFAULT ''::text NOT NULL,
    agent_version_id uuid,
    model text DEFAULT ''::text NOT NULL,
    prompt_tokens integer DEFAULT 0 NOT NULL,
    completion_tokens integer DEFAULT 0 NOT NULL,
    cost_micros bigint DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    topic_id uuid,
    support double precision,
    common_support double precision,
    CONSTRAINT reply_runs_cause_check CHECK ((cause = ANY (ARRAY['MESSAGE'::text, 'REQUEST'::text]))),
    CONSTRAINT reply_runs_hint_check CHECK ((char_length(hint) <= 1000)),
    CONSTRAINT reply_runs_mode_check CHECK ((mode = ANY (ARRAY['OFF'::text, 'DRAFT'::text, 'AUTO'::text]))),
    CONSTRAINT reply_runs_node_check CHECK ((node = ANY (ARRAY['GATE'::text, 'CONFIRM'::text, 'GUARD'::text, 'GATHER'::text, 'GENERATE'::text, 'CHECK'::text, 'DECIDE'::text, 'ACT'::text]))),
    CONSTRAINT reply_runs_outcome_check CHECK ((outcome = ANY (ARRAY['SENT'::text, 'DRAFTED'::text, 'HANDED_OVER'::text, 'SILENT'::text]))),
    CONSTRAINT reply_runs_state_check CHECK ((state = ANY (ARRAY['QUEUED'::text, 'RUNNING'::text, 'DONE'::text, 'SUPERSEDED'::text, 'FAILED'::text])))
);

ALTER TABLE ONLY public.reply_runs FORCE ROW LEVEL SECURITY;

CREATE TABLE public.reply_steps (
    workspace_id uuid NOT NULL,
    run_id uuid NOT NULL,
    node text NOT NULL,
    number integer NOT NULL,
    input jsonb DEFAULT '{}'::jsonb NOT NULL,
    output jsonb DEFAULT '{}'::jsonb NOT NULL,
    model text DEFAULT ''::text NOT NULL,
    prompt_tokens integer DEFAULT 0 NOT NULL,
    cached_tokens integer DEFAULT 0 NOT NULL,
    completion_tokens integer DEFAULT 0 NOT NULL,
    cost_micros bigint DEFAULT 0 NOT NULL,
    latency_ms integer DEFAULT 0 NOT NULL,
    finished_at timestamp with time zone DEFAULT now() NOT NULL,
    provider text DEFAULT ''::text NOT NULL
);

ALTER TABLE ONLY public.reply_steps FORCE ROW LEVEL SECURITY;

CREATE TABLE public.reply_topic_examples (
    workspace_id uuid NOT NULL,
    topic_id uuid NOT NULL,
    "position" integer NOT NULL,
    body text NOT NULL,
    embedding public.halfvec(1536),
    embedding_model text,
    CONSTRAINT reply_topic_examples_body_check CHECK (((char_length(body) >= 1) AND (char_length(body) <= 300)))
);

ALTER TABLE ONLY public.reply_topic_examples FORCE ROW LEVEL SECURITY;

CREATE TABLE public.reply_topics (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    keywords text[] DEFAULT '{}'::text[] NOT NULL,
    send_from double precision,
    draft_from double precision,
    lane text DEFAULT 'DRAFT'::text NOT NULL,
    lane_since timestamp with time zone DEFAULT now() NOT NULL,
    lane_by uuid,
    lost_answers integer,
    lost_of integer,
    dismissed_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT reply_topics_draft_from_check CHECK (((draft_from >= (0)::double precision) AND (draft_from <= (1)::double precision))),
    CONSTRAINT reply_topics_lane_check CHECK ((lane = ANY (ARRAY['ALWAYS_DRAFT'::text, 'DRAFT'::text, 'AUTO'::text]))),
    CONSTRAINT reply_topics_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60))),
    CONSTRAINT reply_topics_send_from_check CHECK (((send_from >= (0)::double precision) AND (send_from <= (1)::double precision)))
);

ALTER TABLE ONLY public.reply_topics FORCE ROW LEVEL SECURITY;

CREATE TABLE public.saved_views (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    name text NOT NULL,
    filter jsonb NOT NULL,
    is_shared boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT saved_views_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60)))
);

ALTER TABLE ONLY public.saved_views FORCE ROW LEVEL SECURITY;

CREATE TABLE public.session_summaries (
    workspace_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    session_at timestamp with time zone NOT NULL,
    summary text NOT NULL,
    CONSTRAINT session_summaries_summary_check CHECK ((char_length(summary) <= 2000))
);

ALTER TABLE ONLY public.session_summaries FORCE ROW LEVEL SECURITY;

CREATE TABLE public.sessions (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    workspace_id uuid,
    user_agent text DEFAULT ''::text NOT NULL,
    address text DEFAULT ''::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    last_used_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    revoked_reason text
);

ALTER TABLE ONLY public.sessions FORCE ROW LEVEL SECURITY;

CREATE TABLE public.social_accounts (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    channel text NOT NULL,
    external_id text NOT NULL,
    business_id text DEFAULT ''::text NOT NULL,
    name text NOT NULL,
    handle text DEFAULT ''::text NOT NULL,
    avatar_url text,
    status text DEFAULT 'CONNECTED'::text NOT NULL,
    status_reason text,
    credentials bytea,
    scopes text[] DEFAULT '{}'::text[] NOT NULL,
    token_expires_at timestamp with time zone,
    quality text,
    messaging_tier text,
    webhook_subscribed_at timestamp with time zone,
    last_webhook_at timestamp with time zone,
    paused_until timestamp with time zone,
    templates_synced_at timestamp with time zone,
    connected_at timestamp with time zone DEFAULT now() NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expiry_mailed_for timestamp with time zone,
    CONSTRAINT social_accounts_channel_check CHECK ((channel = ANY (ARRAY['WHATSAPP'::text, 'INSTAGRAM'::text]))),
    CONSTRAINT social_accounts_status_check CHECK ((status = ANY (ARRAY['CONNECTED'::text, 'RECONNECT'::text, 'DISCONNECTED'::text])))
);

ALTER TABLE ONLY public.social_accounts FORCE ROW LEVEL SECURITY;

CREATE TABLE public.team_members (
    workspace_id uuid NOT NULL,
    team_id uuid NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE ONLY public.team_members FORCE ROW LEVEL SECURITY;

CREATE TABLE public.teams (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT teams_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60)))
);

ALTER TABLE ONLY public.teams FORCE ROW LEVEL SECURITY;

CREATE TABLE public.transcripts (
    workspace_id uuid NOT NULL,
    message_id uuid NOT NULL,
    state text NOT NULL,
    reason text,
    text text DEFAULT ''::text NOT NULL,
    language text DEFAULT ''::text NOT NULL,
    model text DEFAULT ''::text NOT NULL,
    requested_by uuid,
    due_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT transcripts_check CHECK (((reason IS NOT NULL) = (state = ANY (ARRAY['FAILED'::text, 'SKIPPED'::text])))),
    CONSTRAINT transcripts_reason_check CHECK ((reason = ANY (ARRAY['AI_OFF'::text, 'BUDGET'::text, 'TOO_LONG'::text, 'FILE_GONE'::text, 'UNREADABLE'::text, 'UNAVAILABLE'::text]))),
    CONSTRAINT transcripts_state_check CHECK ((state = ANY (ARRAY['PENDING'::text, 'DONE'::text, 'FAILED'::text, 'SKIPPED'::text]))),
    CONSTRAINT transcripts_text_check CHECK ((char_length(text) <= 100000))
);

ALTER TABLE ONLY public.transcripts FORCE ROW LEVEL SECURITY;

CREATE TABLE public.users (
    id uuid NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    password_hash text,
    supabase_id uuid,
    locale text DEFAULT 'en'::text NOT NULL,
    time_zone text DEFAULT 'UTC'::text NOT NULL,
    theme text DEFAULT 'SYSTEM'::text NOT NULL,
    density text DEFAULT 'COMFORTABLE'::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT users_density_check CHECK ((density = ANY (ARRAY['COMFORTABLE'::text, 'COMPACT'::text]))),
    CONSTRAINT users_locale_check CHECK ((locale = ANY (ARRAY['en'::text, 'fr'::text]))),
    CONSTRAINT users_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120))),
    CONSTRAINT users_theme_check CHECK ((theme = ANY (ARRAY['SYSTEM'::text, 'LIGHT'::text, 'DARK'::text])))
);

ALTER TABLE ONLY public.users FORCE ROW LEVEL SECURITY;

CREATE TABLE public.webhook_inbox (
    id uuid NOT NULL,
    channel text NOT NULL,
    body bytea NOT NULL,
    state text DEFAULT 'PENDING'::text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    due_at timestamp with time zone DEFAULT now(),
    error text,
    received_at timestamp with time zone DEFAULT now() NOT NULL,
    processed_at timestamp with time zone,
    CONSTRAINT webhook_inbox_channel_check CHECK ((channel = ANY (ARRAY['WHATSAPP'::text, 'INSTAGRAM'::text]))),
    CONSTRAINT webhook_inbox_state_check CHECK ((state = ANY (ARRAY['PENDING'::text, 'DONE'::text, 'PARKED'::text])))
);

ALTER TABLE ONLY public.webhook_inbox FORCE ROW LEVEL SECURITY;

CREATE TABLE public.workspaces (
    id uuid NOT NULL,
    name text NOT NULL,
    reply_target_minutes integer DEFAULT 30 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    directory_version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT workspaces_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80))),
    CONSTRAINT workspaces_reply_target_minutes_check CHECK (((reply_target_minutes >= 1) AND (reply_target_minutes <= 10080)))
);

ALTER TABLE ONLY public.workspaces FORCE ROW LEVEL SECURITY;

ALTER TABLE ONLY public.action_requests
    ADD CONSTRAINT action_requests_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.actions
    ADD CONSTRAINT actions_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.activities
    ADD CONSTRAINT activities_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.agent_changes
    ADD CONSTRAINT agent_changes_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.agent_channels
    ADD CONSTRAINT agent_channels_pkey PRIMARY KEY (workspace_id, social_account_id);

ALTER TABLE ONLY public.agent_conversations
    ADD CONSTRAINT agent_conversations_pkey PRIMARY KEY (workspace_id, conversation_id);

ALTER TABLE ONLY public.agent_settings
    ADD CONSTRAINT agent_settings_pkey PRIMARY KEY (workspace_id);

ALTER TABLE ONLY public.agent_test_results
    ADD CONSTRAINT agent_test_results_pkey PRIMARY KEY (workspace_id, run_id, test_id);

ALTER TABLE ONLY public.agent_test_runs
    ADD CONSTRAINT agent_test_runs_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.agent_tests
    ADD CONSTRAINT agent_tests_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.agent_versions
    ADD CONSTRAINT agent_versions_number_key UNIQUE (workspace_id, number);

ALTER TABLE ONLY public.agent_versions
    ADD CONSTRAINT agent_versions_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.ai_provider_models
    ADD CONSTRAINT ai_provider_models_pkey PRIMARY KEY (workspace_id, use);

ALTER TABLE ONLY public.ai_provider_usage
    ADD CONSTRAINT ai_provider_usage_pkey PRIMARY KEY (workspace_id, day, use, model);

ALTER TABLE ONLY public.ai_providers
    ADD CONSTRAINT ai_providers_id_key UNIQUE (id);

ALTER TABLE ONLY public.ai_providers
    ADD CONSTRAINT ai_providers_pkey PRIMARY KEY (workspace_id);

ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT api_keys_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.asked_questions
    ADD CONSTRAINT asked_questions_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.asked_questions
    ADD CONSTRAINT asked_questions_run_key UNIQUE (workspace_id, run_id);

ALTER TABLE ONLY public.attachments
    ADD CONSTRAINT attachments_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.bulk_change_items
    ADD CONSTRAINT bulk_change_items_pkey PRIMARY KEY (workspace_id, bulk_change_id, conversation_id);

ALTER TABLE ONLY public.bulk_changes
    ADD CONSTRAINT bulk_changes_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.canned_responses
    ADD CONSTRAINT canned_responses_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.canned_responses
    ADD CONSTRAINT canned_responses_shortcut_key UNIQUE (workspace_id, shortcut);

ALTER TABLE ONLY public.contact_identities
    ADD CONSTRAINT contact_identities_match_key UNIQUE (workspace_id, social_account_id, kind, match_key);

ALTER TABLE ONLY public.contact_identities
    ADD CONSTRAINT contact_identities_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.contacts
    ADD CONSTRAINT contacts_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.conversation_reads
    ADD CONSTRAINT conversation_reads_pkey PRIMARY KEY (workspace_id, user_id, conversation_id);

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_person_key UNIQUE (workspace_id, contact_id, social_account_id);

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.credit_entries
    ADD CONSTRAINT credit_entries_once UNIQUE (workspace_id, key, kind, from_account);

ALTER TABLE ONLY public.credit_entries
    ADD CONSTRAINT credit_entries_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.credit_holds
    ADD CONSTRAINT credit_holds_pkey PRIMARY KEY (workspace_id, key);

ALTER TABLE ONLY public.credit_wallets
    ADD CONSTRAINT credit_wallets_pkey PRIMARY KEY (workspace_id);

ALTER TABLE ONLY public.drafts
    ADD CONSTRAINT drafts_pkey PRIMARY KEY (workspace_id, conversation_id, user_id);

ALTER TABLE ONLY public.due_receipts
    ADD CONSTRAINT due_receipts_pkey PRIMARY KEY (workspace_id, conversation_id);

ALTER TABLE ONLY public.faq_suggestions
    ADD CONSTRAINT faq_suggestions_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.goose_db_version
    ADD CONSTRAINT goose_db_version_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.handovers
    ADD CONSTRAINT handovers_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.handovers
    ADD CONSTRAINT handovers_run_key UNIQUE (workspace_id, run_id);

ALTER TABLE ONLY public.knowledge_chunks
    ADD CONSTRAINT knowledge_chunks_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.knowledge_sources
    ADD CONSTRAINT knowledge_sources_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.knowledge_terms
    ADD CONSTRAINT knowledge_terms_pkey PRIMARY KEY (workspace_id, term);

ALTER TABLE ONLY public.knowledge_versions
    ADD CONSTRAINT knowledge_versions_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.labels
    ADD CONSTRAINT labels_name_key UNIQUE (workspace_id, name);

ALTER TABLE ONLY public.labels
    ADD CONSTRAINT labels_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_pkey PRIMARY KEY (workspace_id, user_id);

ALTER TABLE ONLY public.mentions
    ADD CONSTRAINT mentions_pkey PRIMARY KEY (workspace_id, user_id, conversation_id, note_id);

ALTER TABLE ONLY public.message_attempts
    ADD CONSTRAINT message_attempts_number_key UNIQUE (workspace_id, message_id, number);

ALTER TABLE ONLY public.message_attempts
    ADD CONSTRAINT message_attempts_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.message_templates
    ADD CONSTRAINT message_templates_name_key UNIQUE (workspace_id, social_account_id, name, language);

ALTER TABLE ONLY public.message_templates
    ADD CONSTRAINT message_templates_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.notes
    ADD CONSTRAINT notes_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.passage_pairs
    ADD CONSTRAINT passage_pairs_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.passage_pairs
    ADD CONSTRAINT passage_pairs_texts_key UNIQUE (workspace_id, low_hash, high_hash);

ALTER TABLE ONLY public.password_resets
    ADD CONSTRAINT password_resets_pkey PRIMARY KEY (token_hash);

ALTER TABLE ONLY public.question_groups
    ADD CONSTRAINT question_groups_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.reactions
    ADD CONSTRAINT reactions_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.reactions
    ADD CONSTRAINT reactions_side_key UNIQUE (workspace_id, message_id, author);

ALTER TABLE ONLY public.refresh_tokens
    ADD CONSTRAINT refresh_tokens_pkey PRIMARY KEY (token_hash);

ALTER TABLE ONLY public.replay_turns
    ADD CONSTRAINT replay_turns_pkey PRIMARY KEY (workspace_id, replay_id, message_id);

ALTER TABLE ONLY public.replays
    ADD CONSTRAINT replays_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.replies
    ADD CONSTRAINT replies_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.replies
    ADD CONSTRAINT replies_run_key UNIQUE (workspace_id, run_id);

ALTER TABLE ONLY public.reply_feedback
    ADD CONSTRAINT reply_feedback_pkey PRIMARY KEY (workspace_id, reply_id, user_id);

ALTER TABLE ONLY public.reply_messages
    ADD CONSTRAINT reply_messages_pkey PRIMARY KEY (workspace_id, message_id);

ALTER TABLE ONLY public.reply_runs
    ADD CONSTRAINT reply_runs_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.reply_steps
    ADD CONSTRAINT reply_steps_pkey PRIMARY KEY (workspace_id, run_id, node, number);

ALTER TABLE ONLY public.reply_topic_examples
    ADD CONSTRAINT reply_topic_examples_pkey PRIMARY KEY (workspace_id, topic_id, "position");

ALTER TABLE ONLY public.reply_topics
    ADD CONSTRAINT reply_topics_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.saved_views
    ADD CONSTRAINT saved_views_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.session_summaries
    ADD CONSTRAINT session_summaries_pkey PRIMARY KEY (workspace_id, conversation_id);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.social_accounts
    ADD CONSTRAINT social_accounts_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.team_members
    ADD CONSTRAINT team_members_pkey PRIMARY KEY (workspace_id, team_id, user_id);

ALTER TABLE ONLY public.teams
    ADD CONSTRAINT teams_name_key UNIQUE (workspace_id, name);

ALTER TABLE ONLY public.teams
    ADD CONSTRAINT teams_pkey PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.transcripts
    ADD CONSTRAINT transcripts_pkey PRIMARY KEY (workspace_id, message_id);

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.webhook_inbox
    ADD CONSTRAINT webhook_inbox_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workspaces
    ADD CONSTRAINT workspaces_pkey PRIMARY KEY (id);

CREATE UNIQUE INDEX action_requests_asked ON public.action_requests USING btree (workspace_id, conversation_id) WHERE (state = 'ASKED'::text);

CREATE INDEX action_requests_of_conversation ON public.action_requests USING btree (workspace_id, conversation_id, asked_at DESC);

CREATE UNIQUE INDEX actions_name_key ON public.actions USING btree (workspace_id, lower(name));

CREATE INDEX activities_of_conversation ON public.activities USING btree (workspace_id, conversation_id, created_at DESC, id DESC);

CREATE INDEX activities_resolving ON public.activities USING btree (workspace_id, created_at) INCLUDE (conversation_id, id) WHERE ((kind = 'STATUS_CHANGED'::text) AND (detail = 'RESOLVED'::text));

CREATE INDEX agent_changes_newest ON public.agent_changes USING btree (workspace_id, created_at DESC, id DESC);

CREATE INDEX agent_changes_of_account ON public.agent_changes USING btree (workspace_id, social_account_id) WHERE (social_account_id IS NOT NULL);

CREATE INDEX agent_settings_apply_due ON public.agent_settings USING btree (apply_due_at) WHERE (apply_due_at IS NOT NULL);

CREATE INDEX agent_test_results_next ON public.agent_test_results USING btree (workspace_id, run_id, state, place);

CREATE INDEX agent_test_runs_due ON public.agent_test_runs USING btree (due_at) WHERE (due_at IS NOT NULL);

CREATE INDEX agent_test_runs_list ON public.agent_test_runs USING btree (workspace_id, created_at DESC, id DESC);

CREATE INDEX agent_test_runs_of_version ON public.agent_test_runs USING btree (workspace_id, version_id) WHERE (version_id IS NOT NULL);

CREATE UNIQUE INDEX agent_test_runs_running_key ON public.agent_test_runs USING btree (workspace_id) WHERE (state = 'RUNNING'::text);

CREATE INDEX agent_tests_list ON public.agent_tests USING btree (workspace_id, created_at, id);

CREATE INDEX agent_tests_of_message ON public.agent_tests USING btree (workspace_id, message_id) WHERE (message_id IS NOT NULL);

CREATE INDEX agent_tests_of_reply ON public.agent_tests USING btree (workspace_id, reply_id) WHERE (reply_id IS NOT NULL);

CREATE UNIQUE INDEX agent_tests_question_key ON public.agent_tests USING btree (workspace_id, md5(lower(question)), COALESCE(channel, ''::text));

CREATE UNIQUE INDEX api_keys_by_hash ON public.api_keys USING btree (key_hash);

CREATE INDEX asked_questions_by_time ON public.asked_questions USING btree (workspace_id, asked_at) INCLUDE (group_id, miss, is_solved, language, conversation_id) WHERE (group_id IS NOT NULL);

CREATE INDEX asked_questions_due ON public.asked_questions USING btree (due_at) WHERE (due_at IS NOT NULL);

CREATE INDEX asked_questions_hash ON public.asked_questions USING btree (workspace_id, content_hash) WHERE (embedding IS NOT NULL);

CREATE INDEX asked_questions_of_conversation ON public.asked_questions USING btree (workspace_id, conversation_id, asked_at);

CREATE INDEX asked_questions_of_group ON public.asked_questions USING btree (workspace_id, group_id, asked_at DESC);

CREATE INDEX attachments_due ON public.attachments USING btree (due_at) WHERE (due_at IS NOT NULL);

CREATE INDEX attachments_expiring ON public.attachments USING btree (expires_at) WHERE (expires_at IS NOT NULL);

CREATE INDEX attachments_of_canned_response ON public.attachments USING btree (workspace_id, canned_response_id, "position") WHERE (canned_response_id IS NOT NULL);

CREATE INDEX attachments_of_message ON public.attachments USING btree (workspace_id, message_id, "position") WHERE (message_id IS NOT NULL);

CREATE INDEX bulk_change_items_next ON public.bulk_change_items USING btree (workspace_id, bulk_change_id, state, conversation_id);

CREATE INDEX bulk_changes_due ON public.bulk_changes USING btree (due_at) WHERE (due_at IS NOT NULL);

CREATE INDEX bulk_changes_old ON public.bulk_changes USING btree (created_at);

CREATE INDEX bulk_changes_user ON public.bulk_changes USING btree (workspace_id, user_id);

CREATE INDEX contact_identities_of_contact ON public.contact_identities USING btree (workspace_id, contact_id);

CREATE INDEX contact_identities_search ON public.contact_identities USING gin (workspace_id, public.fold(username) public.gin_trgm_ops, external_id public.gin_trgm_ops);

CREATE INDEX contacts_search ON public.contacts USING gin (workspace_id, public.fold((((' '::text || name) || ' '::text) || COALESCE(email, ''::text))) public.gin_trgm_ops, phone public.gin_trgm_ops);

CREATE INDEX conversations_ai_due ON public.conversations USING btree (ai_due_at) WHERE (ai_due_at IS NOT NULL);

CREATE INDEX conversations_ai_resume ON public.conversations USING btree (ai_resume_at) WHERE (ai_resume_at IS NOT NULL);

CREATE INDEX conversations_by_activity ON public.conversations USING btree (workspace_id, last_message_at DESC, id DESC);

CREATE INDEX conversations_by_assignee ON public.conversations USING btree (workspace_id, assignee_id, last_message_at DESC, id DESC) WHERE (assignee_id IS NOT NULL);

CREATE INDEX conversations_by_status ON public.conversations USING btree (workspace_id, status, last_message_at DESC, id DESC);

CREATE INDEX conversations_labelled ON public.conversations USING gin (label_ids) WHERE (label_ids <> '{}'::uuid[]);

CREATE INDEX conversations_learn_due ON public.conversations USING btree (learn_due_at) WHERE (learn_due_at IS NOT NULL);

CREATE INDEX conversations_of_team ON public.conversations USING btree (workspace_id, team_id) WHERE (team_id IS NOT NULL);

CREATE INDEX conversations_to_wake ON public.conversations USING btree (snoozed_until) WHERE ((status = 'SNOOZED'::text) AND (snoozed_until IS NOT NULL));

CREATE INDEX conversations_waiting ON public.conversations USING btree (workspace_id, waiting_since, id) WHERE (waiting_since IS NOT NULL);

CREATE INDEX credit_entries_newest ON public.credit_entries USING btree (workspace_id, created_at DESC, id DESC);

CREATE INDEX credit_entries_spent ON public.credit_entries USING btree (workspace_id, created_at) WHERE (to_account = 'SPENT'::text);

CREATE INDEX credit_holds_expiring ON public.credit_holds USING btree (expires_at) WHERE (state = 'HELD'::text);

CREATE INDEX due_receipts_due ON public.due_receipts USING btree (due_at);

CREATE INDEX faq_suggestions_faq ON public.faq_suggestions USING btree (workspace_id, faq_id) WHERE (faq_id IS NOT NULL);

CREATE INDEX faq_suggestions_list ON public.faq_suggestions USING btree (workspace_id, state, created_at DESC, id DESC);

CREATE UNIQUE INDEX faq_suggestions_message_key ON public.faq_suggestions USING btree (workspace_id, message_id) WHERE (message_id IS NOT NULL);

CREATE INDEX faq_suggestions_of_conversation ON public.faq_suggestions USING btree (workspace_id, conversation_id);

CREATE UNIQUE INDEX faq_suggestions_reply_key ON public.faq_suggestions USING btree (workspace_id, reply_id) WHERE (reply_id IS NOT NULL);

CREATE INDEX faq_suggestions_similar ON public.faq_suggestions USING btree (workspace_id, similar_id) WHERE (similar_id IS NOT NULL);

CREATE INDEX handovers_due ON public.handovers USING btree (mail_due_at) WHERE (mail_due_at IS NOT NULL);

CREATE INDEX knowledge_chunks_hash ON public.knowledge_chunks USING btree (workspace_id, content_hash);

CREATE INDEX knowledge_chunks_signs ON public.knowledge_chunks USING btree (workspace_id) INCLUDE (id, source_id, is_live, embedding_model, signs) WHERE (signs IS NOT NULL);

CREATE INDEX knowledge_chunks_source ON public.knowledge_chunks USING btree (workspace_id, source_id);

CREATE INDEX knowledge_chunks_version ON public.knowledge_chunks USING btree (workspace_id, version_id, "position");

CREATE INDEX knowledge_chunks_words ON public.knowledge_chunks USING gin (workspace_id, words);

CREATE INDEX knowledge_sources_compare ON public.knowledge_sources USING btree (workspace_id, compare_due_at) WHERE (compare_due_at IS NOT NULL);

CREATE UNIQUE INDEX knowledge_sources_document_key ON public.knowledge_sources USING btree (workspace_id, sha256) WHERE (kind = 'DOCUMENT'::text);

CREATE INDEX knowledge_sources_due ON public.knowledge_sources USING btree (due_at) WHERE (due_at IS NOT NULL);

CREATE INDEX knowledge_sources_newest ON public.knowledge_sources USING btree (workspace_id, created_at DESC, id DESC);

CREATE INDEX knowledge_sources_refresh ON public.knowledge_sources USING btree (refresh_at) WHERE (refresh_at IS NOT NULL);

CREATE INDEX knowledge_sources_sitemap ON public.knowledge_sources USING btree (workspace_id, sitemap_id) WHERE (sitemap_id IS NOT NULL);

CREATE UNIQUE INDEX knowledge_sources_url_key ON public.knowledge_sources USING btree (workspace_id, url) WHERE (url IS NOT NULL);

CREATE INDEX knowledge_terms_likeness ON public.knowledge_terms USING gin (workspace_id, term public.gin_trgm_ops);

CREATE INDEX knowledge_versions_source ON public.knowledge_versions USING btree (workspace_id, source_id);

CREATE INDEX memberships_of_user ON public.memberships USING btree (user_id);

CREATE INDEX messages_by_time ON public.messages USING btree (workspace_id, occurred_at) INCLUDE (conversation_id, id, direction, author, failure_cause, is_imported);

CREATE UNIQUE INDEX messages_client_key ON public.messages USING btree (workspace_id, client_key) WHERE (client_key IS NOT NULL);

CREATE INDEX messages_due ON public.messages USING btree (due_at) WHERE (due_at < 'infinity'::timestamp with time zone);

CREATE UNIQUE INDEX messages_external_key ON public.messages USING btree (workspace_id, external_id, conversation_id) WHERE (external_id IS NOT NULL);

CREATE INDEX messages_next_due ON public.messages USING btree (workspace_id, conversation_id, occurred_at, id) WHERE (due_at IS NOT NULL);

CREATE INDEX messages_of_conversation ON public.messages USING btree (workspace_id, conversation_id, occurred_at DESC, id DESC);

CREATE INDEX messages_search ON public.messages USING gin (workspace_id, public.week_of(occurred_at), public.fold(body) public.gin_trgm_ops) WHERE (body <> ''::text);

CREATE UNIQUE INDEX notes_client_key ON public.notes USING btree (workspace_id, client_key) WHERE (client_key IS NOT NULL);

CREATE INDEX notes_of_conversation ON public.notes USING btree (workspace_id, conversation_id, created_at DESC, id DESC);

CREATE INDEX passage_pairs_due ON public.passage_pairs USING btree (workspace_id, due_at) WHERE (due_at IS NOT NULL);

CREATE INDEX passage_pairs_found ON public.passage_pairs USING btree (workspace_id, judged_at DESC, id DESC) WHERE (verdict = 'DISAGREE'::text);

CREATE INDEX passage_pairs_high ON public.passage_pairs USING btree (workspace_id, high_hash);

CREATE INDEX password_resets_of_user ON public.password_resets USING btree (user_id, created_at DESC);

CREATE INDEX question_groups_cover_due ON public.question_groups USING btree (cover_due_at) WHERE (cover_due_at IS NOT NULL);

CREATE INDEX question_groups_covered ON public.question_groups USING btree (workspace_id, covered_by) WHERE (covered_by IS NOT NULL);

CREATE INDEX reactions_due ON public.reactions USING btree (due_at) WHERE (due_at IS NOT NULL);

CREATE INDEX refresh_tokens_of_session ON public.refresh_tokens USING btree (session_id);

CREATE INDEX replay_turns_next ON public.replay_turns USING btree (workspace_id, replay_id, state, place);

CREATE INDEX replay_turns_of_conversation ON public.replay_turns USING btree (workspace_id, conversation_id);

CREATE INDEX replay_turns_of_message ON public.replay_turns USING btree (workspace_id, message_id);

CREATE INDEX replays_due ON public.replays USING btree (due_at) WHERE (due_at IS NOT NULL);

CREATE INDEX replays_list ON public.replays USING btree (workspace_id, created_at DESC, id DESC);

CREATE INDEX replays_of_version ON public.replays USING btree (workspace_id, version_id) WHERE (version_id IS NOT NULL);

CREATE UNIQUE INDEX replays_running_key ON public.replays USING btree (workspace_id) WHERE (state = 'RUNNING'::text);

CREATE INDEX replies_decided ON public.replies USING btree (workspace_id, decided_at) INCLUDE (conversation_id, fate, edit_distance) WHERE (fate IS NOT NULL);

CREATE UNIQUE INDEX replies_open ON public.replies USING btree (workspace_id, conversation_id) WHERE (state = 'OPEN'::text);

CREATE INDEX reply_messages_of_run ON public.reply_messages USING btree (workspace_id, run_id);

CREATE UNIQUE INDEX reply_runs_asked ON public.reply_runs USING btree (workspace_id, conversation_id) WHERE (state = 'QUEUED'::text);

CREATE INDEX reply_runs_due ON public.reply_runs USING btree (due_at) WHERE (due_at IS NOT NULL);

CREATE INDEX reply_runs_finished ON public.reply_runs USING btree (workspace_id, finished_at) INCLUDE (conversation_id, id, outcome, reason, cost_micros) WHERE (finished_at IS NOT NULL);

CREATE INDEX reply_runs_of_conversation ON public.reply_runs USING btree (workspace_id, conversation_id, created_at DESC, id DESC);

CREATE INDEX reply_runs_of_topic ON public.reply_runs USING btree (workspace_id, topic_id, finished_at) WHERE (topic_id IS NOT NULL);

CREATE INDEX reply_runs_supported ON public.reply_runs USING btree (workspace_id, finished_at) WHERE (support IS NOT NULL);

CREATE UNIQUE INDEX reply_topics_name_key ON public.reply_topics USING btree (workspace_id, lower(name));

CREATE INDEX sessions_of_user ON public.sessions USING btree (user_id, last_used_at DESC);

CREATE INDEX social_accounts_by_business ON public.social_accounts USING btree (business_id) WHERE (business_id <> ''::text);

CREATE UNIQUE INDEX social_accounts_routing ON public.social_accounts USING btree (channel, external_id) WHERE (status <> 'DISCONNECTED'::text);

CREATE INDEX team_members_of_user ON public.team_members USING btree (workspace_id, user_id);

CREATE INDEX transcripts_due ON public.transcripts USING btree (due_at) WHERE (due_at IS NOT NULL);

CREATE INDEX transcripts_search ON public.transcripts USING gin (workspace_id, public.fold(text) public.gin_trgm_ops) WHERE (text <> ''::text);

CREATE UNIQUE INDEX users_email_key ON public.users USING btree (lower(email));

CREATE UNIQUE INDEX users_supabase_id_key ON public.users USING btree (supabase_id) WHERE (supabase_id IS NOT NULL);

CREATE INDEX webhook_inbox_due ON public.webhook_inbox USING btree (due_at) WHERE (state = 'PENDING'::text);

CREATE INDEX webhook_inbox_parked ON public.webhook_inbox USING btree (received_at) WHERE (state = 'PARKED'::text);

CREATE TRIGGER credit_wallet_follows AFTER INSERT ON public.credit_entries FOR EACH ROW EXECUTE FUNCTION public.credit_wallet_follows();

CREATE TRIGGER directory_changed AFTER INSERT OR DELETE OR UPDATE ON public.labels FOR EACH ROW EXECUTE FUNCTION public.directory_changed();

CREATE TRIGGER directory_changed AFTER INSERT OR DELETE ON public.memberships FOR EACH ROW EXECUTE FUNCTION public.directory_changed();

CREATE TRIGGER directory_changed AFTER INSERT OR DELETE OR UPDATE OF channel, name, handle, avatar_url, status ON public.social_accounts FOR EACH ROW EXECUTE FUNCTION public.directory_changed();

CREATE TRIGGER directory_changed AFTER INSERT OR DELETE OR UPDATE ON public.teams FOR EACH ROW EXECUTE FUNCTION public.directory_changed();

CREATE TRIGGER messages_revision BEFORE UPDATE OF status ON public.messages FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION public.count_revision();

CREATE TRIGGER person_changed AFTER UPDATE OF name, email ON public.users FOR EACH ROW EXECUTE FUNCTION public.person_changed();

ALTER TABLE ONLY public.action_requests
    ADD CONSTRAINT action_requests_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.actions
    ADD CONSTRAINT actions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.activities
    ADD CONSTRAINT activities_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.agent_changes
    ADD CONSTRAINT agent_changes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.agent_changes
    ADD CONSTRAINT agent_changes_workspace_id_social_account_id_fkey FOREIGN KEY (workspace_id, social_account_id) REFERENCES public.social_accounts(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.agent_changes
    ADD CONSTRAINT agent_changes_workspace_id_version_id_fkey FOREIGN KEY (workspace_id, version_id) REFERENCES public.agent_versions(workspace_id, id);

ALTER TABLE ONLY public.agent_channels
    ADD CONSTRAINT agent_channels_workspace_id_social_account_id_fkey FOREIGN KEY (workspace_id, social_account_id) REFERENCES public.social_accounts(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.agent_conversations
    ADD CONSTRAINT agent_conversations_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.agent_settings
    ADD CONSTRAINT agent_settings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.agent_settings
    ADD CONSTRAINT agent_settings_workspace_id_version_id_fkey FOREIGN KEY (workspace_id, version_id) REFERENCES public.agent_versions(workspace_id, id);

ALTER TABLE ONLY public.agent_test_results
    ADD CONSTRAINT agent_test_results_workspace_id_run_id_fkey FOREIGN KEY (workspace_id, run_id) REFERENCES public.agent_test_runs(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.agent_test_runs
    ADD CONSTRAINT agent_test_runs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.agent_test_runs
    ADD CONSTRAINT agent_test_runs_workspace_id_version_id_fkey FOREIGN KEY (workspace_id, version_id) REFERENCES public.agent_versions(workspace_id, id);

ALTER TABLE ONLY public.agent_tests
    ADD CONSTRAINT agent_tests_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.agent_tests
    ADD CONSTRAINT agent_tests_workspace_id_message_id_fkey FOREIGN KEY (workspace_id, message_id) REFERENCES public.messages(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.agent_tests
    ADD CONSTRAINT agent_tests_workspace_id_reply_id_fkey FOREIGN KEY (workspace_id, reply_id) REFERENCES public.replies(workspace_id, id) ON DELETE SET NULL (reply_id);

ALTER TABLE ONLY public.agent_versions
    ADD CONSTRAINT agent_versions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.ai_provider_models
    ADD CONSTRAINT ai_provider_models_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.ai_providers(workspace_id) ON DELETE CASCADE;

ALTER TABLE ONLY public.ai_provider_usage
    ADD CONSTRAINT ai_provider_usage_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.ai_providers
    ADD CONSTRAINT ai_providers_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT api_keys_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT api_keys_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.asked_questions
    ADD CONSTRAINT asked_questions_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.asked_questions
    ADD CONSTRAINT asked_questions_workspace_id_group_id_fkey FOREIGN KEY (workspace_id, group_id) REFERENCES public.question_groups(workspace_id, id) ON DELETE SET NULL (group_id);

ALTER TABLE ONLY public.asked_questions
    ADD CONSTRAINT asked_questions_workspace_id_run_id_fkey FOREIGN KEY (workspace_id, run_id) REFERENCES public.reply_runs(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.attachments
    ADD CONSTRAINT attachments_canned_response_fkey FOREIGN KEY (workspace_id, canned_response_id) REFERENCES public.canned_responses(workspace_id, id) ON DELETE SET NULL (canned_response_id);

ALTER TABLE ONLY public.attachments
    ADD CONSTRAINT attachments_workspace_id_message_id_fkey FOREIGN KEY (workspace_id, message_id) REFERENCES public.messages(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.bulk_change_items
    ADD CONSTRAINT bulk_change_items_workspace_id_bulk_change_id_fkey FOREIGN KEY (workspace_id, bulk_change_id) REFERENCES public.bulk_changes(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.bulk_changes
    ADD CONSTRAINT bulk_changes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.bulk_changes
    ADD CONSTRAINT bulk_changes_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES public.memberships(workspace_id, user_id) ON DELETE SET NULL (user_id);

ALTER TABLE ONLY public.canned_responses
    ADD CONSTRAINT canned_responses_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.contact_identities
    ADD CONSTRAINT contact_identities_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contacts(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.contact_identities
    ADD CONSTRAINT contact_identities_workspace_id_social_account_id_fkey FOREIGN KEY (workspace_id, social_account_id) REFERENCES public.social_accounts(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.contacts
    ADD CONSTRAINT contacts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.conversation_reads
    ADD CONSTRAINT conversation_reads_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.conversation_reads
    ADD CONSTRAINT conversation_reads_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES public.memberships(workspace_id, user_id) ON DELETE CASCADE;

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_workspace_id_assignee_id_fkey FOREIGN KEY (workspace_id, assignee_id) REFERENCES public.memberships(workspace_id, user_id) ON DELETE SET NULL (assignee_id);

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contacts(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_workspace_id_social_account_id_fkey FOREIGN KEY (workspace_id, social_account_id) REFERENCES public.social_accounts(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_workspace_id_team_id_fkey FOREIGN KEY (workspace_id, team_id) REFERENCES public.teams(workspace_id, id) ON DELETE SET NULL (team_id);

ALTER TABLE ONLY public.credit_entries
    ADD CONSTRAINT credit_entries_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.credit_wallets(workspace_id) ON DELETE CASCADE;

ALTER TABLE ONLY public.credit_holds
    ADD CONSTRAINT credit_holds_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.credit_wallets(workspace_id) ON DELETE CASCADE;

ALTER TABLE ONLY public.credit_wallets
    ADD CONSTRAINT credit_wallets_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.drafts
    ADD CONSTRAINT drafts_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.drafts
    ADD CONSTRAINT drafts_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES public.memberships(workspace_id, user_id) ON DELETE CASCADE;

ALTER TABLE ONLY public.due_receipts
    ADD CONSTRAINT due_receipts_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.faq_suggestions
    ADD CONSTRAINT faq_suggestions_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.faq_suggestions
    ADD CONSTRAINT faq_suggestions_workspace_id_faq_id_fkey FOREIGN KEY (workspace_id, faq_id) REFERENCES public.knowledge_sources(workspace_id, id) ON DELETE SET NULL (faq_id);

ALTER TABLE ONLY public.faq_suggestions
    ADD CONSTRAINT faq_suggestions_workspace_id_message_id_fkey FOREIGN KEY (workspace_id, message_id) REFERENCES public.messages(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.faq_suggestions
    ADD CONSTRAINT faq_suggestions_workspace_id_reply_id_fkey FOREIGN KEY (workspace_id, reply_id) REFERENCES public.replies(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.faq_suggestions
    ADD CONSTRAINT faq_suggestions_workspace_id_similar_id_fkey FOREIGN KEY (workspace_id, similar_id) REFERENCES public.knowledge_sources(workspace_id, id) ON DELETE SET NULL (similar_id);

ALTER TABLE ONLY public.handovers
    ADD CONSTRAINT handovers_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.handovers
    ADD CONSTRAINT handovers_workspace_id_run_id_fkey FOREIGN KEY (workspace_id, run_id) REFERENCES public.reply_runs(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.knowledge_chunks
    ADD CONSTRAINT knowledge_chunks_workspace_id_source_id_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES public.knowledge_sources(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.knowledge_chunks
    ADD CONSTRAINT knowledge_chunks_workspace_id_version_id_fkey FOREIGN KEY (workspace_id, version_id) REFERENCES public.knowledge_versions(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.knowledge_sources
    ADD CONSTRAINT knowledge_sources_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.knowledge_sources
    ADD CONSTRAINT knowledge_sources_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.knowledge_sources
    ADD CONSTRAINT knowledge_sources_workspace_id_sitemap_id_fkey FOREIGN KEY (workspace_id, sitemap_id) REFERENCES public.knowledge_sources(workspace_id, id) ON DELETE SET NULL (sitemap_id);

ALTER TABLE ONLY public.knowledge_terms
    ADD CONSTRAINT knowledge_terms_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.knowledge_versions
    ADD CONSTRAINT knowledge_versions_workspace_id_source_id_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES public.knowledge_sources(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.labels
    ADD CONSTRAINT labels_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.mentions
    ADD CONSTRAINT mentions_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.mentions
    ADD CONSTRAINT mentions_workspace_id_note_id_fkey FOREIGN KEY (workspace_id, note_id) REFERENCES public.notes(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.message_attempts
    ADD CONSTRAINT message_attempts_workspace_id_message_id_fkey FOREIGN KEY (workspace_id, message_id) REFERENCES public.messages(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.message_templates
    ADD CONSTRAINT message_templates_workspace_id_social_account_id_fkey FOREIGN KEY (workspace_id, social_account_id) REFERENCES public.social_accounts(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.notes
    ADD CONSTRAINT notes_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.passage_pairs
    ADD CONSTRAINT passage_pairs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.password_resets
    ADD CONSTRAINT password_resets_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.question_groups
    ADD CONSTRAINT question_groups_workspace_id_covered_by_fkey FOREIGN KEY (workspace_id, covered_by) REFERENCES public.knowledge_sources(workspace_id, id) ON DELETE SET NULL (covered_by);

ALTER TABLE ONLY public.question_groups
    ADD CONSTRAINT question_groups_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reactions
    ADD CONSTRAINT reactions_workspace_id_message_id_fkey FOREIGN KEY (workspace_id, message_id) REFERENCES public.messages(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.refresh_tokens
    ADD CONSTRAINT refresh_tokens_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.sessions(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.replay_turns
    ADD CONSTRAINT replay_turns_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.replay_turns
    ADD CONSTRAINT replay_turns_workspace_id_message_id_fkey FOREIGN KEY (workspace_id, message_id) REFERENCES public.messages(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.replay_turns
    ADD CONSTRAINT replay_turns_workspace_id_replay_id_fkey FOREIGN KEY (workspace_id, replay_id) REFERENCES public.replays(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.replays
    ADD CONSTRAINT replays_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.replays
    ADD CONSTRAINT replays_workspace_id_version_id_fkey FOREIGN KEY (workspace_id, version_id) REFERENCES public.agent_versions(workspace_id, id);

ALTER TABLE ONLY public.replies
    ADD CONSTRAINT replies_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.replies
    ADD CONSTRAINT replies_workspace_id_run_id_fkey FOREIGN KEY (workspace_id, run_id) REFERENCES public.reply_runs(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reply_feedback
    ADD CONSTRAINT reply_feedback_workspace_id_reply_id_fkey FOREIGN KEY (workspace_id, reply_id) REFERENCES public.replies(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reply_messages
    ADD CONSTRAINT reply_messages_workspace_id_message_id_fkey FOREIGN KEY (workspace_id, message_id) REFERENCES public.messages(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reply_messages
    ADD CONSTRAINT reply_messages_workspace_id_run_id_fkey FOREIGN KEY (workspace_id, run_id) REFERENCES public.reply_runs(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reply_runs
    ADD CONSTRAINT reply_runs_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reply_steps
    ADD CONSTRAINT reply_steps_workspace_id_run_id_fkey FOREIGN KEY (workspace_id, run_id) REFERENCES public.reply_runs(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reply_topic_examples
    ADD CONSTRAINT reply_topic_examples_workspace_id_topic_id_fkey FOREIGN KEY (workspace_id, topic_id) REFERENCES public.reply_topics(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reply_topics
    ADD CONSTRAINT reply_topics_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.saved_views
    ADD CONSTRAINT saved_views_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.saved_views
    ADD CONSTRAINT saved_views_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES public.memberships(workspace_id, user_id) ON DELETE CASCADE;

ALTER TABLE ONLY public.session_summaries
    ADD CONSTRAINT session_summaries_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.social_accounts
    ADD CONSTRAINT social_accounts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.team_members
    ADD CONSTRAINT team_members_workspace_id_team_id_fkey FOREIGN KEY (workspace_id, team_id) REFERENCES public.teams(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.team_members
    ADD CONSTRAINT team_members_workspace_id_user_id_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES public.memberships(workspace_id, user_id) ON DELETE CASCADE;

ALTER TABLE ONLY public.teams
    ADD CONSTRAINT teams_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.transcripts
    ADD CONSTRAINT transcripts_workspace_id_message_id_fkey FOREIGN KEY (workspace_id, message_id) REFERENCES public.messages(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE public.action_requests ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.actions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.activities ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.agent_changes ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.agent_channels ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.agent_conversations ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.agent_settings ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.agent_test_results ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.agent_test_runs ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.agent_tests ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.agent_versions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.ai_provider_models ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.ai_provider_usage ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.ai_providers ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.api_keys ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.asked_questions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.attachments ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.bulk_change_items ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.bulk_changes ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.canned_responses ENABLE ROW LEVEL SECURITY;

CREATE POLICY colleagues ON public.users FOR SELECT TO socialsync_app USING ((EXISTS ( SELECT
   FROM public.memberships m
  WHERE ((m.user_id = users.id) AND (m.workspace_id = ( SELECT public.app_workspace() AS app_workspace))))));

ALTER TABLE public.contact_identities ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.contacts ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.conversation_reads ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.conversations ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.credit_entries ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.credit_holds ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.credit_wallets ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.drafts ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.due_receipts ENABLE ROW LEVEL SECURITY;

CREATE POLICY every_workspace ON public.action_requests TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.actions TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.activities TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.agent_changes TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.agent_channels TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.agent_conversations TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.agent_settings TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.agent_test_results TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.agent_test_runs TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.agent_tests TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.agent_versions TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.ai_provider_models TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.ai_provider_usage TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.ai_providers TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.api_keys TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.asked_questions TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.attachments TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.bulk_change_items TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.bulk_changes TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.canned_responses TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.contact_identities TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.contacts TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.conversation_reads TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.conversations TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.credit_entries TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.credit_holds TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.credit_wallets TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.drafts TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.due_receipts TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.faq_suggestions TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.handovers TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.knowledge_chunks TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.knowledge_sources TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.knowledge_terms TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.knowledge_versions TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.labels TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.memberships TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.mentions TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.message_attempts TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.message_templates TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.messages TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.notes TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.passage_pairs TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.password_resets TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.question_groups TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.reactions TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.refresh_tokens TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.replay_turns TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.replays TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.replies TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.reply_feedback TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.reply_messages TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.reply_runs TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.reply_steps TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.reply_topic_examples TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.reply_topics TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.saved_views TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.session_summaries TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.sessions TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.social_accounts TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.team_members TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.teams TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.transcripts TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.users TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.webhook_inbox TO socialsync_system USING (true) WITH CHECK (true);

CREATE POLICY every_workspace ON public.workspaces TO socialsync_system USING (true) WITH CHECK (true);

ALTER TABLE public.faq_suggestions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.handovers ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.knowledge_chunks ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.knowledge_sources ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.knowledge_terms ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.knowledge_versions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.labels ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.memberships ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mentions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.message_attempts ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.message_templates ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.messages ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_drafts ON public.drafts AS RESTRICTIVE TO socialsync_app USING ((user_id = ( SELECT public.app_user() AS app_user)));

CREATE POLICY own_or_shared_views ON public.saved_views AS RESTRICTIVE TO socialsync_app USING ((is_shared OR (owner_id = ( SELECT public.app_user() AS app_user))));

CREATE POLICY own_reads ON public.conversation_reads AS RESTRICTIVE TO socialsync_app USING ((user_id = ( SELECT public.app_user() AS app_user)));

CREATE POLICY own_workspace ON public.action_requests TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.actions TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.activities TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.agent_changes TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.agent_channels TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.agent_conversations TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.agent_settings TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.agent_test_results TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.agent_test_runs TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.agent_tests TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.agent_versions TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.ai_provider_models TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.ai_provider_usage TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.ai_providers TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.api_keys TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.asked_questions TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.attachments TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.bulk_change_items TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.bulk_changes TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.canned_responses TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.contact_identities TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.contacts TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.conversation_reads TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.conversations TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.credit_entries TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.credit_holds TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.credit_wallets TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.drafts TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.due_receipts TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.faq_suggestions TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.handovers TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.knowledge_chunks TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.knowledge_sources TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.knowledge_terms TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.knowledge_versions TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.labels TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.memberships TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.mentions TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.message_attempts TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.message_templates TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.messages TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.notes TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.passage_pairs TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.question_groups TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.reactions TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.replay_turns TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.replays TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.replies TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.reply_feedback TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.reply_messages TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.reply_runs TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.reply_steps TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.reply_topic_examples TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.reply_topics TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.saved_views TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.session_summaries TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.social_accounts TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.team_members TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.teams TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.transcripts TO socialsync_app USING ((workspace_id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((workspace_id = ( SELECT public.app_workspace() AS app_workspace)));

CREATE POLICY own_workspace ON public.workspaces TO socialsync_app USING ((id = ( SELECT public.app_workspace() AS app_workspace))) WITH CHECK ((id = ( SELECT public.app_workspace() AS app_workspace)));

ALTER TABLE public.passage_pairs ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.password_resets ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.question_groups ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reactions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.refresh_tokens ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.replay_turns ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.replays ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.replies ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reply_feedback ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reply_messages ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reply_runs ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reply_steps ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reply_topic_examples ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reply_topics ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.saved_views ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.session_summaries ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.sessions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.social_accounts ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.team_members ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.teams ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.transcripts ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.webhook_inbox ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.workspaces ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA public TO socialsync_app;
GRANT USAGE ON SCHEMA public TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.conversation_reads TO socialsync_app;
GRANT INSERT,DELETE,UPDATE ON TABLE public.conversation_reads TO socialsync_system;

GRANT SELECT(workspace_id) ON TABLE public.conversation_reads TO socialsync_system;

GRANT SELECT(user_id) ON TABLE public.conversation_reads TO socialsync_system;

GRANT SELECT(conversation_id) ON TABLE public.conversation_reads TO socialsync_system;

GRANT SELECT(read_until) ON TABLE public.conversation_reads TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.conversations TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.conversations TO socialsync_system;

GRANT SELECT(id) ON TABLE public.conversations TO socialsync_system;

GRANT SELECT(social_account_id) ON TABLE public.conversations TO socialsync_system;

GRANT SELECT(status) ON TABLE public.conversations TO socialsync_system;

GRANT SELECT(snoozed_until) ON TABLE public.conversations TO socialsync_system;

GRANT SELECT(last_inbound_at) ON TABLE public.conversations TO socialsync_system;

GRANT SELECT(last_message_at) ON TABLE public.conversations TO socialsync_system;

GRANT SELECT(ai_due_at) ON TABLE public.conversations TO socialsync_system;

GRANT SELECT(learn_due_at) ON TABLE public.conversations TO socialsync_system;

GRANT SELECT(ai_resume_at) ON TABLE public.conversations TO socialsync_system;

REVOKE ALL ON FUNCTION public.caught_up(conversation uuid, people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.caught_up(conversation uuid, people uuid[]) TO socialsync_app;

REVOKE ALL ON FUNCTION public.directory_changed() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.merge_personal(old_id uuid, new_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.merge_personal(old_id uuid, new_id uuid) TO socialsync_app;

REVOKE ALL ON FUNCTION public.person_changed() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.search_contacts(term text, max_rows integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.search_contacts(term text, max_rows integer) TO socialsync_app;

REVOKE ALL ON FUNCTION public.search_knowledge(asked text[], question public.halfvec, model text, speaks text, audience text, channel text, account uuid, calibration double precision[], most integer, everything boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.search_knowledge(asked text[], question public.halfvec, model text, speaks text, audience text, channel text, account uuid, calibration double precision[], most integer, everything boolean) TO socialsync_app;

REVOKE ALL ON FUNCTION public.search_messages(term text, max_rows integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.search_messages(term text, max_rows integer) TO socialsync_app;

REVOKE ALL ON FUNCTION public.search_transcripts(term text, max_rows integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.search_transcripts(term text, max_rows integer) TO socialsync_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.action_requests TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.actions TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.actions TO socialsync_system;

GRANT SELECT(id) ON TABLE public.actions TO socialsync_system;

GRANT SELECT(sealed_headers) ON TABLE public.actions TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.activities TO socialsync_app;

GRANT SELECT,INSERT ON TABLE public.agent_changes TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agent_channels TO socialsync_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.agent_conversations TO socialsync_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.agent_settings TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.agent_settings TO socialsync_system;

GRANT SELECT(apply_due_at) ON TABLE public.agent_settings TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agent_test_results TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agent_test_runs TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.agent_test_runs TO socialsync_system;

GRANT SELECT(id) ON TABLE public.agent_test_runs TO socialsync_system;

GRANT SELECT(due_at) ON TABLE public.agent_test_runs TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.agent_tests TO socialsync_app;

GRANT SELECT,INSERT ON TABLE public.agent_versions TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.ai_provider_models TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.ai_provider_usage TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.ai_providers TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.ai_providers TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.api_keys TO socialsync_app;
GRANT SELECT ON TABLE public.api_keys TO socialsync_system;

GRANT UPDATE(last_used_at) ON TABLE public.api_keys TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.asked_questions TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.asked_questions TO socialsync_system;

GRANT SELECT(due_at) ON TABLE public.asked_questions TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.attachments TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.attachments TO socialsync_system;

GRANT SELECT(id) ON TABLE public.attachments TO socialsync_system;

GRANT SELECT(message_id) ON TABLE public.attachments TO socialsync_system;

GRANT SELECT(state) ON TABLE public.attachments TO socialsync_system;

GRANT SELECT(due_at) ON TABLE public.attachments TO socialsync_system;

GRANT SELECT(expires_at) ON TABLE public.attachments TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bulk_change_items TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.bulk_changes TO socialsync_app;
GRANT DELETE ON TABLE public.bulk_changes TO socialsync_system;

GRANT SELECT(workspace_id) ON TABLE public.bulk_changes TO socialsync_system;

GRANT SELECT(id) ON TABLE public.bulk_changes TO socialsync_system;

GRANT SELECT(due_at) ON TABLE public.bulk_changes TO socialsync_system;

GRANT SELECT(created_at) ON TABLE public.bulk_changes TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.canned_responses TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.contact_identities TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.contact_identities TO socialsync_system;

GRANT SELECT(contact_id) ON TABLE public.contact_identities TO socialsync_system;

GRANT SELECT(kind) ON TABLE public.contact_identities TO socialsync_system;

GRANT SELECT(external_id) ON TABLE public.contact_identities TO socialsync_system;

GRANT SELECT(username) ON TABLE public.contact_identities TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.contacts TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.contacts TO socialsync_system;

GRANT SELECT(id) ON TABLE public.contacts TO socialsync_system;

GRANT SELECT(name) ON TABLE public.contacts TO socialsync_system;

GRANT SELECT(phone) ON TABLE public.contacts TO socialsync_system;

GRANT SELECT(email) ON TABLE public.contacts TO socialsync_system;

GRANT SELECT,INSERT ON TABLE public.credit_entries TO socialsync_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.credit_holds TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.credit_holds TO socialsync_system;

GRANT SELECT(key) ON TABLE public.credit_holds TO socialsync_system;

GRANT SELECT(state) ON TABLE public.credit_holds TO socialsync_system;

GRANT SELECT(expires_at) ON TABLE public.credit_holds TO socialsync_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.credit_wallets TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.drafts TO socialsync_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.drafts TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.due_receipts TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.due_receipts TO socialsync_system;

GRANT SELECT(conversation_id) ON TABLE public.due_receipts TO socialsync_system;

GRANT SELECT(due_at) ON TABLE public.due_receipts TO socialsync_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.faq_suggestions TO socialsync_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.handovers TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.handovers TO socialsync_system;

GRANT SELECT(id) ON TABLE public.handovers TO socialsync_system;

GRANT SELECT(mail_due_at) ON TABLE public.handovers TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.knowledge_chunks TO socialsync_app;
GRANT SELECT ON TABLE public.knowledge_chunks TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.knowledge_sources TO socialsync_app;
GRANT SELECT ON TABLE public.knowledge_sources TO socialsync_system;

GRANT SELECT(workspace_id) ON TABLE public.knowledge_sources TO socialsync_system;

GRANT SELECT(id) ON TABLE public.knowledge_sources TO socialsync_system;

GRANT SELECT(due_at) ON TABLE public.knowledge_sources TO socialsync_system;

GRANT SELECT(blob_key) ON TABLE public.knowledge_sources TO socialsync_system;

GRANT SELECT(refresh_at) ON TABLE public.knowledge_sources TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.knowledge_terms TO socialsync_app;
GRANT SELECT ON TABLE public.knowledge_terms TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.knowledge_versions TO socialsync_app;
GRANT SELECT ON TABLE public.knowledge_versions TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.labels TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.memberships TO socialsync_app;
GRANT SELECT,INSERT ON TABLE public.memberships TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mentions TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.message_attempts TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.message_attempts TO socialsync_system;

GRANT SELECT(message_id) ON TABLE public.message_attempts TO socialsync_system;

GRANT SELECT(state) ON TABLE public.message_attempts TO socialsync_system;

GRANT SELECT(lease_until) ON TABLE public.message_attempts TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.message_templates TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.messages TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.messages TO socialsync_system;

GRANT SELECT(id) ON TABLE public.messages TO socialsync_system;

GRANT SELECT(conversation_id) ON TABLE public.messages TO socialsync_system;

GRANT SELECT(body) ON TABLE public.messages TO socialsync_system;

GRANT SELECT(status) ON TABLE public.messages TO socialsync_system;

GRANT SELECT(due_at) ON TABLE public.messages TO socialsync_system;

GRANT SELECT(occurred_at) ON TABLE public.messages TO socialsync_system;

GRANT SELECT(deleted_at) ON TABLE public.messages TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notes TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.passage_pairs TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.passage_pairs TO socialsync_system;

GRANT SELECT(due_at) ON TABLE public.passage_pairs TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.password_resets TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.question_groups TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.question_groups TO socialsync_system;

GRANT SELECT(cover_due_at) ON TABLE public.question_groups TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reactions TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.reactions TO socialsync_system;

GRANT SELECT(message_id) ON TABLE public.reactions TO socialsync_system;

GRANT SELECT(due_at) ON TABLE public.reactions TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.refresh_tokens TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.replay_turns TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.replays TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.replays TO socialsync_system;

GRANT SELECT(id) ON TABLE public.replays TO socialsync_system;

GRANT SELECT(due_at) ON TABLE public.replays TO socialsync_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.replies TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reply_feedback TO socialsync_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.reply_messages TO socialsync_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.reply_runs TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.reply_runs TO socialsync_system;

GRANT SELECT(id) ON TABLE public.reply_runs TO socialsync_system;

GRANT SELECT(due_at) ON TABLE public.reply_runs TO socialsync_system;

GRANT SELECT,INSERT,UPDATE ON TABLE public.reply_steps TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reply_topic_examples TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reply_topics TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.saved_views TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.session_summaries TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.sessions TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.social_accounts TO socialsync_app;
GRANT SELECT ON TABLE public.social_accounts TO socialsync_system;

GRANT UPDATE(last_webhook_at) ON TABLE public.social_accounts TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.team_members TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.teams TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.transcripts TO socialsync_app;

GRANT SELECT(workspace_id) ON TABLE public.transcripts TO socialsync_system;

GRANT SELECT(message_id) ON TABLE public.transcripts TO socialsync_system;

GRANT SELECT(text) ON TABLE public.transcripts TO socialsync_system;

GRANT SELECT(due_at) ON TABLE public.transcripts TO socialsync_system;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.users TO socialsync_system;

GRANT SELECT(id) ON TABLE public.users TO socialsync_app;

GRANT SELECT(email) ON TABLE public.users TO socialsync_app;

GRANT SELECT(name) ON TABLE public.users TO socialsync_app;

GRANT SELECT(locale) ON TABLE public.users TO socialsync_app;

GRANT SELECT(time_zone) ON TABLE public.users TO socialsync_app;

GRANT SELECT(theme) ON TABLE public.users TO socialsync_app;

GRANT SELECT(density) ON TABLE public.users TO socialsync_app;

GRANT SELECT(created_at) ON TABLE public.users TO socialsync_app;

GRANT SELECT(updated_at) ON TABLE public.users TO socialsync_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.webhook_inbox TO socialsync_system;

GRANT SELECT,UPDATE ON TABLE public.workspaces TO socialsync_app;
GRANT SELECT,INSERT ON TABLE public.workspaces TO socialsync_system;

GRANT UPDATE(directory_version) ON TABLE public.workspaces TO socialsync_system;

