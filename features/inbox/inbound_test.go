package inbox_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

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

// TestTheSameSecond: WhatsApp tells whole seconds. What a customer writes after our
// answer stands below it, in the thread and in the list, also in the answer's second; so
// does what the owner writes on the phone after that.
func TestTheSameSecond(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hello", time.Now())+`]`))
	answer := w.message(w.send("what can I do for you?", "wamid.2"))
	w.do("show", w.DB.Update(t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
		return tx.RefreshPreview(t.Context(), w.conversation().ID)
	}))
	second := answer.OccurredAt.Truncate(time.Second)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.3", "33600000001", "a lamp", second)+`]`))
	if got := w.bodies(); got != "hello|what can I do for you?|a lamp" {
		t.Errorf("thread %q", got)
	}
	c := w.conversation()
	if c.PreviewBody != "a lamp" || c.LastInboundAt == nil || !c.LastInboundAt.Equal(second) {
		t.Errorf("the list shows %q, last written at %s", c.PreviewBody, c.LastInboundAt)
	}
	w.receive(db.ChannelWhatsApp, whatsApp("smb_message_echoes", fmt.Sprintf(
		`"message_echoes":[{"from":"33123","to":"33600000001","id":"wamid.4","timestamp":"%d","type":"text","text":{"body":"which one?"}}]`, second.Unix())))
	if got := w.bodies(); got != "hello|what can I do for you?|a lamp|which one?" {
		t.Errorf("thread %q", got)
	}
	if c := w.conversation(); c.WaitingSince != nil {
		t.Errorf("who was answered waits since %s", c.WaitingSince)
	}
}

// TestTheOrderWithinASecond: what a customer sends within one second stands as it was
// delivered, whichever worker is first; the files of an album, too, which one delivery
// may hold.
func TestTheOrderWithinASecond(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	at := time.Now()
	line := func(n int) string { return text(fmt.Sprintf("wamid.%d", n), "33600000001", fmt.Sprint(n), at) }
	deliveries := []uuid.UUID{
		w.deliver(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+line(1)+`,`+line(2)+`]`)),
		w.deliver(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+line(3)+`]`)),
		w.deliver(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+line(4)+`,`+line(5)+`,`+line(6)+`]`)),
	}
	for _, id := range slices.Backward(deliveries) {
		w.do("ingest", w.Ingest(t.Context(), id))
	}
	if got := w.bodies(); got != "1|2|3|4|5|6" {
		t.Errorf("thread %q", got)
	}
	if c := w.conversation(); c.PreviewBody != "6" {
		t.Errorf("the list shows %q", c.PreviewBody)
	}
}
