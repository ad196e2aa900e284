package smoke_test

import (
	"net/http"
	"slices"
	"testing"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/test/harness"
)

// TestTheAssistantAnswers: on both channels five short lines get one answer from the
// sources after a quiet while; who asks for a person gets one; a colleague who answers
// is left alone.
func TestTheAssistantAnswers(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	owner, agent, screen := h.As(db.RoleOwner), h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	text := "# Returns\n\nYou have 30 days to return a lamp. It must be unused and in its box.\n"
	if status, answer := post(t, h, agent.Token, "returns.md", text); status != http.StatusCreated {
		t.Fatalf("upload: %d %s", status, answer)
	}
	screen.Expect("the document to be indexed", func(e harness.Event) bool {
		return e.Type == "KnowledgeUpdated" && e.Source != nil && e.Source.Status == "INDEXED"
	})
	owner.Hire()

	for _, customer := range []*metasim.Guest{h.Meta.Customer("Ada"), h.Meta.Customer("Camille")} {
		for _, line := range []string{"hello", "a question", "I bought a lamp", "it is too large", "how many days do I have to return it?"} {
			customer.Writes(line)
		}
		customer.ExpectTyping()
		customer.Expect("what was asked to be seen", func(m metasim.Message) bool {
			return m.Text == "how many days do I have to return it?" && m.Status == "read"
		})
		customer.ExpectMessage("30 days")
		if answers := customer.Received("days"); len(answers) != 1 {
			t.Errorf("five lines got %d answers", len(answers))
		}
		conversation := screen.ExpectMessage("to return it?").Message.ConversationID
		isAI := func(m harness.Message) bool { return m.Author == "AI" }
		if messages := agent.Messages(conversation); !slices.ContainsFunc(messages, isAI) {
			t.Errorf("the thread shows %+v", messages)
		}

		agent.Says(conversation, "Ada here, may I help?")
		customer.Writes("I want to talk to a human please")
		h.Until("the handover", func() bool { return slices.Contains(agent.Activities(conversation), "AI_HANDED_OVER") })
		if answers := customer.Received("colleague"); len(answers) != 0 {
			t.Errorf("beside a person the assistant spoke: %+v", answers)
		}
	}
}
