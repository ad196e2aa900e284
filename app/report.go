package app

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/getsentry/sentry-go"
)

// Report makes every error that log logs reach Sentry too, when SENTRY_DSN is
// set. Log records carry ids and no texts, names or tokens, so neither do the
// reports. flush sends what is waiting; call it last.
func Report(c Config, log *slog.Logger) (reporting *slog.Logger, flush func(), err error) {
	if c.SentryDSN == "" {
		return log, func() {}, nil
	}
	if err := sentry.Init(sentry.ClientOptions{Dsn: c.SentryDSN, Environment: c.Environment, AttachStacktrace: true}); err != nil {
		return nil, nil, fmt.Errorf("SENTRY_DSN: %w", err)
	}
	return slog.New(reporter{Handler: log.Handler()}), func() { sentry.Flush(3 * time.Second) }, nil
}

// reporter passes records on, and errors to Sentry as well.
type reporter struct {
	slog.Handler
	attrs []slog.Attr
}

// Handle implements slog.Handler.
func (r reporter) Handle(ctx context.Context, record slog.Record) error {
	if record.Level >= slog.LevelError {
		sentry.WithScope(func(scope *sentry.Scope) {
			details := sentry.Context{}
			for _, a := range r.attrs {
				details[a.Key] = a.Value.String()
			}
			record.Attrs(func(a slog.Attr) bool {
				details[a.Key] = a.Value.String()
				return true
			})
			scope.SetContext("log", details)
			sentry.CaptureMessage(record.Message)
		})
	}
	return r.Handler.Handle(ctx, record)
}

// WithAttrs implements slog.Handler.
func (r reporter) WithAttrs(attrs []slog.Attr) slog.Handler {
	return reporter{Handler: r.Handler.WithAttrs(attrs), attrs: append(slices.Clip(r.attrs), attrs...)}
}

// WithGroup implements slog.Handler.
func (r reporter) WithGroup(name string) slog.Handler {
	return reporter{Handler: r.Handler.WithGroup(name), attrs: r.attrs}
}
