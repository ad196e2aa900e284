package smoke_test

import (
	"net/url"
	"testing"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/test/harness"
)

// TestMediaGoesOut: a captioned picture, a voice note and a document reach the
// customer's phone.
func TestMediaGoesOut(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, inbox := h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	for _, c := range []struct{ name, file, filename, mime, kind, body string }{
		{"Ada", metasim.FilePhoto, "lamp.png", "image/png", "image", "voilà"},
		{"Ada", metasim.FileVoice, "note.ogg", "audio/ogg", "voice", ""},
		{"Ada", metasim.FileDocument, "facture.pdf", "application/pdf", "document", ""},
		{"Camille", metasim.FilePhoto, "lamp.png", "image/png", "image", ""},
	} {
		customer := h.Meta.Customer(c.name)
		customer.Writes("envoyez-moi " + c.filename)
		conversation := inbox.Expect("the question", func(e harness.Event) bool {
			return e.Type == "MessageAdded" && e.Message.Body == "envoyez-moi "+c.filename && e.Conversation.Channel == channelNamed(c.name)
		}).Message.ConversationID
		more := url.Values{}
		if c.kind == "voice" {
			more.Set("voice", "true")
		}
		upload := agent.Upload(c.filename, c.mime, h.File(c.file), more)
		sent := agent.Send(conversation, map[string]any{"body": c.body, "attachmentIds": []string{upload}})
		if len(sent) != 1 {
			t.Fatalf("%s became %d messages", c.filename, len(sent))
		}
		inbox.ExpectStatus(sent[0].ID, "SENT")
		customer.Expect("a "+c.kind, func(m metasim.Message) bool {
			return m.Origin == "API" && (m.Kind == c.kind || m.Kind == "audio" && c.kind == "voice") && m.Text == c.body && (m.MediaID != "" || m.MediaURL != "")
		})
	}
}

func channelNamed(name string) string {
	if name == "Ada" {
		return metasim.WhatsApp
	}
	return metasim.Instagram
}
