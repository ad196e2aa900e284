package db_test

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"socialsync/db"
	"socialsync/db/dbtest"
)

// TestAnswerCommitsWithItself: an answer and its commit are one round trip; one
// that is refused leaves nothing behind, and nothing can follow the commit.
func TestAnswerCommitsWithItself(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	ctx := t.Context()
	w := newDesk(t, d, "ada")
	c := w.conversation("Zoé", "Bonjour ?", 1, nil)

	// send answers with one key and reports what the list then shows.
	send := func(key, text string, minute int) (told bool, again error, err error) {
		err = d.Update(ctx, w.actor, func(tx *db.Tx) error {
			desk, err := tx.Desk(ctx, c.ID)
			if err != nil {
				return err
			}
			if desk.Account != db.AccountConnected || desk.Now.IsZero() {
				t.Errorf("the desk is not complete: %+v", desk)
			}
			tx.AfterCommit(func(context.Context) { told = true })
			tx.CommitWithNext()
			_, err = tx.Answer(ctx, &desk.Conversation, []db.Outgoing{{Message: db.Message{
				ID: db.NewID(), ConversationID: c.ID, SocialAccountID: c.SocialAccountID, Direction: db.Out, Author: db.AuthorUser,
				Kind: db.KindText, Body: text, Status: db.Queued, ClientKey: &key, OccurredAt: w.at(minute),
			}}}, w.user.ID)
			if err == nil {
				_, again = tx.Conversation(ctx, c.ID)
			}
			return err
		})
		return told, again, err
	}
	shown := func() (now *db.Conversation) {
		if err := d.View(ctx, w.actor, func(tx *db.Tx) (err error) {
			now, err = tx.Conversation(ctx, c.ID)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return now
	}

	told, again, err := send("k1", "Bonjour Zoé", 2)
	if err != nil || !told || again == nil {
		t.Errorf("told %v, a statement after the commit: %v, err %v", told, again, err)
	}
	if now := shown(); now.PreviewBody != "Bonjour Zoé" || now.WaitingSince != nil {
		t.Errorf("the list shows %q, waiting since %v", now.PreviewBody, now.WaitingSince)
	}
	told, _, err = send("k1", "twice", 3)
	if !db.IsTaken(err, "messages_client_key") || told {
		t.Errorf("the same key again: told %v, err %v", told, err)
	}
	if now := shown(); now.PreviewBody != "Bonjour Zoé" {
		t.Errorf("the list shows %q of what was undone", now.PreviewBody)
	}
}

// TestAnswersAreShownAsOthers: what the list shows of an answer is known without
// reading the messages again, and is what reading them gives.
func TestAnswersAreShownAsOthers(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	w := newDesk(t, d, "ada")
	for name, minute := range map[string]int{"newest": 2, "older than what is shown": 0} {
		c := w.conversation("Zoé", "Bonjour ?", 1, nil)
		key := name
		var answered, read *db.Conversation
		update(t, d, w.actor, func(tx *db.Tx) error {
			desk, err := tx.Desk(t.Context(), c.ID)
			if err != nil {
				return err
			}
			if _, err := tx.Answer(t.Context(), &desk.Conversation, []db.Outgoing{{Message: db.Message{
				ID: db.NewID(), ConversationID: c.ID, SocialAccountID: c.SocialAccountID, Direction: db.Out, Author: db.AuthorUser, AuthorID: &w.user.ID,
				Kind: db.KindText, Body: strings.Repeat("é🌍", 100), Status: db.Queued, ClientKey: &key, OccurredAt: w.at(minute),
			}}}, w.user.ID); err != nil {
				return err
			}
			answered = &desk.Conversation
			if err := tx.RefreshPreview(t.Context(), c.ID); err != nil {
				return err
			}
			read, err = tx.Conversation(t.Context(), c.ID)
			return err
		})
		if !answered.LastMessageAt.Equal(read.LastMessageAt) || !reflect.DeepEqual(answered.LastMessage(), read.LastMessage()) {
			t.Errorf("%s: answered %+v at %v, read %+v at %v", name, answered.LastMessage(), answered.LastMessageAt, read.LastMessage(), read.LastMessageAt)
		}
	}
}
