package app

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/accounts"
	"socialsync/graph"
)

// Sessions turns what a request shows, cookie or token, into a db.Actor in its
// context, and renews a browser's session on the way, for pages too.
type Sessions struct {
	Accounts *accounts.Service
	Trusted  []netip.Prefix // proxies whose X-Forwarded-For is believed
	Secure   bool           // the product is reached by https
	Log      *slog.Logger
}

// Middleware identifies the caller of every request. A credential that lets
// nobody in makes the caller anonymous; one that cannot be checked is answered
// with 503, because guessing either way would be wrong.
func (s *Sessions) Middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		jar := &cookieJar{w: w, r: r, secure: s.Secure, address: clientAddress(r, s.Trusted)}
		ctx := accounts.WithBrowser(r.Context(), jar)
		r = r.WithContext(ctx)
		jar.r = r
		credential, err := s.identify(ctx, jar, r)
		switch {
		case err == nil:
			ctx = db.WithActor(context.WithValue(ctx, credentialKey{}, credential), credential.Actor)
			r = r.WithContext(ctx)
		case !errors.Is(err, accounts.ErrSignedOut):
			if ctx.Err() == nil {
				s.Log.ErrorContext(ctx, "cannot check who asks", "err", err)
			}
			w.Header().Set("Retry-After", "2")
			http.Error(w, "Something went wrong. Please try again.", http.StatusServiceUnavailable)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// identify looks at the Authorization header first: who sends one means it.
func (s *Sessions) identify(ctx context.Context, jar *cookieJar, r *http.Request) (accounts.Credential, error) {
	if token := bearer(r.Header.Get("Authorization")); token != "" {
		return s.Accounts.ByBearer(ctx, token, workspaceOf(r))
	}
	access, refresh := jar.read()
	if access != "" {
		credential, err := s.Accounts.ByAccessToken(ctx, access)
		if err == nil || !errors.Is(err, accounts.ErrSignedOut) {
			credential.ByCookie = true
			return credential, err
		}
	}
	switch {
	case refresh == "" || isAsset(r):
		return accounts.Credential{}, accounts.ErrSignedOut
	case r.Header.Get("Upgrade") != "":
		return s.Accounts.ByRefreshToken(ctx, refresh)
	}
	issued, err := s.Accounts.Exchange(ctx, jar, refresh)
	if errors.Is(err, accounts.ErrSignedOut) {
		jar.discard()
	}
	if err != nil {
		return accounts.Credential{}, err
	}
	jar.Keep(issued)
	return accounts.Credential{
		Actor: issued.Actor, ByCookie: true, ExpiresAt: issued.AccessExpires, SessionEnds: issued.RefreshExpires,
	}, nil
}

type credentialKey struct{}

// Caller tells GraphQL who asks.
func (s *Sessions) Caller(ctx context.Context) graph.Caller {
	actor := db.ActorFrom(ctx)
	credential, _ := ctx.Value(credentialKey{}).(accounts.Credential)
	caller := graph.Caller{
		SignedIn: !actor.IsZero(), UserID: actor.UserID, WorkspaceID: actor.WorkspaceID,
		ByCookie: credential.ByCookie, Address: accounts.BrowserFrom(ctx).Address(),
	}
	switch {
	case actor.SessionID != uuid.Nil:
		caller.SessionID = actor.SessionID.String()
	case actor.APIKeyID != uuid.Nil:
		caller.SessionID = actor.APIKeyID.String()
	}
	return caller
}

// Authenticate lets a socket in by connection_init's `authorization`, or else by
// the cookie of its upgrade request. A cookie's socket lasts as long as the
// session may, a token's as long as the token.
func (s *Sessions) Authenticate(ctx context.Context, payload map[string]any) (context.Context, time.Time, error) {
	header, given := payload["authorization"].(string)
	if !given {
		header, given = payload["Authorization"].(string)
	}
	if given {
		credential, err := s.Accounts.ByBearer(ctx, bearer(header), workspaceIn(payload))
		if err != nil {
			return ctx, time.Time{}, err
		}
		ctx = context.WithValue(ctx, credentialKey{}, credential)
		return db.WithActor(ctx, credential.Actor), credential.ExpiresAt, nil
	}
	credential, ok := ctx.Value(credentialKey{}).(accounts.Credential)
	switch {
	case !ok:
		return ctx, time.Time{}, accounts.ErrSignedOut
	case credential.ByCookie:
		return ctx, credential.SessionEnds, nil
	}
	return ctx, credential.ExpiresAt, nil
}

// Revoked says which of the callers' sessions, keys or memberships have ended.
func (s *Sessions) Revoked(ctx context.Context, callers []graph.Caller) ([]bool, error) {
	actors := make([]db.Actor, len(callers))
	for i, c := range callers {
		actors[i] = db.Actor{UserID: c.UserID, WorkspaceID: c.WorkspaceID}
		id, err := uuid.Parse(c.SessionID)
		switch {
		case err != nil: // a member without a session of ours
		case c.UserID == uuid.Nil:
			actors[i].APIKeyID = id
		default:
			actors[i].SessionID = id
		}
	}
	return s.Accounts.Ended(ctx, actors)
}

// bearer is the token of an Authorization header; empty when it is of another
// kind.
func bearer(header string) string {
	scheme, token, found := strings.Cut(header, " ")
	if !found || !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}

// workspaceHeader chooses among a person's workspaces for tokens that name none.
const workspaceHeader = "X-Workspace-Id"

func workspaceOf(r *http.Request) uuid.UUID {
	id, _ := uuid.Parse(r.Header.Get(workspaceHeader)) // malformed: none
	return id
}

func workspaceIn(payload map[string]any) uuid.UUID {
	text, _ := payload["workspaceId"].(string)
	id, _ := uuid.Parse(text) // malformed: none
	return id
}

// isAsset is true for what pages are made of: many come at once, anybody may
// have them, and caches keep them, so they renew no session.
func isAsset(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Dest") {
	case "image", "style", "script", "font", "audio", "video", "track", "manifest", "worker", "serviceworker":
		return true
	}
	return strings.HasPrefix(r.URL.Path, "/_next/static/")
}
