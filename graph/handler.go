// Package graph is the GraphQL machinery: generated code, the HTTP and
// websocket transports, limits and the one error presenter. It holds no
// product rules and asks no database; resolvers and features do.
package graph

import (
	"context"
	"log/slog"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"

	"socialsync/events"
)

// HandlerConfig is everything the handler needs. Schema, Log, Caller and RequestID
// are required.
type HandlerConfig struct {
	Schema graphql.ExecutableSchema
	Log    *slog.Logger

	// Caller says who asks, from what the session middleware (or Authenticate,
	// on a socket) put into the context.
	Caller func(ctx context.Context) Caller
	// RequestID is shown in errors and logged with them.
	RequestID func(ctx context.Context) string

	// Persisted maps the sha256 (hex) of each document of the web app to its text.
	Persisted map[string]string
	// OpenIntrospection lets anonymous callers introspect: development only. What
	// else they may ask for are the root fields marked @public in the schema.
	OpenIntrospection bool

	// Origins are the exact origins ("https://app.example.com") whose pages may
	// use the caller's cookie or open a socket.
	Origins []string

	Limits Limits
	// Redis shares rate limits between processes, under keys that begin with
	// RedisPrefix. Nil, or away: each process counts for itself.
	Redis       *redis.Client
	RedisPrefix string

	// Responses run around every response: once per query and once per event of
	// a subscription. The loaders are attached here.
	Responses []graphql.ResponseMiddleware
	// Extensions are added to gqlgen's executor: metrics, tracing.
	Extensions []graphql.HandlerExtension

	Sockets SocketConfig
	// Hub feeds subscriptions that many sockets share. Nil: each socket
	// executes for itself.
	Hub *events.Hub
	// Visibility names what the caller may see within the workspace (its role,
	// say). Sockets with the same visibility share one execution of each event.
	// Nil: only sockets of the same user share.
	Visibility func(ctx context.Context) string
	// Personal names the fields ("Conversation.draft") whose value depends on the
	// user who asks; a subscription that selects one is shared by the sockets of
	// one user only. Below an event that only one user hears they do not count.
	Personal []string
	// Grouped names fields ("Conversation.isUnread") that depend on the user too,
	// but have few values: for each event Alike says which users would be shown
	// the same, namely those it gives the same name.
	Grouped []string
	Alike   func(ctx context.Context, d *events.Delivery, users []uuid.UUID) (map[uuid.UUID]string, error)
}

// Caller is who asks, as far as limits, CSRF and sockets care.
type Caller struct {
	// SignedIn is true for a session and for an API key.
	SignedIn    bool
	UserID      uuid.UUID
	WorkspaceID uuid.UUID
	// SessionID ends with the session or the key; the sockets of it with it.
	SessionID string
	// ByCookie is true when the browser sent the credentials by itself, so that
	// cross-site requests must be refused.
	ByCookie bool
	// Address is the client's, taken from trusted proxies only.
	Address string
}

// holder is who has the caller's sockets: the user on all their browsers, or one
// API key, which belongs to nobody.
func (c Caller) holder() string {
	if c.UserID == uuid.Nil {
		return c.SessionID
	}
	return c.UserID.String()
}

// Handler serves GraphQL over HTTP and websockets. Its Sockets must be run
// and drained by the process.
type Handler struct {
	Sockets *Sockets

	http *httpTransport
	ws   *wsTransport
}

// NewHandler builds the endpoint from its configuration.
func NewHandler(c HandlerConfig) *Handler {
	c.Limits = c.Limits.withDefaults()
	c.Sockets = c.Sockets.withDefaults()
	errs := &errorPresenter{log: c.Log, requestID: c.RequestID}
	engine := newEngine(c, errs)
	rates := newRateLimiter(c.Redis, c.RedisPrefix, c.Limits)
	origins := newOrigins(c.Origins)
	sockets := newSockets(c.Sockets, c.Log)
	return &Handler{
		Sockets: sockets,
		http:    &httpTransport{engine: engine, errs: errs, rates: rates, origins: origins, caller: c.Caller, limits: c.Limits},
		ws:      newWSTransport(c, engine, errs, rates, origins, sockets),
	}
}

// ServeHTTP implements http.Handler.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Upgrade") != "" {
		h.ws.serve(w, r)
		return
	}
	h.http.serve(w, r)
}
