package inbox_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/inbox"
)

// word is a status of a message of ours, as Meta delivers it. ours is a message's
// id, or what names one of its attempts too.
func (w *world) word(state, externalID string, ours fmt.Stringer) {
	w.t.Helper()
	w.receive(db.ChannelWhatsApp, whatsApp("messages", fmt.Sprintf(
		`"statuses":[{"id":%q,"status":%q,"timestamp":"%d","recipient_id":"33600000001","biz_opaque_callback_data":%q,"errors":[{"code":131026}]}]`,
		externalID, state, time.Now().Unix(), ours)))
}

// attemptName is what a call sends along: "message.attempt".
type attemptName struct{ message, attempt uuid.UUID }

func (n attemptName) String() string { return n.message.String() + "." + n.attempt.String() }

// attempts returns all attempts of a message, in order.
func (w *world) attempts(id uuid.UUID) (all []db.MessageAttempt) {
	w.t.Helper()
	w.do("attempts", w.DB.Update(w.t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) (err error) {
		all, err = tx.AttemptsOfMessages(w.t.Context(), []uuid.UUID{id})
		return err
	}))
	return all
}

// attempt begins a send of a message, as a worker does before its call.
func (w *world) attempt(id uuid.UUID) {
	w.t.Helper()
	w.do("begin", w.DB.Update(w.t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
		m, err := tx.Message(w.t.Context(), id)
		if err != nil {
			return err
		}
		_, err = tx.BeginAttempt(w.t.Context(), *m, time.Minute)
		return err
	}))
}

// lose ends the newest attempt of a message, and the message, without the provider's word.
func (w *world) lose(id uuid.UUID, attempt db.AttemptState, status db.MessageStatus) {
	w.t.Helper()
	w.do("lose the answer", w.DB.Update(w.t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
		last, err := tx.LastAttempt(w.t.Context(), id)
		if err != nil {
			return err
		}
		last.State = attempt
		if _, err := tx.FinishAttempt(w.t.Context(), *last); err != nil {
			return err
		}
		_, err = tx.FailMessage(w.t.Context(), id, status, db.Failure{Cause: "OUTCOME_UNKNOWN", Remedy: "CHECK_PHONE"})
		return err
	}))
}

// retry has a person send a message again.
func (w *world) retry(id uuid.UUID) {
	w.t.Helper()
	agent := db.Actor{WorkspaceID: w.workspace, UserID: uuid.New(), Role: db.RoleAgent}
	_, err := w.RetryMessage(w.t.Context(), agent, inbox.RetryMessageInput{MessageID: id})
	w.do("retry", err)
}

// expect checks what became of a message and its attempts.
func (w *world) expect(id uuid.UUID, status db.MessageStatus, states ...db.AttemptState) {
	w.t.Helper()
	if m := w.message(id); m.Status != status {
		w.t.Errorf("the message is %s, want %s", m.Status, status)
	}
	attempts := w.attempts(id)
	if len(attempts) != len(states) {
		w.t.Fatalf("%d attempts, want %d", len(attempts), len(states))
	}
	for i, a := range attempts {
		if a.State != states[i] {
			w.t.Errorf("attempt %d is %s, want %s", i+1, a.State, states[i])
		}
	}
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
			w.retry(ours)
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

// TestRevisions: each change of a message's status counts, by whatever statement, and
// what changes nothing does not: browsers tell by it which of two answers is the newer.
func TestRevisions(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hi", time.Now())+`]`))
	ours := w.send("our answer", "")
	for i, step := range []struct {
		name     string
		do       func()
		revision int
	}{
		{"sending", func() { w.attempt(ours) }, 0}, // as it was made
		{"failed", func() { w.lose(ours, db.AttemptFailed, db.Failed) }, 1},
		{"queued", func() { w.retry(ours) }, 2},
		{"sending again", func() { w.attempt(ours) }, 3},
		{"delivered", func() { w.word("delivered", "wamid.2", ours) }, 4},
		{"sent, said late", func() { w.word("sent", "wamid.2", ours) }, 4},
		{"read", func() { w.word("read", "wamid.2", ours) }, 5},
	} {
		step.do()
		if got := w.message(ours).Revision; got != step.revision {
			t.Errorf("step %d, %s: revision %d, want %d", i, step.name, got, step.revision)
		}
	}
}

// TestFailureOfTheAttemptItNames: a person sent a message of unknown outcome again,
// and a failure comes under an id nobody has seen: it ends the attempt it names.
// What names the message alone is the oldest open attempt's.
func TestFailureOfTheAttemptItNames(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		named  int // the attempt, from 0; -1 names the message alone
		states [2]db.AttemptState
		status db.MessageStatus
	}{
		"the first":         {0, [2]db.AttemptState{db.AttemptFailed, db.AttemptSending}, db.Sending},
		"the retry":         {1, [2]db.AttemptState{db.AttemptUnknown, db.AttemptFailed}, db.Failed},
		"the message alone": {-1, [2]db.AttemptState{db.AttemptFailed, db.AttemptSending}, db.Sending},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hi", time.Now())+`]`))
			ours := w.send("our answer", "")
			w.attempt(ours)
			w.lose(ours, db.AttemptUnknown, db.Unknown)
			w.retry(ours)
			w.attempt(ours)
			about := fmt.Stringer(ours)
			if c.named >= 0 {
				about = attemptName{ours, w.attempts(ours)[c.named].ID}
			}
			w.word("failed", "wamid.unseen", about)
			w.expect(ours, c.status, c.states[0], c.states[1])
		})
	}
}

