// Package metasim is Meta in a box: the parts of the Graph API that the product
// calls, a world of accounts and customers behind them, and signed webhooks
// back. It judges requests as strictly as Meta does and knows nothing of the
// product; nobody should import it outside of development and tests.
package metasim

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Config says where the simulator listens and whom it calls.
type Config struct {
	Addr string // host:port; Run listens there

	// Callbacks receive the webhooks. Empty ones send nothing.
	WhatsAppCallback  string
	InstagramCallback string
	VerifyToken       string

	// Secrets sign the webhooks, and are expected as client secrets when an
	// authorisation code is exchanged.
	WhatsAppAppSecret  string
	InstagramAppSecret string

	// PublicURL is how others reach this server; it stands in media addresses.
	// Empty means http:// and Addr.
	PublicURL string

	// StateFile keeps the world between runs. Empty keeps it in memory alone.
	StateFile string
	// Seed makes ids repeatable. 0 draws one, so that a restarted simulator
	// never reuses an id that the product has already stored.
	Seed uint64

	// Pace shortens or stretches the waits below: statuses, echoes, retries.
	// 0 means 1; tests take less.
	Pace float64

	Log *slog.Logger
}

// The waits of an unhurried day, before Pace.
const (
	sentAfter      = 120 * time.Millisecond
	deliveredAfter = 450 * time.Millisecond
	readAfter      = 1200 * time.Millisecond
	echoAfter      = 150 * time.Millisecond
	retryFirst     = time.Second
	retryMost      = 15 * time.Second
)

// Server is a running simulator. All its state is behind mu.
type Server struct {
	cfg  Config
	log  *slog.Logger
	http http.Handler
	out  *outbox
	hub  *hub

	mu     sync.Mutex
	world  *World
	rng    *rand.Rand
	faults []*Fault
	// touched says when a customer's thread last changed, as an event's seq.
	touched map[string]uint64
	dirty   bool
	url     string // set by Start and Run
}

// New builds a simulator around the demo world, or around the one in
// StateFile. Call Run; or serve Handler at Addr oneself and call Keep.
func New(cfg Config) (*Server, error) {
	if cfg.Pace == 0 {
		cfg.Pace = 1
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	s := &Server{cfg: cfg, log: cfg.Log, hub: newHub(), url: strings.TrimRight(cfg.PublicURL, "/")}
	s.settleAt(cfg.Addr)
	s.out = newOutbox(s)
	world, err := loadWorld(cfg.StateFile)
	if err != nil {
		return nil, err
	}
	if world == nil {
		world = newWorld(cfg.Seed)
	}
	s.adopt(world)
	s.http = s.routes()
	return s, nil
}

// Handler serves the Graph API at / and the control API at /sim/.
func (s *Server) Handler() http.Handler { return s.http }

// URL is the simulator's own address.
func (s *Server) URL() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.url
}

// settleAt derives the simulator's own address from where it listens, unless it
// was told one.
func (s *Server) settleAt(addr string) {
	host, port, err := net.SplitHostPort(addr)
	if s.cfg.PublicURL != "" || err != nil {
		return
	}
	if ip := net.ParseIP(host); host == "" || ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.url = "http://" + net.JoinHostPort(host, port)
}

// Run listens at Addr until ctx ends, and saves the world.
func (s *Server) Run(ctx context.Context) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", s.cfg.Addr)
	if err != nil {
		return fmt.Errorf("simulator: %w", err)
	}
	s.settleAt(listener.Addr().String())
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	server := &http.Server{Handler: s.http, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	failed := make(chan error, 1)
	go func() {
		failed <- server.Serve(listener)
		cancel()
	}()
	s.log.Info("simulator listens", "addr", listener.Addr().String())

	// Keep ends the event streams, which would hold up the shutdown.
	err = s.Keep(ctx)
	stop, cancelStop := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
	defer cancelStop()
	if server.Shutdown(stop) != nil {
		_ = server.Close()
	}
	if served := <-failed; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	return err
}

// Keep saves the world every few seconds until ctx ends, and then closes the
// simulator. Who serves Handler on a listener of their own runs it beside.
func (s *Server) Keep(ctx context.Context) error {
	save := time.NewTicker(5 * time.Second)
	defer save.Stop()
	for {
		select {
		case <-save.C:
			if err := s.save(); err != nil {
				s.log.Warn("simulator can't save", "err", err)
			}
		case <-ctx.Done():
			return s.Close()
		}
	}
}

// Close stops the webhooks and the event streams and saves the world.
func (s *Server) Close() error {
	s.out.close()
	s.hub.close()
	return s.save()
}

// now is the world's time, which /sim/clock can move.
func (s *Server) now() time.Time {
	return time.Now().Add(s.world.ClockOffset).UTC()
}

// pace is d at this simulator's speed.
func (s *Server) pace(d time.Duration) time.Duration {
	return time.Duration(float64(d) * s.cfg.Pace)
}
