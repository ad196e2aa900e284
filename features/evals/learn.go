package evals

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/knowledge"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

const (
	lessonLease = 2 * time.Minute
	lookedBack  = 14 * 24 * time.Hour // what is older was looked at when it was new
	maxSpoken   = 100
	maxDue      = 200
	// known is the chance that the sources answer a question from which on nobody needs
	// to be asked about it.
	known = 0.5
)

// SweepLessons asks for the conversations that were resolved and not looked at.
func (s *Service) SweepLessons(ctx context.Context) error {
	return queue.Sweep(ctx, s.Queue, s.DB.GlobalEach, "find resolved conversations to learn from",
		func(tx *db.Tx) ([]db.ConversationRef, error) { return tx.DueLessons(ctx, maxDue) },
		func(c db.ConversationRef) queue.Task {
			return queue.Learn{WorkspaceID: c.WorkspaceID, ConversationID: c.ID}
		})
}

// Learn suggests as FAQs what colleagues answered in a conversation that was
// resolved, as far as no source says it. Looking twice suggests once.
func (s *Service) Learn(ctx context.Context, workspaceID, conversationID uuid.UUID) error {
	actor := db.SystemActor(workspaceID)
	var claimed time.Time
	var said []db.Spoken
	var name string
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		if claimed, err = tx.ClaimLesson(ctx, conversationID, lessonLease); err != nil {
			return err
		}
		conversation, err := tx.Conversation(ctx, conversationID)
		if err != nil {
			return err
		}
		contact, err := tx.Contact(ctx, conversation.ContactID)
		if err != nil {
			return err
		}
		name = contact.Name
		said, err = tx.SpokenLately(ctx, conversationID, time.Now().Add(-lookedBack), maxSpoken)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil // somebody else looks, or has looked
	}
	if err != nil {
		return fmt.Errorf("read what was said: %w", err)
	}
	suggestions := []db.FaqSuggestion{}
	for _, l := range Lessons(said, name) {
		found, err := s.Knowledge.Search(ctx, actor, knowledge.SearchInput{Query: l.Question, Audience: db.AudienceAgents})
		if problem.CodeOf(err) == problem.BadInput {
			continue
		}
		if err != nil {
			return fmt.Errorf("compare with the sources: %w", err)
		}
		if len(found) > 0 && found[0].Score >= known {
			continue
		}
		suggestions = append(suggestions, db.FaqSuggestion{
			Cause: db.SuggestedAnswer, Question: l.Question, Answer: l.Answer, ConversationID: conversationID,
			MessageID: &l.MessageID, SuggestedBy: &l.By, SimilarID: knowledge.NearestFaq(found),
		})
	}
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		for _, suggestion := range suggestions {
			if err := s.Knowledge.SuggestIn(ctx, tx, suggestion); err != nil {
				return err
			}
		}
		return tx.LearnedFrom(ctx, conversationID, claimed)
	})
}
