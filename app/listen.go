package app

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"
)

// server has the limits of everything that listens. Upgraded sockets leave them.
func server(address string, handler http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Addr: address, Handler: boundSlowReaders(handler, readPatience), ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, IdleTimeout: 60 * time.Second, MaxHeaderBytes: 16 << 10,
	}
}

// serveUntil serves until ctx ends, then gives open requests until drain. What
// is still open then is cut, and context.DeadlineExceeded returned.
func serveUntil(ctx context.Context, server *http.Server, drain time.Duration) error {
	var unused unusedConns
	server.ConnState = unused.follow
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), drain)
		defer cancel()
		unused.close()
		err := server.Shutdown(ctx)
		_ = server.Close()
		stopped <- err
	}()
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// unusedConns are connections that nobody has asked anything on. Browsers and
// Go's own client open one more than they need, and Server.Shutdown waits five
// seconds for a request on each before it takes them for idle.
type unusedConns struct {
	mu     sync.Mutex
	conns  map[net.Conn]struct{}
	closed bool
}

// follow is an http.Server's ConnState hook.
func (u *unusedConns) follow(conn net.Conn, state http.ConnState) {
	u.mu.Lock()
	defer u.mu.Unlock()
	switch {
	case state != http.StateNew:
		delete(u.conns, conn)
	case u.closed:
		_ = conn.Close()
	default:
		if u.conns == nil {
			u.conns = map[net.Conn]struct{}{}
		}
		u.conns[conn] = struct{}{}
	}
}

// close closes them, and whatever is opened from now on.
func (u *unusedConns) close() {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.closed = true
	for conn := range u.conns {
		_ = conn.Close()
	}
}
