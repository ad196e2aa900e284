package graph_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/gorilla/websocket"

	"socialsync/events"
	"socialsync/graph"
)

// TestUpgrade: which connections are accepted at all.
func TestUpgrade(t *testing.T) {
	srv := serve(t, graph.NewHandler(socketConfig(t, newExecutable(t))))
	for _, c := range []struct {
		name      string
		protocols []string
		origin    string
		want      int
	}{
		{"ours", []string{"graphql-transport-ws"}, "", 101},
		{"ours beside the legacy one", []string{"graphql-ws", "graphql-transport-ws"}, "", 101},
		{"none", nil, "", 400},
		{"the legacy one", []string{"graphql-ws"}, "", 400},
		{"unknown", []string{"mqtt"}, "", 400},
		{"our page", []string{"graphql-transport-ws"}, "https://app.example.com", 101},
		{"another page", []string{"graphql-transport-ws"}, "https://evil.example.com", 403},
		{"a sandboxed page", []string{"graphql-transport-ws"}, "null", 403},
	} {
		header := http.Header{}
		if c.origin != "" {
			header.Set("Origin", c.origin)
		}
		conn, resp, _ := dial(t, srv.URL, header, c.protocols...)
		if resp == nil || resp.StatusCode != c.want {
			t.Errorf("%s: %+v", c.name, resp)
		}
		if conn != nil && conn.Subprotocol() != "graphql-transport-ws" {
			t.Errorf("%s: chose %q", c.name, conn.Subprotocol())
		}
	}
}

// TestCloseCodes: every way in which a client can break the protocol.
func TestCloseCodes(t *testing.T) {
	config := socketConfig(t, newExecutable(t))
	config.Sockets.InitTimeout = 300 * time.Millisecond
	srv := serve(t, graph.NewHandler(config))
	const (
		ok        = `{"type":"connection_init","payload":{"token":"ada"}}`
		endless   = `"payload":{"query":"subscription { count(to: 1000000) }"}`
		subscribe = `{"type":"subscribe","id":"1",` + endless + `}`
	)
	for _, c := range []struct {
		name string
		send []string
		want int
	}{
		{"no init in time", nil, 4408},
		{"pings are no init", []string{`{"type":"ping"}`}, 4408},
		{"wrong token", []string{`{"type":"connection_init","payload":{"token":"x"}}`}, 4403},
		{"no token", []string{`{"type":"connection_init"}`}, 4403},
		{"init payload a string", []string{`{"type":"connection_init","payload":"x"}`}, 4400},
		{"second init", []string{ok, ok}, 4429},
		{"subscribe before init", []string{subscribe}, 4401},
		{"not JSON", []string{ok, `hello`}, 4400},
		{"not JSON before init", []string{`hello`}, 4400},
		{"an array", []string{ok, `[]`}, 4400},
		{"null", []string{ok, `null`}, 4400},
		{"empty", []string{ok, ``}, 4400},
		{"no type", []string{ok, `{}`}, 4400},
		{"type a number", []string{ok, `{"type":1}`}, 4400},
		{"unknown type", []string{ok, `{"type":"start","id":"1"}`}, 4400},
		{"a server's type", []string{ok, `{"type":"next","id":"1","payload":{}}`}, 4400},
		{"an ack from the client", []string{ok, `{"type":"connection_ack"}`}, 4400},
		{"subscribe without id", []string{ok, `{"type":"subscribe",` + endless + `}`}, 4400},
		{"subscribe with empty id", []string{ok, `{"type":"subscribe","id":"",` + endless + `}`}, 4400},
		{"subscribe with a number as id", []string{ok, `{"type":"subscribe","id":1,` + endless + `}`}, 4400},
		{"subscribe without payload", []string{ok, `{"type":"subscribe","id":"1"}`}, 4400},
		{"subscribe without query", []string{ok, `{"type":"subscribe","id":"1","payload":{}}`}, 4400},
		{"query a number", []string{ok, `{"type":"subscribe","id":"1","payload":{"query":1}}`}, 4400},
		{"variables a string", []string{ok, `{"type":"subscribe","id":"1","payload":{"query":"{ hello }","variables":"x"}}`}, 4400},
		{"operationName an object", []string{ok, `{"type":"subscribe","id":"1","payload":{"query":"{ hello }","operationName":{}}}`}, 4400},
		{"extensions an array", []string{ok, `{"type":"subscribe","id":"1","payload":{"query":"{ hello }","extensions":[]}}`}, 4400},
		{"ping payload a string", []string{`{"type":"ping","payload":"x"}`}, 4400},
		{"complete without id", []string{ok, `{"type":"complete"}`}, 4400},
		{"duplicate id", []string{ok, subscribe, subscribe}, 4409},
		{"too many operations", append([]string{ok}, many(21, endless)...), 4429},
		{"a frame too large", []string{ok, `{"type":"ping","payload":{"x":"` + strings.Repeat("x", 300<<10) + `"}}`}, 1009},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			conn := connect(t, srv.URL)
			for _, raw := range c.send {
				conn.send(raw)
			}
			conn.expectClose(c.want)
		})
	}
	t.Run("binary", func(t *testing.T) {
		t.Parallel()
		conn := connectAs(t, srv.URL, "ada")
		_ = conn.conn.WriteMessage(websocket.BinaryMessage, []byte(`{"type":"ping"}`))
		conn.expectClose(4400)
	})
	t.Run("a flood", func(t *testing.T) {
		t.Parallel()
		conn := connectAs(t, srv.URL, "ada")
		for range 500 {
			_ = conn.conn.WriteMessage(websocket.TextMessage, []byte(`{"type":"pong"}`))
		}
		conn.expectClose(4429)
	})
}

