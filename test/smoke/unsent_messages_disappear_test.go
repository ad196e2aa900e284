package smoke_test

import (
	"net/http"
	"testing"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/test/harness"
)

// TestUnsentMessagesDisappear: what a customer takes back is gone, text and
// picture, also for who kept the picture's address.
func TestUnsentMessagesDisappear(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, inbox := h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	for _, name := range []string{"Ada", "Camille"} {
		customer := h.Meta.Customer(name)
		text := customer.Writes("a secret of " + name)
		said := inbox.ExpectMessage("a secret of " + name).Message
		picture := customer.Sends(metasim.Draft{Kind: "image"})
		shown := inbox.Expect("the stored picture", func(e harness.Event) bool {
			return e.Message != nil && e.Message.ConversationID == said.ConversationID && len(e.Message.Attachments) == 1 && e.Message.Attachments[0].URL != nil
		}).Message
		address := *shown.Attachments[0].URL
		if status, _ := h.Get(address); status != http.StatusOK {
			t.Fatalf("%s: the picture answers %d", name, status)
		}

		customer.Unsends(text.ID)
		customer.Unsends(picture.ID)
		for _, id := range []string{said.ID, shown.ID} {
			gone := agent.ExpectMessage(id, "that is gone", func(m harness.Message) bool { return m.DeletedAt != nil })
			if gone.Body != "" {
				t.Errorf("%s: %q is still there", name, gone.Body)
			}
			for _, a := range gone.Attachments {
				if a.State != "REMOVED" || a.URL != nil {
					t.Errorf("%s: the picture is %+v", name, a)
				}
			}
		}
		if status, _ := h.Get(address); status == http.StatusOK {
			t.Errorf("%s: the picture can still be fetched", name)
		}
		if c := agent.Conversation(said.ConversationID); c.LastMessage.Body != "" {
			t.Errorf("%s: the list still shows %q", name, c.LastMessage.Body)
		}
	}
}
