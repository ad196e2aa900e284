package smoke_test

import (
	"slices"
	"sync"
	"testing"

	"socialsync/db"
	"socialsync/test/harness"
)

// TestOnePressOfSendSendsOnce: the same client key, ten times at once and once
// more afterwards, is one message here and at Meta.
func TestOnePressOfSendSendsOnce(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, inbox := h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	ada := h.Meta.Customer("Ada")
	ada.Writes("Bonjour")
	conversation := inbox.ExpectMessage("Bonjour").Message.ConversationID

	press := map[string]any{"clientKey": "one press", "body": "Bonjour Ada"}
	results := make([][]harness.Message, 10)
	var wg sync.WaitGroup
	for i := range results {
		wg.Go(func() { results[i], _ = agent.TrySend(conversation, press) })
	}
	wg.Wait()
	later := agent.Send(conversation, press)
	for _, sent := range slices.Concat(results, [][]harness.Message{later}) {
		if len(sent) != 1 || sent[0].ID != results[0][0].ID {
			t.Fatalf("one press became %+v", sent)
		}
	}
	inbox.ExpectStatus(results[0][0].ID, "DELIVERED")
	h.Digested()
	if accepted := h.Meta.Sent("", "Bonjour Ada"); len(accepted) != 1 {
		t.Errorf("Meta accepted it %d times", len(accepted))
	}
	if messages := agent.Messages(conversation); len(messages) != 2 {
		t.Errorf("the thread has %d messages", len(messages))
	}
}
