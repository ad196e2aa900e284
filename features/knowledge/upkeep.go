package knowledge

import (
	"context"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// KnowledgeUpkeepInput is the schema's input of that name. It says all of it: what is
// nil is taken away.
type KnowledgeUpkeepInput struct {
	ValidFrom    *time.Time
	ValidUntil   *time.Time
	OwnerID      *uuid.UUID
	ReviewMonths *int // 1 to 60
}

func (in *KnowledgeUpkeepInput) check(l *problem.List) {
	if in == nil {
		return
	}
	if in.ValidFrom != nil && in.ValidUntil != nil && !in.ValidUntil.After(*in.ValidFrom) {
		l.Add(problem.BadInput, "validUntil", "It must count for a while: the end comes after the beginning.")
	}
	if in.ReviewMonths != nil && (*in.ReviewMonths < 1 || *in.ReviewMonths > 60) {
		l.Add(problem.BadInput, "reviewMonths", "A source is looked at again after 1 to 60 months.")
	}
}

// upkeep writes what people say about a source's upkeep; row when they say nothing.
func upkeep(ctx context.Context, tx *db.Tx, row *db.KnowledgeSource, in *KnowledgeUpkeepInput) (*db.KnowledgeSource, error) {
	if in == nil {
		return row, nil
	}
	if in.OwnerID != nil && (row.OwnerID == nil || *row.OwnerID != *in.OwnerID) { // who has left stays where they were
		found, err := tx.MembersAmong(ctx, []uuid.UUID{*in.OwnerID})
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, problem.BadInputOn("ownerId", "This person is not in the workspace.")
		}
	}
	return tx.SetKnowledgeUpkeep(ctx, row.ID, db.KnowledgeUpkeep{
		ValidFrom: in.ValidFrom, ValidUntil: in.ValidUntil, OwnerID: in.OwnerID, ReviewMonths: in.ReviewMonths,
	})
}

// Review notes that a colleague has looked at a source and found it still right.
//
// Problems: FORBIDDEN, NOT_FOUND.
func (s *Service) Review(ctx context.Context, actor db.Actor, id uuid.UUID) (*db.KnowledgeSource, error) {
	return s.change(ctx, actor, id, func(tx *db.Tx, row *db.KnowledgeSource) (*db.KnowledgeSource, error) {
		return tx.ReviewKnowledge(ctx, row.ID)
	})
}
