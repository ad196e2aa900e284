package inbox

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

// DeliverReceipt gives the customer blue ticks for what they wrote last, if the
// provider has not been told yet. Twice is the same as once.
func (s *Service) DeliverReceipt(ctx context.Context, workspaceID, conversationID uuid.UUID) error {
	var dueAt time.Time
	err := s.DB.View(ctx, db.SystemActor(workspaceID), func(tx *db.Tx) (err error) {
		dueAt, err = tx.DueReceipt(ctx, conversationID)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := s.tell(ctx, workspaceID, conversationID, meta.MarkSeen); err != nil && retryable(err) {
		return err
	}
	return s.DB.Update(ctx, db.SystemActor(workspaceID), func(tx *db.Tx) error {
		return tx.ReceiptTold(ctx, conversationID, dueAt)
	})
}

// DeliverTyping shows the customer that an answer is being written. It is worth
// nothing a minute later, so it is not repeated.
func (s *Service) DeliverTyping(ctx context.Context, workspaceID, conversationID uuid.UUID) error {
	return s.tell(ctx, workspaceID, conversationID, meta.MarkSeen, meta.TypingOn)
}

// EndTyping shows the customer that nobody is writing any more. WhatsApp has no such
// call: there it ends by itself 25 seconds after it began.
func (s *Service) EndTyping(ctx context.Context, workspaceID, conversationID uuid.UUID) error {
	return s.tell(ctx, workspaceID, conversationID, meta.TypingOff)
}

// tell does what the customer sees of us beside messages: that the last one of theirs
// was read, that somebody writes or no longer does. Of what is older than the window
// nobody is told any more.
func (s *Service) tell(ctx context.Context, workspaceID, conversationID uuid.UUID, actions ...meta.InstagramAction) error {
	r, ok, err := s.reach(ctx, workspaceID, func(tx *db.Tx) (*db.Message, error) {
		return tx.LastInbound(ctx, conversationID)
	})
	if err != nil || !ok || time.Since(r.message.OccurredAt) > db.MessagingWindow {
		return err
	}
	if r.channel == db.ChannelWhatsApp { // typing is a word of the receipt
		if !slices.Contains(actions, meta.MarkSeen) {
			return nil
		}
		return s.Meta.MarkWhatsAppRead(ctx, r.access, *r.message.ExternalID, slices.Contains(actions, meta.TypingOn))
	}
	for _, action := range actions {
		if err := s.Meta.ActInstagram(ctx, r.access, instagramID(r.recipient), action); err != nil && meta.ClassOfError(err) != meta.Rejected {
			return fmt.Errorf("instagram %s: %w", action, err)
		}
	}
	return nil // Instagram versions that do not know an action refuse it; nothing is lost
}

// SendTypingInput is the schema's input of the same name.
type SendTypingInput struct{ ConversationID uuid.UUID }

// SendTyping has the customer see that somebody writes.
func (s *Service) SendTyping(ctx context.Context, actor db.Actor, in SendTypingInput) error {
	if !actor.Can(db.RoleAgent) {
		return problem.New(problem.Forbidden, "Your role cannot write to customers.")
	}
	err := s.DB.View(ctx, actor, func(tx *db.Tx) error {
		_, err := tx.Conversation(ctx, in.ConversationID)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return problem.Missing("conversation")
	}
	if err != nil {
		return err
	}
	s.Queue.Nudge(ctx, queue.SendReceipt{WorkspaceID: actor.WorkspaceID, ConversationID: in.ConversationID, Typing: queue.TypingOn})
	return nil
}
