package inbox_test

import (
	"testing"
	"time"

	"socialsync/db"
)

// TestOurClockIsBehind: messages keep the provider's order and time when it is
// our own clock that is minutes behind; nonsense does not come to stand below all
// that follows.
func TestOurClockIsBehind(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	soon := time.Now().Add(3 * time.Minute).Truncate(time.Second)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.2", "33600000001", "second", soon.Add(time.Second))+`]`))
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "first", soon)+`]`))
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.0", "33600000001", "far off", soon.Add(time.Hour))+`]`))
	if got := w.bodies(); got != "far off|first|second" {
		t.Errorf("thread %q", got)
	}
	if at := w.thread()[1].OccurredAt; !at.Equal(soon) {
		t.Errorf("the message came at %s, not at %s", at, soon)
	}
}
