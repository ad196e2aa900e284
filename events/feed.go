package events

import (
	"sync"

	"github.com/google/uuid"
)

// feed is one workspace's events in this process: subscribed to once, however
// many listen.
type feed struct {
	workspace uuid.UUID
	// ready is closed at the first confirmation by Redis.
	ready chan struct{}

	mu         sync.Mutex
	generation int    // the connection that confirmed last; 0: none yet
	cursor     string // of the last event that was kept
	listeners  map[*listener]struct{}
}

func newFeed(workspace uuid.UUID) *feed {
	return &feed{workspace: workspace, ready: make(chan struct{}), listeners: map[*listener]struct{}{}}
}

// confirm notes that Redis has subscribed us. On a later connection than the
// one a listener has heard everything from, it must load again.
func (f *feed) confirm(generation int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.generation == generation {
		return
	}
	if f.generation == 0 {
		close(f.ready)
	}
	f.generation = generation
	for l := range f.listeners {
		l.connected(generation, f.cursor)
	}
}

// deliver passes an event to all listeners. The cursor of an event that is not
// kept is "~": it stands where the last kept one stood.
func (f *feed) deliver(cursor string, e Event) {
	f.mu.Lock()
	defer f.mu.Unlock()
	kept := cursor != "~"
	if kept {
		f.cursor = cursor
	}
	in := incoming{d: &Delivery{Cursor: f.cursor, Event: e, kept: kept}, kept: kept}
	if kept {
		in.at, _ = parseCursor(cursor)
	}
	for l := range f.listeners {
		l.push(in)
	}
}

// incoming is a delivery and where it stands in the stream, if it is kept.
type incoming struct {
	d    *Delivery
	at   position
	kept bool
}

// add registers a listener in the joining state.
func (f *feed) add(l *listener) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.listeners[l] = struct{}{}
}

// remove reports whether nobody listens any more.
func (f *feed) remove(l *listener) (empty bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.listeners, l)
	return len(f.listeners) == 0
}

// connection is the one that confirmed last.
func (f *feed) connection() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.generation
}

// live ends the joining of a listener: what was missed comes first, then what
// has come meanwhile. head is where the stream stood when it was read, on
// which connection is generation.
func (f *feed) live(l *listener, generation int, head string, missed []*Delivery) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.cursor == "" {
		f.cursor = head
	}
	l.start(generation, head, missed)
	if f.generation != generation {
		l.connected(f.generation, f.cursor)
	}
}

// listener is one receiver. Its channel is closed by stop, which the hub calls
// when the receiver's context ends; nobody else closes it and nothing is sent
// afterwards. Sending never blocks: a full channel is emptied and says Resync.
type listener struct {
	accepts func(Event) bool

	mu         sync.Mutex
	out        chan *Delivery
	stopped    bool
	joining    bool
	pending    []incoming // kept events that came while joining
	overflown  bool       // too many came
	replayed   position   // up to here it has had from the stream
	generation int        // the connection it has heard everything from
}

func newListener(accepts func(Event) bool) *listener {
	return &listener{accepts: accepts, joining: true}
}

func (l *listener) push(in incoming) {
	if !l.accepts(in.d.Event) {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.stopped:
	case !l.joining:
		l.live(in)
	case !in.kept:
	case len(l.pending) < buffered:
		l.pending = append(l.pending, in)
	default:
		l.overflown = true
	}
}

// live sends what the replay did not have: the stream may be read before the
// message of its last entries arrives here. mu is held.
func (l *listener) live(in incoming) {
	if !in.kept || !l.replayed.covers(in.at) {
		l.send(in.d)
	}
}

// send is called with mu held and out made.
func (l *listener) send(d *Delivery) {
	select {
	case l.out <- d:
		return
	default:
	}
	for len(l.out) > 0 {
		select {
		case <-l.out:
		default: // the receiver was quicker
		}
	}
	l.out <- &Delivery{Cursor: d.Cursor, Event: Resync{Reason: ResyncSlow}}
}

// start makes the channel, long enough for what was missed, and fills it.
func (l *listener) start(generation int, head string, missed []*Delivery) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.stopped {
		return
	}
	l.out = make(chan *Delivery, buffered+len(missed)+len(l.pending))
	l.generation = generation
	l.joining = false
	l.replayed, _ = parseCursor(head)
	for _, d := range missed {
		l.out <- d
	}
	for _, in := range l.pending {
		l.live(in)
	}
	if l.overflown {
		l.send(&Delivery{Cursor: head, Event: Resync{Reason: ResyncSlow}})
	}
	l.pending = nil
}

// connected tells a listener that an earlier connection was lost.
func (l *listener) connected(generation int, cursor string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.stopped || l.joining || l.generation == generation {
		return
	}
	l.generation = generation
	l.send(&Delivery{Cursor: cursor, Event: Resync{Reason: ResyncReconnected}})
}

// stop closes the channel. A second call does nothing.
func (l *listener) stop() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.stopped {
		return
	}
	l.stopped = true
	if l.out != nil {
		close(l.out)
	}
}
