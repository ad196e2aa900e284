package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// PairVerdict is what was found out about two passages.
type PairVerdict string

// The verdicts, spelled the same in Go and SQL.
const (
	PairAgrees    PairVerdict = "AGREE"
	PairDisagrees PairVerdict = "DISAGREE"
	PairUnrelated PairVerdict = "UNRELATED"
	PairUnproven  PairVerdict = "UNPROVEN" // said to disagree, but not with sentences that stand there
)

// PairHold is what a pair waits for.
type PairHold string

// What pairs wait for, spelled the same in Go, SQL, GraphQL and TypeScript.
const (
	HoldBudget PairHold = "BUDGET" // the budget for AI is used up
	HoldModel  PairHold = "MODEL"  // no model responds
)

// NearPair are two passages of different sources that may speak of the same thing.
type NearPair struct {
	Hash, OtherHash []byte
	Key, OtherKey   string // of a passage; all phrasings of a FAQ have one, because its answer is the same
	Likeness        float64
}

// PassagePair are two texts that are compared once, whichever sources have them.
type PassagePair struct {
	ID       uuid.UUID
	LowHash  []byte
	HighHash []byte
	Attempts int
	Hold     *PairHold
}

// PairJudgement is what there is to record of a pair.
type PairJudgement struct {
	Verdict             PairVerdict
	Subject             string // what they disagree about
	LowQuote, HighQuote string // the sentences, as they stand there
}

// DueComparisons returns the workspaces, up to limit, in which passages wait to be
// compared; Global only.
func (tx *Tx) DueComparisons(ctx context.Context, limit int) ([]WorkspaceRef, error) {
	return many[WorkspaceRef](ctx, tx, `
		select workspace_id from knowledge_sources where compare_due_at <= now()
		union select workspace_id from passage_pairs where due_at <= now() limit $1`, limit)
}

// DueSource is a source whose passages are to be compared with the others'.
type DueSource struct {
	ID           uuid.UUID
	CompareDueAt time.Time // says which change it is due for
}

// NextToCompare returns a source that is due; ErrNotFound: none is.
func (tx *Tx) NextToCompare(ctx context.Context) (*DueSource, error) {
	return one[DueSource](ctx, tx, `
		select id, compare_due_at from knowledge_sources where workspace_id = $1 and compare_due_at <= now()
		order by compare_due_at, id limit 1`, tx.WorkspaceID())
}

// sameReaders says that sources s and o count for the same people somewhere.
const sameReaders = ` s.audience = o.audience
	and (s.channels = '{}' or o.channels = '{}' or s.channels && o.channels)
	and (s.social_account_ids = '{}' or o.social_account_ids = '{}' or s.social_account_ids && o.social_account_ids)`

// NearPairs returns, of the source's live passages from a position on, count of them,
// the nearest passages of other sources: of those that count for the same people, and
// at the same time, now or later. most is for each passage. ErrNotFound: there are no
// passages from that position on.
func (tx *Tx) NearPairs(ctx context.Context, sourceID uuid.UUID, model string, from, count, most int) ([]NearPair, error) {
	found, err := many[struct {
		NearPair
		IsThere bool
	}](ctx, tx, `
		with mine as materialized (
			select c.content_hash, c.body, c.embedding, c.signs, case when s.kind = 'FAQ' then s.id::text else encode(c.content_hash, 'hex') end as key
			from knowledge_chunks c join knowledge_sources s on s.workspace_id = $1 and s.id = c.source_id
			where c.workspace_id = $1 and c.source_id = $2 and c.is_live and c.embedding_model = $3 and c.position >= $4 and c.position < $4 + $5
		), others as materialized (
			select o.id, o.kind from knowledge_sources s join knowledge_sources o on o.workspace_id = $1 and o.id <> s.id
			where s.workspace_id = $1 and s.id = $2 and s.is_enabled and o.is_enabled and `+sameReaders+`
			  and tstzrange(s.valid_from, s.valid_until) * tstzrange(o.valid_from, o.valid_until) && tstzrange(now(), null)
		)
		select m.content_hash as hash, n.content_hash as other_hash, m.key, n.key as other_key, n.likeness, true as is_there
		from mine m cross join lateral (
			select c.content_hash, 1 - (c.embedding <=> m.embedding) as likeness,
				case when o.kind = 'FAQ' then o.id::text else encode(c.content_hash, 'hex') end as key
			from (
				select c.id from knowledge_chunks c
				where c.workspace_id = $1 and c.signs is not null and c.is_live and c.embedding_model = $3 and c.source_id in (select x.id from others x)
				order by c.signs <~> m.signs limit 4 * $6
			) x
			join knowledge_chunks c on c.workspace_id = $1 and c.id = x.id
			join others o on o.id = c.source_id
			where c.content_hash <> m.content_hash and c.body <> m.body
			order by likeness desc, c.content_hash limit $6
		) n
		union all
		select null, null, '', '', 0, false
		where exists (select from knowledge_chunks c where c.workspace_id = $1 and c.source_id = $2 and c.is_live and c.position >= $4)`,
		tx.WorkspaceID(), sourceID, model, from, count, most)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, ErrNotFound
	}
	pairs := make([]NearPair, 0, len(found)-1)
	for _, f := range found {
		if f.IsThere {
			pairs = append(pairs, f.NearPair)
		}
	}
	return pairs, nil
}

