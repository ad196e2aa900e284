package agents_test

import (
	"testing"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/features/problem"
)

// TestRoles: who answers customers may decide for a conversation and stop the AI,
// administrators decide how it answers, and viewers look.
func TestRoles(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t), t.Context()
	version := o.publish("Be kind.")
	account, conversation := o.talk()
	draft, auto := db.ModeDraft, db.ModeAuto
	for name, c := range map[string]struct {
		least db.Role
		do    func(db.Actor) error
	}{
		"read the agent":    {db.RoleViewer, func(a db.Actor) error { _, err := o.Agent(ctx, a); return err }},
		"read the draft":    {db.RoleViewer, func(a db.Actor) error { _, err := o.Draft(ctx, a); return err }},
		"read the versions": {db.RoleViewer, func(a db.Actor) error { _, err := o.Versions(ctx, a, nil, 5); return err }},
		"read the prompt":   {db.RoleViewer, func(a db.Actor) error { _, err := o.DraftPrompt(ctx, a, db.ChannelInstagram, nil); return err }},
		"try the rules":     {db.RoleViewer, func(a db.Actor) error { _, err := o.CheckGuard(ctx, a, "hello", agents.Inbound); return err }},
		"read the changes":  {db.RoleAdmin, func(a db.Actor) error { _, err := o.Changes(ctx, a); return err }},
		"set a conversation's mode": {db.RoleAgent, func(a db.Actor) error {
			_, err := o.SetConversationMode(ctx, a, agents.SetConversationAgentModeInput{ConversationID: conversation, Mode: &draft})
			return err
		}},
		"set an account's mode": {db.RoleAdmin, func(a db.Actor) error {
			_, err := o.SetChannelMode(ctx, a, agents.SetChannelAgentModeInput{SocialAccountID: account, Mode: &auto})
			return err
		}},
		"set the workspace's mode": {db.RoleAdmin, func(a db.Actor) error { return o.SetMode(ctx, a, agents.SetAgentModeInput{Mode: auto}) }},
		"stop the AI":              {db.RoleAgent, func(a db.Actor) error { return o.SetBrake(ctx, a, agents.SetAgentBrakeInput{Brake: db.BrakeStopped}) }},
		"save the draft": {db.RoleAdmin, func(a db.Actor) error {
			_, err := o.SaveDraft(ctx, a, agents.SaveAgentDraftInput{Config: version.Config, Revision: -1})
			return err
		}},
		"publish": {db.RoleAdmin, func(a db.Actor) error {
			_, err := o.Publish(ctx, a, agents.PublishAgentInput{Revision: -1})
			return err
		}},
		"roll back": {db.RoleAdmin, func(a db.Actor) error {
			_, err := o.RollBack(ctx, a, agents.RollBackAgentInput{VersionID: uuid.Nil})
			return err
		}},
		"discard": {db.RoleAdmin, func(a db.Actor) error { _, err := o.DiscardDraft(ctx, a); return err }},
	} {
		for _, role := range []db.Role{db.RoleViewer, db.RoleAgent, db.RoleAdmin, db.RoleOwner} {
			actor := o.owner
			actor.Role = role
			// What is asked for may be refused for another reason; that is the other tests'.
			refused := problem.CodeOf(c.do(actor)) == problem.Forbidden
			if refused == actor.Can(c.least) {
				t.Errorf("%s as %s: refused is %t", name, role, refused)
			}
		}
	}
}
