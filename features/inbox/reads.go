package inbox

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

// MarkReadInput is the schema's input of that name.
type MarkReadInput struct{ ConversationID uuid.UUID }

// MarkUnreadInput is the schema's input of that name.
type MarkUnreadInput struct{ ConversationID uuid.UUID }

// MarkRead notes that this person has seen what the customer wrote. It changes
// nothing for colleagues: "needs reply" belongs to the team. When it was news
// and the person works here, the customer's phone is told too.
//
// Problems: NOT_FOUND, FORBIDDEN for programs.
func (s *Service) MarkRead(ctx context.Context, actor db.Actor, in MarkReadInput) (*db.Conversation, error) {
	return s.mark(ctx, actor, in.ConversationID, func(tx *db.Tx, c *db.Conversation) (bool, error) {
		moved, err := tx.MarkRead(ctx, c.ID, *c.LastInboundAt)
		if err == nil && moved && actor.Can(db.RoleAgent) {
			err = tx.OweReceipt(ctx, c.ID)
			s.Queue.After(tx, queue.SendReceipt{WorkspaceID: actor.WorkspaceID, ConversationID: c.ID})
		}
		return moved, err
	})
}

// MarkUnread makes the customer's last message new again for this person.
//
// Problems: NOT_FOUND, FORBIDDEN for programs.
func (s *Service) MarkUnread(ctx context.Context, actor db.Actor, in MarkUnreadInput) (*db.Conversation, error) {
	return s.mark(ctx, actor, in.ConversationID, func(tx *db.Tx, c *db.Conversation) (bool, error) {
		return tx.MarkUnread(ctx, c.ID, *c.LastInboundAt)
	})
}

// mark moves the person's mark and tells their other windows. In a conversation
// where the customer never wrote there is nothing to mark.
func (s *Service) mark(ctx context.Context, actor db.Actor, id uuid.UUID, move func(*db.Tx, *db.Conversation) (bool, error)) (*db.Conversation, error) {
	if err := needsPerson(actor); err != nil {
		return nil, err
	}
	var c *db.Conversation
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		if c, err = tx.Conversation(ctx, id); err != nil || c.LastInboundAt == nil {
			return err
		}
		moved, err := move(tx, c)
		if err == nil && moved {
			s.Events.After(tx, events.ConversationRead{ConversationID: id, UserID: actor.UserID})
		}
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("conversation")
	}
	return c, err
}

// needsPerson refuses programs where something belongs to one person.
func needsPerson(actor db.Actor) error {
	if actor.UserID == uuid.Nil {
		return problem.New(problem.Forbidden, "Only a signed-in person can do this, not an API key.")
	}
	return nil
}

// needsAgent refuses who only reads: the schema says it too, but what may be done
// is decided here.
func needsAgent(actor db.Actor) error {
	return problem.Allowed(actor.Can(db.RoleAgent))
}
