package graph

import (
	"sync"
	"time"
)

// waiting is how many shared frames may wait for one socket: a burst, whose
// bytes all sockets have in common. More means that it does not keep up.
const waiting = 256

// outbox is the frames of rooms that wait for a socket. A room must not wait
// for its slowest member: what the kernel does not take at once is written by a
// goroutine, which only exists while there is something to write.
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

var frameTail = []byte{'}'}

// post writes or queues a frame. It reports false when too many wait; the
// frames of the operation are thrown away then, and the caller posts a Resync
// instead.
func (s *socket) post(f shared) bool {
	s.out.mu.Lock()
	defer s.out.mu.Unlock()
	if s.wire.closed.Load() || f.op.over.Load() {
		return true
	}
	outcome := untouched
	if !s.out.writing {
		outcome = s.wire.try(f.op.head, f.payload, frameTail)
	}
	switch {
	case outcome == written:
		return true
	case outcome == untouched && len(s.out.queue) >= waiting:
		kept := s.out.queue[:0]
		for _, q := range s.out.queue {
			if q.op != f.op {
				kept = append(kept, q)
			}
		}
		clear(s.out.queue[len(kept):])
		s.out.queue = kept
		return false
	case outcome == untouched:
		s.out.queue = append(s.out.queue, f)
	}
	if !s.out.writing {
		s.out.writing = true
		go s.flush()
	}
	return true
}

// flush writes what waits, as many frames at a time as there are, until
// nothing does.
func (s *socket) flush() {
	buf := takeFrames()
	defer buf.put()
	for {
		if err := s.flushFrames(buf); err != nil {
			s.cut()
		}
		s.out.mu.Lock()
		if len(s.out.queue) == 0 {
			s.out.writing = false
			s.out.mu.Unlock()
			return
		}
		queue := s.out.queue
		s.out.queue = nil
		s.out.mu.Unlock()
		buf.b = buf.b[:0]
		for _, f := range queue {
			if !f.op.over.Load() {
				buf.add(f.op.head, f.payload, frameTail)
			}
		}
	}
}

// flushFrames writes frames and waits for it, unless the socket is closed.
func (s *socket) flushFrames(buf *frames) error {
	s.wire.mu.Lock()
	defer s.wire.mu.Unlock()
	if s.wire.closed.Load() {
		return nil
	}
	return s.wire.flush(buf, time.Now().Add(writeWait))
}
