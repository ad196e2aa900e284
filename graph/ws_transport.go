package graph

import (
	"context"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/gorilla/websocket"
)

// subprotocol is the only one we speak.
const subprotocol = "graphql-transport-ws"

// wsTransport is GraphQL over websockets: gqlgen's transport on gorilla's
// connections, with a guard between them that keeps both sides to the
// protocol. What many sockets subscribe to alike does not pass through gqlgen's
// transport; rooms execute it once for all.
type wsTransport struct {
	config   SocketConfig
	limits   Limits
	caller   func(context.Context) Caller
	engine   *engine
	errs     *errorPresenter
	rates    *rateLimiter
	origins  origins
	sockets  *Sockets
	rooms    *rooms
	upgrader websocket.Upgrader
	gqlgen   transport.Websocket
}

func newWSTransport(c HandlerConfig, e *engine, errs *errorPresenter, rates *rateLimiter, o origins, sockets *Sockets) *wsTransport {
	t := &wsTransport{
		config: c.Sockets, limits: c.Limits, caller: c.Caller, engine: e, errs: errs,
		rates: rates, origins: o, sockets: sockets, rooms: newRooms(c, e),
		upgrader: websocket.Upgrader{
			HandshakeTimeout: 10 * time.Second,
			ReadBufferSize:   1 << 10,
			WriteBufferSize:  4 << 10,
			WriteBufferPool:  &sync.Pool{}, // wire writes the frames, from buffers that all sockets share
			Subprotocols:     []string{subprotocol},
			CheckOrigin:      o.allows,
			Error: func(w http.ResponseWriter, _ *http.Request, status int, _ error) {
				http.Error(w, http.StatusText(status), status)
			},
		},
	}
	t.gqlgen = transport.Websocket{Implementation: t, InitFunc: t.init, PayloadReadLimit: &c.Limits.BodyBytes}
	return t
}

// serve upgrades the connection and leaves it to a goroutine of its own: while
// this one waited, net/http would keep its buffers and the request alive.
func (t *wsTransport) serve(w http.ResponseWriter, r *http.Request) {
	if !websocket.IsWebSocketUpgrade(r) || !slices.Contains(websocket.Subprotocols(r), subprotocol) {
		http.Error(w, "connect with the sub-protocol "+subprotocol, http.StatusBadRequest)
		return
	}
	if !t.origins.allows(r) {
		http.Error(w, "this origin may not connect", http.StatusForbidden)
		return
	}
	address := t.caller(r.Context()).Address
	if status := t.sockets.reserve(address); status != http.StatusOK {
		w.Header().Set("Retry-After", "5")
		http.Error(w, http.StatusText(status), status)
		return
	}
	s := newSocket(t, address)
	conn, err := t.upgrader.Upgrade(w, r, nil)
	if err != nil { // the upgrader has answered
		t.sockets.release(s)
		return
	}
	s.start(conn)
	go s.run(context.WithoutCancel(r.Context()))
}

// run serves the socket until it ends.
func (s *socket) run(ctx context.Context) {
	ctx, cancel := context.WithCancel(context.WithValue(ctx, socketKey{}, s))
	defer cancel()
	defer s.finish()
	defer func() {
		if v := recover(); v != nil { // one socket's, not the process's
			_ = s.t.errs.present(ctx, s.t.errs.recovered(ctx, v)) // logs it
		}
	}()
	// What gqlgen needs of the request is its context.
	r := (&http.Request{Method: http.MethodGet, Header: http.Header{}}).WithContext(ctx)
	s.t.gqlgen.Do(nil, r, s.t.engine)
}

type socketKey struct{}

// socketFrom finds what run has put there.
func socketFrom(ctx context.Context) *socket {
	s, _ := ctx.Value(socketKey{}).(*socket)
	return s
}

// Accept implements transport.WebsocketImplementation with the connection that
// serve has upgraded.
func (t *wsTransport) Accept(_ http.ResponseWriter, r *http.Request, _ transport.WebsocketAcceptOptions) (transport.WebsocketConn, error) {
	return socketFrom(r.Context()), nil
}

// init authenticates the socket from connection_init or from what the upgrade
// request carried. Every refusal looks the same: 4403, upon which the client
// fetches a new token.
func (t *wsTransport) init(ctx context.Context, payload transport.InitPayload) (context.Context, *transport.InitPayload, error) {
	s := socketFrom(ctx)
	refuse := func(code int, reason string) (context.Context, *transport.InitPayload, error) {
		s.close(code, reason)
		return ctx, nil, errRefusedSocket
	}
	authenticated, expires, err := t.config.Authenticate(ctx, payload)
	if err != nil {
		return refuse(closeForbidden, "Forbidden")
	}
	caller := t.caller(authenticated)
	now := time.Now()
	if !caller.SignedIn || !expires.IsZero() && !expires.After(now) {
		return refuse(closeForbidden, "Forbidden")
	}
	if !t.sockets.identify(s, caller) {
		return refuse(closeTryAgainLater, "Too many connections")
	}
	s.authenticated(authenticated, expires)
	return authenticated, nil, nil
}
