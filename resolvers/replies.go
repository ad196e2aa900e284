package resolvers

import (
	"context"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/replies"
	"socialsync/graph"
	"socialsync/loaders"
)

func (q *query) AssistantWork(ctx context.Context, conversationIDs []uuid.UUID) ([]db.AssistantWork, error) {
	return notNil(q.Replies.WorkIn(ctx, db.ActorFrom(ctx), conversationIDs))
}

func (q *query) ReplyRun(ctx context.Context, id uuid.UUID) (*db.ReplyRun, error) {
	return loaders.From(ctx).ReplyRuns.Load(ctx, id)
}

func (q *query) ReplyRuns(ctx context.Context, conversationID uuid.UUID, first *int, after *string) (*db.ReplyRunConnection, error) {
	size, from := 20, ""
	if first != nil {
		size = *first
	}
	if after != nil {
		from = *after
	}
	return q.Replies.Runs(ctx, db.ActorFrom(ctx), conversationID, size, from)
}

func (*replyRun) RequestedBy(ctx context.Context, r *db.ReplyRun) (*db.User, error) {
	return user(ctx, r.RequestedBy)
}

func (*replyRun) VersionNumber(ctx context.Context, r *db.ReplyRun) (*int, error) {
	if r.AgentVersionID == nil {
		return nil, nil
	}
	version, err := loaders.From(ctx).AgentVersions.Load(ctx, *r.AgentVersionID)
	if err != nil || version == nil {
		return nil, err
	}
	return &version.Number, nil
}

func (*replyRun) Steps(ctx context.Context, r *db.ReplyRun) ([]db.ReplyStep, error) {
	return notNil(loaders.From(ctx).ReplySteps.Load(ctx, r.ID))
}

func (*replyRun) Reply(ctx context.Context, r *db.ReplyRun) (*db.Reply, error) {
	return loaders.From(ctx).RepliesOfRuns.Load(ctx, r.ID)
}

func (*replyRun) Messages(ctx context.Context, r *db.ReplyRun) ([]db.Message, error) {
	sent, err := loaders.From(ctx).MessagesOfRuns.Load(ctx, r.ID)
	if err != nil || len(sent) == 0 {
		return []db.Message{}, err
	}
	ids := make([]uuid.UUID, len(sent))
	for i, m := range sent {
		ids[i] = m.MessageID
	}
	messages, err := loaders.From(ctx).Messages.LoadAll(ctx, ids)
	return existing(messages), err
}

func (*reply) Run(ctx context.Context, r *db.Reply) (*db.ReplyRun, error) {
	return loaders.From(ctx).ReplyRuns.Load(ctx, r.RunID)
}

func (*reply) DecidedBy(ctx context.Context, r *db.Reply) (*db.User, error) {
	return user(ctx, r.DecidedBy)
}

func (*conversation) Reply(ctx context.Context, c *db.Conversation) (*db.Reply, error) {
	return loaders.From(ctx).OpenReplies.Load(ctx, c.ID)
}

func (*conversation) ReplyRun(ctx context.Context, c *db.Conversation) (*db.ReplyRun, error) {
	open, err := loaders.From(ctx).OpenReplyRuns.Load(ctx, c.ID)
	if err != nil || len(open) == 0 {
		return nil, err
	}
	return &open[len(open)-1], nil
}

func (*conversation) ReplyDueAt(ctx context.Context, c *db.Conversation) (*time.Time, error) {
	attention, err := loaders.From(ctx).Attentions.Load(ctx, c.ID)
	if err != nil || attention == nil {
		return nil, err
	}
	return attention.DueAt, nil
}

func (*message) ReplyRun(ctx context.Context, m *db.Message) (*db.ReplyRun, error) {
	if m.Direction != db.Out {
		return nil, nil
	}
	by, err := loaders.From(ctx).RunsOfMessages.Load(ctx, m.ID)
	if err != nil || by == nil {
		return nil, err
	}
	return loaders.From(ctx).ReplyRuns.Load(ctx, by.RunID)
}

func (*message) SourceCount(ctx context.Context, m *db.Message) (int, error) {
	if m.Direction != db.Out {
		return 0, nil
	}
	found, err := loaders.From(ctx).MessageSources.Load(ctx, m.ID)
	if err != nil || found == nil {
		return 0, err
	}
	return found.Count, nil
}

func (*activity) ReplyRun(ctx context.Context, a *db.Activity) (*db.ReplyRun, error) {
	id := a.ReplyRunID()
	if id == nil {
		return nil, nil
	}
	return loaders.From(ctx).ReplyRuns.Load(ctx, *id)
}

func (m *mutation) ApproveReply(ctx context.Context, in replies.ApproveReplyInput) (*graph.ApproveReplyPayload, error) {
	reply, messages, err := m.Replies.Approve(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	messages, err = notNil(messages, err)
	return &graph.ApproveReplyPayload{Reply: reply, Messages: messages, Errors: errs}, err
}

func (m *mutation) DiscardReply(ctx context.Context, in replies.DiscardReplyInput) (*graph.ReplyPayload, error) {
	reply, err := m.Replies.Discard(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.ReplyPayload{Reply: reply, Errors: errs}, err
}

func (m *mutation) RequestReply(ctx context.Context, in replies.RequestReplyInput) (*graph.ReplyRunPayload, error) {
	run, err := m.Replies.Request(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.ReplyRunPayload{Run: run, Errors: errs}, err
}
