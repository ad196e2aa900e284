package smoke_test

import (
	"testing"

	"socialsync/db"
	"socialsync/test/harness"
)

// TestPhoneAppAnswersShowUp: a colleague answers from the phone; the team sees it
// and nobody waits any more.
func TestPhoneAppAnswersShowUp(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, inbox := h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	for _, name := range []string{"Ada", "Camille"} {
		customer := h.Meta.Customer(name)
		customer.Writes("Vous êtes là, " + name + " ?")
		inbox.ExpectMessage("Vous êtes là, " + name)
		customer.Echoes("Oui " + name + ", depuis mon téléphone")
		echo := inbox.ExpectMessage("Oui " + name)
		if echo.Message.Author != "PHONE_APP" || echo.Message.Direction != "OUT" || echo.Message.Status != "SENT" {
			t.Errorf("the echo is %+v", echo.Message)
		}
		if c := agent.Conversation(echo.Message.ConversationID); c.WaitingSince != nil {
			t.Errorf("%s still waits", name)
		}
		if sent := h.Meta.Sent("", "Oui"); len(sent) != 0 {
			t.Errorf("we sent it again: %+v", sent)
		}
	}
}