func many(n int, payload string) []string {
	var out []string
	for i := range n {
		out = append(out, `{"type":"subscribe","id":"`+string(rune('a'+i))+`",`+payload+`}`)
	}
	return out
}

// TestRefusalIsNeutral: the reason of a refused token names nothing.
func TestRefusalIsNeutral(t *testing.T) {
	srv := serve(t, graph.NewHandler(socketConfig(t, newExecutable(t))))
	c := connect(t, srv.URL)
	c.send(`{"type":"connection_init","payload":{"token":"x"}}`)
	_, err := c.read()
	if closed, ok := errors.AsType[*websocket.CloseError](err); !ok || closed.Text != "Forbidden" {
		t.Fatalf("got %v", err)
	}
}

// TestOperations: results, errors and endings as the protocol has them.
func TestOperations(t *testing.T) {
	srv := serve(t, graph.NewHandler(socketConfig(t, newExecutable(t))))
	c := connect(t, srv.URL)
	c.send(`{"type":"ping"}`)
	c.expect("pong", "") // before the acknowledgement too
	c.send(`{"type":"connection_init","payload":{"token":"ada"}}`)
	c.expect("connection_ack", "")

	t.Run("a query", func(t *testing.T) {
		c.subscribe("q", "{ hello }")
		if m := c.expect("next", "q"); string(m.Payload) != `{"data":{"hello":"hello you"}}` {
			t.Errorf("payload %s", m.Payload)
		}
		c.expect("complete", "q")
		c.expectQuiet()
	})
	t.Run("a subscription", func(*testing.T) {
		c.subscribe("s", "subscription { count(to: 3) }")
		for range 3 {
			c.expect("next", "s")
		}
		c.expect("complete", "s")
		c.expectQuiet()
	})
	for name, query := range map[string]string{
		"syntax": "{", "validation": "{ helo }", "limits": "{ " + repeat(11, func(i string) string { return i + ": hello " }) + "}",
		"cost": "{ me { friends(first: 100) { edges { node { friends(first: 100) { edges { node { id } } } } } } } }",
	} {
		t.Run("refused for "+name, func(t *testing.T) {
			c.subscribe("e", query)
			m := c.expect("error", "e")
			var errs []struct{ Extensions struct{ Code string } }
			if err := json.Unmarshal(m.Payload, &errs); err != nil || len(errs) == 0 || errs[0].Extensions.Code != "BAD_INPUT" {
				t.Errorf("payload %s", m.Payload)
			}
			c.expectQuiet() // nothing after error
		})
	}
	t.Run("an id is free again after its end", func(t *testing.T) {
		for range 3 {
			c.subscribe("again", "subscription { count(to: 1000000) }")
			c.expect("next", "again")
			c.send(`{"type":"complete","id":"again"}`)
			c.subscribe("after", "{ hello }")
			for {
				m, err := c.read()
				if err != nil {
					t.Fatal(err)
				}
				if m.ID == "after" {
					break
				}
				if m.Type == "complete" {
					t.Error("complete was answered with complete")
				}
			}
			c.expect("complete", "after")
			c.expectQuiet() // nothing after complete
		}
	})
	t.Run("completing nothing", func(*testing.T) {
		c.send(`{"type":"complete","id":"never"}`)
		c.expectQuiet()
	})
}

