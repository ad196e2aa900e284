package db_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/db/dbtest"
)

// desk is a workspace with one WhatsApp number and conversations on it.
type desk struct {
	somebody
	t       *testing.T
	d       *db.DB
	account *db.SocialAccount
	start   time.Time
}

func newDesk(t *testing.T, d *db.DB, name string) *desk {
	t.Helper()
	w := &desk{somebody: newSomebody(t, d, name+"@desk.test"), t: t, d: d, start: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
	w.account = connect(t, d, w.actor, number("1000"+name))
	return w
}

// at is the n-th minute of the test's day.
func (w *desk) at(n int) time.Time { return w.start.Add(time.Duration(n) * time.Minute) }

// conversation adds a person who wrote text at the n-th minute; edit changes the
// row before it is saved.
func (w *desk) conversation(name, text string, n int, edit func(*db.Conversation)) *db.Conversation {
	w.t.Helper()
	ctx := w.t.Context()
	var c *db.Conversation
	update(w.t, w.d, w.actor, func(tx *db.Tx) error {
		phone := fmt.Sprintf("+3361234%04d", n)
		contact := db.Contact{ID: db.NewID(), Name: name, Phone: &phone}
		if err := tx.InsertContact(ctx, contact); err != nil {
			return err
		}
		var err error
		c, _, err = tx.OpenConversation(ctx, db.Conversation{
			ID: db.NewID(), SocialAccountID: w.account.ID, ContactID: contact.ID, Channel: db.ChannelWhatsApp, LastMessageAt: w.at(n),
		})
		if err != nil {
			return err
		}
		wrote := w.at(n)
		c.LastInboundAt, c.WaitingSince = &wrote, &wrote
		if edit != nil {
			edit(c)
		}
		if err := tx.SaveConversation(ctx, *c); err != nil {
			return err
		}
		w.insert(tx, *c, text, n)
		return tx.RefreshPreview(ctx, c.ID)
	})
	return c
}

func (w *desk) insert(tx *db.Tx, c db.Conversation, text string, n int) uuid.UUID {
	w.t.Helper()
	m := db.Message{
		ID: db.NewID(), ConversationID: c.ID, SocialAccountID: c.SocialAccountID, Direction: db.In, Author: db.AuthorCustomer,
		Kind: db.KindText, Body: text, Status: db.Received, OccurredAt: w.at(n),
	}
	if _, err := tx.InsertMessage(w.t.Context(), m); err != nil {
		w.t.Fatal(err)
	}
	return m.ID
}

// list walks all pages of two and returns the contacts' names in order.
func (w *desk) list(q db.ConversationQuery) []string {
	w.t.Helper()
	names := []string{}
	for q.First = 2; ; {
		var page *db.ConversationPage
		if err := w.d.View(w.t.Context(), w.actor, func(tx *db.Tx) (err error) {
			page, err = tx.ConversationPage(w.t.Context(), q)
			return err
		}); err != nil {
			w.t.Fatal(err)
		}
		for i, e := range page.Connection.Edges {
			if page.Contacts[i].ID != e.Node.ContactID {
				w.t.Fatal("a contact stands beside another's conversation")
			}
			names = append(names, page.Contacts[i].Name)
		}
		if !page.Connection.PageInfo.HasNextPage {
			return names
		}
		q.After = *page.Connection.PageInfo.EndCursor
	}
}

func of[T any](v T) *T { return &v }

// TestConversationPage: every view, filter and order returns what it says, page
// by page, none twice.
func TestConversationPage(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	w := newDesk(t, d, "ada")
	label := db.NewID()
	update(t, d, w.actor, func(tx *db.Tx) error {
		_, err := tx.CreateLabel(t.Context(), db.Label{ID: label, Name: "VIP", Color: db.LabelAmber})
		return err
	})
	zoe := w.conversation("Zoé", "Bonjour, où est mon remboursement ?", 1, nil)
	w.conversation("Yann", "hello", 2, func(c *db.Conversation) { c.AssigneeID, c.Priority = &w.user.ID, db.PriorityHigh })
	w.conversation("Xavier", "hello", 3, func(c *db.Conversation) { c.WaitingSince, c.LabelIDs = nil, []uuid.UUID{label} })
	w.conversation("Wanda", "hello", 4, func(c *db.Conversation) { c.Status = db.StatusSnoozed })
	w.conversation("Viktor", "hello", 5, func(c *db.Conversation) { c.Status, c.WaitingSince = db.StatusResolved, nil })
	umar := w.conversation("Umar", "hello", 6, func(c *db.Conversation) { c.Status, c.Priority = db.StatusPending, db.PriorityUrgent })
	update(t, d, w.actor, func(tx *db.Tx) error {
		if _, err := tx.MarkRead(t.Context(), umar.ID, w.at(6)); err != nil {
			return err
		}
		_, err := tx.InsertNote(t.Context(), db.Note{
			ID: db.NewID(), ConversationID: zoe.ID, Body: "look", MentionedUserIDs: []uuid.UUID{w.user.ID}, CreatedAt: w.at(7),
		})
		return err
	})
	other := newDesk(t, d, "bob")
	other.conversation("Stranger", "hello", 1, nil)

	type f = db.ConversationFilter
	for _, c := range []struct {
		name   string
		filter f
		sort   db.ConversationSort
		want   []string
	}{
		{name: "everything to work on", want: []string{"Umar", "Xavier", "Yann", "Zoé"}},
		{name: "needs reply", filter: f{View: of(db.ViewNeedsReply)}, want: []string{"Yann", "Zoé"}},
		{name: "mine", filter: f{View: of(db.ViewMine)}, want: []string{"Yann"}},
		{name: "unassigned", filter: f{View: of(db.ViewUnassigned)}, want: []string{"Umar", "Xavier", "Zoé"}},
		{name: "mentions", filter: f{View: of(db.ViewMentions)}, want: []string{"Zoé"}},
		{name: "snoozed", filter: f{View: of(db.ViewSnoozed)}, want: []string{"Wanda"}},
		{name: "resolved", filter: f{View: of(db.ViewResolved)}, want: []string{"Viktor"}},
		{name: "statuses", filter: f{Statuses: []db.ConversationStatus{db.StatusSnoozed, db.StatusPending}}, want: []string{"Umar", "Wanda"}},
		{name: "another channel", filter: f{Channels: []db.Channel{db.ChannelInstagram}}, want: []string{}},
		{name: "this account", filter: f{SocialAccountIDs: []uuid.UUID{w.account.ID}}, want: []string{"Umar", "Xavier", "Yann", "Zoé"}},
		{name: "label", filter: f{LabelIDs: []uuid.UUID{label}}, want: []string{"Xavier"}},
		{name: "priorities", filter: f{Priorities: []db.Priority{db.PriorityHigh, db.PriorityUrgent}}, want: []string{"Umar", "Yann"}},
		{name: "unread", filter: f{IsUnread: of(true)}, want: []string{"Xavier", "Yann", "Zoé"}},
		{name: "read", filter: f{IsUnread: of(false)}, want: []string{"Umar"}},
		{name: "waiting long", filter: f{WaitingAtLeastMinutes: of(60)}, want: []string{"Umar", "Yann", "Zoé"}},
		{name: "longest waiting first", sort: db.SortLongestWaiting, want: []string{"Zoé", "Yann", "Umar", "Xavier"}},
		{name: "urgent first", sort: db.SortPriority, want: []string{"Umar", "Yann", "Xavier", "Zoé"}},
		{name: "name without its accent", filter: f{Search: of("zoe")}, want: []string{"Zoé"}},
		{name: "name with a typo", filter: f{Search: of("Xaviar")}, want: []string{"Xavier"}},
		{name: "search finds the resolved", filter: f{Search: of("viktor")}, want: []string{"Viktor"}},
		{name: "search within a view", filter: f{View: of(db.ViewAll), Search: of("viktor")}, want: []string{}},
		{name: "message with a typo", filter: f{Search: of("remboursemnt")}, want: []string{"Zoé"}},
		{name: "number as people write it", filter: f{Search: of("61234 0003")}, want: []string{"Xavier"}},
		{name: "per cent is no wildcard", filter: f{Search: of("%%%")}, want: []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := w.list(db.ConversationQuery{Filter: c.filter, Sort: c.sort}); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}

	t.Run("counts", func(t *testing.T) {
		var counts *db.InboxCounts
		if err := d.View(t.Context(), w.actor, func(tx *db.Tx) (err error) {
			counts, err = tx.InboxCounts(t.Context())
			return err
		}); err != nil {
			t.Fatal(err)
		}
		want := db.InboxCounts{NeedsReply: 2, Mine: 1, Unassigned: 3, Mentions: 1, All: 4, Snoozed: 1, Unread: 3}
		if *counts != want {
			t.Errorf("got %+v, want %+v", *counts, want)
		}
	})
	t.Run("a cursor of another order", func(t *testing.T) {
		err := d.View(t.Context(), w.actor, func(tx *db.Tx) error {
			page, err := tx.ConversationPage(t.Context(), db.ConversationQuery{First: 1})
			if err != nil {
				return err
			}
			_, err = tx.ConversationPage(t.Context(), db.ConversationQuery{
				First: 1, Sort: db.SortPriority, After: *page.Connection.PageInfo.EndCursor,
			})
			return err
		})
		if !errors.Is(err, db.ErrBadCursor) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("everything travels along", func(t *testing.T) {
		if err := d.View(t.Context(), w.actor, func(tx *db.Tx) error {
			page, err := tx.ConversationPage(t.Context(), db.ConversationQuery{
				First: 500, With: db.ConversationRelations{Accounts: true, Users: true, Labels: true, Teams: true},
			})
			if err != nil {
				return err
			}
			if len(page.Accounts) != 1 || len(page.Users) != 1 || len(page.Labels) != 1 || len(page.Marks) != 1 {
				t.Errorf("got %d accounts, %d people, %d labels, %d marks", len(page.Accounts), len(page.Users), len(page.Labels), len(page.Marks))
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	})
}

// TestTimeline: pages back in time and pages around an item hold every item once,
// oldest first.
func TestTimeline(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	w := newDesk(t, d, "ada")
	c := w.conversation("Zoé", "0", 0, nil)
	var want []uuid.UUID
	update(t, d, w.actor, func(tx *db.Tx) error {
		for n := 1; n <= 12; n++ {
			var id uuid.UUID
			var err error
			switch n % 3 {
			case 0:
				id = w.insert(tx, *c, fmt.Sprint(n), n)
			case 1:
				id = db.NewID()
				_, err = tx.InsertNote(t.Context(), db.Note{ID: id, ConversationID: c.ID, Body: "note", CreatedAt: w.at(n)})
			case 2:
				id = db.NewID()
				err = tx.InsertActivity(t.Context(), db.Activity{ID: id, ConversationID: c.ID, Kind: db.ActivityCreated, CreatedAt: w.at(n)})
			}
			if err != nil {
				return err
			}
			want = append(want, id)
		}
		return nil
	})
	want = append([]uuid.UUID{*mustLoad(t, d, w.actor, c.ID).LastMessageID}, want...)

	var got []uuid.UUID
	before := ""
	for {
		page := timeline(t, d, w.actor, func(tx *db.Tx) (*db.TimelineConnection, error) {
			return tx.Timeline(t.Context(), c.ID, db.TimelinePage{Size: 5, From: before})
		})
		got = append(ids(page), got...)
		if !page.PageInfo.HasPreviousPage {
			break
		}
		before = *page.PageInfo.StartCursor
	}
	if !slices.Equal(got, want) {
		t.Errorf("walking back: got %v, want %v", got, want)
	}

	around := timeline(t, d, w.actor, func(tx *db.Tx) (*db.TimelineConnection, error) {
		return tx.TimelineAround(t.Context(), c.ID, want[6], 4)
	})
	if got := ids(around); !slices.Equal(got, want[4:8]) || !around.PageInfo.HasNextPage || !around.PageInfo.HasPreviousPage {
		t.Errorf("around: got %v, want %v", got, want[4:8])
	}

	// From there both ways, without a gap and nothing twice.
	got = ids(around)
	after := *around.PageInfo.EndCursor
	for goesOn := true; goesOn; {
		page := timeline(t, d, w.actor, func(tx *db.Tx) (*db.TimelineConnection, error) {
			return tx.Timeline(t.Context(), c.ID, db.TimelinePage{Size: 3, IsForward: true, From: after})
		})
		if !page.PageInfo.HasPreviousPage {
			t.Error("walking forward: nothing is said to come before")
		}
		got, after, goesOn = append(got, ids(page)...), *page.PageInfo.EndCursor, page.PageInfo.HasNextPage
	}
	if !slices.Equal(got, want[4:]) {
		t.Errorf("walking forward: got %v, want %v", got, want[4:])
	}
	beginning := timeline(t, d, w.actor, func(tx *db.Tx) (*db.TimelineConnection, error) {
		return tx.Timeline(t.Context(), c.ID, db.TimelinePage{Size: 3, IsForward: true})
	})
	if got := ids(beginning); !slices.Equal(got, want[:3]) || beginning.PageInfo.HasPreviousPage || !beginning.PageInfo.HasNextPage {
		t.Errorf("from the beginning: got %v, want %v", got, want[:3])
	}
	err := d.View(t.Context(), w.actor, func(tx *db.Tx) error {
		_, err := tx.TimelineAround(t.Context(), c.ID, db.NewID(), 4)
		return err
	})
	if !errors.Is(err, db.ErrNotFound) {
		t.Errorf("around nothing: %v", err)
	}
}

func mustLoad(t *testing.T, d *db.DB, actor db.Actor, id uuid.UUID) (c *db.Conversation) {
	t.Helper()
	if err := d.View(t.Context(), actor, func(tx *db.Tx) (err error) {
		c, err = tx.Conversation(t.Context(), id)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return c
}

func timeline(t *testing.T, d *db.DB, actor db.Actor, read func(*db.Tx) (*db.TimelineConnection, error)) (page *db.TimelineConnection) {
	t.Helper()
	if err := d.View(t.Context(), actor, func(tx *db.Tx) (err error) {
		page, err = read(tx)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return page
}

func ids(page *db.TimelineConnection) []uuid.UUID {
	var list []uuid.UUID
	for _, e := range page.Edges {
		switch item := e.Node.(type) {
		case *db.Message:
			list = append(list, item.ID)
		case *db.Note:
			list = append(list, item.ID)
		case *db.Activity:
			list = append(list, item.ID)
		}
	}
	return list
}
