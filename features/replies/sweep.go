package replies

import (
	"context"
	"errors"
	"time"

	"socialsync/db"
	"socialsync/jobs/queue"
)

const (
	// listenEvery is how long a moment that was set just now may go unnoticed: less
	// than the shortest quiet while, so that none is noticed late.
	listenEvery = 200 * time.Millisecond
	sweepLimit  = 500
	// ahead is how far a sweep looks for moments that Redis may have lost.
	ahead = time.Minute
)

// Listen asks for the conversations whose bursts end, when they do, until ctx does.
// Any number of processes may listen: each burst is taken once, and Begin bears twice.
func (s *Service) Listen(ctx context.Context) error {
	look := time.NewTimer(listenEvery)
	defer look.Stop()
	failing := false
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-look.C:
		}
		ripe, next, err := s.Bursts.Ripe(ctx, sweepLimit)
		if err != nil && !failing && ctx.Err() == nil {
			s.Log.WarnContext(ctx, "bursts are left to the sweep", "err", err)
		}
		failing = err != nil
		for _, c := range ripe {
			s.Queue.Nudge(ctx, queue.BeginReply{WorkspaceID: c.WorkspaceID, ConversationID: c.ID})
		}
		if next < 0 || next > listenEvery {
			next = listenEvery
		}
		look.Reset(next)
	}
}

// SweepBursts asks for the conversations whose moment has come without anybody
// noticing, and tells Redis again of those it has forgotten.
func (s *Service) SweepBursts(ctx context.Context) error {
	var due []db.DueReply
	err := s.DB.GlobalEach(ctx, "sweep bursts", func(tx *db.Tx) (err error) {
		due, err = tx.DueReplies(ctx, ahead, sweepLimit)
		return err
	})
	if err != nil {
		return err
	}
	for _, d := range due {
		if d.IsDue {
			err = errors.Join(err, s.Queue.Enqueue(ctx, queue.BeginReply{WorkspaceID: d.WorkspaceID, ConversationID: d.ID}, queue.Once()))
			continue
		}
		err = errors.Join(err, s.Bursts.Restore(ctx, db.ConversationRef{WorkspaceID: d.WorkspaceID, ID: d.ID}, d.Wait))
	}
	return err
}

// SweepResumes asks for the conversations in which a pause or the hours have ended.
func (s *Service) SweepResumes(ctx context.Context) error {
	return queue.Sweep(ctx, s.Queue, s.DB.GlobalEach, "sweep pauses of the assistant that have ended",
		func(tx *db.Tx) ([]db.ConversationRef, error) { return tx.DueResumes(ctx, sweepLimit) },
		func(c db.ConversationRef) queue.Task {
			return queue.BeginReply{WorkspaceID: c.WorkspaceID, ConversationID: c.ID}
		})
}

// SweepRuns asks for the runs that nobody works on.
func (s *Service) SweepRuns(ctx context.Context) error {
	return queue.Sweep(ctx, s.Queue, s.DB.GlobalEach, "sweep runs of the assistant",
		func(tx *db.Tx) ([]db.RunRef, error) { return tx.DueReplyRuns(ctx, sweepLimit) },
		func(r db.RunRef) queue.Task { return queue.WorkReply{WorkspaceID: r.WorkspaceID, RunID: r.ID} })
}

// SweepHandovers asks for the handovers that nobody was told of.
func (s *Service) SweepHandovers(ctx context.Context) error {
	return queue.Sweep(ctx, s.Queue, s.DB.GlobalEach, "sweep handovers",
		func(tx *db.Tx) ([]db.HandoverRef, error) { return tx.DueHandovers(ctx, sweepLimit) },
		func(h db.HandoverRef) queue.Task {
			return queue.MailHandover{WorkspaceID: h.WorkspaceID, HandoverID: h.ID}
		})
}

// SweepModes asks for the workspaces whose conversations nobody has looked over since
// people decided something about the assistant.
func (s *Service) SweepModes(ctx context.Context) error {
	return queue.Sweep(ctx, s.Queue, s.DB.GlobalEach, "sweep changed modes",
		func(tx *db.Tx) ([]db.WorkspaceRef, error) { return tx.DueModes(ctx, sweepLimit) },
		func(w db.WorkspaceRef) queue.Task { return queue.ApplyModes{WorkspaceID: w.WorkspaceID} })
}
