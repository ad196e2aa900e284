package smoke_test

import (
	"testing"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/test/harness"
)

// TestInstagramAnswersLateAsAHuman: between a day and a week a person may answer,
// marked as one; after it nobody may.
func TestInstagramAnswersLateAsAHuman(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, inbox := h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	const day = 24 * 3600

	noa := h.Newcomer(harness.Newcomer{Channel: metasim.Instagram, Name: "Noa"})
	noa.Sends(metasim.Draft{Text: "avant-hier", AgoSeconds: 2 * day})
	conversation := inbox.ExpectMessage("avant-hier").Message.ConversationID
	answer := agent.Says(conversation, "pardon du retard")
	if got := noa.ExpectMessage("pardon du retard"); !got.HumanAgent {
		t.Error("the late answer is not marked as a person's")
	}
	inbox.ExpectStatus(answer.ID, "SENT")

	eva := h.Newcomer(harness.Newcomer{Channel: metasim.Instagram, Name: "Eva"})
	eva.Sends(metasim.Draft{Text: "la semaine dernière", AgoSeconds: 8 * day})
	conversation = inbox.ExpectMessage("la semaine dernière").Message.ConversationID
	if _, problems := agent.TrySend(conversation, map[string]any{"body": "trop tard"}); len(problems) != 1 || problems[0].Code != "WINDOW_CLOSED" {
		t.Errorf("after a week: %+v", problems)
	}
}
