package inbox_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/features/inbox"
)

// TestStatusesOfAReaction: WhatsApp reports on a reaction of ours as on a message.
// What it says is done with at once, however often and in whatever order it says it.
func TestStatusesOfAReaction(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hi", time.Now())+`]`))
	var sent struct {
		Data string `json:"biz_opaque_callback_data"`
	}
	provider := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		if err := json.NewDecoder(r.Body).Decode(&sent); err != nil {
			t.Error(err)
		}
		_, _ = out.Write([]byte(`{"messages":[{"id":"wamid.reaction"}]}`))
	}))
	t.Cleanup(provider.Close)
	w.Accounts, w.Meta = connected{w}, &meta.Client{GraphURL: provider.URL, InstagramURL: provider.URL}

	theirs, heart := w.thread()[0], "❤️"
	_, err := w.React(t.Context(), w.member(db.RoleAgent), inbox.ReactInput{MessageID: theirs.ID, Emoji: &heart})
	w.do("react", err)
	w.do("deliver", w.DeliverReaction(t.Context(), w.workspace, theirs.ID))

	for _, state := range []string{"delivered", "sent", "read", "read", "failed"} {
		body := fmt.Sprintf(`"statuses":[{"id":"wamid.reaction","status":%q,"timestamp":"%d","biz_opaque_callback_data":%q}]`,
			state, time.Now().Unix(), sent.Data)
		id := w.receive(db.ChannelWhatsApp, whatsApp("messages", body))
		if is, attempts, note := w.delivery(id); is != "DONE" || attempts != 1 || note != nil {
			t.Errorf("%s: the delivery is %s after %d attempts, noting %v", state, is, attempts, note)
		}
	}
	if after := w.thread(); len(after) != 1 || after[0].Status != theirs.Status {
		t.Errorf("the thread changed: %+v", after)
	}
}
