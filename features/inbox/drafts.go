package inbox

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
)

// SaveDraftInput is the schema's input of that name.
type SaveDraftInput struct {
	ConversationID uuid.UUID
	Body           string
	IsNote         bool
	ReplyToID      *uuid.UUID
}

// SaveDraft keeps what a person has begun to write, for all their devices. An
// empty body removes the draft, and then the result is nil.
//
// Problems: BAD_INPUT, NOT_FOUND, FORBIDDEN for programs.
func (s *Service) SaveDraft(ctx context.Context, actor db.Actor, in SaveDraftInput) (*db.Draft, error) {
	if err := needsAgent(actor); err != nil {
		return nil, err
	}
	if err := needsPerson(actor); err != nil {
		return nil, err
	}
	if utf8.RuneCountInString(in.Body) > maxNote {
		return nil, problem.BadInputOn("body", "A draft can have at most 10,000 characters.")
	}
	var draft *db.Draft
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if _, err := tx.Conversation(ctx, in.ConversationID); err != nil {
			return err
		}
		changed := true
		var err error
		if strings.TrimSpace(in.Body) == "" {
			changed, err = tx.ClearDraft(ctx, in.ConversationID)
		} else if err = repliesWithin(ctx, tx, in.ConversationID, in.ReplyToID); err == nil {
			draft, err = tx.SaveDraft(ctx, db.Draft{
				ConversationID: in.ConversationID, Body: in.Body, IsNote: in.IsNote, ReplyToID: in.ReplyToID,
			})
		}
		if err == nil && changed {
			s.Events.After(tx, events.DraftUpdated{ConversationID: in.ConversationID, UserID: actor.UserID})
		}
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("conversation")
	}
	if err != nil {
		return nil, err
	}
	return draft, nil
}

// repliesWithin makes sure that what is answered belongs to the conversation.
func repliesWithin(ctx context.Context, tx *db.Tx, conversationID uuid.UUID, replyTo *uuid.UUID) error {
	if replyTo == nil {
		return nil
	}
	messages, err := tx.MessagesByID(ctx, []uuid.UUID{*replyTo})
	if err == nil && (len(messages) == 0 || messages[0].ConversationID != conversationID) {
		err = problem.BadInputOn("replyToId", "The message to answer is not in this conversation.")
	}
	return err
}
