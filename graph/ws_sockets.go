package graph

import (
	"context"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/google/uuid"

	"socialsync/events"
)

// SocketConfig is what the process decides about sockets. Zero means the default.
type SocketConfig struct {
	// Authenticate reads connection_init's payload and the upgrade request's
	// context and returns the context that operations run in, and when the
	// authentication ends (zero: never). Every error is refused alike.
	Authenticate func(ctx context.Context, payload transport.InitPayload) (context.Context, time.Time, error)
	// Revoked says which of these callers' sessions have ended. It is asked every
	// RecheckInterval, because a revocation message may be lost. Nil: never.
	Revoked func(ctx context.Context, callers []Caller) ([]bool, error)

	InitTimeout     time.Duration // 10 s
	PingInterval    time.Duration // 25 s
	PongGrace       time.Duration // after two intervals without a word the link is dead; 10 s
	RecheckInterval time.Duration // 30 s
	Operations      int           // of one socket at a time; 20
	PerHolder       int           // sockets of one user, or of one API key; 200
	PerAddress      int           // sockets of one address; 10000
}

func (c SocketConfig) withDefaults() SocketConfig {
	def(&c.InitTimeout, 10*time.Second)
	def(&c.PingInterval, 25*time.Second)
	def(&c.PongGrace, 10*time.Second)
	def(&c.RecheckInterval, 30*time.Second)
	def(&c.Operations, 20)
	def(&c.PerHolder, 200)
	def(&c.PerAddress, 10_000)
	if c.Authenticate == nil {
		c.Authenticate = func(ctx context.Context, _ transport.InitPayload) (context.Context, time.Time, error) {
			return ctx, time.Time{}, nil
		}
	}
	return c
}

// Sockets are the open sockets of this process. net/http forgets a connection
// once it is upgraded, so they are counted, closed and drained here.
type Sockets struct {
	config SocketConfig
	log    *slog.Logger

	mu        sync.Mutex
	draining  bool
	pinged    map[*socket]time.Time // the open ones, and when each was last pinged
	byHolder  map[string]int
	byAddress map[string]int
}

func newSockets(c SocketConfig, log *slog.Logger) *Sockets {
	return &Sockets{
		config: c, log: log, pinged: map[*socket]time.Time{},
		byHolder: map[string]int{}, byAddress: map[string]int{},
	}
}

// Count is how many sockets are open.
func (r *Sockets) Count() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.pinged)
}

// Close ends the sockets of a session, user, member or workspace with 4403, so
// that the client asks for a new token. An empty revocation ends none.
func (r *Sockets) Close(rev events.Revocation) {
	for _, s := range r.matching(rev) {
		go s.close(closeForbidden, "Forbidden")
	}
}

func (r *Sockets) matching(rev events.Revocation) []*socket {
	if rev == (events.Revocation{}) {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	var found []*socket
	for s := range r.pinged {
		c := s.identity.Load()
		if c != nil &&
			(rev.SessionID == "" || rev.SessionID == c.SessionID) &&
			(rev.UserID == uuid.Nil || rev.UserID == c.UserID) &&
			(rev.WorkspaceID == uuid.Nil || rev.WorkspaceID == c.WorkspaceID) {
			found = append(found, s)
		}
	}
	return found
}

// Run pings the sockets and asks for revoked sessions until ctx ends.
func (r *Sockets) Run(ctx context.Context) error {
	ping := time.NewTicker(r.config.PingInterval / 10)
	defer ping.Stop()
	recheck := time.NewTicker(r.config.RecheckInterval)
	defer recheck.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case now := <-ping.C:
			for _, s := range r.due(now) {
				go s.ping()
			}
		case <-recheck.C:
			r.recheck(ctx)
		}
	}
}

// due picks the sockets whose last ping is an interval ago, so that they are
// spread over the interval as their connecting was.
func (r *Sockets) due(now time.Time) []*socket {
	r.mu.Lock()
	defer r.mu.Unlock()
	var due []*socket
	for s, last := range r.pinged {
		if now.Sub(last) >= r.config.PingInterval {
			r.pinged[s] = now
			due = append(due, s)
		}
	}
	return due
}

// recheck closes the sockets whose session has ended without our hearing of it.
func (r *Sockets) recheck(ctx context.Context) {
	if r.config.Revoked == nil {
		return
	}
	bySession := map[events.Revocation]Caller{}
	r.mu.Lock()
	for s := range r.pinged {
		if c := s.identity.Load(); c != nil {
			bySession[events.Revocation{SessionID: c.SessionID, UserID: c.UserID, WorkspaceID: c.WorkspaceID}] = *c
		}
	}
	r.mu.Unlock()
	if len(bySession) == 0 {
		return
	}
	callers := slices.Collect(maps.Values(bySession))
	revoked, err := r.config.Revoked(ctx, callers)
	if err != nil {
		r.log.WarnContext(ctx, "sockets: cannot check sessions", "err", err)
		return
	}
	for i, c := range callers {
		if i < len(revoked) && revoked[i] {
			r.Close(events.Revocation{SessionID: c.SessionID, UserID: c.UserID, WorkspaceID: c.WorkspaceID})
		}
	}
}

// Drain refuses new sockets, closes the open ones with a code upon which
// clients reconnect elsewhere, and waits for them; those left when ctx ends are
// cut.
func (r *Sockets) Drain(ctx context.Context) {
	r.mu.Lock()
	r.draining = true
	left := slices.Collect(maps.Keys(r.pinged))
	r.mu.Unlock()
	for _, s := range left {
		go s.close(closeServiceRestart, "Service restart")
	}
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for r.Count() > 0 {
		select {
		case <-tick.C:
		case <-ctx.Done():
			r.mu.Lock()
			for s := range r.pinged {
				_ = s.conn.Close()
			}
			r.mu.Unlock()
			return
		}
	}
}

// reserve takes a place for a connection from address, before the upgrade.
func (r *Sockets) reserve(address string) (status int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.draining:
		return http.StatusServiceUnavailable
	case r.byAddress[address] >= r.config.PerAddress:
		return http.StatusTooManyRequests
	}
	r.byAddress[address]++
	return http.StatusOK
}

// release gives back what reserve and identify took.
func (r *Sockets) release(s *socket) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.pinged, s)
	decrement(r.byAddress, s.address)
	if c := s.identity.Load(); c != nil {
		decrement(r.byHolder, c.holder())
	}
}

func decrement[K comparable](counts map[K]int, key K) {
	if counts[key]--; counts[key] <= 0 {
		delete(counts, key)
	}
}

// add counts an upgraded socket among the open ones.
func (r *Sockets) add(s *socket) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.pinged[s] = time.Now()
	if r.draining {
		go s.close(closeServiceRestart, "Service restart")
	}
}

// identify says whose socket it is; false when its holder has too many.
func (r *Sockets) identify(s *socket, c Caller) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.byHolder[c.holder()] >= r.config.PerHolder {
		return false
	}
	r.byHolder[c.holder()]++
	s.identity.Store(&c)
	return true
}
