package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/gorilla/websocket"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"golang.org/x/time/rate"
)

const (
	// writeWait is how long a frame may take to leave.
	writeWait = 10 * time.Second
	// closeWait is how long the client may take to answer a close frame.
	closeWait = time.Second
	// framesPerSecond is what a client may send, with a burst of twice that.
	framesPerSecond = 100
)

// socket is one connection: what gqlgen's transport reads and writes, and what
// rooms write to. One goroutine reads, any may write.
//
// Operations are renamed on their way to gqlgen, so that the id of a finished
// one can be used again at once and nothing of the old one appears under it.
type socket struct {
	t        *wsTransport
	address  string
	conn     *websocket.Conn
	incoming *rate.Limiter

	// Set by init, before the acknowledgement.
	ctx      context.Context //nolint:containedctx // the caller's, for as long as the socket lives
	identity atomic.Pointer[Caller]
	expiry   *time.Timer

	initialised  bool // the reader's alone
	acknowledged atomic.Bool

	wire wire
	out  outbox

	mu        sync.Mutex
	named     map[string]*operation // by the client's id
	renamed   map[string]*operation // by gqlgen's
	lastInner int
}

// operation is one subscribe of a client.
type operation struct {
	id, inner string
	seat      *seat // in a room; nil when gqlgen runs it
	head      []byte
	over      atomic.Bool
}

var (
	_ transport.WebsocketConn        = (*socket)(nil)
	_ transport.WebsocketReadLimiter = (*socket)(nil)
)

func newSocket(t *wsTransport, address string) *socket {
	return &socket{
		t: t, address: address, incoming: rate.NewLimiter(framesPerSecond, 2*framesPerSecond),
		named: map[string]*operation{}, renamed: map[string]*operation{},
	}
}

// start begins with an upgraded connection; the client has InitTimeout to
// introduce itself.
func (s *socket) start(conn *websocket.Conn) {
	s.conn = conn
	s.wire.open(conn)
	_ = conn.SetReadDeadline(time.Now().Add(s.t.config.InitTimeout))
	conn.SetPongHandler(func(string) error { s.alive(); return nil })
	conn.SetPingHandler(func(data string) error { s.control(websocket.PongMessage, []byte(data)); return nil })
	conn.SetCloseHandler(func(code int, _ string) error { s.close(code, ""); return nil })
	s.t.sockets.add(s)
}

// alive puts off the moment at which the link counts as dead.
func (s *socket) alive() {
	if s.initialised && !s.wire.closed.Load() {
		_ = s.conn.SetReadDeadline(time.Now().Add(2*s.t.config.PingInterval + s.t.config.PongGrace))
	}
}

// authenticated is called by init; identity is known then.
func (s *socket) authenticated(ctx context.Context, expires time.Time) {
	s.ctx = ctx
	if !expires.IsZero() {
		s.expiry = time.AfterFunc(time.Until(expires), func() { s.close(closeForbidden, "Forbidden") })
	}
}

// NextReader implements transport.WebsocketConn: the next message that gqlgen
// shall see. Everything else is dealt with here.
func (s *socket) NextReader() (int, io.Reader, error) {
	for {
		kind, raw, err := s.conn.ReadMessage()
		if err != nil {
			if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() && !s.initialised {
				s.close(closeInitTimeout, "Connection initialisation timeout")
			}
			return 0, nil, transport.ErrWebsocketClosed
		}
		if s.wire.closed.Load() {
			continue // until the client answers the close or the deadline passes
		}
		var (
			forward []byte
			v       = badMessage
		)
		if kind == websocket.TextMessage {
			forward, v = s.guard(raw)
		}
		if v == nil && !s.incoming.Allow() {
			v = &violation{closeTooMany, "Too many messages"}
		}
		if v != nil {
			s.close(v.code, v.reason)
			continue
		}
		s.alive()
		if forward != nil {
			return kind, bytes.NewReader(forward), nil
		}
	}
}

// WriteJSON implements transport.WebsocketConn. Frames of operations that are
// over are dropped.
func (s *socket) WriteJSON(v any) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return err
	}
	var f frame
	if err := json.Unmarshal(raw, &f); err != nil {
		return err
	}
	switch f.Type {
	case "connection_ack":
		s.acknowledged.Store(true)
	case "next", "error", "complete":
		s.mu.Lock()
		op := s.renamed[f.ID]
		if op != nil && f.Type != "next" {
			s.forget(op)
		}
		s.mu.Unlock()
		if op == nil {
			return nil
		}
		f.ID = op.id
	}
	return s.send(f)
}

// WriteClose implements transport.WebsocketConn. What gqlgen calls a protocol
// error the guard has already closed for; what is left is the end of the
// server's context.
func (s *socket) WriteClose(int, string) error {
	s.close(closeServiceRestart, "Service restart")
	return nil
}

// Close implements transport.WebsocketConn. The connection is closed by finish,
// after the client has had the time to answer.
func (s *socket) Close() error { return nil }

