// Package replies is the assistant at work: it reads what a customer wrote, finds
// what the sources say, has a model write an answer, checks it, and decides whether
// it may go out, waits for a person, or a person takes over. decide.go is that
// judgement. It refuses to know how it is configured (features/agents), how sources
// are searched (features/knowledge), and how messages reach customers (features/inbox).
package replies

import (
	"context"
	"log/slog"
	"time"

	"socialsync/clients/ai"
	"socialsync/clients/mail"
	"socialsync/db"
	"socialsync/events"
	"socialsync/features/actions"
	"socialsync/features/billing"
	"socialsync/features/inbox"
	"socialsync/features/knowledge"
	"socialsync/jobs/queue"
)

// Service holds what the assistant needs. All fields must be set.
type Service struct {
	DB        *db.DB
	Events    *events.Hub
	Queue     *queue.Client
	Inbox     *inbox.Service
	Knowledge *knowledge.Service
	Actions   *actions.Service
	Billing   *billing.Service
	AI        ai.Tasks
	Bursts    *Bursts
	Mail      *mail.Client
	PublicURL string // the interface's
	Log       *slog.Logger
	// ModelTime is how long one model may be silent, with what is tried again, and half of
	// how long it may take: a customer waits. 40 s when 0.
	ModelTime time.Duration

	paces        paces
	calibrations calibrations
}

// troubled tells every page when a run is the first to meet models that do not respond.
func (s *Service) troubled(ctx context.Context, tx *db.Tx) error {
	trouble, err := tx.ReplyTrouble(ctx)
	if err == nil && trouble != nil && trouble.Runs == 1 {
		s.Events.After(tx, events.AgentChanged{})
	}
	return err
}

// runUpdated tells open inboxes about a run.
func (s *Service) runUpdated(tx *db.Tx, r *db.ReplyRun) {
	s.Events.After(tx, events.ReplyRunUpdated{RunID: r.ID, ConversationID: r.ConversationID})
}

// replyUpdated tells open inboxes about what a run wrote.
func (s *Service) replyUpdated(tx *db.Tx, r *db.Reply) {
	s.Events.After(tx, events.ReplyUpdated{ReplyID: r.ID, ConversationID: r.ConversationID})
}
