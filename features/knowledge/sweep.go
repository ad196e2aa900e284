package knowledge

import (
	"context"
	"errors"

	"socialsync/db"
	"socialsync/jobs/queue"
)

const sweepLimit = 500

// Sweep asks for the sources that are due and nobody reads: the nudge was lost, a
// worker died, or it is time to look at a page again.
func (s *Service) Sweep(ctx context.Context) error {
	return queue.Sweep(ctx, s.Queue, s.DB.GlobalEach, "sweep knowledge",
		func(tx *db.Tx) ([]db.KnowledgeRef, error) { return tx.DueKnowledge(ctx, sweepLimit) },
		func(r db.KnowledgeRef) queue.Task {
			return queue.ReadKnowledge{WorkspaceID: r.WorkspaceID, SourceID: r.ID}
		})
}

// SweepStale has sources embedded anew whose embeddings another model made: the
// installation has changed its model.
func (s *Service) SweepStale(ctx context.Context) error {
	var stale []db.KnowledgeRef
	err := s.DB.GlobalEach(ctx, "find embeddings of another model", func(tx *db.Tx) (err error) {
		stale, err = tx.StaleKnowledge(ctx, s.Embedder.Model, sweepLimit)
		return err
	})
	for _, ref := range stale {
		err = errors.Join(err, s.DB.Update(ctx, db.SystemActor(ref.WorkspaceID), func(tx *db.Tx) error {
			return tx.RequeueKnowledge(ctx, ref.ID)
		}))
	}
	return err
}