// Subprotocol implements transport.WebsocketConn.
func (s *socket) Subprotocol() string { return subprotocol }

// SetReadLimit implements transport.WebsocketReadLimiter.
func (s *socket) SetReadLimit(limit int64) { s.conn.SetReadLimit(limit) }

// register takes an id into use.
func (s *socket) register(id string) (*operation, *violation) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.named[id] != nil {
		return nil, &violation{closeDuplicateID, "Subscriber for " + short(id) + " already exists"}
	}
	if len(s.named) >= s.t.config.Operations {
		return nil, &violation{closeTooMany, "Too many operations"}
	}
	s.lastInner++
	op := &operation{id: id, inner: strconv.Itoa(s.lastInner)}
	s.named[id], s.renamed[op.inner] = op, op
	return op, nil
}

// short keeps a close reason within the 123 bytes that it may have.
func short(id string) string { return id[:min(len(id), 60)] }

// forget ends an operation; mu is held.
func (s *socket) forget(op *operation) {
	op.over.Store(true)
	if s.named[op.id] == op {
		delete(s.named, op.id)
	}
	delete(s.renamed, op.inner)
}

// complete is the client's; gqlgen is told when it runs the operation.
func (s *socket) complete(id string) (forward []byte) {
	s.mu.Lock()
	op := s.named[id]
	if op != nil {
		s.forget(op)
	}
	s.mu.Unlock()
	switch {
	case op == nil:
		return nil
	case op.seat != nil:
		op.seat.leave()
		return nil
	}
	return encodeFrame(frame{Type: "complete", ID: op.inner})
}

// fail ends an operation that could not begin or go on.
func (s *socket) fail(op *operation, errs ...*gqlerror.Error) {
	s.mu.Lock()
	over := op.over.Load()
	s.forget(op)
	s.mu.Unlock()
	if over {
		return
	}
	var payload bytes.Buffer
	appendJSON(&payload, errs)
	_ = s.send(frame{Type: "error", ID: op.id, Payload: payload.Bytes()})
}

// send writes one frame and ends the socket when that fails.
func (s *socket) send(f frame) error {
	return s.sendRaw(encodeFrame(f))
}

// sendRaw writes one frame in parts and waits for it.
func (s *socket) sendRaw(parts ...[]byte) error {
	buf := takeFrames()
	defer buf.put()
	buf.add(parts...)
	err := s.flushFrames(buf)
	if err != nil {
		s.cut()
	}
	return err
}

// cut ends a connection that cannot be written to; the reader ends with it.
func (s *socket) cut() {
	s.wire.closed.Store(true)
	_ = s.conn.Close()
}

// control writes a ping or pong, unless the socket is closed.
func (s *socket) control(kind int, data []byte) {
	s.wire.mu.Lock()
	defer s.wire.mu.Unlock()
	if s.wire.closed.Load() {
		return
	}
	if s.wire.control(kind, data, time.Now().Add(writeWait)) != nil {
		s.cut()
	}
}

// close sends a close frame, once; nothing is written after it. The reader goes
// on until the client answers or closeWait is over.
func (s *socket) close(code int, reason string) {
	s.wire.mu.Lock()
	defer s.wire.mu.Unlock()
	if s.wire.closed.Swap(true) {
		return
	}
	_ = s.wire.control(websocket.CloseMessage, websocket.FormatCloseMessage(code, reason), time.Now().Add(closeWait))
	time.AfterFunc(closeWait, func() { _ = s.conn.Close() })
}

// ping finds dead links: some answer at the protocol's level, some at the
// websocket's, and both keep the socket alive.
func (s *socket) ping() {
	s.control(websocket.PingMessage, nil)
	_ = s.send(frame{Type: "ping"})
}

// finish ends everything the socket had; run calls it last.
func (s *socket) finish() {
	defer s.t.sockets.release(s)
	if s.expiry != nil {
		s.expiry.Stop()
	}
	s.wire.closed.Store(true)
	s.leaveRooms()
	s.linger()
	_ = s.conn.Close()
}

func (s *socket) leaveRooms() {
	s.mu.Lock()
	var seats []*seat
	for _, op := range s.named {
		op.over.Store(true)
		if op.seat != nil {
			seats = append(seats, op.seat)
		}
	}
	s.mu.Unlock()
	for _, seat := range seats {
		seat.leave()
	}
}

// linger reads until the client has closed its side, so that the close frame
// is not lost in a reset. What cannot be read as frames (one too large) is
// thrown away as bytes for a while.
func (s *socket) linger() {
	for {
		_, _, err := s.conn.NextReader()
		if err == nil {
			continue
		}
		if errors.Is(err, websocket.ErrReadLimit) {
			_ = s.conn.SetReadDeadline(time.Now().Add(closeWait))
			_, _ = io.Copy(io.Discard, s.conn.NetConn())
		}
		return
	}
}
