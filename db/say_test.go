package db_test

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"socialsync/db"
	"socialsync/db/dbtest"
)

// saying is what somebody at a desk says in a conversation.
func (w *desk) saying(c *db.Conversation, key, text string) (m db.Message, now *db.Conversation, did db.Answered, err error) {
	m = db.Message{
		ID: db.NewID(), ConversationID: c.ID, Direction: db.Out, Author: db.AuthorUser, AuthorID: &w.user.ID,
		Kind: db.KindText, Body: text, Status: db.Queued, ClientKey: &key,
	}
	err = w.d.UpdateEach(w.t.Context(), w.actor, func(tx *db.Tx) (err error) {
		now, did, err = tx.Say(w.t.Context(), &m, db.MessagingWindow)
		return err
	})
	return m, now, did, err
}

func wroteNow(c *db.Conversation) { c.LastInboundAt = of(time.Now()) }

// TestSay: what is said in one round trip is what the long way makes of it.
func TestSay(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	w := newDesk(t, d, "ada")
	c := w.conversation("Zoé", "Bonjour ?", 1, wroteNow)
	update(t, d, w.actor, func(tx *db.Tx) error {
		_, err := tx.SaveDraft(t.Context(), db.Draft{ConversationID: c.ID, Body: "Bonj"})
		return err
	})
	m, now, did, err := w.saying(c, "k1", strings.Repeat("é🌍", 100))
	if err != nil || !did.HadDraft || len(did.Outdated) > 0 {
		t.Fatalf("did %+v, err %v", did, err)
	}
	var (
		kept *db.Message
		read *db.Conversation
		acts *db.Attention
	)
	update(t, d, w.actor, func(tx *db.Tx) (err error) {
		if kept, err = tx.Message(t.Context(), m.ID); err != nil {
			return err
		}
		if acts, err = tx.Attention(t.Context(), c.ID); err != nil {
			return err
		}
		if err = tx.RefreshPreview(t.Context(), c.ID); err != nil {
			return err
		}
		read, err = tx.Conversation(t.Context(), c.ID)
		return err
	})
	if !kept.OccurredAt.Equal(m.OccurredAt) || !kept.DueAt.Equal(*m.DueAt) || kept.SocialAccountID != m.SocialAccountID || kept.Body != m.Body {
		t.Errorf("kept %+v, told %+v", kept, m)
	}
	if !reflect.DeepEqual(now, read) || now.WaitingSince != nil || acts.Epoch != 1 {
		t.Errorf("said %+v, read %+v, epoch %d", now, read, acts.Epoch)
	}
	if _, _, _, err := w.saying(c, "k1", "twice"); !db.IsTaken(err, "messages_client_key") {
		t.Errorf("the same key again: %v", err)
	}
}

// TestSayLeavesTheRest: whatever needs a second look is left as it is.
func TestSayLeavesTheRest(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	w := newDesk(t, d, "ada")
	for name, c := range map[string]*db.Conversation{
		"the window has closed":    w.conversation("Zoé", "Bonjour ?", 1, nil),
		"something newer is there": w.conversation("Ana", "Hola", 20_000_000, wroteNow),
		"it is another's":          {ID: db.NewID()},
	} {
		update(t, d, w.actor, func(tx *db.Tx) error {
			if name == "it is another's" {
				return nil
			}
			_, err := tx.SaveDraft(t.Context(), db.Draft{ConversationID: c.ID, Body: "Bonj"})
			return err
		})
		m, _, did, err := w.saying(c, name, "Bonjour")
		if !errors.Is(err, db.ErrNotFound) || did.HadDraft {
			t.Errorf("%s: did %+v, err %v", name, did, err)
		}
		if err := d.View(t.Context(), w.actor, func(tx *db.Tx) error {
			if _, err := tx.Message(t.Context(), m.ID); !errors.Is(err, db.ErrNotFound) {
				t.Errorf("%s: the message is there: %v", name, err)
			}
			drafts, err := tx.DraftsOf(t.Context(), []uuid.UUID{c.ID})
			if len(drafts) == 0 && name != "it is another's" {
				t.Errorf("%s: the draft is gone", name)
			}
			return err
		}); err != nil {
			t.Error(err)
		}
	}
}

// TestSayWaits: a reply of the assistant's that was written while a person's text
// waited for the conversation does not stay open behind it.
func TestSayWaits(t *testing.T) {
	t.Parallel()
	urls := dbtest.URLs(t)
	d := dbtest.Open(t, urls)
	w := newDesk(t, d, "ada")
	c := w.conversation("Zoé", "Bonjour ?", 1, wroteNow)
	owner, err := pgx.Connect(t.Context(), urls.Owner)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = owner.Close(context.WithoutCancel(t.Context())) }()
	reply := db.NewID()
	type result struct {
		did db.Answered
		err error
	}
	said := make(chan result, 1)
	update(t, d, db.SystemActor(w.workspace.ID), func(tx *db.Tx) error {
		if _, err := tx.LockConversation(t.Context(), c.ID); err != nil {
			return err
		}
		go func() {
			_, _, did, err := w.saying(c, "k1", "Bonjour")
			said <- result{did, err}
		}()
		for waits := false; !waits; time.Sleep(5 * time.Millisecond) {
			if err := owner.QueryRow(t.Context(), `
				select exists (select from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0)`).Scan(&waits); err != nil {
				return err
			}
		}
		run, err := tx.InsertReplyRun(t.Context(), db.ReplyRun{ID: db.NewID(), ConversationID: c.ID, Cause: db.CauseMessage})
		if err != nil {
			return err
		}
		return tx.InsertReply(t.Context(), db.Reply{
			ID: reply, RunID: run.ID, ConversationID: c.ID, State: db.ReplyOpen, Body: "At nine.", Language: "en",
			RawParts: []byte(`[]`), RawSources: []byte(`[]`),
		})
	})
	got := <-said
	if got.err != nil || len(got.did.Outdated) != 1 || got.did.Outdated[0].ID != reply {
		t.Errorf("outdated %v, err %v", got.did.Outdated, got.err)
	}
}
