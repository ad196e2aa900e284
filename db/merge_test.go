package db_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/db/dbtest"
)

// TestMergeKeepsWhatAsksForWork: two contacts turn out to be one. What either
// conversation says must be done stays to be done, drafts stay, and what a person
// has not read stays unread.
func TestMergeKeepsWhatAsksForWork(t *testing.T) {
	t.Parallel()
	store := dbtest.New(t)
	workspace, account := db.NewID(), db.NewID()
	ada, ben, cat := db.NewID(), db.NewID(), db.NewID()
	contacts, conversations := [2]uuid.UUID{db.NewID(), db.NewID()}, [2]uuid.UUID{db.NewID(), db.NewID()}
	as := func(user uuid.UUID, fn func(*db.Tx) error) {
		t.Helper()
		actor := db.Actor{WorkspaceID: workspace, UserID: user, Role: db.RoleOwner}
		if err := store.Update(t.Context(), actor, fn); err != nil {
			t.Fatal(err)
		}
	}
	now := time.Now().Truncate(time.Millisecond)
	if err := store.Global(t.Context(), "test", func(tx *db.Tx) error {
		for _, u := range []uuid.UUID{ada, ben, cat} {
			if _, err := tx.CreateUser(t.Context(), db.NewUser{ID: u, Email: u.String() + "@a.test", Name: "A", Locale: "en", TimeZone: "UTC"}); err != nil {
				return err
			}
		}
		if _, err := tx.CreateWorkspace(t.Context(), workspace, "A", ada); err != nil {
			return err
		}
		return errors.Join(tx.AddMember(t.Context(), workspace, ben, db.RoleAgent), tx.AddMember(t.Context(), workspace, cat, db.RoleAgent))
	}); err != nil {
		t.Fatal(err)
	}
	as(ada, func(tx *db.Tx) error {
		_, err := tx.SaveConnection(t.Context(), db.SocialAccount{ID: account, Channel: db.ChannelWhatsApp, ExternalID: "1", Name: "A"}, []byte("sealed"))
		return err
	})
	wake := now.Add(time.Hour)
	as(ada, func(tx *db.Tx) error {
		for i := range contacts {
			if err := tx.InsertContact(t.Context(), db.Contact{ID: contacts[i], Name: "C"}); err != nil {
				return err
			}
			c, _, err := tx.OpenConversation(t.Context(), db.Conversation{
				ID: conversations[i], SocialAccountID: account, ContactID: contacts[i], Channel: db.ChannelWhatsApp, LastMessageAt: now,
			})
			if err != nil {
				return err
			}
			wrote := now.Add(time.Duration(i-2) * time.Minute) // the first's words are the older ones
			c.LastInboundAt = &wrote
			if i == 0 { // the one that goes
				c.Status, c.SnoozedUntil, c.AssigneeID, c.Priority = db.StatusSnoozed, &wake, &ben, db.PriorityHigh
			} else {
				c.Status = db.StatusResolved
			}
			if err := tx.SaveConversation(t.Context(), *c); err != nil {
				return err
			}
		}
		return nil
	})
	draft := func(user uuid.UUID, i int, body string, isNote bool) {
		as(user, func(tx *db.Tx) error {
			_, err := tx.SaveDraft(t.Context(), db.Draft{ConversationID: conversations[i], Body: body, IsNote: isNote})
			return err
		})
	}
	draft(ada, 0, "an answer", false)
	draft(ben, 0, "for us only", true)
	draft(ben, 1, "for them", false)
	read := func(user uuid.UUID, i int, until time.Time) {
		as(user, func(tx *db.Tx) error {
			_, err := tx.MarkRead(t.Context(), conversations[i], until)
			return err
		})
	}
	read(ada, 0, now) // read all of both
	read(ada, 1, now)
	read(ben, 1, now)                 // never looked at the first
	read(cat, 0, now.Add(-time.Hour)) // fell behind in the first
	read(cat, 1, now)

	as(uuid.Nil, func(tx *db.Tx) error {
		touched, err := tx.MergeContacts(t.Context(), contacts[0], contacts[1])
		if err == nil && !slices.Equal(touched, []uuid.UUID{conversations[1]}) {
			t.Errorf("touched %v", touched)
		}
		return err
	})

	var c *db.Conversation
	see := func(user uuid.UUID) (unread bool, d *db.Draft) {
		t.Helper()
		as(user, func(tx *db.Tx) (err error) {
			if c, err = tx.Conversation(t.Context(), conversations[1]); err != nil {
				return err
			}
			marks, err := tx.ReadMarks(t.Context(), []uuid.UUID{conversations[1]})
			if err != nil {
				return err
			}
			var mark *db.ReadMark
			if len(marks) == 1 {
				mark = &marks[0]
			}
			unread = c.IsUnreadAfter(mark)
			drafts, err := tx.DraftsOf(t.Context(), []uuid.UUID{conversations[1]})
			if len(drafts) == 1 {
				d = &drafts[0]
			}
			return err
		})
		return unread, d
	}
	if unread, d := see(ada); unread || d == nil || d.Body != "an answer" || d.IsNote {
		t.Errorf("ada: unread %t, draft %+v", unread, d)
	}
	if unread, d := see(ben); !unread || d == nil || d.Body != "for us only\n\nfor them" || !d.IsNote {
		t.Errorf("ben: unread %t, draft %+v", unread, d)
	}
	if unread, d := see(cat); !unread || d != nil {
		t.Errorf("cat: unread %t, draft %+v", unread, d)
	}
	if c.Status != db.StatusSnoozed || c.SnoozedUntil == nil || !c.SnoozedUntil.Equal(wake) || c.Priority != db.PriorityHigh ||
		c.AssigneeID == nil || *c.AssigneeID != ben || c.ResolvedAt != nil {
		t.Errorf("the conversation is %+v", c)
	}
}
