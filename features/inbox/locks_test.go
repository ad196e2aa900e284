package inbox_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/inbox"
	"socialsync/features/problem"
)

// answer puts a message of ours into the one conversation there is.
func (w *world) answer(status db.MessageStatus) db.Message {
	w.t.Helper()
	external := "wamid.ours"
	m := db.Message{
		ID: db.NewID(), ConversationID: w.conversation().ID, SocialAccountID: w.accounts[number].ID, Direction: db.Out,
		Author: db.AuthorUser, Kind: db.KindText, Body: "hi", Status: status, ExternalID: &external, OccurredAt: time.Now(),
	}
	w.do("answer", w.DB.Update(w.t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
		_, err := tx.InsertMessage(w.t.Context(), m)
		return err
	}))
	return m
}

// meanwhile runs other while its caller holds a lock, and returns once other
// waits for it.
func (w *world) meanwhile(other func()) (done chan struct{}) {
	w.t.Helper()
	done = make(chan struct{})
	go func() {
		defer close(done)
		other()
	}()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		var waits bool
		w.do("look", w.raw.QueryRow(w.t.Context(), `
			select exists (select from pg_stat_activity
				where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0)`).Scan(&waits))
		if waits {
			return done
		}
	}
	w.t.Fatal("nothing waits for the lock")
	return nil
}

// TestStatusesTakeTheConversationFirst: a status that arrives while the worker
// holds the conversation waits, instead of the two waiting for each other.
func TestStatusesTakeTheConversationFirst(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hello", time.Now())+`]`))
	m := w.answer(db.Sent)
	var done chan struct{}
	w.do("the worker", w.DB.Update(t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
		if _, err := tx.LockConversation(t.Context(), m.ConversationID); err != nil {
			return err
		}
		done = w.meanwhile(func() {
			w.receive(db.ChannelWhatsApp, whatsApp("messages", fmt.Sprintf(
				`"statuses":[{"id":"wamid.ours","status":"delivered","timestamp":"%d","recipient_id":"33600000001"}]`, time.Now().Unix())))
		})
		_, err := tx.EditMessage(t.Context(), m.ID, "edited", time.Now())
		return err
	}))
	<-done
	if last := w.thread()[1]; last.Status != db.Delivered || last.Body != "edited" {
		t.Errorf("the message is %s %q", last.Status, last.Body)
	}
}

// TestRetryLooksAgain: a second press of Retry that waited for the first finds the
// message on its way and leaves it alone.
func TestRetryLooksAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hello", time.Now())+`]`))
	m := w.answer(db.Failed)
	var done chan struct{}
	var err error
	w.do("the first press, and the worker", w.DB.Update(t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
		if _, err := tx.LockConversation(t.Context(), m.ConversationID); err != nil {
			return err
		}
		done = w.meanwhile(func() {
			agent := db.Actor{WorkspaceID: w.workspace, UserID: uuid.New(), Role: db.RoleAgent}
			_, err = w.RetryMessage(t.Context(), agent, inbox.RetryMessageInput{MessageID: m.ID})
		})
		_, err := tx.BeginAttempt(t.Context(), m, time.Minute)
		return err
	}))
	<-done
	if problem.CodeOf(err) != problem.Conflict {
		t.Errorf("the second press is answered with %v", err)
	}
	if again := w.thread()[1]; again.Status != db.Sending {
		t.Errorf("the message is %s", again.Status)
	}
}
