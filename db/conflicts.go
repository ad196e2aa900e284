package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// Conflict are two sentences of sources that cannot both be right.
type Conflict struct {
	ID          uuid.UUID
	Subject     string // what they disagree about, in few words
	First       ConflictSide
	Second      ConflictSide
	FoundAt     time.Time
	DismissedAt *time.Time // a person says that it is none
	DismissedBy *uuid.UUID
}

// ConflictSide is where one of the sentences stands.
type ConflictSide struct {
	SourceID uuid.UUID
	Title    string // the source's
	ChunkID  uuid.UUID
	Heading  string // the title and the headings above the passage; of a FAQ, its question
	Page     *int
	Quote    string // the sentence, as it stands there
}

// Sides are both.
func (c Conflict) Sides() []ConflictSide { return []ConflictSide{c.First, c.Second} }

// counts says that customers may be told now what a source says, as far as its dates
// and its switch go.
func counts(s string) string {
	return ` ` + s + `.is_enabled and (` + s + `.valid_from is null or ` + s + `.valid_from <= now()) and (` + s + `.valid_until is null or ` + s + `.valid_until > now())`
}

// conflicts are those between sources as they are now: which is a further condition on
// the pair p, the older source s with its passage a, and the newer o with its passage b.
func conflicts(which string) string {
	return `
	select p.id, p.subject, p.judged_at as found_at, p.dismissed_at, p.dismissed_by,
		s.id as "first.source_id", s.title as "first.title", a.id as "first.chunk_id", a.heading as "first.heading", a.page as "first.page",
		case when a.content_hash = p.low_hash then p.low_quote else p.high_quote end as "first.quote",
		o.id as "second.source_id", o.title as "second.title", b.id as "second.chunk_id", b.heading as "second.heading", b.page as "second.page",
		case when b.content_hash = p.low_hash then p.low_quote else p.high_quote end as "second.quote"
	from passage_pairs p
	cross join lateral (
		select l.id as low, h.id as high from knowledge_chunks l, knowledge_chunks h
		where l.workspace_id = $1 and l.content_hash = p.low_hash and l.is_live
		  and h.workspace_id = $1 and h.content_hash = p.high_hash and h.is_live and h.source_id <> l.source_id
	) c
	join knowledge_chunks a on a.workspace_id = $1 and a.id in (c.low, c.high)
	join knowledge_chunks b on b.workspace_id = $1 and b.id in (c.low, c.high) and b.id <> a.id
	join knowledge_sources s on s.workspace_id = $1 and s.id = a.source_id
	join knowledge_sources o on o.workspace_id = $1 and o.id = b.source_id and (s.created_at, s.id) < (o.created_at, o.id)
	where p.workspace_id = $1 and p.verdict = 'DISAGREE' and p.low_quote <> '' and ` + counts("s") + ` and ` + counts("o") + ` and ` + sameReaders + ` and ` + which
}

// ConflictReport says which conflicts are wanted.
type ConflictReport struct {
	IsDismissed bool
	SourceID    *uuid.UUID // nil: of any
	Limit       int
}

// Conflicts returns them, found last first. One between copies of a text comes once.
func (tx *Tx) Conflicts(ctx context.Context, r ConflictReport) ([]Conflict, error) {
	return many[Conflict](ctx, tx, `
		select * from (select distinct on (f.id) f.* from (`+conflicts(`(p.dismissed_at is not null) = $2 and ($3::uuid is null or $3 in (s.id, o.id))`)+`) f
			order by f.id, f."first.chunk_id", f."second.chunk_id") f
		order by f.found_at desc, f.id desc limit $4`, tx.WorkspaceID(), r.IsDismissed, r.SourceID, r.Limit)
}

// CountConflicts counts those that wait for somebody.
func (tx *Tx) CountConflicts(ctx context.Context) (int, error) {
	return value[int](ctx, tx, `select count(distinct f.id) from (`+conflicts(`p.dismissed_at is null`)+`) f`, tx.WorkspaceID())
}

// ConflictOf returns a conflict of one of the passages with another that the same
// reader may be told, the one found first; ErrNotFound: there is none. A passage is
// meant by what it says: chunkIDs may be of a version that was replaced by the same, or
// of another way to ask a FAQ.
func (tx *Tx) ConflictOf(ctx context.Context, chunkIDs []uuid.UUID, channel Channel, accountID uuid.UUID) (*Conflict, error) {
	here := func(s string) string {
		return `(` + s + `.channels = '{}' or $3 = any(` + s + `.channels)) and (` + s + `.social_account_ids = '{}' or $4 = any(` + s + `.social_account_ids))`
	}
	return one[Conflict](ctx, tx, conflicts(`p.dismissed_at is null and s.audience = 'CUSTOMERS' and `+here("s")+` and `+here("o")+`
		  and exists (select from knowledge_chunks k where k.workspace_id = $1 and k.id = any($2)
			and (k.content_hash in (p.low_hash, p.high_hash) or k.source_id = s.id and s.kind = 'FAQ' or k.source_id = o.id and o.kind = 'FAQ'))`)+`
		order by p.judged_at, p.id limit 1`, tx.WorkspaceID(), chunkIDs, channel, accountID)
}

// SetConflictDismissed says whether a pair of texts is a conflict at all; by whom it is
// not. The second time changes nothing.
func (tx *Tx) SetConflictDismissed(ctx context.Context, id uuid.UUID, dismissed bool, by *uuid.UUID) error {
	return tx.must(ctx, `
		update passage_pairs set dismissed_at = case when $3 then coalesce(dismissed_at, now()) end, dismissed_by = case when $3 then coalesce(dismissed_by, $4) end
		where workspace_id = $1 and id = $2 and verdict = 'DISAGREE'`, tx.WorkspaceID(), id, dismissed, by)
}
