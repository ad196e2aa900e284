package smoke_test

import (
	"slices"
	"testing"
	"time"

	"socialsync/db"
	"socialsync/test/harness"
)

// TestSnoozedConversationsWakeOnce: a snoozed conversation is out of sight until
// its time, and comes back exactly once.
func TestSnoozedConversationsWakeOnce(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, inbox := h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	h.Meta.Customer("Ada").Writes("plus tard")
	conversation := inbox.ExpectMessage("plus tard").Message.ConversationID

	until := time.Now().Add(time.Hour)
	agent.Do("setConversationStatus", "SetStatusInput", map[string]any{
		"conversationIds": []string{conversation}, "status": "SNOOZED", "snoozedUntil": until,
	}, "conversations { id }", nil)
	if list := agent.Conversations(nil); len(list) != 0 {
		t.Errorf("still in sight: %+v", list)
	}
	if list := agent.Conversations(map[string]any{"view": "SNOOZED"}); len(list) != 1 {
		t.Errorf("not among the snoozed: %+v", list)
	}

	h.SQL(`update conversations set snoozed_until = now() - interval '1 second'`)
	h.Until("it to wake", func() bool { return agent.Conversation(conversation).Status == "OPEN" })
	inbox.ExpectConversation("Ada", func(c harness.Conversation) bool { return c.Status == "OPEN" && c.SnoozedUntil == nil })
	agent.Do("setConversationStatus", "SetStatusInput", map[string]any{
		"conversationIds": []string{conversation}, "status": "PENDING",
	}, "conversations { id }", nil)
	// Two more sweeps by hand find nothing to wake.
	for range 2 {
		if woken, err := h.App.Inbox.WakeSnoozed(t.Context(), 100); err != nil || woken != 0 {
			t.Errorf("woken again: %d, %v", woken, err)
		}
	}
	ended := slices.DeleteFunc(agent.Activities(conversation), func(kind string) bool { return kind != "SNOOZE_ENDED" })
	if len(ended) != 1 {
		t.Errorf("it woke %d times", len(ended))
	}
}
