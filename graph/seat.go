package graph

import (
	"bytes"
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"socialsync/events"
)

// seat is one operation in a room.
type seat struct {
	room   *room
	socket *socket
	op     *operation
	user   uuid.UUID

	mu       sync.Mutex
	joining  bool    // what was missed comes first
	pending  []heard // what came meanwhile
	replayed string  // up to this cursor it was missed, not live
}

type heard struct {
	d       *events.Delivery
	payload []byte
}

// leave gives the seat up; the last one closes the room.
func (s *seat) leave() {
	r := s.room.rooms
	r.mu.Lock()
	defer r.mu.Unlock()
	s.room.mu.Lock()
	defer s.room.mu.Unlock()
	delete(s.room.seats, s)
	if len(s.room.seats) == 0 && r.open[s.room.key] == s.room {
		delete(r.open, s.room.key)
		s.room.close()
	}
}

// fail ends the operation with errors.
func (s *seat) fail(errs gqlerror.List) {
	s.leave()
	s.socket.fail(s.op, errs...)
}

// catchUp sends what came after the cursor and then what came meanwhile.
func (s *seat) catchUp(after string) {
	ctx := s.socket.ctx
	<-s.room.ready
	missed, head, err := s.room.rooms.hub.Replay(ctx, s.room.key.workspace, after)
	if err != nil {
		missed = []*events.Delivery{{Cursor: after, Event: events.Resync{Reason: events.ResyncReconnected}}}
	}
	for _, d := range missed {
		if only, private := events.Recipient(d.Event); private && only != s.user {
			continue
		}
		if s.op.over.Load() {
			return
		}
		payload, errs := s.render(d)
		if errs != nil {
			s.fail(errs)
			return
		}
		// The reader of this socket waits for nothing, so this may wait for it.
		_ = s.socket.sendRaw(s.op.head, payload, frameTail)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.joining, s.replayed = false, head
	for _, h := range s.pending {
		s.pass(h)
	}
	s.pending = nil
}

// hear takes an event from the room.
func (s *seat) hear(d *events.Delivery, payload []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.joining {
		if len(s.pending) < waiting {
			s.pending = append(s.pending, heard{d, payload})
		} else {
			s.pending = append(s.pending[:0], heard{d: s.resync(d.Cursor)})
		}
		return
	}
	s.pass(heard{d, payload})
}

// pass posts an event to the socket unless the replay had it; mu is held. A
// socket that does not keep up gets Resync in place of what waits for it.
func (s *seat) pass(h heard) {
	if s.replayed != "" && h.d.Within(s.replayed) {
		return
	}
	if h.payload != nil && s.socket.post(shared{s.op, h.payload}) {
		return
	}
	payload, errs := s.render(s.resync(h.d.Cursor))
	if errs == nil {
		s.socket.post(shared{s.op, payload})
	}
}

func (s *seat) resync(cursor string) *events.Delivery {
	return &events.Delivery{Cursor: cursor, Event: events.Resync{Reason: events.ResyncSlow}}
}

// render executes the operation for one event: the resolver is called as for
// any subscription and is given this event alone. Errors mean that the
// operation itself was refused.
func (s *seat) render(d *events.Delivery) (payload []byte, errs gqlerror.List) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(s.socket.ctx), renderTime)
	defer cancel()
	defer func() {
		if v := recover(); v != nil { // of a middleware; those of resolvers do not come this far
			payload, errs = nil, gqlerror.List{s.socket.t.errs.present(ctx, s.socket.t.errs.recovered(ctx, v))}
		}
	}()
	ctx = graphql.WithOperationContext(graphql.StartOperationTrace(events.Only(ctx, d)), s.room.run)
	next, ctx := s.room.rooms.engine.DispatchOperation(ctx, s.room.run)
	resp := next(ctx)
	if resp == nil {
		resp = &graphql.Response{}
	}
	if resp.Data == nil {
		if len(resp.Errors) == 0 {
			resp.Errors = gqlerror.List{{Message: somethingWentWrong, Extensions: map[string]any{"code": codeInternal}}}
		}
		return nil, resp.Errors
	}
	var buf bytes.Buffer
	buf.Grow(len(resp.Data) + 16)
	appendResponse(&buf, resp)
	return buf.Bytes(), nil
}
