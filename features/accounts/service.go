// Package accounts is who may come in and as what: people, passwords, sessions,
// API keys, teams and the workspace itself. It refuses to know HTTP: where a
// session is kept is a Browser, which app makes from cookies.
package accounts

import (
	"context"
	"log/slog"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/mail"
	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

// Service holds what accounts need. All fields must be set, but Supabase.
type Service struct {
	DB        *db.DB
	Events    *events.Hub
	Queue     *queue.Client
	Mail      *mail.Client
	Throttle  *Throttle
	Passwords *Passwords
	Tokens    *Tokens
	Supabase  *Supabase // nil: no Supabase project is trusted
	Log       *slog.Logger
	PublicURL string // no trailing slash
	IsSandbox bool

	checked accessCache
}

// Watch lets revocations of other processes take effect here at once. Call it
// before the hub runs.
func (s *Service) Watch() {
	s.Events.OnRevocation(func(events.Revocation) { s.checked.clear() })
}

// revoked makes a revocation effective here and everywhere once tx committed.
func (s *Service) revoked(tx *db.Tx, r events.Revocation) {
	tx.AfterCommit(func(ctx context.Context) {
		s.checked.clear()
		s.Events.Revoke(ctx, r)
	})
}

// Browser is where a signed-in session is kept and whose it is.
type Browser interface {
	Address() string
	UserAgent() string
	// Keep stores a session; what is empty in it stays as it was.
	Keep(issued Issued)
	// Forget drops the session.
	Forget()
}

// Issued is a session as a browser gets it.
type Issued struct {
	Actor          db.Actor
	Access         string
	AccessExpires  time.Time
	Refresh        string // empty: the one the browser has stays good
	RefreshExpires time.Time
}

type browserKey struct{}

// WithBrowser puts the request's browser into the context.
func WithBrowser(ctx context.Context, b Browser) context.Context {
	return context.WithValue(ctx, browserKey{}, b)
}

// BrowserFrom returns the request's browser; one that keeps nothing when the
// caller is a program or a socket.
func BrowserFrom(ctx context.Context) Browser {
	if b, ok := ctx.Value(browserKey{}).(Browser); ok {
		return b
	}
	return nobrowser{}
}

type nobrowser struct{}

func (nobrowser) Address() string   { return "" }
func (nobrowser) UserAgent() string { return "" }
func (nobrowser) Keep(Issued)       {}
func (nobrowser) Forget()           {}

// audit writes one line about who came in or what they changed. Addresses of
// people, tokens and keys never appear in it.
func (s *Service) audit(ctx context.Context, action string, args ...any) {
	s.Log.InfoContext(ctx, "audit", append([]any{"action", action}, args...)...)
}

// allow is deny by default at the door of each operation; the schema's @role is
// the first door.
func allow(actor db.Actor, role db.Role) error {
	return problem.Allowed(actor.Can(role))
}

// person is allow for what only a person can do, not a program with a key.
func person(actor db.Actor) error {
	if actor.UserID == uuid.Nil {
		return problem.New(problem.Forbidden, "Only a signed-in person can do this.")
	}
	return nil
}
