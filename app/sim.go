package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"os"

	"golang.org/x/sync/errgroup"

	"socialsync/clients/mail/mailsim"
	"socialsync/clients/meta/metasim"
)

// Sim runs what stands in for the outside world: Meta, and a server that catches
// mail instead of delivering it.
func Sim(ctx context.Context, c Config, log *slog.Logger) error {
	if !c.Sandbox {
		return errors.New("keys of Meta are set, so there is nothing to simulate: unset them, or set SANDBOX=on")
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
	if err := c.recall(sim); err != nil {
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

// historyFile is where seed leaves for the simulator what the demo's customers
// and the team wrote to each other, so that both sides of a chat agree.
func (c Config) historyFile() string { return c.SimState + ".history" }

func (c Config) writeHistory(histories []metasim.History) error {
	if c.SimState == "" {
		return nil
	}
	data, err := json.Marshal(histories)
	if err != nil {
		return err
	}
	return os.WriteFile(c.historyFile(), data, 0o600)
}

// recall puts that history into the simulator's threads; again at every start,
// which changes nothing that is there.
func (c Config) recall(sim *metasim.Server) error {
	data, err := os.ReadFile(c.historyFile())
	if c.SimState == "" || errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var histories []metasim.History
	if err := json.Unmarshal(data, &histories); err != nil {
		return fmt.Errorf("read %s: %w", c.historyFile(), err)
	}
	sim.Remember(histories)
	return nil
}
