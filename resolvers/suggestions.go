package resolvers

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/knowledge"
	"socialsync/graph"
	"socialsync/loaders"
)

func (q *query) FaqSuggestions(ctx context.Context, state db.FaqSuggestionState, first *int, after *string) (*db.FaqSuggestionConnection, error) {
	size, from := window(first, after, 25)
	return q.Knowledge.Suggestions(ctx, db.ActorFrom(ctx), state, size, from)
}

func (q *query) OpenFaqSuggestions(ctx context.Context) (count int, err error) {
	err = q.DB.View(ctx, db.ActorFrom(ctx), func(tx *db.Tx) error {
		count, err = tx.CountFaqSuggestions(ctx)
		return err
	})
	return count, err
}

func (*faqSuggestion) Conversation(ctx context.Context, s *db.FaqSuggestion) (*db.Conversation, error) {
	return loaders.From(ctx).Conversations.Load(ctx, s.ConversationID)
}

func (*faqSuggestion) SuggestedBy(ctx context.Context, s *db.FaqSuggestion) (*db.User, error) {
	return user(ctx, s.SuggestedBy)
}

func (*faqSuggestion) DecidedBy(ctx context.Context, s *db.FaqSuggestion) (*db.User, error) {
	return user(ctx, s.DecidedBy)
}

func (f *faqSuggestion) Similar(ctx context.Context, s *db.FaqSuggestion) (*db.Faq, error) {
	return f.faq(ctx, s.SimilarID)
}

func (f *faqSuggestion) Faq(ctx context.Context, s *db.FaqSuggestion) (*db.Faq, error) {
	return f.faq(ctx, s.FaqID)
}

func (f *faqSuggestion) faq(ctx context.Context, id *uuid.UUID) (*db.Faq, error) {
	if id == nil {
		return nil, nil
	}
	source, err := loaders.From(ctx).Sources.Load(ctx, *id)
	if err != nil || source == nil {
		return nil, err
	}
	return source.Faq(), nil
}

func (m *mutation) AcceptFaqSuggestion(ctx context.Context, in knowledge.AcceptFaqSuggestionInput) (*graph.FaqSuggestionPayload, error) {
	return suggestionPayload(m.Knowledge.AcceptSuggestion(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) DiscardFaqSuggestion(ctx context.Context, in graph.FaqSuggestionInput) (*graph.FaqSuggestionPayload, error) {
	return suggestionPayload(m.Knowledge.DiscardSuggestion(ctx, db.ActorFrom(ctx), in.ID))
}

func suggestionPayload(suggestion *db.FaqSuggestion, err error) (*graph.FaqSuggestionPayload, error) {
	errs, err := graph.UserErrors(err)
	return &graph.FaqSuggestionPayload{Suggestion: suggestion, Errors: errs}, err
}

func (r *faqSuggestionUpdated) Suggestion(ctx context.Context, e *events.FaqSuggestionUpdated) (*db.FaqSuggestion, error) {
	return read(ctx, r.DB, func(tx *db.Tx) (*db.FaqSuggestion, error) { return tx.FaqSuggestion(ctx, e.SuggestionID) })
}
