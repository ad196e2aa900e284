package metasim

import "sync"

// Event tells that something changed. Message is its state after the change.
type Event struct {
	Seq        uint64   `json:"seq"`
	Type       string   `json:"type"` // message, typing, customer, request, webhook, faults, reset
	CustomerID string   `json:"customerId,omitempty"`
	Message    *Message `json:"message,omitempty"`
}

// hub spreads events. A listener that falls behind is cut off: it reconnects
// and reads the thread again.
type hub struct {
	mu        sync.Mutex
	listeners map[chan Event]struct{}
	closed    bool
}

func newHub() *hub { return &hub{listeners: map[chan Event]struct{}{}} }

// listen returns a channel of events, which the hub closes when it is cut off,
// and a function to leave.
func (h *hub) listen() (<-chan Event, func()) {
	ch := make(chan Event, 256)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		close(ch)
		return ch, func() {}
	}
	h.listeners[ch] = struct{}{}
	return ch, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.drop(ch)
	}
}

func (h *hub) publish(e Event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for ch := range h.listeners {
		select {
		case ch <- e:
		default:
			h.drop(ch)
		}
	}
}

func (h *hub) drop(ch chan Event) {
	if _, ok := h.listeners[ch]; ok {
		delete(h.listeners, ch)
		close(ch)
	}
}

func (h *hub) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	for ch := range h.listeners {
		h.drop(ch)
	}
}
