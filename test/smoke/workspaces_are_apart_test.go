package smoke_test

import (
	"net/http"
	"strings"
	"testing"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/test/harness"
)

// TestWorkspacesAreApart: next door nothing of ours is seen, heard, fetched or
// changed, whoever knows our ids.
func TestWorkspacesAreApart(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	next := h.Neighbour()
	ours, theirs := h.Inbox(db.RoleAgent), next.Inbox(db.RoleOwner)
	stranger := next.As(db.RoleOwner)

	ada := h.Meta.Customer("Ada")
	ada.Sends(metasim.Draft{Kind: "image", Text: "our secret"})
	shown := ours.Expect("the picture", func(e harness.Event) bool {
		return e.Message != nil && len(e.Message.Attachments) == 1 && e.Message.Attachments[0].URL != nil
	}).Message

	if list := stranger.Conversations(nil); len(list) != 0 {
		t.Errorf("next door sees %+v", list)
	}
	if list := stranger.Conversations(map[string]any{"search": "secret"}); len(list) != 0 {
		t.Errorf("next door finds %+v", list)
	}
	var answer struct{ Conversation, Message, Node any }
	stranger.Ask(`query($c: ID!, $m: ID!) { conversation(id: $c) { id } message(id: $m) { id } node(id: $m) { id } }`,
		map[string]any{"c": shown.ConversationID, "m": shown.ID}, &answer)
	if answer.Conversation != nil || answer.Message != nil || answer.Node != nil {
		t.Errorf("next door reads %+v", answer)
	}
	if _, problems := stranger.TrySend(shown.ConversationID, map[string]any{"body": "hello"}); len(problems) != 1 || problems[0].Code != "NOT_FOUND" {
		t.Errorf("next door writes: %+v", problems)
	}

	// The picture's address is its permission; it opens nothing in another workspace.
	address := *shown.Attachments[0].URL
	moved := strings.Replace(address, h.WorkspaceID.String(), next.WorkspaceID.String(), 1)
	if status, _ := h.Get(moved); moved == address || status == http.StatusOK {
		t.Errorf("moved next door, %s answers %d", moved, status)
	}

	// What happens there is heard there, and nothing of what happened here.
	bob := h.Newcomer(harness.Newcomer{AccountID: metasim.SparePhoneNumberID, Name: "Bob"})
	bob.Writes("hello next door")
	theirs.ExpectMessage("hello next door")
	for _, e := range theirs.Events() {
		if e.Message != nil && e.Message.ID == shown.ID || e.Conversation != nil && e.Conversation.ID == shown.ConversationID {
			t.Errorf("next door heard %+v", e)
		}
	}
	ada.Writes("still ours")
	ours.ExpectMessage("still ours")
	for _, e := range ours.Events() {
		if e.Message != nil && strings.Contains(e.Message.Body, "next door") {
			t.Errorf("we heard %+v", e)
		}
	}
}
