package graph_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/gorilla/websocket"

	"socialsync/db"
	"socialsync/graph"
)

// client speaks the protocol frame by frame.
type client struct {
	t    testing.TB
	conn *websocket.Conn
}

type message struct {
	Type    string          `json:"type"`
	ID      string          `json:"id"`
	Payload json.RawMessage `json:"payload"`
}

func dial(t testing.TB, address string, header http.Header, protocols ...string) (*websocket.Conn, *http.Response, error) {
	t.Helper()
	d := websocket.Dialer{Subprotocols: protocols}
	conn, resp, err := d.DialContext(t.Context(), "ws"+strings.TrimPrefix(address, "http"), header)
	if err == nil {
		t.Cleanup(func() { _ = conn.Close() })
	}
	return conn, resp, err
}

func connect(t testing.TB, address string) *client {
	t.Helper()
	conn, _, err := dial(t, address, nil, "graphql-transport-ws")
	if err != nil {
		t.Fatal(err)
	}
	return &client{t: t, conn: conn}
}

// connectAs is connect and a successful init.
func connectAs(t testing.TB, address, token string) *client {
	t.Helper()
	c := connect(t, address)
	c.send(`{"type":"connection_init","payload":{"token":"` + token + `"}}`)
	c.expect("connection_ack", "")
	return c
}

func (c *client) send(raw string) {
	c.t.Helper()
	if err := c.conn.WriteMessage(websocket.TextMessage, []byte(raw)); err != nil {
		c.t.Fatal(err)
	}
}

func (c *client) subscribe(id, query string) {
	c.t.Helper()
	payload, _ := json.Marshal(map[string]string{"query": query})
	c.send(`{"type":"subscribe","id":"` + id + `","payload":` + string(payload) + `}`)
}

func (c *client) read() (message, error) {
	_ = c.conn.SetReadDeadline(time.Now().Add(5 * time.Second))
	var m message
	_, raw, err := c.conn.ReadMessage()
	if err == nil {
		err = json.Unmarshal(raw, &m)
	}
	return m, err
}

func (c *client) expect(kind, id string) message {
	c.t.Helper()
	m, err := c.read()
	if err != nil {
		c.t.Fatalf("want %s %s, got %v", kind, id, err)
	}
	if m.Type != kind || m.ID != id {
		c.t.Fatalf("want %s %s, got %s %s %s", kind, id, m.Type, m.ID, m.Payload)
	}
	return m
}

func (c *client) expectClose(code int) {
	c.t.Helper()
	for {
		_, err := c.read()
		if err == nil {
			continue
		}
		closed, ok := errors.AsType[*websocket.CloseError](err)
		if !ok || closed.Code != code {
			c.t.Fatalf("want close %d, got %v", code, err)
		}
		return
	}
}

// expectQuiet proves that the socket is open and has nothing to say.
func (c *client) expectQuiet() {
	c.t.Helper()
	time.Sleep(30 * time.Millisecond)
	c.send(`{"type":"ping","payload":{"still":"there"}}`)
	if m := c.expect("pong", ""); string(m.Payload) != `{"still":"there"}` {
		c.t.Fatalf("pong with %s", m.Payload)
	}
}

// socketConfig authenticates by the payload's token.
func socketConfig(t testing.TB, schema *testExecutable) graph.HandlerConfig {
	t.Helper()
	c := config(t, schema)
	c.Sockets.InitTimeout = 5 * time.Second
	c.Sockets.Authenticate = func(ctx context.Context, payload transport.InitPayload) (context.Context, time.Time, error) {
		token := payload.GetString("token")
		if token == "brief" {
			return db.WithActor(ctx, ada), time.Now().Add(100 * time.Millisecond), nil
		}
		actor, ok := actorOf(token)
		if !ok {
			return ctx, time.Time{}, errors.New("token ada2 is not known to us")
		}
		return db.WithActor(ctx, actor), time.Time{}, nil
	}
	return c
}
