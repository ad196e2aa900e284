package db_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"socialsync/db"
	"socialsync/db/dbtest"
)

// regular is somebody whom a desk knows by their number.
type regular struct {
	w *desk
	c *db.Conversation
	i db.ContactIdentity
}

func (w *desk) regular(name string, n int) regular {
	w.t.Helper()
	r := regular{w: w, c: w.conversation(name, "Bonjour ?", n, wroteNow)}
	phone := fmt.Sprintf("3361234%04d", n)
	r.i = db.ContactIdentity{
		ID: db.NewID(), ContactID: r.c.ContactID, SocialAccountID: w.account.ID, Kind: db.WhatsAppPhone, ExternalID: phone, MatchKey: phone,
	}
	update(w.t, w.d, w.actor, func(tx *db.Tx) error {
		_, err := tx.InsertIdentity(w.t.Context(), r.i)
		return err
	})
	return r
}

// says is what they write, heard in an actor's name.
func (r regular) says(by db.Actor, externalID string) db.Heard {
	return db.Heard{
		Actor: by, Account: r.w.account.ExternalID, Identity: r.i, ConnectedBefore: time.Now().Add(time.Minute),
		Message: db.Message{
			ID: db.NewID(), SocialAccountID: r.w.account.ID, Direction: db.In, Author: db.AuthorCustomer, Kind: db.KindText, Body: "Encore",
			ExternalID: &externalID, Status: db.Received, OccurredAt: time.Now(),
		},
	}
}

// isKnown says whether a message with a provider's id is in their conversation.
func (r regular) isKnown(externalID string) (found bool) {
	r.w.t.Helper()
	update(r.w.t, r.w.d, r.w.actor, func(tx *db.Tx) error {
		messages, err := tx.HoldByExternalID(r.w.t.Context(), r.w.account.ID, externalID)
		found = len(messages) == 1 && messages[0].ConversationID == r.c.ID
		return err
	})
	return found
}

// TestHearingTogether: what comes from several workspaces at once stays in each, waits for
// nobody who is at work in a conversation, and is all undone by what cannot be kept.
func TestHearingTogether(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	ours, theirs := newDesk(t, d, "ada"), newDesk(t, d, "bob")
	zoe, yan, busy := ours.regular("Zoé", 1), theirs.regular("Yan", 2), ours.regular("Busy", 3)

	var messages []*db.Message
	update(t, d, ours.actor, func(tx *db.Tx) error {
		if _, err := tx.LockConversation(t.Context(), busy.c.ID); err != nil {
			return err
		}
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		var err error
		messages, err = d.Hear(ctx, []db.Heard{
			zoe.says(ours.actor, "one"), yan.says(ours.actor, "stray"), yan.says(theirs.actor, "two"), busy.says(ours.actor, "three"),
			zoe.says(ours.actor, "four"), zoe.says(ours.actor, "one"),
		})
		return err
	})
	for i, want := range []*db.Conversation{zoe.c, nil, yan.c, nil, zoe.c, nil} {
		if got := messages[i]; (got == nil) != (want == nil) || got != nil && got.ConversationID != want.ID {
			t.Errorf("text %d became %+v", i, got)
		}
	}
	if !zoe.isKnown("one") || !zoe.isKnown("four") || !yan.isKnown("two") || yan.isKnown("stray") || busy.isKnown("three") {
		t.Error("something is where it should not be, or nowhere")
	}

	broken := zoe.says(ours.actor, "five")
	broken.Message.Status = "SUNG"
	if _, err := d.Hear(t.Context(), []db.Heard{yan.says(theirs.actor, "six"), broken}); err == nil {
		t.Error("what the schema refuses was kept")
	}
	if yan.isKnown("six") || zoe.isKnown("five") {
		t.Error("half of it was kept")
	}
}

// TestRecordingTogether: what several workspaces have sent is recorded in each, and only
// for the try that was made.
func TestRecordingTogether(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	ours, theirs := newDesk(t, d, "ada"), newDesk(t, d, "bob")
	var all []db.Accepted
	for n, r := range []regular{ours.regular("Zoé", 1), theirs.regular("Yan", 2), ours.regular("Xia", 3)} {
		m, _, _, err := r.w.saying(r.c, fmt.Sprint("key", n), "Voilà")
		if err != nil {
			t.Fatal(err)
		}
		var attempt *db.MessageAttempt
		update(t, d, r.w.actor, func(tx *db.Tx) (err error) {
			attempt, err = tx.BeginAttempt(t.Context(), m, time.Minute)
			return err
		})
		all = append(all, db.Accepted{Actor: r.w.actor, Conversation: r.c.ID, Message: m.ID, Attempt: attempt.ID, ExternalID: fmt.Sprint("id", n)})
	}
	stray, late := all[1], all[2]
	stray.Actor, late.Attempt = ours.actor, db.NewID()
	if _, _, _, err := ours.saying(&db.Conversation{ID: all[0].Conversation}, "more", "Et voici"); err != nil {
		t.Fatal(err)
	}
	recorded, err := d.RecordSent(t.Context(), []db.Accepted{all[0], stray, all[1], late, all[0]})
	if err != nil {
		t.Fatal(err)
	}
	if recorded[0] == nil || !recorded[0].HasMore || recorded[1] != nil || recorded[2] == nil || recorded[2].HasMore || recorded[3] != nil || recorded[4] != nil {
		t.Errorf("recorded %+v", recorded)
	}
	for i, want := range []db.MessageStatus{db.Sent, db.Sent, db.Sending} {
		update(t, d, all[i].Actor, func(tx *db.Tx) error {
			m, err := tx.Message(t.Context(), all[i].Message)
			if err == nil && m.Status != want {
				t.Errorf("message %d is %s", i, m.Status)
			}
			return err
		})
	}
}
