package smoke_test

import (
	"net/http"
	"testing"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/test/harness"
)

// TestHiddenNumbersJoinTheirPerson: a customer behind a username is answered by
// their business-scoped id; when the number is disclosed it is the same person.
func TestHiddenNumbersJoinTheirPerson(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, inbox := h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	leo := h.Newcomer(harness.Newcomer{Channel: metasim.WhatsApp, Name: "Léa", UsernameOnly: true})
	leo.Writes("sans numéro")
	first := inbox.ExpectMessage("sans numéro")
	if first.Conversation.Contact.Phone != nil {
		t.Errorf("a phone out of nowhere: %+v", first.Conversation.Contact)
	}
	answer := agent.Says(first.Message.ConversationID, "bonjour Léa")
	leo.ExpectMessage("bonjour Léa")
	inbox.ExpectStatus(answer.ID, "DELIVERED")

	h.Sim(http.MethodPatch, "/sim/customers/"+leo.ID, map[string]any{"phone": "+33 6 39 98 77 01"}, nil)
	leo.Writes("avec numéro")
	second := inbox.ExpectMessage("avec numéro")
	if second.Message.ConversationID != first.Message.ConversationID || second.Conversation.Contact.ID != first.Conversation.Contact.ID {
		t.Errorf("became somebody else: %+v", second.Conversation)
	}
	if phone := second.Conversation.Contact.Phone; phone == nil || *phone != "+33639987701" {
		t.Errorf("the number is %v", phone)
	}
	agent.Says(first.Message.ConversationID, "merci pour le numéro")
	leo.ExpectMessage("merci pour le numéro")
	if list := agent.Conversations(nil); len(list) != 1 {
		t.Errorf("%d conversations", len(list))
	}
}
