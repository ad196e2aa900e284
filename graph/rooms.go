package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"strings"
	"sync"

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
	grouped    map[string]bool
	alike      func(context.Context, *events.Delivery, []uuid.UUID) (map[uuid.UUID]string, error)

	mu   sync.Mutex
	open map[roomKey]*room
}

type roomKey struct {
	workspace, user            uuid.UUID // user is zero unless the room is for one
	visibility                 string
	grouped                    bool // listeners are told apart for each event
	document, operation, input string
}

func newRooms(c HandlerConfig, e *engine) *rooms {
	return &rooms{
		hub: c.Hub, engine: e, caller: c.Caller, visibility: c.Visibility, alike: c.Alike,
		personal: set(c.Personal), grouped: set(c.Grouped), open: map[roomKey]*room{},
	}
}

func set(names []string) map[string]bool {
	s := make(map[string]bool, len(names))
	for _, n := range names {
		s[n] = true
	}
	return s
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
	// Whatever the client sends next is answered after it has begun to listen.
	<-seat.room.ready
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
	input := maps.Clone(oc.Variables)
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
	asks := func(fields map[string]bool) bool {
		return asksFor(oc.Doc, field.SelectionSet, fields, map[string]bool{})
	}
	key.grouped = asks(r.grouped)
	if r.visibility == nil || asks(r.personal) || key.grouped && r.alike == nil {
		key.user, key.grouped = caller.UserID, false
	}
	if r.visibility != nil {
		key.visibility = r.visibility(ctx)
	}
	return key, after, true
}

// asksFor reports whether a selection has one of the fields, for events that
// several users hear.
func asksFor(doc *ast.QueryDocument, set ast.SelectionSet, fields, seen map[string]bool) bool {
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			if sel.ObjectDefinition != nil && fields[sel.ObjectDefinition.Name+"."+sel.Name] || asksFor(doc, sel.SelectionSet, fields, seen) {
				return true
			}
		case *ast.InlineFragment:
			if !events.Private(sel.TypeCondition) && asksFor(doc, sel.SelectionSet, fields, seen) {
				return true
			}
		case *ast.FragmentSpread:
			f := doc.Fragments.ForName(sel.Name)
			if f == nil || seen[sel.Name] || events.Private(f.TypeCondition) {
				continue
			}
			seen[sel.Name] = true
			if asksFor(doc, f.SelectionSet, fields, seen) {
				return true
			}
		}
	}
	return false
}
