package smoke_test

import (
	"testing"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/test/harness"
)

// TestCannedFilesGoOut: a canned response's text and picture reach the customer on
// both channels, and what was sent stays when the response is deleted.
func TestCannedFilesGoOut(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	author, agent, inbox := h.As(db.RoleOwner), h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	type file struct{ ID, Filename, URL string }
	var saved struct {
		CannedResponse struct {
			ID    string
			Files []file
		}
	}
	author.Do("saveCannedResponse", "SaveCannedResponseInput", map[string]any{
		"shortcut": "ship", "title": "Shipping", "body": "It looks like this.",
		"fileIds": []string{author.Upload("lamp.png", "image/png", h.File(metasim.FilePhoto), nil)},
	}, "cannedResponse { id files { id filename url } }", &saved)
	if files := saved.CannedResponse.Files; len(files) != 1 || files[0].Filename != "lamp.png" {
		t.Fatalf("saved with %+v", files)
	}
	var urls []string
	for _, name := range []string{"Ada", "Camille"} {
		customer := h.Meta.Customer(name)
		customer.Writes("how does it look, " + name + "?")
		conversation := inbox.ExpectMessage("how does it look, " + name + "?").Message.ConversationID
		var attached struct{ Files []file }
		agent.Do("attachCannedFiles", "AttachCannedFilesInput", map[string]any{
			"cannedResponseId": saved.CannedResponse.ID, "conversationId": conversation,
		}, "files { id filename url }", &attached)
		if len(attached.Files) != 1 || attached.Files[0].ID == saved.CannedResponse.Files[0].ID {
			t.Fatalf("%s: attached %+v", name, attached.Files)
		}
		urls = append(urls, attached.Files[0].URL)
		for _, sent := range agent.Send(conversation, map[string]any{"body": "It looks like this.", "attachmentIds": []string{attached.Files[0].ID}}) {
			inbox.ExpectStatus(sent.ID, "SENT")
		}
		customer.Expect("the picture", func(m metasim.Message) bool {
			return m.Origin == "API" && m.Kind == "image" && (m.MediaID != "" || m.MediaURL != "")
		})
		customer.Expect("the text", func(m metasim.Message) bool { return m.Origin == "API" && m.Text == "It looks like this." })
	}
	author.Do("deleteCannedResponse", "DeleteInput", map[string]any{"id": saved.CannedResponse.ID}, "done", nil)
	h.Until("the response's file is gone", func() bool {
		status, _ := h.Get(saved.CannedResponse.Files[0].URL)
		return status == 404
	})
	for _, url := range urls {
		if status, _ := h.Get(url); status != 200 {
			t.Errorf("what was sent answers %d", status)
		}
	}
}
