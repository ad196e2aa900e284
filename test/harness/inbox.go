package harness

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// Event is one delivery of the subscription.
type Event struct {
	Cursor string
	Type   string
	// What it is about, as far as the type has it.
	Message       *Message
	Conversation  *Conversation
	SocialAccount *struct{ ID, Status string }
	Activity      *struct{ Kind, ConversationID string }
	Source        *struct {
		ID, Title, Status string
		ChunkCount        int
		Progress          *struct{ Done, Total int }
	}
	Reason string
}

const inboxDocument = `subscription($after: String) { inboxEvents(after: $after) { cursor event { __typename
	... on MessageAdded { message { ...M } conversation { ...C } }
	... on MessageUpdated { message { ...M } }
	... on ConversationUpdated { conversation { ...C } }
	... on ConversationRead { conversation { ...C } }
	... on ActivityAdded { activity { kind conversationId } }
	... on ChannelUpdated { socialAccount { id status } }
	... on KnowledgeUpdated { source { id title status chunkCount progress { done total } } }
	... on Resync { reason } } } }` + messageFragment + conversationFragment

// Inbox is an open inbox: a socket that collects what it is told. It does not
// reconnect by itself.
type Inbox struct {
	t    testing.TB
	conn *websocket.Conn

	mu      sync.Mutex
	events  []Event
	ended   error         // why no more will come
	changed chan struct{} // closed and replaced when something is added
}

// Live opens the inbox and asks for everything after a cursor; an empty one
// begins when the server has subscribed.
func (c *Client) Live(after string) *Inbox {
	c.t.Helper()
	inbox, err := c.TryLive(after)
	if err != nil {
		c.t.Fatalf("open the inbox: %v", err)
	}
	return inbox
}

// TryLive is Live for a product that may be away.
func (c *Client) TryLive(after string) (*Inbox, error) {
	dialer := websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}, HandshakeTimeout: quick, Jar: c.http.Jar}
	header := http.Header{}
	if c.Token == "" {
		header.Set("Origin", c.URL)
	}
	conn, _, err := dialer.DialContext(c.t.Context(), "ws"+strings.TrimPrefix(c.URL, "http")+"/graphql", header)
	if err != nil {
		return nil, err
	}
	i := &Inbox{t: c.t, conn: conn, changed: make(chan struct{})}
	c.t.Cleanup(func() { _ = conn.Close() })
	hello := map[string]any{}
	if c.Token != "" {
		hello["authorization"] = "Bearer " + c.Token
	}
	variables := map[string]any{}
	if after != "" {
		variables["after"] = after
	}
	_ = conn.SetReadDeadline(time.Now().Add(quick))
	if err := conn.WriteJSON(frame{Type: "connection_init", Payload: encoded(hello)}); err != nil {
		return nil, err
	}
	var ack frame
	if err := conn.ReadJSON(&ack); err != nil || ack.Type != "connection_ack" {
		return nil, errors.Join(fmt.Errorf("the socket's init was answered with %q", ack.Type), err)
	}
	_ = conn.SetReadDeadline(time.Time{})
	if err := conn.WriteJSON(frame{Type: "subscribe", ID: "1", Payload: encoded(map[string]any{
		"query": inboxDocument, "variables": variables,
	})}); err != nil {
		return nil, err
	}
	go i.read()
	return i, nil
}

