-- Why: people write "remboursemnt" for "remboursement", ask in French what is
-- written in English, and expect the one passage that answers. A search therefore
-- combines words, spelling and meaning in one statement. None of the operators it
-- needs is leakproof, so under row level security none of the indexes could serve
-- them: the function runs as the role without a workspace policy and filters by
-- workspace itself, as search_messages does.

-- +goose Up
create extension if not exists btree_gin;

-- One configuration per language, all without accents; kb_simple for the others.
-- +goose StatementBegin
do $$
declare
  l record;
begin
  for l in select * from (values ('kb_french', 'french', 'french_stem'), ('kb_english', 'english', 'english_stem'),
    ('kb_spanish', 'spanish', 'spanish_stem'), ('kb_simple', 'simple', 'simple')) as l (name, base, stemmer)
  loop
    execute format('create text search configuration public.%I (copy = pg_catalog.%I)', l.name, l.base);
    execute format('alter text search configuration public.%I
      alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with public.unaccent, %I', l.name, l.stemmer);
  end loop;
end
$$;
-- +goose StatementEnd

create function knowledge_config(language text) returns regconfig
  language sql immutable parallel safe
  return case language when 'fr' then 'public.kb_french'::regconfig when 'en' then 'public.kb_english'::regconfig
    when 'es' then 'public.kb_spanish'::regconfig else 'public.kb_simple'::regconfig end;

-- Every form under which a word of a question may stand in a document, whatever
-- the language of either.
create function knowledge_forms(word text) returns text[]
  language sql immutable parallel safe strict
  return (select array_agg(distinct form) from unnest(
    tsvector_to_array(to_tsvector('public.kb_french', word)) || tsvector_to_array(to_tsvector('public.kb_english', word)) ||
    tsvector_to_array(to_tsvector('public.kb_spanish', word)) || tsvector_to_array(to_tsvector('public.kb_simple', word))) form);

create index knowledge_chunks_words on knowledge_chunks using gin (workspace_id, words);
create index knowledge_terms_likeness on knowledge_terms using gin (workspace_id, term gin_trgm_ops);

-- A form as a query for exactly that form.
create function knowledge_query(form text) returns tsquery
  language sql immutable parallel safe strict
  return ('''' || replace(replace(form, '\', '\\'), '''', '''''') || '''')::tsquery;

-- The chance that a chunk answers the question, 0 to 1: a logistic curve over the
-- words it shares, how near its meaning is, and both at once. A chunk in another
-- language than the question shares few words even when it answers, and one
-- without an embedding has no meaning to compare: those have curves of their own.
--   calibration: cosine that means nothing, cosine that means all; four numbers of
--   the curve in the same language; two for another language; two for words alone
create function knowledge_score(words float8, cosine float8, is_foreign boolean, calibration float8[]) returns float8
  language sql immutable parallel safe
  return 1 / (1 + exp(-case
    when cosine is null then calibration[9] + calibration[10] * words
    when is_foreign then calibration[7] + calibration[8] * least(greatest((cosine - calibration[1]) / (calibration[2] - calibration[1]), 0), 1)
    else calibration[3] + calibration[4] * words
      + (calibration[5] + calibration[6] * words) * least(greatest((cosine - calibration[1]) / (calibration[2] - calibration[1]), 0), 1)
  end));

-- search_knowledge ranks the workspace's chunks for a question, best first.
--
--   asked       the question's words that mean something, folded
--   question    its embedding; null when there is none, then words decide alone
--   model       that made it; what another model made is not compared
--   speaks      its language, empty when not known
--   audience    who would read the answer: only AGENTS sees what is for agents
--   channel, account   where it would be read; null: anywhere
--   calibration turns the parts into the score: see features/knowledge/score.go
--   everything  also what may not be used, with the reasons in left_out
--
-- lexical is the share of the question's words that a chunk has, each weighted by
-- how rare it is in the workspace; trigram the same, with words spelt alike; vector
-- the cosine of the embeddings.
-- +goose StatementBegin
create function search_knowledge(asked text[], question halfvec(1536), model text, speaks text, audience text, channel text, account uuid,
  calibration float8[], most int, everything boolean)
  returns table (chunk_id uuid, source_id uuid, lexical float8, trigram float8, vector float8, score float8, left_out text[])
  language plpgsql stable security definer
  set search_path = public, pg_temp
  set pg_trgm.similarity_threshold = 0.45
  set plan_cache_mode = force_generic_plan
  set jit = off
as $$
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
          or search_knowledge.account <> all (s.social_account_ids) and s.social_account_ids <> '{}' then 'SCOPE' end
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
-- +goose StatementEnd

grant select on knowledge_sources, knowledge_versions, knowledge_chunks, knowledge_terms to socialsync_system;
grant create on schema public to socialsync_system;
alter function search_knowledge(text[], halfvec, text, text, text, text, uuid, float8[], int, boolean) owner to socialsync_system;
revoke create on schema public from socialsync_system;
revoke execute on function search_knowledge(text[], halfvec, text, text, text, text, uuid, float8[], int, boolean) from public;
grant execute on function search_knowledge(text[], halfvec, text, text, text, text, uuid, float8[], int, boolean) to socialsync_app;