// TestSocketsEnd: expiry, revocation, a lost revocation, and the drain.
func TestSocketsEnd(t *testing.T) {
	config := socketConfig(t, newExecutable(t))
	config.Sockets.RecheckInterval = 50 * time.Millisecond
	gone := make(chan string, 1)
	revoked := ""
	config.Sockets.Revoked = func(_ context.Context, callers []graph.Caller) ([]bool, error) {
		select {
		case revoked = <-gone:
		default:
		}
		out := make([]bool, len(callers))
		for i, c := range callers {
			out[i] = c.SessionID == revoked
		}
		return out, nil
	}
	h := graph.NewHandler(config)
	srv := serve(t, h)
	go func() { _ = h.Sockets.Run(t.Context()) }()

	connectAs(t, srv.URL, "brief").expectClose(4403)

	adas, bobs := connectAs(t, srv.URL, "ada"), connectAs(t, srv.URL, "bob")
	h.Sockets.Close(events.Revocation{UserID: uuid.New()})
	h.Sockets.Close(events.Revocation{})
	h.Sockets.Close(events.Revocation{UserID: ada.UserID, WorkspaceID: ada.WorkspaceID})
	adas.expectClose(4403)
	bobs.expectQuiet()

	adas = connectAs(t, srv.URL, "ada")
	gone <- "session-" + bob.UserID.String()
	bobs.expectClose(4403)
	adas.expectQuiet()

	idle := connect(t, srv.URL) // not initialised yet
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	drained := make(chan struct{})
	go func() { h.Sockets.Drain(ctx); close(drained) }()
	adas.expectClose(1012)
	idle.expectClose(1012)
	<-drained
	if ctx.Err() != nil || h.Sockets.Count() != 0 {
		t.Errorf("%d sockets left after the drain", h.Sockets.Count())
	}
	if _, resp, _ := dial(t, srv.URL, nil, "graphql-transport-ws"); resp == nil || resp.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("a draining process accepted a socket: %+v", resp)
	}
}

// TestSocketCapOfAKey: each API key has a cap of its own; one key's sockets do not
// keep another's out.
func TestSocketCapOfAKey(t *testing.T) {
	config := socketConfig(t, newExecutable(t))
	config.Sockets.PerHolder = 1
	srv := serve(t, graph.NewHandler(config))
	connectAs(t, srv.URL, "key-1")
	connectAs(t, srv.URL, "key-2")
	third := connect(t, srv.URL)
	third.send(`{"type":"connection_init","payload":{"token":"key-1"}}`)
	third.expectClose(1013)
}

// TestSocketCaps: of one user, and of one address; a place is free again afterwards.
func TestSocketCaps(t *testing.T) {
	config := socketConfig(t, newExecutable(t))
	config.Sockets.PerHolder, config.Sockets.PerAddress = 2, 3
	srv := serve(t, graph.NewHandler(config))
	first := connectAs(t, srv.URL, "ada")
	connectAs(t, srv.URL, "ada")
	third := connect(t, srv.URL)
	if _, resp, _ := dial(t, srv.URL, nil, "graphql-transport-ws"); resp == nil || resp.StatusCode != http.StatusTooManyRequests {
		t.Errorf("a fourth socket of the address: %+v", resp)
	}
	third.send(`{"type":"connection_init","payload":{"token":"ada"}}`)
	third.expectClose(1013)
	_ = third.conn.Close()
	_ = first.conn.Close()
	for { // until the server has noticed
		conn, _, err := dial(t, srv.URL, nil, "graphql-transport-ws")
		if err != nil {
			time.Sleep(5 * time.Millisecond)
			continue
		}
		c := &client{t: t, conn: conn}
		c.send(`{"type":"connection_init","payload":{"token":"ada"}}`)
		if m, err := c.read(); err == nil && m.Type == "connection_ack" {
			return
		}
	}
}

// TestDeadLinks: a client that answers no ping is cut; one that does is kept.
func TestDeadLinks(t *testing.T) {
	config := socketConfig(t, newExecutable(t))
	config.Sockets.PingInterval = 50 * time.Millisecond
	config.Sockets.PongGrace = 50 * time.Millisecond
	h := graph.NewHandler(config)
	srv := serve(t, h)
	go func() { _ = h.Sockets.Run(t.Context()) }()
	dead, living := connectAs(t, srv.URL, "ada"), connectAs(t, srv.URL, "ada")
	dead.conn.SetPingHandler(func(string) error { return nil })
	go func() {
		for {
			if _, _, err := dead.conn.ReadMessage(); err != nil {
				return
			}
		}
	}()
	pings := 0
	for h.Sockets.Count() > 1 || pings < 10 {
		living.expect("ping", "")
		pings++
	}
	if h.Sockets.Count() != 1 {
		t.Errorf("%d sockets are open", h.Sockets.Count())
	}
}
