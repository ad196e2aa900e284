package smoke_test

import (
	"strings"
	"testing"

	"socialsync/db"
	"socialsync/test/harness"
)

// TestLongInstagramTextIsSplit: more than 1000 bytes leave as several messages,
// in order, cut between characters, with nothing lost.
func TestLongInstagramTextIsSplit(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, inbox := h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	camille := h.Meta.Customer("Camille")
	camille.Writes("racontez")
	conversation := inbox.ExpectMessage("racontez").Message.ConversationID

	text := strings.Repeat("été 🌞 à la mer, ", 140) + "fin"
	sent := agent.Send(conversation, map[string]any{"body": text})
	camille.ExpectMessage("fin")
	arrived := camille.Received("")
	if len(sent) < 3 || len(arrived) != len(sent) {
		t.Fatalf("%d messages here, %d on the phone", len(sent), len(arrived))
	}
	var whole []string
	for i, m := range arrived {
		if len(m.Text) > 1000 || strings.ContainsRune(m.Text, '\uFFFD') || m.Text != sent[i].Body {
			t.Errorf("part %d has %d bytes: %q", i, len(m.Text), m.Text)
		}
		whole = append(whole, strings.Fields(m.Text)...)
	}
	if strings.Join(whole, " ") != strings.Join(strings.Fields(text), " ") {
		t.Error("words are missing or twice")
	}
}
