package graph

import "sync"

// waiting is how many shared frames may wait for one socket: a burst, whose
// bytes all sockets have in common. More means that it does not keep up.
const waiting = 256

// outbox is the frames of rooms that wait for a socket. A room must not wait
// for its slowest member, so a goroutine writes them, and only exists while
// there are any.
type outbox struct {
	mu      sync.Mutex
	queue   []shared
	writing bool
}

// shared is an event of one operation, whose payload many sockets have in common.
type shared struct {
	op      *operation
	payload []byte
}

// post queues a frame. It reports false when too many wait; the frames of the
// operation are thrown away then, and the caller posts a Resync instead.
func (s *socket) post(f shared) bool {
	s.out.mu.Lock()
	defer s.out.mu.Unlock()
	if len(s.out.queue) >= waiting {
		kept := s.out.queue[:0]
		for _, q := range s.out.queue {
			if q.op != f.op {
				kept = append(kept, q)
			}
		}
		clear(s.out.queue[len(kept):])
		s.out.queue = kept
		return false
	}
	s.out.queue = append(s.out.queue, f)
	if !s.out.writing {
		s.out.writing = true
		go s.flush()
	}
	return true
}

var frameTail = []byte{'}'}

// flush writes what waits until nothing does.
func (s *socket) flush() {
	for {
		s.out.mu.Lock()
		if len(s.out.queue) == 0 {
			s.out.writing = false
			s.out.mu.Unlock()
			return
		}
		next := s.out.queue[0]
		s.out.queue[0] = shared{}
		s.out.queue = s.out.queue[1:]
		if len(s.out.queue) == 0 {
			s.out.queue = nil
		}
		s.out.mu.Unlock()
		if !next.op.over.Load() {
			_ = s.sendRaw(next.op.head, next.payload, frameTail)
		}
	}
}
