package resolvers

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/graph"
	"socialsync/loaders"
)

func (q *query) Conflicts(ctx context.Context, isDismissed bool, sourceID *uuid.UUID) ([]db.Conflict, error) {
	return q.Resolver.Conflicts.List(ctx, db.ActorFrom(ctx), isDismissed, sourceID)
}

func (q *query) OpenConflicts(ctx context.Context) (int, error) {
	return q.Resolver.Conflicts.Open(ctx, db.ActorFrom(ctx))
}

func (q *query) ComparisonWork(ctx context.Context) (*db.ComparisonWork, error) {
	return q.Resolver.Conflicts.Work(ctx, db.ActorFrom(ctx))
}

func (*conflict) DismissedBy(ctx context.Context, c *db.Conflict) (*db.User, error) {
	return user(ctx, c.DismissedBy)
}

func (*conflictSide) Source(ctx context.Context, s *db.ConflictSide) (*db.KnowledgeSource, error) {
	return loaders.From(ctx).Sources.Load(ctx, s.SourceID)
}

func (r *conflictsChanged) OpenConflicts(ctx context.Context, _ *events.ConflictsChanged) (int, error) {
	return r.Conflicts.Open(ctx, db.ActorFrom(ctx))
}

func (m *mutation) DismissConflict(ctx context.Context, in graph.ConflictInput) (*graph.ConflictPayload, error) {
	return conflictPayload(in.ID, m.Conflicts.Dismiss(ctx, db.ActorFrom(ctx), in.ID))
}

func (m *mutation) RestoreConflict(ctx context.Context, in graph.ConflictInput) (*graph.ConflictPayload, error) {
	return conflictPayload(in.ID, m.Conflicts.Restore(ctx, db.ActorFrom(ctx), in.ID))
}

func conflictPayload(id uuid.UUID, err error) (*graph.ConflictPayload, error) {
	errs, err := graph.UserErrors(err)
	if err != nil || len(errs) > 0 {
		return &graph.ConflictPayload{Errors: errs}, err
	}
	return &graph.ConflictPayload{ID: &id, Errors: errs}, nil
}
