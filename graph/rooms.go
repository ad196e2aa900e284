package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"
	"github.com/vektah/gqlparser/v2/ast"

	"socialsync/events"
)

// sharedField is the subscription that sockets share, and sharedCursor its
// argument in which they may differ.
const (
	sharedField  = "inboxEvents"
	sharedCursor = "after"
)

// rooms are the subscriptions that several sockets have in common: the same
// document and variables, the same workspace and the same right to see. Each
// event is executed and encoded once in a room and the same bytes are written
// to everybody in it.
type rooms struct {
	hub        *events.Hub
	engine     *engine
	caller     func(context.Context) Caller
	visibility func(context.Context) string
	personal   map[string]bool

	mu   sync.Mutex
	open map[roomKey]*room
}

type roomKey struct {
	workspace, user            uuid.UUID // user is zero unless the room is for one
	visibility                 string
	document, operation, input string
}

func newRooms(c HandlerConfig, e *engine) *rooms {
	personal := map[string]bool{}
	for _, f := range c.Personal {
		personal[f] = true
	}
	return &rooms{
		hub: c.Hub, engine: e, caller: c.Caller, visibility: c.Visibility, personal: personal,
		open: map[roomKey]*room{},
	}
}

// join seats the operation in its room. It reports false for what cannot be
// shared or is refused; gqlgen's transport then runs it, or says why not.
func (r *rooms) join(s *socket, op *operation, params *graphql.RawParams) bool {
	if r.hub == nil || !strings.Contains(params.Query, sharedField) && params.Query != "" {
		return false
	}
	oc, list := r.engine.CreateOperationContext(graphql.StartOperationTrace(s.ctx), params)
	if len(list) > 0 {
		return false
	}
	key, after, ok := r.keyOf(s.ctx, oc)
	if !ok {
		return false
	}
	seat := &seat{socket: s, op: op, user: r.caller(s.ctx).UserID, joining: after != ""}
	op.seat = seat
	var head bytes.Buffer
	writeFrameHead(&head, frame{Type: "next", ID: op.id})
	head.WriteString(`,"payload":`)
	op.head = head.Bytes()

	r.mu.Lock()
	seat.room = r.open[key]
	if seat.room == nil {
		seat.room = r.start(s.ctx, key, oc)
	}
	seat.room.mu.Lock()
	seat.room.seats[seat] = struct{}{}
	seat.room.mu.Unlock()
	r.mu.Unlock()
	if seat.joining {
		go seat.catchUp(after)
	}
	return true
}

// keyOf says which room an operation belongs to and where its listener stands.
func (r *rooms) keyOf(ctx context.Context, oc *graphql.OperationContext) (key roomKey, after string, ok bool) {
	if oc.Operation.Operation != ast.Subscription || len(oc.Operation.SelectionSet) != 1 {
		return key, "", false
	}
	field, ok := oc.Operation.SelectionSet[0].(*ast.Field)
	if !ok || field.Name != sharedField || len(field.Directives) > 0 {
		return key, "", false
	}
	input := make(map[string]any, len(oc.Variables))
	for name, v := range oc.Variables {
		input[name] = v
	}
	if arg := field.Arguments.ForName(sharedCursor); arg != nil {
		if v, err := arg.Value.Value(oc.Variables); err == nil {
			after, _ = v.(string)
		}
		// The variable does not count when it serves for nothing else.
		if arg.Value.Kind == ast.Variable && strings.Count(oc.RawQuery, "$"+arg.Value.Raw) == 2 {
			delete(input, arg.Value.Raw)
		}
	}
	raw, err := json.Marshal(input)
	if err != nil {
		return key, "", false
	}
	caller := r.caller(ctx)
	key = roomKey{workspace: caller.WorkspaceID, document: oc.RawQuery, operation: oc.OperationName, input: string(raw)}
	if r.visibility == nil || r.asksPersonal(oc.Doc, field.SelectionSet, map[string]bool{}) {
		key.user = caller.UserID
	}
	if r.visibility != nil {
		key.visibility = r.visibility(ctx)
	}
	return key, after, true
}

// asksPersonal reports whether a selection has a field that differs by user.
func (r *rooms) asksPersonal(doc *ast.QueryDocument, set ast.SelectionSet, seen map[string]bool) bool {
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			if sel.ObjectDefinition != nil && r.personal[sel.ObjectDefinition.Name+"."+sel.Name] || r.asksPersonal(doc, sel.SelectionSet, seen) {
				return true
			}
		case *ast.InlineFragment:
			if r.asksPersonal(doc, sel.SelectionSet, seen) {
				return true
			}
		case *ast.FragmentSpread:
			f := doc.Fragments.ForName(sel.Name)
			if f == nil || seen[sel.Name] {
				continue
			}
			seen[sel.Name] = true
			if r.asksPersonal(doc, f.SelectionSet, seen) {
				return true
			}
		}
	}
	return false
}

// start opens a room; mu is held. It closes when its last seat is left.
func (r *rooms) start(ctx context.Context, key roomKey, run *graphql.OperationContext) *room {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	m := &room{rooms: r, key: key, run: run, close: cancel, ready: make(chan struct{}), seats: map[*seat]struct{}{}}
	r.open[key] = m
	go m.listen(ctx)
	return m
}

// room is one subscription with everybody who shares it.
type room struct {
	rooms *rooms
	key   roomKey
	run   *graphql.OperationContext // its cursor is nobody's: render gives the event
	close context.CancelFunc
	ready chan struct{} // closed when events are being heard

	mu    sync.Mutex
	seats map[*seat]struct{}
}

// listen serves the room until it is empty. The hub closes the channel.
func (m *room) listen(ctx context.Context) {
	deliveries := m.rooms.hub.Watch(ctx, m.key.workspace)
	close(m.ready)
	for d := range deliveries {
		m.broadcast(d)
	}
}

// broadcast executes an event on behalf of one of those who may hear it, and
// gives the bytes to all of them.
func (m *room) broadcast(d *events.Delivery) {
	only, private := events.Recipient(d.Event)
	m.mu.Lock()
	listeners := make([]*seat, 0, len(m.seats))
	for s := range m.seats {
		if !private || s.user == only {
			listeners = append(listeners, s)
		}
	}
	m.mu.Unlock()
	if len(listeners) == 0 {
		return
	}
	payload, errs := listeners[0].render(d)
	for _, s := range listeners {
		if errs != nil {
			s.fail(errs)
			continue
		}
		s.hear(d, payload)
	}
}

// renderTime bounds the execution of one event.
const renderTime = 10 * time.Second
