package smoke_test

import (
	"slices"
	"testing"

	"socialsync/db"
	"socialsync/test/harness"
)

// TestResolvedConversationsReopen: what was resolved or snoozed comes back when
// the customer writes, and says so.
func TestResolvedConversationsReopen(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, inbox := h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	ada := h.Meta.Customer("Ada")
	ada.Writes("une question")
	conversation := inbox.ExpectMessage("une question").Message.ConversationID

	for _, status := range []string{"RESOLVED", "SNOOZED"} {
		agent.Do("setConversationStatus", "SetStatusInput", map[string]any{
			"conversationIds": []string{conversation}, "status": status,
		}, "conversations { id }", nil)
		if list := agent.Conversations(nil); len(list) != 0 {
			t.Errorf("%s and still in sight: %+v", status, list)
		}
		ada.Writes("encore une, " + status)
		back := inbox.ExpectMessage("encore une, " + status).Conversation
		if back.Status != "OPEN" || back.WaitingSince == nil || back.SnoozedUntil != nil {
			t.Errorf("after %s it came back as %+v", status, back)
		}
	}
	reopened := slices.DeleteFunc(agent.Activities(conversation), func(kind string) bool { return kind != "REOPENED" })
	if len(reopened) != 2 {
		t.Errorf("reopened %d times: %v", len(reopened), agent.Activities(conversation))
	}
}
