package graph

import (
	"encoding/binary"
	"net"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/gorilla/websocket"
)

// wire is the writing side of a connection. Frames are made here, not by
// gorilla, for one reason: a room writes to hundreds of sockets and must not
// wait for one, and a write that the kernel takes at once needs no goroutine.
type wire struct {
	mu     sync.Mutex  // one frame at a time, control frames included
	closed atomic.Bool // a close frame was sent, or the connection is gone
	conn   *websocket.Conn
	raw    syscall.RawConn // nil when the connection is no plain socket
	// rest is the end of a frame of which the kernel took the beginning. Nothing
	// may be written before it.
	rest []byte
}

func (w *wire) open(conn *websocket.Conn) {
	w.conn = conn
	if tcp, ok := conn.NetConn().(*net.TCPConn); ok {
		w.raw, _ = tcp.SyscallConn() // without it every write may wait
	}
}

// outcome is what became of a write that may not wait.
type outcome int

const (
	written   outcome = iota
	started           // rest is to be written by somebody who may wait
	untouched         // the kernel's buffer is full, or somebody is writing
)

// try writes a frame if that takes no waiting.
func (w *wire) try(parts ...[]byte) outcome {
	if w.raw == nil || !w.mu.TryLock() {
		return untouched
	}
	defer w.mu.Unlock()
	if w.closed.Load() {
		return written // as much as it will ever be
	}
	if len(w.rest) > 0 {
		return untouched
	}
	buf := takeFrames()
	defer buf.put()
	buf.add(parts...)
	err := w.raw.Write(buf.attempt)
	switch {
	case err != nil || buf.n <= 0: // whoever may wait finds out
		return untouched
	case buf.n < len(buf.b):
		w.rest = append([]byte(nil), buf.b[buf.n:]...)
		return started
	}
	return written
}

// flush writes the rest and what is in buf, and waits for it until deadline;
// mu is held.
func (w *wire) flush(buf *frames, deadline time.Time) error {
	out := buf.b
	if len(w.rest) > 0 {
		out = append(w.rest, out...)
		w.rest = nil
	}
	if len(out) == 0 {
		return nil
	}
	conn := w.conn.NetConn()
	_ = conn.SetWriteDeadline(deadline)
	_, err := conn.Write(out)
	_ = conn.SetWriteDeadline(time.Time{}) // try would fail after it
	return err
}

// control writes a ping, pong or close; mu is held.
func (w *wire) control(kind int, data []byte, deadline time.Time) error {
	if err := w.flush(&frames{}, deadline); err != nil {
		return err
	}
	err := w.conn.WriteControl(kind, data, deadline)
	_ = w.conn.NetConn().SetWriteDeadline(time.Time{})
	return err
}

// frames is a buffer for frames on their way out, shared by all sockets.
type frames struct {
	b       []byte
	n       int // of b, taken by the kernel in attempt
	attempt func(fd uintptr) bool
}

var framePool sync.Pool

// keptFrames is the largest buffer worth keeping.
const keptFrames = 64 << 10

func takeFrames() *frames {
	f, pooled := framePool.Get().(*frames)
	if !pooled {
		f = &frames{}
		f.attempt = func(fd uintptr) bool {
			f.n, _ = syscall.Write(int(fd), f.b)
			return true // whatever came of it: never wait
		}
	}
	f.b, f.n = f.b[:0], 0
	return f
}

func (f *frames) put() {
	if cap(f.b) <= keptFrames {
		framePool.Put(f)
	}
}

// add appends one text frame, unmasked as a server's are.
func (f *frames) add(parts ...[]byte) {
	size := 0
	for _, p := range parts {
		size += len(p)
	}
	const finalText = 0x81
	switch {
	case size < 126:
		f.b = append(f.b, finalText, byte(size))
	case size < 1<<16:
		f.b = binary.BigEndian.AppendUint16(append(f.b, finalText, 126), uint16(size))
	default:
		f.b = binary.BigEndian.AppendUint64(append(f.b, finalText, 127), uint64(size))
	}
	for _, p := range parts {
		f.b = append(f.b, p...)
	}
}
