package knowledge

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
)

// AcceptFaqSuggestionInput is the schema's input of that name.
type AcceptFaqSuggestionInput struct {
	ID        uuid.UUID
	Questions []string // as the person leaves them
	Answer    string
	Into      *uuid.UUID // the FAQ that it becomes part of; nil: a new one
	Audience  *db.KnowledgeAudience
}

// Similar returns the FAQ that comes nearest to answering a question already, nil
// when none does. It asks the embedding model, so call it outside a transaction.
func (s *Service) Similar(ctx context.Context, actor db.Actor, question string) (*uuid.UUID, error) {
	found, err := s.Search(ctx, actor, SearchInput{Query: question, Audience: db.AudienceAgents})
	if problem.CodeOf(err) == problem.BadInput {
		return nil, nil // it has no word
	}
	return NearestFaq(found), err
}

// likely is the chance from which on a FAQ is worth comparing with.
const likely = 0.3

// NearestFaq is the first FAQ among what a search found, nil when none is likely to
// answer.
func NearestFaq(found []Passage) *uuid.UUID {
	for _, p := range found {
		if p.Kind == db.KnowledgeFaq && p.Score >= likely {
			return &p.SourceID
		}
	}
	return nil
}

// SuggestIn proposes a FAQ in the caller's transaction; nothing is found by it until
// a person accepts it. An answer that was proposed before, or a correction whose
// reply's suggestion was decided, changes nothing. Texts are cut to what a FAQ takes;
// one without a question or an answer is none.
func (s *Service) SuggestIn(ctx context.Context, tx *db.Tx, in db.FaqSuggestion) error {
	in.ID = db.NewID()
	in.Question, in.Answer = shorten(oneLine(in.Question), maxQuestion), strings.TrimSpace(in.Answer)
	if n := utf8.RuneCountInString(in.Answer); in.Question == "" || n < 1 || n > maxAnswered {
		return nil
	}
	stored, err := tx.InsertFaqSuggestion(ctx, in)
	if errors.Is(err, db.ErrNotFound) {
		return nil
	}
	if err == nil {
		s.suggestionUpdated(tx, stored)
	}
	return err
}

// Suggestions is a page of those in a state, newest first. Problems: BAD_INPUT for a
// cursor that is none.
func (s *Service) Suggestions(ctx context.Context, actor db.Actor, state db.FaqSuggestionState, first int, after string) (page *db.FaqSuggestionConnection, err error) {
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		page, err = tx.FaqSuggestions(ctx, state, first, after)
		return err
	})
	return page, badCursor(err)
}

// AcceptSuggestion makes a suggestion a FAQ, or part of one: then its ways to ask
// are added and its answer takes the place of the old one. Accepting twice does it once.
//
// Problems: BAD_INPUT, FORBIDDEN, NOT_FOUND for the suggestion or the FAQ, CONFLICT
// when it was discarded, LIMIT_REACHED.
func (s *Service) AcceptSuggestion(ctx context.Context, actor db.Actor, in AcceptFaqSuggestionInput) (*db.FaqSuggestion, error) {
	faq := SaveFaqInput{ID: in.Into, Questions: in.Questions, Answer: in.Answer, Audience: in.Audience}
	if err := faq.Validate(); err != nil {
		return nil, err
	}
	return s.decide(ctx, actor, in.ID, func(tx *db.Tx, suggestion *db.FaqSuggestion) error {
		suggestion.State = db.SuggestionAdded
		if in.Into != nil {
			suggestion.State = db.SuggestionMerged
			row, err := s.lockFaq(ctx, tx, *in.Into)
			if err != nil {
				return err
			}
			faq.Tags = row.Tags
			faq.Questions = trimmed(slices.Concat(row.Questions, in.Questions))
			if err := faq.Validate(); err != nil {
				return err
			}
		}
		saved, err := s.saveFaqIn(ctx, tx, faq)
		if err == nil {
			suggestion.FaqID = &saved.ID
		}
		return err
	}, db.SuggestionAdded, db.SuggestionMerged)
}

// DiscardSuggestion closes one that nobody wants. The second time changes nothing.
//
// Problems: FORBIDDEN, NOT_FOUND, CONFLICT when it was accepted.
func (s *Service) DiscardSuggestion(ctx context.Context, actor db.Actor, id uuid.UUID) (*db.FaqSuggestion, error) {
	return s.decide(ctx, actor, id, func(_ *db.Tx, suggestion *db.FaqSuggestion) error {
		suggestion.State = db.SuggestionDiscarded
		return nil
	}, db.SuggestionDiscarded)
}

// decide closes an open suggestion; one that is in a state of same already is
// returned as it is.
func (s *Service) decide(ctx context.Context, actor db.Actor, id uuid.UUID, how func(*db.Tx, *db.FaqSuggestion) error,
	same ...db.FaqSuggestionState) (decided *db.FaqSuggestion, err error) {
	if err := needsAgent(actor); err != nil {
		return nil, err
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		suggestion, err := tx.LockFaqSuggestion(ctx, id)
		if errors.Is(err, db.ErrNotFound) {
			return problem.Missing("suggestion")
		}
		if err != nil {
			return err
		}
		if decided = suggestion; slices.Contains(same, suggestion.State) {
			return nil
		}
		if suggestion.State != db.SuggestionOpen {
			return problem.New(problem.Conflict, "A colleague has decided about this suggestion already.")
		}
		if err := how(tx, suggestion); err != nil {
			return err
		}
		suggestion.DecidedBy = actor.Person()
		s.suggestionUpdated(tx, suggestion)
		decided, err = tx.DecideFaqSuggestion(ctx, *suggestion)
		return err
	})
	if err != nil {
		return nil, err
	}
	return decided, nil
}

func (s *Service) suggestionUpdated(tx *db.Tx, f *db.FaqSuggestion) {
	s.Events.After(tx, events.FaqSuggestionUpdated{SuggestionID: f.ID})
}
