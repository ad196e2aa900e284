package app

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/sync/errgroup"

	"socialsync/db"
	"socialsync/graph"
	"socialsync/resolvers"
	"socialsync/webapp"
)

// Serve runs the API, in front of the web app, until ctx ends. Then it tells
// load balancers to go elsewhere, closes sockets so that clients come back to
// another process, and finishes what is running.
func Serve(ctx context.Context, c Config, log *slog.Logger) error {
	a, err := New(ctx, c, log)
	if err != nil {
		return err
	}
	defer a.Close()
	for _, warning := range c.Warnings() {
		log.Warn(warning)
	}
	handler, sockets, err := a.Handler()
	if err != nil {
		return err
	}
	// What other processes publish must arrive until the last socket is closed.
	background, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	group, running := errgroup.WithContext(ctx)
	group.Go(func() error { return a.Events.Run(background) })
	group.Go(func() error { return sockets.Run(background) })
	group.Go(func() error {
		defer stop()
		return serveUntil(running, server(c.Addr, handler, log), c.DrainTimeout)
	})
	group.Go(func() error {
		return serveUntil(running, server(c.MetricsAddr, a.private(), log), c.DrainTimeout)
	})
	group.Go(func() error {
		<-running.Done()
		drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), c.DrainTimeout)
		defer cancel()
		sockets.Drain(drain)
		return nil
	})
	log.Info("serving", "address", c.Addr, "url", c.PublicURL.String())
	return group.Wait()
}

// Handler is everything the product answers on its public address.
func (a *App) Handler() (http.Handler, *graph.Sockets, error) {
	sessions := &Sessions{Accounts: a.Accounts, Trusted: a.Config.TrustedProxies, Secure: a.Config.Production(), Log: a.Log}
	api, err := a.graphQL(sessions)
	if err != nil {
		return nil, nil, err
	}
	files, err := newMedia(a.Inbox.Media, a.Config.PublicURL.String(), a.Log)
	if err != nil {
		return nil, nil, err
	}
	mux := http.NewServeMux()
	pages, err := compressed(proxyTo(a.Config.WebappURL, "", a.Log))
	if err != nil {
		return nil, nil, err
	}
	mux.Handle("/graphql", explorerOr(api, pages))
	mux.HandleFunc("GET /healthz", alive)
	mux.HandleFunc("GET /readyz", a.ready)
	mux.Handle("/ops/queues/", a.queues())
	(&connect{channels: a.Channels, log: a.Log}).register(mux)
	files.register(mux)
	(&pictures{files: a.Inbox.Media, log: a.Log}).register(mux)
	(&documents{media: files, knowledge: a.Knowledge}).register(mux)
	if a.Config.Sandbox {
		mux.Handle("/sandbox-api/", sameOrigin(a.Config.PublicURL, onlyRole(db.RoleAgent, a.simulator())))
	}
	mux.Handle("/", pages)
	// Meta's webhooks need no session, and must not wait for one.
	public := http.NewServeMux()
	(&webhooks{
		inbox: a.Inbox, verifyToken: a.Config.WhatsAppVerifyToken, log: a.Log,
		secrets: map[db.Channel][]string{
			db.ChannelWhatsApp:  {a.Config.WhatsAppAppSecret, a.Config.MetaClientSecret},
			db.ChannelInstagram: {a.Config.InstagramAppSecret, a.Config.WhatsAppAppSecret, a.Config.MetaClientSecret},
		},
	}).register(public)
	public.Handle("/", sessions.Middleware(mux))
	return withRequestID(withRecovery(a.Log, withSecurityHeaders(a.Config.Production(), public))), api.Sockets, nil
}

// graphQL builds the endpoint.
func (a *App) graphQL(sessions *Sessions) (*graph.Handler, error) {
	documents, err := webapp.Persisted()
	if err != nil {
		return nil, err
	}
	resolver := &resolvers.Resolver{DB: a.DB, Accounts: a.Accounts, Channels: a.Channels, Inbox: a.Inbox, Billing: a.Billing, Writing: a.Writing, Copilot: a.Copilot, Actions: a.Actions, Knowledge: a.Knowledge, Agents: a.Agents, Evals: a.Evals, Insights: a.Insights, Conflicts: a.Conflicts, Replies: a.Replies, Transcripts: a.Transcripts, Events: a.Events}
	handler := graph.NewHandler(graph.HandlerConfig{
		Schema: graph.NewExecutableSchema(graph.Config{Resolvers: resolver, Directives: resolvers.Directives()}),
		Log:    a.Log, Caller: sessions.Caller, RequestID: requestID, Persisted: documents,
		OpenIntrospection: a.Config.Environment == "development", Origins: []string{a.Config.PublicURL.String()},
		Redis: a.Redis, RedisPrefix: a.Config.RedisPrefix,
		Hub: a.Events, Visibility: func(ctx context.Context) string { return string(db.ActorFrom(ctx).Role) },
		Personal: resolvers.PersonalFields, Grouped: resolvers.GroupedFields, Alike: resolver.Alike,
		Responses:  []graphql.ResponseMiddleware{resolver.Responses},
		Extensions: []graphql.HandlerExtension{resolvers.Access{Express: resolver.Express}},
		Sockets: graph.SocketConfig{
			Authenticate: func(ctx context.Context, p transport.InitPayload) (context.Context, time.Time, error) {
				return sessions.Authenticate(ctx, p)
			},
			Revoked: sessions.Revoked,
		},
	})
	a.Events.OnRevocation(handler.Sockets.Close)
	a.Metrics.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "socialsync_sockets", Help: "Open GraphQL sockets.",
	}, func() float64 { return float64(handler.Sockets.Count()) }))
	return handler, nil
}

// explorerOr shows people who open the address in a browser the explorer;
// programs get the API.
func explorerOr(api, pages http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isVisit := r.Method == http.MethodGet && !r.URL.Query().Has("query") && !r.URL.Query().Has("extensions") &&
			r.Header.Get("Upgrade") == "" && strings.Contains(r.Header.Get("Accept"), "text/html"); isVisit {
			r.URL.Path = "/graphql-explorer"
			pages.ServeHTTP(w, r)
			return
		}
		api.ServeHTTP(w, r)
	})
}
