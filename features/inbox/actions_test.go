package inbox_test

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
	"socialsync/features/inbox"
	"socialsync/features/problem"
)

// member adds a colleague to the world's workspace.
func (w *world) member(role db.Role) db.Actor {
	w.t.Helper()
	id := db.NewID()
	w.do("member", w.DB.Global(w.t.Context(), "test", func(tx *db.Tx) error {
		_, err := tx.CreateUser(w.t.Context(), db.NewUser{ID: id, Email: id.String() + "@test.test", Name: "Colleague", Locale: "en", TimeZone: "UTC"})
		if err != nil {
			return err
		}
		return tx.AddMember(w.t.Context(), w.workspace, id, role)
	}))
	return db.Actor{UserID: id, WorkspaceID: w.workspace, Role: role}
}

// TestSnoozeEndsOnce: however many processes wake a conversation at its moment,
// it reopens once, and one that was moved meanwhile stays asleep.
func TestSnoozeEndsOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hello", time.Now())+`]`))
	c := w.conversation()
	past := time.Now().Add(-time.Minute)
	c.Status, c.SnoozedUntil = db.StatusSnoozed, &past
	w.do("snooze", w.DB.Update(t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
		return tx.SaveConversation(t.Context(), c)
	}))
	var woken atomic.Int64
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			n, err := w.WakeSnoozed(t.Context(), 100)
			if err != nil {
				t.Error(err)
			}
			woken.Add(int64(n))
		})
	}
	group.Wait()
	if n := woken.Load(); n != 1 {
		t.Errorf("woken %d times", n)
	}
	if c := w.conversation(); c.Status != db.StatusOpen || c.SnoozedUntil != nil {
		t.Errorf("the conversation is %s until %v", c.Status, c.SnoozedUntil)
	}
	var said int
	w.do("count", w.raw.QueryRow(t.Context(), `select count(*) from activities where kind = 'SNOOZE_ENDED'`).Scan(&said))
	if said != 1 {
		t.Errorf("the timeline says so %d times", said)
	}
}

// TestPresence: colleagues see each other, nobody sees themselves, and who leaves
// is gone.
func TestPresence(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	redis, prefix := dbtest.Redis(t)
	w.Presence = &inbox.Presence{Redis: redis, Prefix: prefix}
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hello", time.Now())+`]`))
	c := w.conversation()
	ada, bob := w.member(db.RoleAgent), w.member(db.RoleViewer)
	set := func(who db.Actor, state events.PresenceState) {
		w.do("set presence", w.SetPresence(t.Context(), who, inbox.SetPresenceInput{ConversationID: c.ID, State: state}))
	}
	seen := func(by db.Actor) []inbox.Onlooker {
		list, err := w.Viewers(t.Context(), by, []uuid.UUID{c.ID})
		w.do("read presence", err)
		return list[c.ID]
	}
	set(ada, events.PresenceTyping)
	if got := seen(bob); len(got) != 1 || got[0] != (inbox.Onlooker{UserID: ada.UserID, State: events.PresenceTyping}) {
		t.Errorf("Bob sees %v", got)
	}
	if got := seen(ada); len(got) != 0 {
		t.Errorf("Ada sees herself: %v", got)
	}
	if left, err := redis.PTTL(t.Context(), prefix+"presence:"+w.workspace.String()+":"+c.ID.String()).Result(); err != nil || left <= 0 || left > 15*time.Second {
		t.Errorf("presence lasts %v, %v", left, err)
	}
	set(ada, events.PresenceGone)
	if got := seen(bob); len(got) != 0 {
		t.Errorf("Bob still sees %v", got)
	}
	stranger := db.Actor{UserID: ada.UserID, WorkspaceID: db.NewID(), Role: db.RoleOwner}
	err := w.SetPresence(t.Context(), stranger, inbox.SetPresenceInput{ConversationID: c.ID, State: events.PresenceViewing})
	if problem.CodeOf(err) != problem.NotFound {
		t.Errorf("a stranger is told %v", err)
	}
}

// TestStartConversation: one number has one conversation, however it is spelled,
// and only a connected WhatsApp number can begin.
func TestStartConversation(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ada := w.member(db.RoleAgent)
	name := "Zoé"
	start := func(account, phone string) (*db.Conversation, error) {
		return w.StartConversation(t.Context(), ada, inbox.StartConversationInput{
			SocialAccountID: w.accounts[account].ID, Phone: phone, Name: &name,
		})
	}
	first, err := start(number, "+55 11 98765-4321")
	w.do("start", err)
	again, err := start(number, "+55 11 8765-4321")
	w.do("start again", err)
	if first.ID != again.ID {
		t.Error("two spellings of one number have two conversations")
	}
	for _, c := range []struct {
		name, account, phone string
		want                 problem.Code
	}{
		{name: "no country code", account: number, phone: "06 12 34 56 78", want: problem.BadInput},
		{name: "no number", account: number, phone: "hello", want: problem.BadInput},
		{name: "Instagram", account: instagram, phone: "+33612345678", want: problem.BadInput},
		{name: "no such channel", account: "none", phone: "+33612345678", want: problem.NotFound},
	} {
		if _, err := start(c.account, c.phone); problem.CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

// TestBlockedContactWaitsForNobody: blocking ends the wait in every conversation.
func TestBlockedContactWaitsForNobody(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hello", time.Now())+`]`))
	ada := w.member(db.RoleAgent)
	c := w.conversation()
	_, err := w.SetContactBlocked(t.Context(), ada, inbox.SetContactBlockedInput{ContactID: c.ContactID, IsBlocked: true})
	w.do("block", err)
	if c := w.conversation(); c.WaitingSince != nil {
		t.Errorf("still waiting since %v", c.WaitingSince)
	}
	viewer := w.member(db.RoleViewer)
	_, err = w.SetContactBlocked(t.Context(), viewer, inbox.SetContactBlockedInput{ContactID: c.ContactID})
	if problem.CodeOf(err) != problem.Forbidden {
		t.Errorf("a viewer may unblock: %v", err)
	}
}

// TestResolvingIsTakenBack: who reopens what was resolved finds the customer waiting
// since before, unless somebody has answered or the customer has written since.
func TestResolvingIsTakenBack(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	agent := w.member(db.RoleAgent)
	asked := time.Now().Add(-5 * time.Minute).Truncate(time.Second)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "is it ready?", asked)+`]`))
	id := w.conversation().ID
	move := func(to db.ConversationStatus) {
		t.Helper()
		_, err := w.SetStatus(t.Context(), agent, inbox.SetStatusInput{ConversationIDs: []uuid.UUID{id}, Status: to})
		w.do("move to "+string(to), err)
	}
	expect := func(when string, want *time.Time) {
		t.Helper()
		if got := w.conversation().WaitingSince; (got == nil) != (want == nil) || want != nil && !got.Equal(*want) {
			t.Errorf("%s: waiting since %v, want %v", when, got, want)
		}
	}
	move(db.StatusResolved)
	expect("resolved", nil)
	move(db.StatusOpen)
	expect("taken back", &asked)
	move(db.StatusResolved)
	move(db.StatusSnoozed)
	expect("taken back into a snooze", &asked)

	move(db.StatusResolved)
	again := time.Now().Truncate(time.Second)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.2", "33600000001", "hello?", again)+`]`))
	expect("the customer wrote again", &again)
	move(db.StatusResolved)
	body := "It is ready."
	_, err := w.SendMessage(t.Context(), agent, inbox.SendMessageInput{ConversationID: id, ClientKey: "k", Body: &body})
	w.do("answer", err)
	move(db.StatusOpen)
	expect("answered while resolved", nil)
}
