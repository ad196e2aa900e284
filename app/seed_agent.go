package app

import (
	"context"

	"socialsync/features/agents"
)

// seedAgent publishes how the shop's AI answers, as an owner would after an hour
// with the settings. seedHistory lets it.
func (s *seeder) seedAgent(ctx context.Context) error {
	draft, err := s.Agents.Draft(ctx, s.actor)
	if err != nil {
		return err
	}
	casual := agents.Casual
	config := agents.TemplateIn(agents.Ecommerce, "en")
	config.Hours.Zone = "Europe/Paris"
	config.Channels = []agents.ChannelConfig{{
		SocialAccountID: s.accounts[len(s.accounts)-1].ID, Tone: &casual,
		Instructions: "You speak for the workshop. For pieces made to measure, ask for the room and the height of the ceiling before anything else.",
	}}
	draft, err = s.Agents.SaveDraft(ctx, s.actor, agents.SaveAgentDraftInput{Config: config, Revision: draft.Revision})
	if err != nil {
		return err
	}
	note := "Begins with the shop template"
	_, err = s.Agents.Publish(ctx, s.actor, agents.PublishAgentInput{Revision: draft.Revision, Note: &note})
	return err
}
