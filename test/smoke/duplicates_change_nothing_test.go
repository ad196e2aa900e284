package smoke_test

import (
	"testing"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/test/harness"
)

// TestDuplicatesChangeNothing: every webhook comes six times, five of them at
// once, and later the whole day comes again.
func TestDuplicatesChangeNothing(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, inbox := h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	h.Meta.AddFault(metasim.Fault{Kind: metasim.DuplicateWebhook, Times: 5})
	ada, camille := h.Meta.Customer("Ada"), h.Meta.Customer("Camille")

	for _, customer := range []*metasim.Guest{ada, camille} {
		question := customer.Writes("Bonjour ?")
		asked := inbox.Expect("the question", func(e harness.Event) bool {
			return e.Type == "MessageAdded" && e.Message.Body == "Bonjour ?" && e.Conversation.Channel == channelOf(customer, ada)
		})
		answer := agent.Says(asked.Message.ConversationID, "Bonjour !")
		customer.ExpectMessage("Bonjour !")
		customer.Reacts(question.ID, "❤️")
		customer.Opens(true)
		inbox.ExpectStatus(answer.ID, "READ")
	}
	h.Digested()
	if again := h.Meta.Replay(); again < 20 {
		t.Fatalf("only %d webhooks to replay", again)
	}
	h.Digested()

	conversations := agent.Conversations(nil)
	if len(conversations) != 2 {
		t.Fatalf("%d conversations", len(conversations))
	}
	for _, c := range conversations {
		messages := agent.Messages(c.ID)
		if len(messages) != 2 || messages[1].Status != "READ" || len(messages[0].Reactions) != 1 {
			t.Errorf("%s: %+v", c.Contact.Name, messages)
		}
		if created := agent.Activities(c.ID); len(created) != 1 {
			t.Errorf("%s: activities %v", c.Contact.Name, created)
		}
	}
	seen := map[string]int{}
	for _, e := range inbox.Events() {
		if e.Type == "MessageAdded" {
			seen[e.Message.ID]++
		}
	}
	for id, times := range seen {
		if times != 1 {
			t.Errorf("message %s was added %d times", id, times)
		}
	}
	if len(seen) != 4 {
		t.Errorf("%d messages were added", len(seen))
	}
}

func channelOf(customer, ada *metasim.Guest) string {
	if customer == ada {
		return metasim.WhatsApp
	}
	return metasim.Instagram
}
