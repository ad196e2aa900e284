package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// KnowledgeUpkeep is when a source counts, and who sees to it that it stays right.
type KnowledgeUpkeep struct {
	ValidFrom    *time.Time // customers are told nothing of it before; nil: it has counted always
	ValidUntil   *time.Time // nor from then on; nil: it has no end
	OwnerID      *uuid.UUID // who is to look at it again; nil: anybody
	ReviewMonths *int       // how often that is; nil: never
	ReviewedAt   *time.Time // when somebody last said that it is still right
	ReviewAt     *time.Time // when it is to be looked at again; nil: never
}

// Upkeep is the source's, as the schema shows it.
func (s KnowledgeSource) Upkeep() KnowledgeUpkeep { return s.KnowledgeUpkeep }

// IsOverdue says whether nobody has looked at the source for longer than agreed.
func (u KnowledgeUpkeep) IsOverdue(now time.Time) bool {
	return u.ReviewAt != nil && !u.ReviewAt.After(now)
}

// SeenAt is when somebody last changed a source, or found it still right.
func (s KnowledgeSource) SeenAt() time.Time {
	if s.ReviewedAt != nil && s.ReviewedAt.After(s.UpdatedAt) {
		return *s.ReviewedAt
	}
	return s.UpdatedAt
}

// upkeepColumns come last in knowledgeColumns.
const upkeepColumns = `s.valid_from, s.valid_until, s.owner_id, s.review_months, s.reviewed_at, s.review_at`

// SetKnowledgeUpkeep writes what people say about a source's upkeep, all of it. The
// time to look at it again counts from when somebody last did, or it was read.
func (tx *Tx) SetKnowledgeUpkeep(ctx context.Context, id uuid.UUID, u KnowledgeUpkeep) (*KnowledgeSource, error) {
	return one[KnowledgeSource](ctx, tx, `
		update knowledge_sources s
		set valid_from = $3, valid_until = $4, owner_id = $5, review_months = $6, compare_due_at = now(),
			review_at = case when $6::int is not null then coalesce(s.reviewed_at, s.indexed_at, s.created_at) + make_interval(months => $6) end
		where s.workspace_id = $1 and s.id = $2
		returning `+knowledgeColumns, tx.WorkspaceID(), id, u.ValidFrom, u.ValidUntil, u.OwnerID, u.ReviewMonths)
}

// ReviewKnowledge notes that somebody found a source still right just now.
func (tx *Tx) ReviewKnowledge(ctx context.Context, id uuid.UUID) (*KnowledgeSource, error) {
	return one[KnowledgeSource](ctx, tx, `
		update knowledge_sources s set reviewed_at = now(), review_at = now() + make_interval(months => s.review_months)
		where s.workspace_id = $1 and s.id = $2
		returning `+knowledgeColumns, tx.WorkspaceID(), id)
}
