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

// SweepWebhooks asks for the deliveries that are due and nobody works on.
func (s *Service) SweepWebhooks(ctx context.Context) error {
	return queue.Sweep(ctx, s.Queue, s.DB.GlobalEach, "sweep webhooks",
		func(tx *db.Tx) ([]uuid.UUID, error) { return tx.DueWebhooks(ctx, sweepLimit) },
		func(id uuid.UUID) queue.Task { return queue.IngestWebhook{InboxID: id} })
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
	return queue.Sweep(ctx, s.Queue, s.DB.GlobalEach, "sweep sends",
		func(tx *db.Tx) ([]db.ConversationRef, error) { return tx.DueConversations(ctx, sweepLimit) },
		func(c db.ConversationRef) queue.Task {
			return queue.SendConversation{WorkspaceID: c.WorkspaceID, ConversationID: c.ID}
		})
}

// SweepReactions asks for the reactions of ours that the provider has not heard of.
func (s *Service) SweepReactions(ctx context.Context) error {
	return queue.Sweep(ctx, s.Queue, s.DB.GlobalEach, "sweep reactions",
		func(tx *db.Tx) ([]db.MessageRef, error) { return tx.DueReactions(ctx, sweepLimit) },
		func(m db.MessageRef) queue.Task {
			return queue.SendReaction{WorkspaceID: m.WorkspaceID, MessageID: m.ID}
		})
}

// SweepReceipts asks for the receipts that the provider has not been told of.
func (s *Service) SweepReceipts(ctx context.Context) error {
	return queue.Sweep(ctx, s.Queue, s.DB.GlobalEach, "sweep receipts",
		func(tx *db.Tx) ([]db.ConversationRef, error) { return tx.DueReceipts(ctx, sweepLimit) },
		func(c db.ConversationRef) queue.Task {
			return queue.SendReceipt{WorkspaceID: c.WorkspaceID, ConversationID: c.ID}
		})
}
