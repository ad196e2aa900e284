package inbox

import (
	"context"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/jobs/queue"
)

// sweepLimit bounds one sweep; the next comes seconds later.
const sweepLimit = 1000

// SweepWebhooks asks for the deliveries that are due and nobody works on: the
// nudge was lost, Redis was emptied, or a worker died.
func (s *Service) SweepWebhooks(ctx context.Context) error {
	var due []uuid.UUID
	err := s.DB.GlobalEach(ctx, "sweep webhooks", func(tx *db.Tx) (err error) {
		due, err = tx.DueWebhooks(ctx, sweepLimit)
		return err
	})
	if err != nil {
		return err
	}
	for _, id := range due {
		if err := s.Queue.Enqueue(ctx, queue.IngestWebhook{InboxID: id}, queue.Once()); err != nil {
			return err
		}
	}
	return nil
}

// keepWebhooks is how long the raw body of a delivery is kept once it is done.
// Meta repeats deliveries for a week; after that they only hold what customers
// wrote, also what they have taken back since.
const keepWebhooks = 7 * 24 * time.Hour

// ForgetWebhooks deletes deliveries that were done a week ago. Those that are
// parked stay until a person has looked at them.
func (s *Service) ForgetWebhooks(ctx context.Context) error {
	for {
		var gone int64
		err := s.DB.GlobalEach(ctx, "forget webhooks", func(tx *db.Tx) (err error) {
			gone, err = tx.ForgetWebhooks(ctx, time.Now().Add(-keepWebhooks), sweepLimit)
			return err
		})
		if err != nil || gone < sweepLimit {
			return err
		}
	}
}

// SweepSends asks for the conversations with messages that are due.
func (s *Service) SweepSends(ctx context.Context) error {
	var due []db.ConversationRef
	err := s.DB.GlobalEach(ctx, "sweep sends", func(tx *db.Tx) (err error) {
		due, err = tx.DueConversations(ctx, sweepLimit)
		return err
	})
	if err != nil {
		return err
	}
	for _, c := range due {
		if err := s.Queue.Enqueue(ctx, queue.SendConversation{WorkspaceID: c.WorkspaceID, ConversationID: c.ID}, queue.Once()); err != nil {
			return err
		}
	}
	return nil
}

// SweepReactions asks for the reactions of ours that the provider has not heard of.
func (s *Service) SweepReactions(ctx context.Context) error {
	var due []db.MessageRef
	err := s.DB.GlobalEach(ctx, "sweep reactions", func(tx *db.Tx) (err error) {
		due, err = tx.DueReactions(ctx, sweepLimit)
		return err
	})
	if err != nil {
		return err
	}
	for _, m := range due {
		if err := s.Queue.Enqueue(ctx, queue.SendReaction{WorkspaceID: m.WorkspaceID, MessageID: m.ID}, queue.Once()); err != nil {
			return err
		}
	}
	return nil
}
