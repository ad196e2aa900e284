package graph_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/gorilla/websocket"

	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
	"socialsync/graph"
)

const live = `subscription Live($after: String) { inboxEvents(after: $after) { cursor event { name } } }`

// shared is a server whose sockets share subscriptions.
func shared(t *testing.T, adjust ...func(*graph.HandlerConfig)) (*testExecutable, *events.Hub, string) {
	t.Helper()
	redis, prefix := dbtest.Redis(t)
	schema := newExecutable(t)
	schema.hub = events.NewHub(redis, prefix, slog.New(slog.DiscardHandler))
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { _ = schema.hub.Run(ctx); close(done) }()
	t.Cleanup(func() { cancel(); <-done })
	config := socketConfig(t, schema)
	config.Hub = schema.hub
	config.Visibility = func(ctx context.Context) string { return string(db.ActorFrom(ctx).Role) }
	for _, f := range adjust {
		f(&config)
	}
	return schema, schema.hub, serve(t, graph.NewHandler(config)).URL
}

// resume subscribes after a cursor.
func (c *client) resume(id, after string) {
	c.t.Helper()
	payload, _ := json.Marshal(map[string]any{"query": live, "variables": map[string]any{"after": after}})
	c.send(`{"type":"subscribe","id":"` + id + `","payload":` + string(payload) + `}`)
}

// listen subscribes from now on, and returns when the server listens.
func (c *client) listen(id string) {
	c.t.Helper()
	c.resume(id, "")
	c.expectQuiet()
}

// hears expects an event by its name and returns its cursor.
func (c *client) hears(id, name string) string {
	c.t.Helper()
	m := c.expect("next", id)
	var p struct {
		Data struct {
			InboxEvents struct {
				Cursor string
				Event  struct{ Name string }
			}
		}
	}
	if err := json.Unmarshal(m.Payload, &p); err != nil || p.Data.InboxEvents.Event.Name != name {
		c.t.Fatalf("want %s, got %s", name, m.Payload)
	}
	return p.Data.InboxEvents.Cursor
}

// TestOneExecutionForAll: sockets of a workspace that subscribe alike cost one execution of each event.
func TestOneExecutionForAll(t *testing.T) {
	schema, hub, address := shared(t)
	var all []*client
	for i := range 20 {
		c := connectAs(t, address, []string{"ada", "bob"}[i%2])
		c.listen(fmt.Sprint("op-", i))
		all = append(all, c)
	}
	for n := range 3 {
		hub.Publish(t.Context(), ada.WorkspaceID, events.ChannelUpdated{SocialAccountID: uuid.New()})
		for i, c := range all {
			c.hears(fmt.Sprint("op-", i), "ChannelUpdated")
		}
		if got := schema.executed.Load(); got != int64(n+1) {
			t.Fatalf("%d executions of %d events", got, n+1)
		}
	}
	for _, c := range all {
		c.expectQuiet()
	}
}

// TestSharedPrivacy: what is for one user reaches nobody else, and another workspace hears nothing.
func TestSharedPrivacy(t *testing.T) {
	_, hub, address := shared(t)
	adas, bobs := connectAs(t, address, "ada"), connectAs(t, address, "bob")
	adas.listen("1")
	bobs.listen("1")
	hub.Publish(t.Context(), uuid.New(), events.LabelsUpdated{})
	hub.Publish(t.Context(), ada.WorkspaceID, events.DraftUpdated{UserID: ada.UserID})
	hub.Publish(t.Context(), ada.WorkspaceID, events.LabelsUpdated{})
	cursor := adas.hears("1", "DraftUpdated")
	adas.hears("1", "LabelsUpdated")
	bobs.hears("1", "LabelsUpdated")

	late := connectAs(t, address, "bob")
	late.resume("1", cursor[:12]+"-0-0")
	late.hears("1", "LabelsUpdated")
	late.expectQuiet()
}

// TestSharedResume: a socket that returns with its cursor gets what it missed, then live, none twice.
func TestSharedResume(t *testing.T) {
	_, hub, address := shared(t)
	first := connectAs(t, address, "ada")
	first.listen("1")
	hub.Publish(t.Context(), ada.WorkspaceID, events.LabelsUpdated{})
	cursor := first.hears("1", "LabelsUpdated")
	_ = first.conn.Close()
	hub.Publish(t.Context(), ada.WorkspaceID, events.MessageAdded{MessageID: uuid.New()})
	hub.Publish(t.Context(), ada.WorkspaceID, events.MessageUpdated{MessageID: uuid.New()})
	time.Sleep(50 * time.Millisecond)

	second := connectAs(t, address, "ada")
	second.resume("2", cursor)
	hub.Publish(t.Context(), ada.WorkspaceID, events.NoteAdded{NoteID: uuid.New()})
	second.hears("2", "MessageAdded")
	second.hears("2", "MessageUpdated")
	second.hears("2", "NoteAdded")
	second.expectQuiet()

	gap := connectAs(t, address, "ada")
	gap.resume("3", "elsewhere-1-1")
	gap.hears("3", "Resync")
}