type frame struct {
	Type    string          `json:"type"`
	ID      string          `json:"id,omitempty"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

func encoded(v any) json.RawMessage {
	raw, _ := json.Marshal(v) // maps of strings
	return raw
}

// read runs until the socket ends.
func (i *Inbox) read() {
	for {
		var f frame
		if err := i.conn.ReadJSON(&f); err != nil {
			i.add(nil, err)
			return
		}
		switch f.Type {
		case "next":
			i.receive(f.Payload)
		case "error", "complete":
			i.add(nil, fmt.Errorf("the subscription ended: %s %s", f.Type, f.Payload))
			return
		case "ping":
			_ = i.conn.WriteJSON(frame{Type: "pong"})
		}
	}
}

func (i *Inbox) receive(payload json.RawMessage) {
	var next struct {
		Data struct {
			InboxEvents struct {
				Cursor string
				Event  struct {
					Typename string `json:"__typename"`
					Event
				}
			}
		}
		Errors APIErrors
	}
	if err := json.Unmarshal(payload, &next); err != nil || len(next.Errors) > 0 {
		i.add(nil, fmt.Errorf("an event could not be read: %w: %s", errors.Join(err, next.Errors), payload))
		return
	}
	event := next.Data.InboxEvents.Event.Event
	event.Type, event.Cursor = next.Data.InboxEvents.Event.Typename, next.Data.InboxEvents.Cursor
	i.add(&event, nil)
}

func (i *Inbox) add(event *Event, err error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if event != nil {
		i.events = append(i.events, *event)
	} else if i.ended == nil {
		i.ended = err
	}
	close(i.changed)
	i.changed = make(chan struct{})
}

// Events is everything heard so far.
func (i *Inbox) Events() []Event {
	i.mu.Lock()
	defer i.mu.Unlock()
	return slices.Clone(i.events)
}

// Cursor is where a client that comes back asks from.
func (i *Inbox) Cursor() string {
	events := i.Events()
	for _, e := range slices.Backward(events) {
		if e.Cursor != "" {
			return e.Cursor
		}
	}
	return ""
}

// Expect waits for an event, counting those that came before the call.
func (i *Inbox) Expect(what string, right func(Event) bool) Event {
	i.t.Helper()
	deadline := time.After(Patience)
	for seen := 0; ; {
		i.mu.Lock()
		news, ended, changed := i.events[seen:], i.ended, i.changed
		i.mu.Unlock()
		for _, e := range news {
			if right(e) {
				return e
			}
		}
		seen += len(news)
		if ended != nil {
			i.t.Fatalf("no event of %s: %v", what, ended)
		}
		select {
		case <-changed:
		case <-deadline:
			i.t.Fatalf("no event of %s within %s, but %s", what, Patience, i.heard())
		}
	}
}

// heard is short: for the words of a failure.
func (i *Inbox) heard() string {
	var words []string
	for _, e := range i.Events() {
		word := e.Type
		if e.Message != nil {
			word += fmt.Sprintf("(%s %.20q)", e.Message.Status, e.Message.Body)
		}
		words = append(words, word)
	}
	return "[" + strings.Join(words, " ") + "]"
}

// ExpectMessage waits for a new message that contains text.
func (i *Inbox) ExpectMessage(text string) Event {
	i.t.Helper()
	return i.Expect("a message with "+text, func(e Event) bool {
		return e.Type == "MessageAdded" && e.Message != nil && strings.Contains(e.Message.Body, text)
	})
}

// onTheWay are the statuses of a message that arrives. Meta's word of the next may
// overtake the answer to the call, so that one is never told.
var onTheWay = []string{"SENT", "DELIVERED", "READ"}

// ExpectStatus waits until a message is said to have come that far, or further.
func (i *Inbox) ExpectStatus(messageID, status string) Message {
	i.t.Helper()
	enough := []string{status}
	if at := slices.Index(onTheWay, status); at >= 0 {
		enough = onTheWay[at:]
	}
	return *i.Expect("the status "+status, func(e Event) bool {
		return e.Message != nil && e.Message.ID == messageID && slices.Contains(enough, e.Message.Status)
	}).Message
}

// ExpectConversation waits until somebody's conversation is said to be right.
func (i *Inbox) ExpectConversation(name string, right func(Conversation) bool) Conversation {
	i.t.Helper()
	return *i.Expect("the conversation with "+name, func(e Event) bool {
		return e.Conversation != nil && strings.HasPrefix(e.Conversation.Contact.Name, name) && right(*e.Conversation)
	}).Conversation
}

// Cut ends the connection without a word, as a tunnel does.
func (i *Inbox) Cut() { _ = i.conn.NetConn().Close() }

// ExpectClosed waits until the server closes the socket and returns its code.
func (i *Inbox) ExpectClosed() (code int) {
	i.t.Helper()
	Until(i.t, "the socket to be closed", func() bool {
		i.mu.Lock()
		defer i.mu.Unlock()
		if closed, ok := errors.AsType[*websocket.CloseError](i.ended); ok {
			code = closed.Code
		}
		return i.ended != nil
	})
	return code
}
