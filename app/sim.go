package app

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"

	"golang.org/x/sync/errgroup"

	"socialsync/clients/mail/mailsim"
	"socialsync/clients/meta/metasim"
)

// Sim runs what stands in for the outside world: Meta, and a server that catches
// mail instead of delivering it.
func Sim(ctx context.Context, c Config, log *slog.Logger) error {
	if !c.Sandbox {
		return errors.New("Meta's keys are set, so there is nothing to simulate: unset them, or set SANDBOX=on")
	}
	callbacks := "http://" + reachable(c.Addr)
	sim, err := metasim.New(metasim.Config{
		Addr: c.SimAddr, PublicURL: "http://" + reachable(c.SimAddr), StateFile: c.SimState, Log: log,
		WhatsAppCallback: callbacks + "/api/whatsapp/webhook", InstagramCallback: callbacks + "/api/instagram/webhook",
		VerifyToken: c.WhatsAppVerifyToken, WhatsAppAppSecret: c.WhatsAppAppSecret, InstagramAppSecret: c.InstagramAppSecret,
	})
	if err != nil {
		return err
	}
	mails := &mailsim.Server{Addr: c.SimSMTPAddr, Log: log}
	mux := http.NewServeMux()
	mux.Handle("/sim/mails", mails)
	mux.HandleFunc("GET /sim/healthz", alive)
	mux.Handle("/", sim.Handler())
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return mails.Run(ctx) })
	group.Go(func() error { return sim.Keep(ctx) })
	group.Go(func() error { return serveUntil(ctx, &http.Server{Addr: c.SimAddr, Handler: mux}, 0) }) //nolint:gosec // loopback only
	log.Info("simulating", "address", c.SimAddr, "mail", c.SimSMTPAddr)
	return group.Wait()
}

// simulator passes the sandbox page's calls on to the simulator's control API.
func (a *App) simulator() http.Handler {
	target := &url.URL{Scheme: "http", Host: reachable(a.Config.SimAddr), Path: "/sim"}
	return proxyTo(target, "/sandbox-api", a.Log)
}
