package resolvers

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/graph"
	"socialsync/loaders"
)

func (q *query) Agent(ctx context.Context) (*agents.Agent, error) {
	return q.Agents.Agent(ctx, db.ActorFrom(ctx))
}

func (*conversation) Agent(ctx context.Context, of *db.Conversation) (*agents.ConversationAgent, error) {
	return loaders.From(ctx).Agents.Load(ctx, of.ID)
}

func (*conversationAgent) AnsweredBy(ctx context.Context, a *agents.ConversationAgent) (*db.User, error) {
	return user(ctx, a.AnsweredBy)
}

func (*socialAccount) Agent(ctx context.Context, of *db.SocialAccount) (*agents.ChannelAgent, error) {
	return loaders.From(ctx).ChannelAgents.Load(ctx, of.ID)
}

func (*agentVersion) CreatedBy(ctx context.Context, v *agents.Version) (*db.User, error) {
	return user(ctx, v.CreatedBy)
}

func (m *mutation) SetAgentMode(ctx context.Context, in agents.SetAgentModeInput) (*graph.AgentPayload, error) {
	return m.agentPayload(ctx, m.Agents.SetMode(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) SetAgentBrake(ctx context.Context, in agents.SetAgentBrakeInput) (*graph.AgentPayload, error) {
	return m.agentPayload(ctx, m.Agents.SetBrake(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) SetChannelAgentMode(ctx context.Context, in agents.SetChannelAgentModeInput) (*graph.SocialAccountPayload, error) {
	return accountPayload(m.Agents.SetChannelMode(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) SetConversationAgentMode(ctx context.Context, in agents.SetConversationAgentModeInput) (*graph.ConversationPayload, error) {
	conversation, err := m.Agents.SetConversationMode(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.ConversationPayload{Conversation: conversation, Errors: errs}, err
}

func (q *query) AgentDraft(ctx context.Context) (*agents.Draft, error) {
	return q.Agents.Draft(ctx, db.ActorFrom(ctx))
}

func (*query) AgentTemplates(_ context.Context, locale string) ([]agents.Config, error) {
	return agents.Templates(locale), nil
}

func (q *query) AgentVersions(ctx context.Context, before, first *int) ([]agents.Version, error) {
	return q.Agents.Versions(ctx, db.ActorFrom(ctx), before, *first)
}

func (q *query) AgentPrompt(ctx context.Context, channel db.Channel, accountID *uuid.UUID) ([]agents.PromptPart, error) {
	return q.Agents.DraftPrompt(ctx, db.ActorFrom(ctx), channel, accountID)
}

func (q *query) CheckGuard(ctx context.Context, text string, side agents.GuardSide) (*agents.GuardCheck, error) {
	return q.Agents.CheckGuard(ctx, db.ActorFrom(ctx), text, side)
}

func (q *query) AgentChanges(ctx context.Context) ([]db.AgentChange, error) {
	return q.Agents.Changes(ctx, db.ActorFrom(ctx))
}

func (*agentChange) User(ctx context.Context, c *db.AgentChange) (*db.User, error) {
	return user(ctx, c.UserID)
}

func (*agentDraft) UpdatedBy(ctx context.Context, d *agents.Draft) (*db.User, error) {
	return user(ctx, d.UpdatedBy)
}

func (d *agentDraft) Tests(ctx context.Context, draft *agents.Draft) (agents.TestState, error) {
	return d.Agents.DraftTests(ctx, db.ActorFrom(ctx), *draft)
}

func (d *agentDraft) Replay(ctx context.Context, draft *agents.Draft) (*agents.DraftReplay, error) {
	replay, err := d.Agents.DraftReplay(ctx, db.ActorFrom(ctx), *draft)
	return &replay, err
}

func (m *mutation) SetReplayRule(ctx context.Context, in agents.SetReplayRuleInput) (*graph.AgentPayload, error) {
	return m.agentPayload(ctx, m.Agents.SetReplayRule(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) SetNeedsGreenTests(ctx context.Context, in agents.SetNeedsGreenTestsInput) (*graph.AgentPayload, error) {
	return m.agentPayload(ctx, m.Agents.SetNeedsGreenTests(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) HidePersonalData(ctx context.Context, in agents.HidePersonalDataInput) (*graph.AgentPayload, error) {
	return m.agentPayload(ctx, m.Agents.HidePersonalData(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) SaveAgentDraft(ctx context.Context, in agents.SaveAgentDraftInput) (*graph.AgentDraftPayload, error) {
	return draftPayload(m.Agents.SaveDraft(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) DiscardAgentDraft(ctx context.Context) (*graph.AgentDraftPayload, error) {
	return draftPayload(m.Agents.DiscardDraft(ctx, db.ActorFrom(ctx)))
}

func (m *mutation) PublishAgent(ctx context.Context, in agents.PublishAgentInput) (*graph.AgentPayload, error) {
	_, err := m.Agents.Publish(ctx, db.ActorFrom(ctx), in)
	return m.agentPayload(ctx, err)
}

func (m *mutation) RollBackAgent(ctx context.Context, in agents.RollBackAgentInput) (*graph.AgentPayload, error) {
	_, err := m.Agents.RollBack(ctx, db.ActorFrom(ctx), in)
	return m.agentPayload(ctx, err)
}

func draftPayload(draft *agents.Draft, err error) (*graph.AgentDraftPayload, error) {
	errs, err := graph.UserErrors(err)
	return &graph.AgentDraftPayload{Draft: draft, Errors: errs}, err
}

// agentPayload answers with the agent as it is now.
func (m *mutation) agentPayload(ctx context.Context, err error) (*graph.AgentPayload, error) {
	errs, err := graph.UserErrors(err)
	if err != nil || len(errs) > 0 {
		return &graph.AgentPayload{Errors: errs}, err
	}
	agent, err := m.Agents.Agent(ctx, db.ActorFrom(ctx))
	return &graph.AgentPayload{Agent: agent, Errors: errs}, err
}
