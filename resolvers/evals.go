package resolvers

import (
	"context"
	"slices"

	"socialsync/db"
	"socialsync/features/evals"
	"socialsync/features/replies"
	"socialsync/graph"
	"socialsync/loaders"
)

func (*reply) Feedback(ctx context.Context, r *db.Reply) ([]db.ReplyFeedback, error) {
	return notNil(loaders.From(ctx).Feedback.Load(ctx, r.ID))
}

func (*reply) MyFeedback(ctx context.Context, r *db.Reply) (*db.ReplyFeedback, error) {
	all, err := loaders.From(ctx).Feedback.Load(ctx, r.ID)
	me := db.ActorFrom(ctx).UserID
	if i := slices.IndexFunc(all, func(f db.ReplyFeedback) bool { return f.UserID == me }); err == nil && i >= 0 {
		return &all[i], nil
	}
	return nil, err
}

func (*replyFeedback) User(ctx context.Context, f *db.ReplyFeedback) (*db.User, error) {
	return user(ctx, &f.UserID)
}

func (m *mutation) TryAgent(ctx context.Context, in replies.TryAgentInput) (*graph.TrialPayload, error) {
	trial, err := m.Replies.Try(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.TrialPayload{Trial: trial, Errors: errs}, err
}

func (m *mutation) RateReply(ctx context.Context, in evals.RateReplyInput) (*graph.ReplyPayload, error) {
	reply, err := m.Evals.Rate(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.ReplyPayload{Reply: reply, Errors: errs}, err
}
