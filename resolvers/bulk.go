package resolvers

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/inbox"
	"socialsync/graph"
)

func (q *query) ConversationCount(ctx context.Context, filter *db.ConversationFilter) (int, error) {
	if filter == nil {
		filter = &db.ConversationFilter{}
	}
	return q.Inbox.CountMatching(ctx, db.ActorFrom(ctx), *filter)
}

func (q *query) BulkChange(ctx context.Context, id uuid.UUID) (*db.BulkChange, error) {
	return read(ctx, q.DB, func(tx *db.Tx) (*db.BulkChange, error) { return tx.BulkChange(ctx, id) })
}

func (q *query) BulkChanges(ctx context.Context) ([]db.BulkChange, error) {
	return notNil(q.Inbox.BulkChanges(ctx, db.ActorFrom(ctx)))
}

func (m *mutation) ChangeMatching(ctx context.Context, in inbox.ChangeMatchingInput) (*graph.BulkChangePayload, error) {
	return bulkPayload(m.Inbox.ChangeMatching(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) UndoBulkChange(ctx context.Context, in graph.UndoBulkChangeInput) (*graph.BulkChangePayload, error) {
	return bulkPayload(m.Inbox.UndoBulkChange(ctx, db.ActorFrom(ctx), in.ID))
}

func bulkPayload(b *db.BulkChange, err error) (*graph.BulkChangePayload, error) {
	errs, err := graph.UserErrors(err)
	return &graph.BulkChangePayload{BulkChange: b, Errors: errs}, err
}

func (r *bulkChangeUpdated) BulkChange(ctx context.Context, e *events.BulkChangeUpdated) (*db.BulkChange, error) {
	return read(ctx, r.DB, func(tx *db.Tx) (*db.BulkChange, error) { return tx.BulkChange(ctx, e.BulkChangeID) })
}
