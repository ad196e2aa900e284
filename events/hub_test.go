package events_test

import (
	"context"
	"io"
	"log/slog"
	"net"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"

	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
)

// start runs a hub until the test ends.
func start(t *testing.T, client *redis.Client, prefix string) *events.Hub {
	t.Helper()
	hub := events.NewHub(client, prefix, slog.New(slog.DiscardHandler))
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = hub.Run(ctx)
	}()
	t.Cleanup(func() { cancel(); <-done })
	return hub
}

func someone() db.Actor {
	return db.Actor{UserID: uuid.New(), WorkspaceID: uuid.New(), Role: db.RoleAgent}
}

func subscribe(t *testing.T, hub *events.Hub, actor db.Actor, after string) <-chan *events.Delivery {
	t.Helper()
	out, err := hub.Subscribe(t.Context(), actor, after)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func next(t *testing.T, out <-chan *events.Delivery) *events.Delivery {
	t.Helper()
	select {
	case d, open := <-out:
		if !open {
			t.Fatal("the channel was closed")
		}
		return d
	case <-time.After(15 * time.Second):
		t.Fatal("nothing came")
		return nil
	}
}

func expect(t *testing.T, out <-chan *events.Delivery, want events.Event) *events.Delivery {
	t.Helper()
	d := next(t, out)
	if d.Event != want {
		t.Fatalf("got %#v, want %#v", d.Event, want)
	}
	return d
}

// expectLater waits for an event, whatever comes before it.
func expectLater(t *testing.T, out <-chan *events.Delivery, want events.Event) {
	t.Helper()
	for {
		if next(t, out).Event == want {
			return
		}
	}
}

func expectNothing(t *testing.T, out <-chan *events.Delivery) {
	t.Helper()
	select {
	case d := <-out:
		t.Fatalf("unexpected %#v", d)
	case <-time.After(100 * time.Millisecond):
	}
}

func conversation() events.ConversationUpdated {
	return events.ConversationUpdated{ConversationID: uuid.New()}
}

// TestEveryEventArrivesInEveryProcess: what one process publishes, another delivers, unchanged and in order.
func TestEveryEventArrivesInEveryProcess(t *testing.T) {
	t.Parallel()
	client, prefix := dbtest.Redis(t)
	here, there := start(t, client, prefix), start(t, client, prefix)
	actor := someone()
	out := subscribe(t, there, actor, "")
	id := uuid.New()
	all := []events.Event{
		events.MessageAdded{MessageID: id, ConversationID: id}, events.MessageUpdated{MessageID: id, ConversationID: id},
		events.NoteAdded{NoteID: id, ConversationID: id}, events.ActivityAdded{ActivityID: id, ConversationID: id},
		events.ConversationUpdated{ConversationID: id}, events.ConversationRead{ConversationID: id, UserID: actor.UserID},
		events.DraftUpdated{ConversationID: id, UserID: actor.UserID}, events.ChannelUpdated{SocialAccountID: id},
		events.LabelsUpdated{}, events.BudgetChanged{}, events.AgentChanged{}, events.GapsChanged{}, events.ConflictsChanged{}, events.Resync{Reason: events.ResyncLost},
		events.PresenceChanged{ConversationID: id, UserID: id, Name: "Ada", State: events.PresenceTyping},
	}
	for _, e := range all {
		here.Publish(t.Context(), actor.WorkspaceID, e)
	}
	for _, e := range all {
		if d := expect(t, out, e); d.Cursor == "" {
			t.Errorf("%T has no cursor", e)
		}
	}
}

// TestResumeAfterCursor: a listener that returns gets what it missed, then live events, none twice.
func TestResumeAfterCursor(t *testing.T) {
	t.Parallel()
	client, prefix := dbtest.Redis(t)
	hub, actor := start(t, client, prefix), someone()

	cursor, err := hub.Cursor(t.Context(), actor.WorkspaceID)
	if err != nil || cursor == "" {
		t.Fatalf("a workspace without events must have a cursor: %q, %v", cursor, err)
	}
	witness := subscribe(t, hub, actor, "")
	first, second, third := conversation(), conversation(), conversation()
	hub.Publish(t.Context(), actor.WorkspaceID, first)
	hub.Publish(t.Context(), actor.WorkspaceID, second)
	seen := expect(t, witness, first)
	expect(t, witness, second)

	fromTheStart, fromTheFirst := subscribe(t, hub, actor, cursor), subscribe(t, hub, actor, seen.Cursor)
	hub.Publish(t.Context(), actor.WorkspaceID, third)
	for _, want := range []events.Event{first, second, third} {
		expect(t, fromTheStart, want)
	}
	for _, want := range []events.Event{second, third} {
		expect(t, fromTheFirst, want)
	}
	expectNothing(t, fromTheFirst)
}

// TestNoneTwiceWhileBusy: listeners that join during a stream of events miss none and get none twice.
func TestNoneTwiceWhileBusy(t *testing.T) {
	t.Parallel()
	client, prefix := dbtest.Redis(t)
	hub, actor := start(t, client, prefix), someone()
	cursor, err := hub.Cursor(t.Context(), actor.WorkspaceID)
	if err != nil {
		t.Fatal(err)
	}
	const total = 300
	go func() {
		for i := range total {
			hub.Publish(t.Context(), actor.WorkspaceID, events.PresenceChanged{})
			hub.Publish(t.Context(), actor.WorkspaceID, events.ChannelUpdated{SocialAccountID: numbered(i)})
			time.Sleep(time.Millisecond)
		}
	}()
	var group sync.WaitGroup
	for range 10 {
		group.Go(func() {
			time.Sleep(20 * time.Millisecond)
			out := subscribe(t, hub, actor, cursor)
			for i := 0; i < total; {
				d := next(t, out)
				if _, presence := d.Event.(events.PresenceChanged); presence {
					continue
				}
				if want := (events.ChannelUpdated{SocialAccountID: numbered(i)}); d.Event != want {
					t.Errorf("event %d: got %#v", i, d.Event)
					return
				}
				i++
			}
		})
	}
	group.Wait()
}

func numbered(i int) uuid.UUID { return uuid.NewSHA1(uuid.NameSpaceOID, []byte(strconv.Itoa(i))) }

// TestGapIsResync: a cursor the stream does not reach back to brings Resync first.
func TestGapIsResync(t *testing.T) {
	t.Parallel()
	client, prefix := dbtest.Redis(t)
	hub, actor := start(t, client, prefix), someone()
	witness := subscribe(t, hub, actor, "")
	hub.Publish(t.Context(), actor.WorkspaceID, conversation())
	old := next(t, witness).Cursor

	for _, c := range []struct {
		name, cursor string
		before       func()
	}{
		{name: "nonsense", cursor: "yesterday"},
		{name: "another generation", cursor: "abcdef-1-0"},
		{name: "the future", cursor: old[:12] + "-99999999999999-0"},
		{name: "trimmed", cursor: old, before: func() {
			for range 1200 {
				hub.Publish(t.Context(), actor.WorkspaceID, conversation())
				next(t, witness)
			}
		}},
		{name: "lost", cursor: old, before: func() {
			keys, err := client.Keys(t.Context(), prefix+"events:"+actor.WorkspaceID.String()+"*").Result()
			if err != nil || len(keys) != 2 {
				t.Fatalf("keys: %v, %v", keys, err)
			}
			client.Del(t.Context(), keys...)
			hub.Publish(t.Context(), actor.WorkspaceID, conversation())
			next(t, witness)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.before != nil {
				c.before()
			}
			out := subscribe(t, hub, actor, c.cursor)
			expect(t, out, events.Resync{Reason: events.ResyncGap})
			live := conversation()
			hub.Publish(t.Context(), actor.WorkspaceID, live)
			expect(t, out, live)
			next(t, witness)
		})
	}
}

// TestPrivateEvents: reads and drafts reach only their user, live and replayed; other workspaces hear nothing.
func TestPrivateEvents(t *testing.T) {
	t.Parallel()
	client, prefix := dbtest.Redis(t)
	hub, ada, stranger := start(t, client, prefix), someone(), someone()
	bob := db.Actor{UserID: uuid.New(), WorkspaceID: ada.WorkspaceID}
	key := db.Actor{WorkspaceID: ada.WorkspaceID}
	cursor, _ := hub.Cursor(t.Context(), ada.WorkspaceID)
	others := []<-chan *events.Delivery{subscribe(t, hub, bob, ""), subscribe(t, hub, key, "")}
	away := subscribe(t, hub, stranger, "")
	adas, all := subscribe(t, hub, ada, ""), hub.Watch(t.Context(), ada.WorkspaceID)

	draft := events.DraftUpdated{ConversationID: uuid.New(), UserID: ada.UserID}
	shared := conversation()
	hub.Publish(t.Context(), ada.WorkspaceID, draft)
	hub.Publish(t.Context(), ada.WorkspaceID, shared)
	expect(t, adas, draft)
	expect(t, all, draft)
	for _, out := range append(others, subscribe(t, hub, bob, cursor), subscribe(t, hub, key, cursor)) {
		expect(t, out, shared)
	}
	expectNothing(t, away)
}

// TestSlowListenerGetsResync: a listener that does not read is told so, and costs nobody else anything.
func TestSlowListenerGetsResync(t *testing.T) {
	t.Parallel()
	client, prefix := dbtest.Redis(t)
	hub, actor := start(t, client, prefix), someone()
	slow, quick := subscribe(t, hub, actor, ""), subscribe(t, hub, actor, "")
	for range 400 {
		hub.Publish(t.Context(), actor.WorkspaceID, conversation())
		next(t, quick)
	}
	for {
		if d := next(t, slow); d.Event == (events.Resync{Reason: events.ResyncSlow}) {
			break
		}
	}
	last := conversation()
	hub.Publish(t.Context(), actor.WorkspaceID, last)
	expectLater(t, slow, last)
}

// TestChannelClosesWithItsContext: and the workspace is left with the last listener.
func TestChannelClosesWithItsContext(t *testing.T) {
	t.Parallel()
	client, prefix := dbtest.Redis(t)
	hub, actor := start(t, client, prefix), someone()
	ctx, cancel := context.WithCancel(t.Context())
	out, err := hub.Subscribe(ctx, actor, "")
	if err != nil {
		t.Fatal(err)
	}
	channel := prefix + "events:" + actor.WorkspaceID.String()
	if n := client.PubSubNumSub(t.Context(), channel).Val()[channel]; n != 1 {
		t.Fatalf("subscribed %d times", n)
	}
	cancel()
	for range out {
	}
	for client.PubSubNumSub(t.Context(), channel).Val()[channel] != 0 {
		time.Sleep(5 * time.Millisecond)
	}
}

// TestRedisLost: listeners get Resync when Redis is back, what could not be published is made up for, live goes on.
func TestRedisLost(t *testing.T) {
	t.Parallel()
	direct, prefix := dbtest.Redis(t)
	link := newLink(t, direct.Options().Addr)
	options := *direct.Options()
	options.Addr, options.Dialer, options.MaxRetries = link.addr, nil, -1
	client := redis.NewClient(&options)
	t.Cleanup(func() { _ = client.Close() })
	hub, away, actor := start(t, client, prefix), start(t, direct, prefix), someone()
	here, there := subscribe(t, hub, actor, ""), subscribe(t, away, actor, "")

	link.cut(true)
	hub.Publish(t.Context(), actor.WorkspaceID, conversation()) // never arrives
	time.Sleep(500 * time.Millisecond)
	unseen := conversation()
	away.Publish(t.Context(), actor.WorkspaceID, unseen) // hub cannot hear it
	expect(t, there, unseen)
	link.cut(false)

	expect(t, here, events.Resync{Reason: events.ResyncReconnected})
	expect(t, there, events.Resync{Reason: events.ResyncLost})
	live := conversation()
	away.Publish(t.Context(), actor.WorkspaceID, live)
	expectLater(t, here, live)
}

// TestRevocation reaches every process.
func TestRevocation(t *testing.T) {
	t.Parallel()
	client, prefix := dbtest.Redis(t)
	here := start(t, client, prefix)
	there := events.NewHub(client, prefix, slog.New(slog.DiscardHandler))
	got := make(chan events.Revocation, 8)
	there.OnRevocation(func(r events.Revocation) { got <- r })
	go func() { _ = there.Run(t.Context()) }()
	want := events.Revocation{SessionID: "s1", UserID: uuid.New()}
	for {
		here.Revoke(t.Context(), want)
		select {
		case r := <-got:
			if r != want {
				t.Fatalf("got %+v", r)
			}
			return
		case <-time.After(20 * time.Millisecond): // there is still connecting
		}
	}
}

// link is a TCP proxy that can be cut.
type link struct {
	addr string
	mu   sync.Mutex
	off  bool
	open map[net.Conn]bool
}

func newLink(t *testing.T, to string) *link {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	k := &link{addr: l.Addr().String(), open: map[net.Conn]bool{}}
	go func() {
		for {
			in, err := l.Accept()
			if err != nil {
				return
			}
			out, err := net.Dial("tcp", to)
			k.mu.Lock()
			if k.off || err != nil {
				_ = in.Close()
			} else {
				k.open[in], k.open[out] = true, true
				go func() { _, _ = io.Copy(out, in); _ = out.Close() }()
				go func() { _, _ = io.Copy(in, out); _ = in.Close() }()
			}
			k.mu.Unlock()
		}
	}()
	return k
}

func (k *link) cut(off bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.off = off
	for c := range k.open {
		_ = c.Close()
	}
	clear(k.open)
}
