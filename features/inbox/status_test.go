package inbox_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/inbox"
)

// word is a status of a message of ours, as Meta delivers it.
func (w *world) word(state, externalID string, ours uuid.UUID) {
	w.t.Helper()
	w.receive(db.ChannelWhatsApp, whatsApp("messages", fmt.Sprintf(
		`"statuses":[{"id":%q,"status":%q,"timestamp":"%d","recipient_id":"33600000001","biz_opaque_callback_data":%q,"errors":[{"code":131026}]}]`,
		externalID, state, time.Now().Unix(), ours)))
}

// attempt begins a send of a message, as a worker does before its call.
func (w *world) attempt(id uuid.UUID) {
	w.t.Helper()
	w.do("begin", w.DB.Update(w.t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
		_, err := tx.BeginAttempt(w.t.Context(), id, time.Minute)
		return err
	}))
}

// TestStatusesOfAnEarlierAttempt: what Meta repeats about an attempt that failed
// neither stops the next one nor passes for its success.
func TestStatusesOfAnEarlierAttempt(t *testing.T) {
	t.Parallel()
	for _, late := range []string{"failed", "sent"} {
		t.Run(late, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hi", time.Now())+`]`))
			ours := w.send("our answer", "")
			w.attempt(ours)
			w.word("failed", "wamid.first", ours)
			if m := w.message(ours); m.Status != db.Failed {
				t.Fatalf("after a failure the message is %s", m.Status)
			}
			agent := db.Actor{WorkspaceID: w.workspace, UserID: uuid.New(), Role: db.RoleAgent}
			_, err := w.RetryMessage(t.Context(), agent, inbox.RetryMessageInput{MessageID: ours})
			w.do("retry", err)
			w.word(late, "wamid.first", ours)
			if m := w.message(ours); m.Status != db.Queued || m.DueAt == nil {
				t.Errorf("the retry that waits became %s, due %v", m.Status, m.DueAt)
			}
			w.attempt(ours)
			w.word(late, "wamid.first", ours)
			if m := w.message(ours); m.Status != db.Sending {
				t.Errorf("the retry under way became %s", m.Status)
			}
			w.word("delivered", "wamid.second", ours)
			if m := w.message(ours); m.Status != db.Delivered {
				t.Errorf("the retry that arrived is %s", m.Status)
			}
		})
	}
}
