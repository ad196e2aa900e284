package resolvers

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/features/replies"
	"socialsync/graph"
)

func (q *query) Autonomy(ctx context.Context) (*agents.Autonomy, error) {
	return q.Agents.Autonomy(ctx, db.ActorFrom(ctx))
}

func (q *query) CheckTopics(ctx context.Context, text string, socialAccountID uuid.UUID) (*replies.TopicCheck, error) {
	return q.Replies.CheckTopics(ctx, db.ActorFrom(ctx), text, socialAccountID)
}

func (*replyTopic) LaneBy(ctx context.Context, t *agents.TopicStanding) (*db.User, error) {
	return user(ctx, t.LaneBy)
}

func (r *replyRun) Topic(ctx context.Context, of *db.ReplyRun) (*agents.TopicStanding, error) {
	if of.TopicID == nil {
		return nil, nil
	}
	return r.Agents.Topic(ctx, db.ActorFrom(ctx), *of.TopicID)
}

func (m *mutation) SaveReplyTopic(ctx context.Context, in agents.SaveReplyTopicInput) (*graph.ReplyTopicPayload, error) {
	return topicPayload(m.Agents.SaveTopic(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) SetReplyTopicLane(ctx context.Context, in agents.SetReplyTopicLaneInput) (*graph.ReplyTopicPayload, error) {
	return topicPayload(m.Agents.SetTopicLane(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) DismissTopicProposal(ctx context.Context, in graph.DismissTopicProposalInput) (*graph.ReplyTopicPayload, error) {
	return topicPayload(m.Agents.DismissTopicProposal(ctx, db.ActorFrom(ctx), in.ID))
}

func (m *mutation) DeleteReplyTopic(ctx context.Context, in graph.DeleteInput) (*graph.DonePayload, error) {
	return donePayload(m.Agents.DeleteTopic(ctx, db.ActorFrom(ctx), in.ID))
}

func (m *mutation) SetAutonomyRules(ctx context.Context, in agents.SetAutonomyRulesInput) (*graph.AutonomyPayload, error) {
	errs, err := graph.UserErrors(m.Agents.SetAutonomyRules(ctx, db.ActorFrom(ctx), in))
	if err != nil || len(errs) > 0 {
		return &graph.AutonomyPayload{Errors: errs}, err
	}
	autonomy, err := m.Agents.Autonomy(ctx, db.ActorFrom(ctx))
	return &graph.AutonomyPayload{Autonomy: autonomy, Errors: errs}, err
}

func topicPayload(topic *agents.TopicStanding, err error) (*graph.ReplyTopicPayload, error) {
	errs, err := graph.UserErrors(err)
	return &graph.ReplyTopicPayload{Topic: topic, Errors: errs}, err
}