// FinishComparing writes down which pairs are to be judged, each once, and forgets those
// whose texts nobody has any more. A source that has changed since stays due.
func (tx *Tx) FinishComparing(ctx context.Context, source DueSource, pairs []NearPair) error {
	low, high, likeness, ids := make([][]byte, len(pairs)), make([][]byte, len(pairs)), make([]float64, len(pairs)), make([]uuid.UUID, len(pairs))
	for i, p := range pairs {
		low[i], high[i], likeness[i], ids[i] = p.Hash, p.OtherHash, p.Likeness, NewID()
	}
	_, err := tx.exec(ctx, `
		insert into passage_pairs (workspace_id, id, low_hash, high_hash, likeness)
		select $1, n.id, least(n.a, n.b), greatest(n.a, n.b), n.likeness
		from unnest($2::uuid[], $3::bytea[], $4::bytea[], $5::float8[]) n (id, a, b, likeness)
		order by 3, 4
		on conflict on constraint passage_pairs_texts_key do nothing`, tx.WorkspaceID(), ids, low, high, likeness)
	if err != nil {
		return err
	}
	if err := tx.forgetPairs(ctx); err != nil {
		return err
	}
	_, err = tx.exec(ctx, `
		update knowledge_sources set compare_due_at = null where workspace_id = $1 and id = $2 and compare_due_at = $3`,
		tx.WorkspaceID(), source.ID, source.CompareDueAt)
	return err
}

// forgetPairs removes what was found out about texts that no source has any more. What
// people said is no conflict stays known by its hashes, without the words.
func (tx *Tx) forgetPairs(ctx context.Context) error {
	const isGone = `
		p.workspace_id = $1
		and (not exists (select from knowledge_chunks c where c.workspace_id = $1 and c.content_hash = p.low_hash)
			or not exists (select from knowledge_chunks c where c.workspace_id = $1 and c.content_hash = p.high_hash))`
	if _, err := tx.exec(ctx, `delete from passage_pairs p where p.dismissed_at is null and `+isGone, tx.WorkspaceID()); err != nil {
		return err
	}
	_, err := tx.exec(ctx, `
		update passage_pairs p set subject = '', low_quote = '', high_quote = '' where p.dismissed_at is not null and p.low_quote <> '' and `+isGone, tx.WorkspaceID())
	return err
}

// PairText is a passage as a model is given it.
type PairText struct {
	ContentHash []byte
	Heading     string
	Body        string
}

// ClaimPair takes a pair that is due for as long as lease, the nearest first, with the
// passage of its lower hash and that of its higher. ErrNotFound: none is due. A pair
// whose texts do not answer any more is forgotten, and comes with nil.
func (tx *Tx) ClaimPair(ctx context.Context, lease time.Duration) (*PassagePair, []PairText, error) {
	pair, err := one[PassagePair](ctx, tx, `
		with due as (
			select id from passage_pairs where workspace_id = $1 and due_at <= now()
			order by likeness desc, id limit 1 for update skip locked
		)
		update passage_pairs p set due_at = now() + $2::interval, attempts = p.attempts + 1 from due
		where p.workspace_id = $1 and p.id = due.id returning p.id, p.low_hash, p.high_hash, p.attempts, p.hold`, tx.WorkspaceID(), lease)
	if err != nil {
		return nil, nil, err
	}
	texts, err := many[PairText](ctx, tx, `
		select distinct on (c.content_hash) c.content_hash, c.heading, c.body
		from knowledge_chunks c join knowledge_sources s on s.workspace_id = $1 and s.id = c.source_id
		where c.workspace_id = $1 and c.content_hash = any($2) and c.is_live and s.is_enabled
		order by c.content_hash, c.id`, tx.WorkspaceID(), [][]byte{pair.LowHash, pair.HighHash})
	if err != nil || len(texts) == 2 {
		return pair, texts, err
	}
	_, err = tx.exec(ctx, `delete from passage_pairs where workspace_id = $1 and id = $2`, tx.WorkspaceID(), pair.ID)
	return pair, nil, err
}

// JudgePair records what was found out about a pair. False: it was known already, or
// its texts are gone.
func (tx *Tx) JudgePair(ctx context.Context, id uuid.UUID, j PairJudgement) (bool, error) {
	n, err := tx.exec(ctx, `
		update passage_pairs set verdict = $3, subject = $4, low_quote = $5, high_quote = $6, due_at = null, hold = null, judged_at = now()
		where workspace_id = $1 and id = $2 and verdict is null`, tx.WorkspaceID(), id, j.Verdict, j.Subject, j.LowQuote, j.HighQuote)
	return n > 0, err
}

// HoldPairs lets all pairs of the workspace wait that nobody has judged, and says what
// for.
func (tx *Tx) HoldPairs(ctx context.Context, hold PairHold, wait time.Duration) error {
	_, err := tx.exec(ctx, `
		update passage_pairs set hold = $2, due_at = now() + $3::interval where workspace_id = $1 and due_at is not null`, tx.WorkspaceID(), hold, wait)
	return err
}

// PostponePair has one pair judged again after a while.
func (tx *Tx) PostponePair(ctx context.Context, id uuid.UUID, wait time.Duration) error {
	_, err := tx.exec(ctx, `
		update passage_pairs set due_at = now() + $3::interval where workspace_id = $1 and id = $2 and due_at is not null`, tx.WorkspaceID(), id, wait)
	return err
}

// ComparisonWork is how far comparing the sources is.
type ComparisonWork struct {
	Compared int // pairs of passages
	Waiting  int
	Hold     *PairHold
}

// ComparisonWork counts the pairs of texts that sources have now.
func (tx *Tx) ComparisonWork(ctx context.Context) (*ComparisonWork, error) {
	return one[ComparisonWork](ctx, tx, `
		select count(*) filter (where due_at is null)::int as compared, count(*) filter (where due_at is not null)::int as waiting, min(hold) as hold
		from passage_pairs where workspace_id = $1`, tx.WorkspaceID())
}
