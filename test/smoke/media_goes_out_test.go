package smoke_test

import (
	"net/url"
	"testing"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/test/harness"
)

// TestMediaGoesOut: a captioned picture, a document and recordings of every
// browser reach the customer's phone. WhatsApp takes as a voice message what is
// Opus in Ogg, and Instagram takes no Ogg at all.
func TestMediaGoesOut(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, inbox := h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	mp4 := []byte("\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00M4A mp42")
	wav := []byte("RIFF\x26\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x80\x3e\x00\x00\x00\x7d\x00\x00\x02\x00\x10\x00data\x02\x00\x00\x00\x00\x00")
	for _, c := range []struct {
		name, filename, mime string
		content              []byte
		isVoice              bool
		kind, body           string
	}{
		{"Ada", "lamp.png", "image/png", h.File(metasim.FilePhoto), false, "image", "voilà"},
		{"Ada", "note.ogg", "audio/ogg", h.File(metasim.FileVoice), true, "voice", ""},
		{"Ada", "note.m4a", "audio/mp4", mp4, true, "audio", ""},
		{"Ada", "facture.pdf", "application/pdf", h.File(metasim.FileDocument), false, "document", ""},
		{"Camille", "lamp.png", "image/png", h.File(metasim.FilePhoto), false, "image", ""},
		{"Camille", "note.m4a", "audio/mp4", mp4, true, "audio", ""},
		{"Camille", "note.wav", "audio/wav", wav, true, "audio", ""},
	} {
		customer := h.Meta.Customer(c.name)
		customer.Writes("envoyez-moi " + c.filename)
		conversation := inbox.Expect("the question", func(e harness.Event) bool {
			return e.Type == "MessageAdded" && e.Message.Body == "envoyez-moi "+c.filename && e.Conversation.Channel == channelNamed(c.name)
		}).Message.ConversationID
		more := url.Values{}
		if c.isVoice {
			more.Set("voice", "true")
		}
		upload := agent.Upload(c.filename, c.mime, c.content, more)
		sent := agent.Send(conversation, map[string]any{"body": c.body, "attachmentIds": []string{upload}})
		if len(sent) != 1 {
			t.Fatalf("%s became %d messages", c.filename, len(sent))
		}
		inbox.ExpectStatus(sent[0].ID, "SENT")
		customer.Expect("a "+c.kind, func(m metasim.Message) bool {
			return m.Origin == "API" && m.Kind == c.kind && m.Text == c.body && (m.MediaID != "" || m.MediaURL != "")
		})
	}
}

func channelNamed(name string) string {
	if name == "Ada" {
		return metasim.WhatsApp
	}
	return metasim.Instagram
}
