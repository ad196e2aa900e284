package smoke_test

import (
	"strings"
	"testing"

	"socialsync/db"
	"socialsync/test/harness"
)

// TestWhatsAppTextIsAnswered: a customer writes, the team sees it without
// reloading, a person answers, and the ticks go sent, delivered, read.
func TestWhatsAppTextIsAnswered(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, inbox := h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	ada := h.Meta.Customer("Ada")

	ada.Writes("Où est ma commande ? 😊")
	asked := inbox.ExpectMessage("Où est ma commande ? 😊")
	if asked.Message.Status != "RECEIVED" || asked.Message.Author != "CUSTOMER" || asked.Conversation.WaitingSince == nil || !asked.Conversation.IsUnread {
		t.Errorf("arrived as %+v in %+v", asked.Message, asked.Conversation)
	}
	if asked.Conversation.Contact.Name != "Ada Martin" || asked.Conversation.WindowExpiresAt == nil {
		t.Errorf("from %+v", asked.Conversation)
	}

	answer := agent.Says(asked.Message.ConversationID, "Elle arrive jeudi.")
	ada.ExpectMessage("Elle arrive jeudi.")
	inbox.ExpectStatus(answer.ID, "SENT")
	inbox.ExpectStatus(answer.ID, "DELIVERED")
	ada.Reads()
	if read := inbox.ExpectStatus(answer.ID, "READ"); read.ReadAt == nil || len(read.Attempts) != 1 || read.Attempts[0].State != "ACCEPTED" {
		t.Errorf("read as %+v", read)
	}
	if sent := h.Meta.Sent("", "Elle arrive jeudi."); len(sent) != 1 || !strings.HasPrefix(sent[0].CallbackData, answer.ID+".") {
		t.Errorf("Meta accepted %+v, want it once, naming message %s and its attempt", sent, answer.ID)
	}
	if c := agent.Conversation(answer.ConversationID); c.WaitingSince != nil {
		t.Errorf("somebody still waits: %+v", c)
	}
}