// TestAnEarlierAttemptArrivedAfterAll: Meta took a message whose outcome nobody
// knew, and says so when a person has pressed Retry: it is sent by the attempt it
// names, and what became of the retry does not matter any more.
func TestAnEarlierAttemptArrivedAfterAll(t *testing.T) {
	t.Parallel()
	begin := func(t *testing.T) (*world, uuid.UUID) {
		t.Helper()
		w := newWorld(t)
		w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hi", time.Now())+`]`))
		ours := w.send("our answer", "")
		w.attempt(ours)
		w.lose(ours, db.AttemptUnknown, db.Unknown)
		w.retry(ours)
		return w, ours
	}
	sent := func(w *world, ours uuid.UUID) {
		w.t.Helper()
		w.word("sent", "wamid.first", attemptName{ours, w.attempts(ours)[0].ID})
	}
	t.Run("while the retry waits", func(t *testing.T) {
		t.Parallel()
		w, ours := begin(t)
		sent(w, ours)
		w.expect(ours, db.Sent, db.AttemptAccepted)
		if m := w.message(ours); m.DueAt != nil {
			t.Errorf("it is due at %v", m.DueAt)
		}
	})
	t.Run("while the retry is under way", func(t *testing.T) {
		t.Parallel()
		w, ours := begin(t)
		w.provider(func() string { sent(w, ours); return "<html>what?" })
		w.do("send", w.SendDue(t.Context(), w.workspace, w.conversation().ID))
		w.expect(ours, db.Sent, db.AttemptAccepted, db.AttemptUnknown)
	})
	t.Run("after the retry failed", func(t *testing.T) {
		t.Parallel()
		w, ours := begin(t)
		w.attempt(ours)
		w.lose(ours, db.AttemptFailed, db.Failed)
		sent(w, ours)
		w.expect(ours, db.Sent, db.AttemptAccepted, db.AttemptFailed)
	})
	t.Run("and the retry fails later", func(t *testing.T) {
		t.Parallel()
		w, ours := begin(t)
		w.attempt(ours)
		sent(w, ours)
		w.word("failed", "wamid.second", attemptName{ours, w.attempts(ours)[1].ID})
		w.expect(ours, db.Sent, db.AttemptAccepted, db.AttemptFailed)
		w.word("failed", "wamid.first", attemptName{ours, w.attempts(ours)[0].ID})
		w.expect(ours, db.Failed, db.AttemptFailed, db.AttemptFailed)
	})
}

// TestCopyOfAnAttempt: a provider that took one request twice reports both under the
// same attempt. The copy's failure is not the original's; its arrival is the message's.
func TestCopyOfAnAttempt(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hi", time.Now())+`]`))
	ours := w.send("our answer", "")
	w.attempt(ours)
	name := attemptName{ours, w.attempts(ours)[0].ID}
	w.word("sent", "wamid.original", name)
	w.word("failed", "wamid.copy", name)
	w.expect(ours, db.Sent, db.AttemptAccepted)
	w.word("delivered", "wamid.copy", name)
	w.expect(ours, db.Delivered, db.AttemptAccepted)
	if m := w.message(ours); m.ExternalID == nil || *m.ExternalID != "wamid.original" {
		t.Errorf("it goes by %v", m.ExternalID)
	}
}
