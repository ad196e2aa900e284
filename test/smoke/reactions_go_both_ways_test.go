package smoke_test

import (
	"testing"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/test/harness"
)

// TestReactionsGoBothWays: the customer reacts to ours and we to theirs, each at
// most once, and both can be taken back.
func TestReactionsGoBothWays(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, inbox := h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	for _, c := range []struct{ name, emoji string }{{"Ada", "🎉"}, {"Camille", "❤️"}} {
		customer := h.Meta.Customer(c.name)
		written := customer.Writes("merci " + c.name)
		theirs := inbox.ExpectMessage("merci " + c.name).Message
		ours := agent.Says(theirs.ConversationID, "avec plaisir "+c.name)
		arrived := customer.ExpectMessage("avec plaisir")
		inbox.ExpectStatus(ours.ID, "SENT")

		customer.Reacts(arrived.ID, c.emoji)
		reacted := agent.ExpectMessage(ours.ID, "with a reaction", func(m harness.Message) bool { return len(m.Reactions) == 1 })
		if got := reacted.Reactions[0]; got.Emoji != c.emoji || got.Author != "CUSTOMER" {
			t.Errorf("%s reacted as %+v", c.name, got)
		}
		customer.Reacts(arrived.ID, "")
		agent.ExpectMessage(ours.ID, "without it", func(m harness.Message) bool { return len(m.Reactions) == 0 })

		agent.Do("react", "ReactInput", map[string]any{"messageId": theirs.ID, "emoji": c.emoji}, "message { id }", nil)
		customer.Expect("our reaction", func(m metasim.Message) bool { return m.ID == written.ID && m.OurReaction != "" })
		agent.Do("react", "ReactInput", map[string]any{"messageId": theirs.ID, "emoji": nil}, "message { id }", nil)
		customer.Expect("it taken back", func(m metasim.Message) bool { return m.ID == written.ID && m.OurReaction == "" })
		if left := agent.Message(theirs.ID).Reactions; len(left) != 0 {
			t.Errorf("%s: we still show %+v", c.name, left)
		}
	}
}
