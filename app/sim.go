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
	"time"

	"golang.org/x/sync/errgroup"

	"socialsync/clients/ai/aisim"
	"socialsync/clients/mail/mailsim"
	"socialsync/clients/meta/metasim"
	"socialsync/clients/shopsim"
)

// Sim runs what stands in for the outside world: Meta, models, and a server that
// catches mail instead of delivering it. What there are keys for is left out.
func Sim(ctx context.Context, c Config, log *slog.Logger) error {
	if !c.Sandbox && !c.OfflineModels() {
		return errors.New("keys of Meta and of a model provider are set, so there is nothing to simulate: unset them, or set SANDBOX=on")
	}
	mails := &mailsim.Server{Addr: c.SimSMTPAddr, Log: log}
	models := aisim.New(aisim.Config{Pace: streamPace, Log: log})
	mux := http.NewServeMux()
	mux.Handle("/sim/mails", mails)
	mux.HandleFunc("GET /sim/healthz", alive)
	mux.Handle("/openai/", models.Handler())
	mux.Handle("/sim/ai/", models.Handler())
	group, ctx := errgroup.WithContext(ctx)
	if c.Sandbox {
		sim, err := c.meta(log)
		if err != nil {
			return err
		}
		mux.Handle("/", sim.Handler())
		mux.Handle("/shop/", http.StripPrefix("/shop", shopsim.Handler(demoOrders())))
		group.Go(func() error { return sim.Keep(ctx) })
	}
	group.Go(func() error { return mails.Run(ctx) })
	group.Go(func() error { return serveUntil(ctx, &http.Server{Addr: c.SimAddr, Handler: mux}, 0) }) //nolint:gosec // loopback only
	log.Info("simulating", "address", c.SimAddr, "mail", c.SimSMTPAddr, "meta", c.Sandbox, "models", c.OfflineModels())
	return group.Wait()
}

// streamPace is the pause between the pieces of a simulated model's answer.
const streamPace = 15 * time.Millisecond

// meta is the simulator of Meta, with what it remembers.
func (c Config) meta(log *slog.Logger) (*metasim.Server, error) {
	callbacks := "http://" + reachable(c.Addr)
	sim, err := metasim.New(metasim.Config{
		Addr: c.SimAddr, PublicURL: "http://" + reachable(c.SimAddr), StateFile: c.SimState, Log: log,
		WhatsAppCallback: callbacks + "/api/whatsapp/webhook", InstagramCallback: callbacks + "/api/instagram/webhook",
		VerifyToken: c.WhatsAppVerifyToken, WhatsAppAppSecret: c.WhatsAppAppSecret, InstagramAppSecret: c.InstagramAppSecret,
	})
	if err != nil {
		return nil, err
	}
	return sim, c.recall(sim)
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
