package graph

import (
	"context"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"

	"socialsync/events"
)

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
		m.broadcast(d) //nolint:contextcheck // it runs under the context of whoever listens
	}
}

// broadcast gives an event to everybody in the room who may hear it.
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
	switch {
	case len(listeners) == 0:
	case m.key.grouped && !private:
		for _, group := range m.alike(d, listeners) {
			tell(group, d)
		}
	default:
		tell(listeners, d)
	}
}

// tell executes an event on behalf of the first and gives the bytes to all.
func tell(listeners []*seat, d *events.Delivery) {
	payload, errs := listeners[0].render(d)
	for _, s := range listeners {
		if errs != nil {
			s.fail(errs)
			continue
		}
		s.hear(d, payload)
	}
}

// alike groups listeners by what they would be shown; each user alone when that
// cannot be told.
func (m *room) alike(d *events.Delivery, listeners []*seat) map[string][]*seat {
	var users []uuid.UUID
	seen := map[uuid.UUID]bool{}
	for _, s := range listeners {
		if !seen[s.user] {
			seen[s.user] = true
			users = append(users, s.user)
		}
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(listeners[0].socket.ctx), renderTime)
	defer cancel()
	names, err := m.rooms.alike(ctx, d, users)
	groups := map[string][]*seat{}
	for _, s := range listeners {
		name, known := names[s.user]
		if !known || err != nil {
			name = s.user.String()
		}
		groups[name] = append(groups[name], s)
	}
	return groups
}

// renderTime bounds the execution of one event.
const renderTime = 10 * time.Second
