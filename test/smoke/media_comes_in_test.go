package smoke_test

import (
	"net/http"
	"testing"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/test/harness"
)

// TestMediaComesIn: a picture, a voice note and a document are fetched at once and
// can be opened, byte for byte.
func TestMediaComesIn(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	inbox := h.Inbox(db.RoleAgent)
	for _, c := range []struct{ name, kind, shown, file string }{
		{"Ada", "image", "IMAGE", metasim.FilePhoto},
		{"Ada", "voice", "VOICE", metasim.FileVoice},
		{"Ada", "document", "DOCUMENT", metasim.FileDocument},
		{"Camille", "image", "IMAGE", metasim.FilePhoto},
		{"Camille", "video", "VIDEO", metasim.FileVideo},
	} {
		sent := h.Meta.Customer(c.name).Sends(metasim.Draft{Kind: c.kind, MediaID: c.file})
		stored := inbox.Expect("a stored "+c.kind+" of "+c.name, func(e harness.Event) bool {
			return e.Message != nil && e.Message.Kind == c.shown && len(e.Message.Attachments) == 1 && e.Message.Attachments[0].State == "STORED" &&
				!e.Message.OccurredAt.Before(sent.At.Truncate(1e9))
		}).Message
		status, content := h.Get(*stored.Attachments[0].URL)
		if status != http.StatusOK || content != string(h.File(c.file)) {
			t.Errorf("the %s of %s answers %d with %d bytes", c.kind, c.name, status, len(content))
		}
	}
}
