package inbox

import (
	"context"
	"errors"
	"strings"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// Conversations returns one page of the inbox's list.
//
// Problems: BAD_INPUT for a filter or cursor that cannot be.
func (s *Service) Conversations(ctx context.Context, actor db.Actor, q db.ConversationQuery) (*db.ConversationPage, error) {
	if err := checkFilter(q.Filter); err != nil {
		return nil, err
	}
	var page *db.ConversationPage
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		page, err = tx.ConversationPage(ctx, q)
		return err
	})
	return page, badCursor(err, "after")
}

// Counts returns how many conversations stand in each view.
func (s *Service) Counts(ctx context.Context, actor db.Actor) (*db.InboxCounts, error) {
	var counts *db.InboxCounts
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		counts, err = tx.InboxCounts(ctx)
		return err
	})
	return counts, err
}

// Timeline returns a page of a conversation's timeline, oldest first.
//
// Problems: BAD_INPUT for a cursor that cannot be.
func (s *Service) Timeline(ctx context.Context, actor db.Actor, conversationID uuid.UUID, want db.TimelinePage) (*db.TimelineConnection, error) {
	var page *db.TimelineConnection
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		page, err = tx.Timeline(ctx, conversationID, want)
		return err
	})
	field := "before"
	if want.IsForward {
		field = "after"
	}
	return page, badCursor(err, field)
}

// TimelineAround returns a page of a conversation's timeline with an item in its middle.
//
// Problems: NOT_FOUND for an item that is not in the conversation.
func (s *Service) TimelineAround(ctx context.Context, actor db.Actor, conversationID, itemID uuid.UUID, size int) (*db.TimelineConnection, error) {
	var page *db.TimelineConnection
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		page, err = tx.TimelineAround(ctx, conversationID, itemID, size)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("message")
	}
	return page, err
}

// mostFound bounds Found: nobody steps through more.
const mostFound = 100

// Found returns which messages of a conversation a search finds, newest first,
// at most a hundred. A search for nothing finds none.
//
// Problems: BAD_INPUT for more than 200 characters.
func (s *Service) Found(ctx context.Context, actor db.Actor, conversationID uuid.UUID, search string) ([]uuid.UUID, error) {
	if err := checkFilter(db.ConversationFilter{Search: &search}); err != nil {
		return nil, err
	}
	search = strings.TrimSpace(search)
	if search == "" {
		return []uuid.UUID{}, nil
	}
	var ids []uuid.UUID
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		ids, err = tx.FoundMessages(ctx, conversationID, search, mostFound)
		return err
	})
	return ids, err
}

func badCursor(err error, field string) error {
	if errors.Is(err, db.ErrBadCursor) {
		return problem.BadInputOn(field, "This cursor does not belong to this list.")
	}
	return err
}
