package smoke_test

import (
	"fmt"
	"testing"

	"socialsync/db"
	"socialsync/test/harness"
)

// TestSocketsResumeWithoutGaps: the connection is cut while messages arrive; who
// comes back with the last cursor has all of them, none twice.
func TestSocketsResumeWithoutGaps(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, inbox := h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	ada := h.Meta.Customer("Ada")
	const each = 10
	write := func(part int) {
		for n := range each {
			ada.Writes(fmt.Sprintf("part %d line %d.", part, n))
		}
	}
	write(0)
	inbox.ExpectMessage("part 0 line 4.")
	write(1)
	inbox.Cut()
	h.Digested() // some arrive while nobody listens
	cursor := inbox.Cursor()
	back := agent.Live(cursor)
	write(2)
	for n := range each {
		back.ExpectMessage(fmt.Sprintf("part 2 line %d.", n))
	}

	seen := map[string]int{}
	for _, e := range append(inbox.Events(), back.Events()...) {
		switch e.Type {
		case "MessageAdded":
			seen[e.Message.Body]++
		case "Resync":
			t.Errorf("told to fetch again: %s", e.Reason)
		}
	}
	for part := range 3 {
		for n := range each {
			line := fmt.Sprintf("part %d line %d.", part, n)
			if seen[line] != 1 {
				t.Errorf("%q came %d times", line, seen[line])
			}
		}
	}
	// A cursor from before the memory of the stream is answered by "fetch again".
	agent.Live("0-0-0").Expect("Resync", func(e harness.Event) bool { return e.Type == "Resync" })
}
