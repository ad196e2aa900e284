package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/gorilla/websocket"
)

// bare is the bound: the same sockets and the same Redis channels, with nothing
// between them. No GraphQL, no limits, no replay, and a slow socket holds up
// its workspace.
type bare struct {
	upgrader websocket.Upgrader

	mu      sync.Mutex
	sockets map[uuid.UUID][]*websocket.Conn
}

func serveBare(ctx context.Context, o options) error {
	client, err := connect(o)
	if err != nil {
		return err
	}
	defer client.Close()
	b := &bare{
		upgrader: websocket.Upgrader{ReadBufferSize: 1024, WriteBufferSize: 4096, WriteBufferPool: &sync.Pool{}, Subprotocols: []string{"graphql-transport-ws"}},
		sockets:  map[uuid.UUID][]*websocket.Conn{},
	}
	messages := client.PSubscribe(ctx, prefix+"events:*").Channel()
	go func() {
		for m := range messages {
			b.broadcast(strings.TrimPrefix(m.Channel, prefix+"events:"), m.Payload)
		}
	}()
	srv := &http.Server{Addr: o.serve, Handler: b, ReadHeaderTimeout: 5 * time.Second}
	go func() {
		<-ctx.Done()
		_ = srv.Close()
	}()
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

func (b *bare) broadcast(name, payload string) {
	id, err := uuid.Parse(name)
	if err != nil {
		return
	}
	cursor, raw, _ := strings.Cut(payload, " ")
	var event struct {
		D struct{ ConversationID uuid.UUID }
	}
	if err := json.Unmarshal([]byte(raw), &event); err != nil {
		return
	}
	frame := fmt.Appendf(nil, `{"type":"next","id":"0","payload":{"data":%s}}`, answer(cursor, event.D.ConversationID))
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, conn := range b.sockets[id] {
		_ = conn.WriteMessage(websocket.TextMessage, frame) // a dead one is found by its reader
	}
}

// ServeHTTP implements http.Handler.
func (b *bare) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	conn, err := b.upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	go func() {
		for {
			_, raw, err := conn.ReadMessage()
			if err != nil {
				return
			}
			b.mu.Lock()
			switch {
			case bytes.Contains(raw, []byte("connection_init")):
				var init struct {
					Payload struct {
						Workspace int `json:",string"`
					}
				}
				_ = json.Unmarshal(raw, &init)
				b.sockets[workspace(init.Payload.Workspace)] = append(b.sockets[workspace(init.Payload.Workspace)], conn)
				_ = conn.WriteMessage(websocket.TextMessage, []byte(`{"type":"connection_ack"}`))
			case bytes.Contains(raw, []byte("ping")):
				_ = conn.WriteMessage(websocket.TextMessage, []byte(`{"type":"pong"}`))
			}
			b.mu.Unlock()
		}
	}()
}
