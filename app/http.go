package app

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httputil"
	"net/url"
	"runtime/debug"
	"strings"

	"github.com/google/uuid"
	"github.com/hibiken/asynq"
	"github.com/hibiken/asynqmon"

	"socialsync/db"
)

type requestIDKey struct{}

// requestID returns the id under which a request is logged and which errors show.
func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey{}).(string)
	return id
}

// withRequestID gives every request an id. A caller's own is not believed: it
// could be anything, and ends up in logs.
func withRequestID(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := uuid.NewString()
		w.Header().Set("X-Request-Id", id)
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), requestIDKey{}, id)))
	})
}

// withRecovery answers 500 when a handler panics, and logs why.
func withRecovery(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if p := recover(); p != nil && p != http.ErrAbortHandler { //nolint:errorlint // the sentinel is compared as net/http does
				log.ErrorContext(r.Context(), "handler panicked", "path", r.URL.Path, "request", requestID(r.Context()),
					"panic", p, "stack", string(debug.Stack()))
				http.Error(w, "Something went wrong. Request "+requestID(r.Context()), http.StatusInternalServerError)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// withSecurityHeaders adds what every answer of ours needs. The web app sets its
// own Content-Security-Policy, with a nonce for each page.
func withSecurityHeaders(isHTTPS bool, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		if isHTTPS {
			h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
		}
		next.ServeHTTP(w, r)
	})
}

// proxyTo passes requests on to another server of ours. It says whom the request
// is from itself, so that nobody can pretend.
func proxyTo(target *url.URL, strip string, log *slog.Logger) http.Handler {
	return &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.Out.URL.Path = strings.TrimPrefix(r.Out.URL.Path, strip)
			r.SetURL(target)
			r.Out.Host = r.In.Host
			r.SetXForwarded()
			r.Out.Header.Set("X-Request-Id", requestID(r.In.Context()))
		},
		FlushInterval: -1, // pages stream
		ErrorHandler: func(w http.ResponseWriter, r *http.Request, err error) {
			if r.Context().Err() == nil {
				log.WarnContext(r.Context(), "upstream does not answer", "path", r.URL.Path, "err", err)
			}
			w.Header().Set("Retry-After", "2")
			http.Error(w, "This page is starting. Try again in a moment.", http.StatusBadGateway)
		},
	}
}

// onlyRole lets signed-in members with at least role through; everybody else
// hears that there is nothing here.
func onlyRole(role db.Role, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !db.ActorFrom(r.Context()).Can(role) {
			http.NotFound(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// sameOrigin refuses requests with a cookie that another site's page may have
// made: the Origin, where a browser sends one, must be ours.
func sameOrigin(public *url.URL, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := r.Header.Get("Origin")
		safe := r.Method == http.MethodGet || r.Method == http.MethodHead
		if !safe && origin != "" && origin != public.String() || r.Header.Get("Sec-Fetch-Site") == "cross-site" && !safe {
			http.Error(w, "another site may not do this", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// queues shows what waits in Redis, for owners. Several workspaces share the
// queues, so what a task is about stays hidden, and where customers are real
// nothing can be changed.
func (a *App) queues() http.Handler {
	options, err := asynq.ParseRedisURI(a.Config.RedisURL)
	if err != nil {
		return http.NotFoundHandler()
	}
	return onlyRole(db.RoleOwner, withOwnFiles(asynqmon.New(asynqmon.Options{
		RootPath: "/ops/queues", RedisConnOpt: options, ReadOnly: !a.Config.Sandbox,
		PayloadFormatter: asynqmon.PayloadFormatterFunc(func(string, []byte) string { return "hidden" }),
		ResultFormatter:  asynqmon.ResultFormatterFunc(func(string, []byte) string { return "hidden" }),
	})))
}

// withOwnFiles lets a page have nothing from elsewhere: the queues' asks a font service
// for its letters, which would tell that service who looks. It has the reader's instead,
// and its styles and first script stand in the page itself.
func withOwnFiles(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'")
		next.ServeHTTP(w, r)
	})
}
