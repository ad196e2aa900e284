package smoke_test

import (
	"testing"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/test/harness"
)

// TestInstagramTextIsAnswered: the same journey as on WhatsApp, where Instagram
// tells only that a message was sent and how far the customer has seen.
func TestInstagramTextIsAnswered(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, inbox := h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	camille := h.Meta.Customer("Camille")

	camille.Writes("Vous livrez à Lyon ?")
	asked := inbox.ExpectMessage("Vous livrez à Lyon ?")
	if asked.Conversation.Channel != metasim.Instagram || asked.Conversation.HumanWindowExpiresAt == nil {
		t.Errorf("arrived in %+v", asked.Conversation)
	}
	answer := agent.Says(asked.Message.ConversationID, "Oui, en trois jours.")
	if got := camille.ExpectMessage("trois jours"); got.HumanAgent {
		t.Error("tagged as a human agent's inside the window")
	}
	inbox.ExpectStatus(answer.ID, "SENT")
	camille.Reads()
	inbox.ExpectStatus(answer.ID, "READ")
	// The profile comes by itself: Instagram's webhooks carry an id alone.
	inbox.ExpectConversation("Camille Roux", func(harness.Conversation) bool { return true })

	h.Digested() // the echo of our own message is not a second message
	if all := agent.Messages(answer.ConversationID); len(all) != 2 {
		t.Errorf("the thread has %d messages: %+v", len(all), all)
	}
}
