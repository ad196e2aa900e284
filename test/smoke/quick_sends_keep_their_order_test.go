package smoke_test

import (
	"fmt"
	"testing"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/test/harness"
)

// TestQuickSendsKeepTheirOrder: twenty answers written faster than Meta takes
// them arrive as they were written, though one of them fails at first.
func TestQuickSendsKeepTheirOrder(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, inbox := h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	ada := h.Meta.Customer("Ada")
	ada.Writes("Bonjour")
	conversation := inbox.ExpectMessage("Bonjour").Message.ConversationID
	h.Meta.AddFault(metasim.Fault{Kind: metasim.GraphSlow, DelayMs: 30})
	h.Meta.AddFault(metasim.Fault{Kind: metasim.GraphError, Path: "line 7", Next: 1})

	const lines = 20
	for n := range lines {
		agent.Says(conversation, fmt.Sprintf("line %d of %d", n, lines))
	}
	ada.ExpectMessage(fmt.Sprintf("line %d of %d", lines-1, lines))
	for n, m := range ada.Received("line") {
		if want := fmt.Sprintf("line %d of %d", n, lines); m.Text != want {
			t.Errorf("the customer reads %q where %q belongs", m.Text, want)
		}
	}
	if sent := h.Meta.Sent("", "line"); len(sent) != lines {
		t.Errorf("Meta accepted %d of %d", len(sent), lines)
	}
}
