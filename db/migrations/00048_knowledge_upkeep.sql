-- Why: what was right in winter is told to customers in summer. A source says when it
-- counts, who sees to it, and how often; outside of that time customers are told
-- nothing of it, and what nobody has looked at for too long is not answered from
-- without a person.

-- +goose Up
alter table knowledge_sources
  add column valid_from timestamptz,
  add column valid_until timestamptz check (valid_until > valid_from), -- not included
  add column owner_id uuid,       -- a person; null: anybody
  add column review_months int check (review_months between 1 and 60),
  add column reviewed_at timestamptz,
  add column review_at timestamptz; -- null: never

-- As in 00013, and with NOT_YET and EXPIRED.
-- +goose StatementBegin
create or replace function search_knowledge(asked text[], question halfvec(1536), model text, speaks text, audience text, channel text, account uuid,
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
-- +goose StatementEnd
