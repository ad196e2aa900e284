package replies

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// maxWork is how many conversations a screen may ask about at once.
const maxWork = 100

// WorkIn says in which of at most 100 conversations the assistant is at something.
// Problems: BAD_INPUT when there are more.
func (s *Service) WorkIn(ctx context.Context, actor db.Actor, conversationIDs []uuid.UUID) (work []db.AssistantWork, err error) {
	if len(conversationIDs) > maxWork {
		return nil, problem.BadInputOn("conversationIds", "Ask about at most %d conversations at once.", maxWork)
	}
	err = s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		work, err = tx.AssistantWork(ctx, conversationIDs)
		return err
	})
	return work, err
}

// Runs is a page of a conversation's runs, newest first. Problems: BAD_INPUT for a
// cursor that is none, NOT_FOUND.
func (s *Service) Runs(ctx context.Context, actor db.Actor, conversationID uuid.UUID, first int, after string) (page *db.ReplyRunConnection, err error) {
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		if _, err := tx.Conversation(ctx, conversationID); err != nil {
			return err
		}
		page, err = tx.ReplyRuns(ctx, conversationID, first, after)
		return err
	})
	switch {
	case errors.Is(err, db.ErrBadCursor):
		return nil, problem.BadInputOn("after", "This is not a cursor of this list.")
	case errors.Is(err, db.ErrNotFound):
		return nil, problem.Missing("conversation")
	}
	return page, err
}