// TestSharedCompletes: after complete the socket hears nothing, the others go on, the id is free.
func TestSharedCompletes(t *testing.T) {
	_, hub, address := shared(t)
	one, two := connectAs(t, address, "ada"), connectAs(t, address, "ada")
	one.listen("x")
	two.listen("x")
	one.send(`{"type":"complete","id":"x"}`)
	one.expectQuiet()
	hub.Publish(t.Context(), ada.WorkspaceID, events.LabelsUpdated{})
	two.hears("x", "LabelsUpdated")
	one.expectQuiet()
	one.listen("x")
	hub.Publish(t.Context(), ada.WorkspaceID, events.LabelsUpdated{})
	one.hears("x", "LabelsUpdated")
	two.hears("x", "LabelsUpdated")
}

// TestPersonalFields: a selection that differs by user is executed for each user, or for each group of users who would be shown the same.
func TestPersonalFields(t *testing.T) {
	const personal = `subscription { inboxEvents { cursor event { name } ...Mine } } fragment Mine on InboxDelivery { mine }`
	for name, c := range map[string]struct {
		alike func(context.Context, *events.Delivery, []uuid.UUID) (map[uuid.UUID]string, error)
		want  int64
	}{
		"nobody says who is alike": {nil, 2},
		"all are alike": {func(_ context.Context, _ *events.Delivery, users []uuid.UUID) (map[uuid.UUID]string, error) {
			return map[uuid.UUID]string{users[0]: "read", users[1]: "read"}, nil
		}, 1},
		"but another field differs": {func(context.Context, *events.Delivery, []uuid.UUID) (map[uuid.UUID]string, error) {
			return nil, errors.New("not asked")
		}, 2},
		"it cannot be told": {func(context.Context, *events.Delivery, []uuid.UUID) (map[uuid.UUID]string, error) {
			return nil, errors.New("no database")
		}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			schema, hub, address := shared(t, func(h *graph.HandlerConfig) {
				h.Grouped, h.Alike = []string{"InboxDelivery.mine"}, c.alike
				if name == "but another field differs" {
					h.Personal = []string{"Event.name"}
				}
			})
			clients := []*client{connectAs(t, address, "ada"), connectAs(t, address, "ada"), connectAs(t, address, "bob")}
			for _, c := range clients {
				c.subscribe("1", personal)
				c.expectQuiet()
			}
			hub.Publish(t.Context(), ada.WorkspaceID, events.LabelsUpdated{})
			for _, c := range clients {
				c.hears("1", "LabelsUpdated")
			}
			if got := schema.executed.Load(); got != c.want {
				t.Errorf("%d executions, want %d", got, c.want)
			}
			hub.Publish(t.Context(), ada.WorkspaceID, events.DraftUpdated{UserID: bob.UserID})
			clients[2].hears("1", "DraftUpdated")
			clients[0].expectQuiet()
		})
	}
}

// TestSlowSocket: one that does not read is told to load again and holds up nobody.
func TestSlowSocket(t *testing.T) {
	_, hub, address := shared(t)
	slow, quick := connectAs(t, address, "ada"), connectAs(t, address, "ada")
	for _, c := range []*client{slow, quick} {
		c.subscribe("1", `subscription Large { inboxEvents { cursor event { name } } }`)
		c.expectQuiet()
	}
	// Little room in the kernel, so that what does not fit waits in the server. Less
	// than a loopback's segment of 64 KB, and after a while the kernels wait for each
	// other for longer than we do.
	if tcp, ok := slow.conn.NetConn().(*net.TCPConn); ok {
		_ = tcp.SetReadBuffer(256 << 10)
	}
	heard := make(chan struct{}, 10_000)
	go func() {
		for {
			if _, err := quick.read(); err != nil {
				return
			}
			heard <- struct{}{}
		}
	}()
	// By the dozen, or a busy machine needs longer than the server waits for a
	// socket that takes nothing at all.
	for range 150 {
		for range 12 {
			hub.Publish(t.Context(), ada.WorkspaceID, events.ChannelUpdated{SocialAccountID: uuid.New()})
		}
		for range 12 {
			<-heard
		}
	}
	for {
		m, err := slow.read()
		if websocket.IsUnexpectedCloseError(err) {
			return // on a busy machine it took nothing for longer than the server waits
		}
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(m.Payload), `"Resync"`) {
			return
		}
	}
}
