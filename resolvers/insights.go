package resolvers

import (
	"context"

	"socialsync/db"
	"socialsync/features/insights"
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
