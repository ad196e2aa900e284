package resolvers

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/insights"
	"socialsync/graph"
	"socialsync/loaders"
)

func (q *query) Outcomes(ctx context.Context, period insights.PeriodInput) (*insights.Outcomes, error) {
	return q.Insights.Outcomes(ctx, db.ActorFrom(ctx), period)
}

func (q *query) OutcomeMoments(ctx context.Context, period insights.PeriodInput, figure insights.OutcomeFigure, reason *db.ReplyReason, first *int, after *string) (*db.MomentConnection, error) {
	size, from := window(first, after, 25)
	return q.Insights.OutcomeMoments(ctx, db.ActorFrom(ctx), period, figure, reason, size, from)
}

func (*moment) Conversation(ctx context.Context, m *db.Moment) (*db.Conversation, error) {
	return loaders.From(ctx).Conversations.Load(ctx, m.ConversationID)
}

func (q *query) Gaps(ctx context.Context, days int, isDismissed bool) ([]db.QuestionGroup, error) {
	return q.Insights.Gaps(ctx, db.ActorFrom(ctx), days, isDismissed)
}

func (q *query) OpenGaps(ctx context.Context) (int, error) {
	return q.Insights.OpenGaps(ctx, db.ActorFrom(ctx))
}

func (q *query) QuestionTopics(ctx context.Context, period insights.PeriodInput) ([]db.QuestionGroup, error) {
	return q.Insights.Topics(ctx, db.ActorFrom(ctx), period)
}

func (q *query) QuestionGroup(ctx context.Context, id uuid.UUID, period insights.PeriodInput, isMissed bool) (*insights.QuestionGroupDetail, error) {
	return q.Insights.QuestionGroup(ctx, db.ActorFrom(ctx), id, period, isMissed)
}

func (*questionGroup) CoveredBy(ctx context.Context, g *db.QuestionGroup) (*db.KnowledgeSource, error) {
	if g.CoveredBy == nil {
		return nil, nil
	}
	return loaders.From(ctx).Sources.Load(ctx, *g.CoveredBy)
}

func (*questionGroup) DismissedBy(ctx context.Context, g *db.QuestionGroup) (*db.User, error) {
	return user(ctx, g.DismissedBy)
}

func (*groupQuestion) AnsweredBy(ctx context.Context, q *db.GroupQuestion) (*db.User, error) {
	return user(ctx, q.AnsweredBy)
}

func (r *gapsChanged) OpenGaps(ctx context.Context, _ *events.GapsChanged) (int, error) {
	return r.Insights.OpenGaps(ctx, db.ActorFrom(ctx))
}

func (m *mutation) DismissGap(ctx context.Context, in graph.GapInput) (*graph.GapPayload, error) {
	return gapPayload(in.ID, m.Insights.Dismiss(ctx, db.ActorFrom(ctx), in.ID))
}

func (m *mutation) RestoreGap(ctx context.Context, in graph.GapInput) (*graph.GapPayload, error) {
	return gapPayload(in.ID, m.Insights.Restore(ctx, db.ActorFrom(ctx), in.ID))
}

func gapPayload(id uuid.UUID, err error) (*graph.GapPayload, error) {
	errs, err := graph.UserErrors(err)
	if err != nil || len(errs) > 0 {
		return &graph.GapPayload{Errors: errs}, err
	}
	return &graph.GapPayload{ID: &id, Errors: errs}, nil
}
