package smoke_test

import (
	"testing"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/test/harness"
)

// TestClosedWindowTakesTemplatesOnly: a day after the customer wrote, a text is
// refused with WINDOW_CLOSED and a filled-in template arrives.
func TestClosedWindowTakesTemplatesOnly(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, inbox := h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	zoe := h.Newcomer(harness.Newcomer{Channel: metasim.WhatsApp, Name: "Zoé"})
	zoe.Sends(metasim.Draft{Text: "hier", AgoSeconds: 25 * 3600})
	conversation := inbox.ExpectMessage("hier").Message.ConversationID

	_, problems := agent.TrySend(conversation, map[string]any{"body": "Bonjour Zoé"})
	if len(problems) != 1 || problems[0].Code != "WINDOW_CLOSED" {
		t.Errorf("a text is refused with %+v", problems)
	}

	var synced struct {
		Templates []struct {
			ID, Name, Language string
			Body               struct{ Variables []string }
		}
	}
	agent.Do("syncTemplates", "SocialAccountInput", map[string]any{"socialAccountId": h.WhatsApp}, "templates { id name language body { variables } }", &synced)
	var template string
	for _, one := range synced.Templates {
		if one.Name == "follow_up" && one.Language == "fr" {
			template = one.ID
		}
		if one.Name == "summer_sale" {
			t.Error("a paused template is offered")
		}
	}
	_, problems = agent.TrySend(conversation, map[string]any{"template": map[string]any{"templateId": template}})
	if len(problems) == 0 || problems[0].Code != "BAD_INPUT" {
		t.Errorf("a template without its variable is refused with %+v", problems)
	}
	sent := agent.Send(conversation, map[string]any{"template": map[string]any{
		"templateId": template, "body": []map[string]any{{"variable": "1", "value": "Zoé"}},
	}})
	inbox.ExpectStatus(sent[0].ID, "DELIVERED")
	if got := zoe.ExpectMessage("Bonjour Zoé, nous revenons"); got.Kind != "template" || len(got.Buttons) != 2 {
		t.Errorf("arrived as %+v", got)
	}
}
