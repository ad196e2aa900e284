package smoke_test

import (
	"testing"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/test/harness"
)

// TestFailuresAreExplainedAndRetried: a message that cannot be delivered says why
// and what helps; Retry makes a new attempt of the same message.
func TestFailuresAreExplainedAndRetried(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, inbox := h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	ada := h.Meta.Customer("Ada")
	ada.Writes("bonjour")
	conversation := inbox.ExpectMessage("bonjour").Message.ConversationID

	h.Meta.AddFault(metasim.Fault{Kind: metasim.StatusFailed, Code: 131026, Next: 1})
	answer := agent.Says(conversation, "bonjour Ada")
	failed := inbox.ExpectStatus(answer.ID, "FAILED")
	if f := failed.Failure; f == nil || f.Cause != "NOT_REACHABLE" || f.Remedy == "" || f.Code == nil || *f.Code != 131026 {
		t.Errorf("explained as %+v", failed.Failure)
	}

	h.Meta.AddFault(metasim.Fault{Kind: metasim.GraphRefuse, Code: 131009, Next: 1})
	agent.Do("retryMessage", "RetryMessageInput", map[string]any{"messageId": answer.ID}, "message { id }", nil)
	agent.ExpectMessage(answer.ID, "refused a second time", func(m harness.Message) bool {
		return m.Status == "FAILED" && len(m.Attempts) == 2
	})
	agent.Do("retryMessage", "RetryMessageInput", map[string]any{"messageId": answer.ID}, "message { id }", nil)
	arrived := inbox.ExpectStatus(answer.ID, "DELIVERED")
	if len(arrived.Attempts) != 3 || arrived.Failure != nil {
		t.Errorf("arrived as %+v", arrived)
	}
	problems := agent.Refused("retryMessage", "RetryMessageInput", map[string]any{"messageId": answer.ID}, "message { id }", nil)
	if len(problems) != 1 || problems[0].Code != "CONFLICT" {
		t.Errorf("retrying what arrived: %+v", problems)
	}
	if messages := agent.Messages(conversation); len(messages) != 2 {
		t.Errorf("the thread has %d messages", len(messages))
	}
}
