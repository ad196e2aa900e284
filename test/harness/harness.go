// Package harness runs the whole product inside a test: the API and the worker as
// `socialsync serve` and `socialsync work` run them, a simulator of Meta, a
// database and a piece of Redis of its own. It refuses to reach into the product:
// what a test does and sees goes through the addresses that people and Meta use.
package harness

import (
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/app"
	"socialsync/clients/ai/aisim"
	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/db/dbtest"
)

// Patience is how long a test waits for an outcome before it fails. It is
// generous: the machine may be busy with other tests.
const Patience = 30 * time.Second

// Workspace says what the test's workspace is like. The zero value has one person
// for each role, and a WhatsApp number and an Instagram account that are
// connected to the simulator.
type Workspace struct {
	Name string
	// Pace of the simulator's ticks; see metasim.Config.
	Pace float64
	// Slots are the jobs the worker does at once; 0 means 8.
	Slots int
}

// Harness is a running product. It ends with its test.
type Harness struct {
	Meta *metasim.Sandbox
	AI   *aisim.Server // the models
	URL  string        // of the product
	// App is an instance of its own beside the ones under test, for what a test
	// must prepare and no API offers.
	App *app.App

	WorkspaceID         uuid.UUID
	WhatsApp, Instagram uuid.UUID // the connected accounts

	t      testing.TB
	owner  string // of the database; see SQL
	tokens map[db.Role]string
}

// Start runs the product until the test ends.
func Start(t testing.TB, w Workspace) *Harness {
	t.Helper()
	sim := metasim.Start(t, metasim.Config{
		Pace: w.Pace, VerifyToken: "sandbox-verify-token",
		WhatsAppAppSecret: "sandbox-meta-secret", InstagramAppSecret: "sandbox-instagram-secret",
	})
	models, modelsURL := aisim.Start(t)
	address := FreeAddress(t)
	h := &Harness{Meta: sim, AI: models, URL: "http://" + address, t: t, tokens: map[db.Role]string{}}
	sim.SetCallbacks(h.URL+"/api/whatsapp/webhook", h.URL+"/api/instagram/webhook")

	databases := dbtest.URLs(t)
	h.owner = databases.Owner
	redis, prefix := dbtest.Redis(t)
	t.Cleanup(func() { forgetQueues(context.WithoutCancel(t.Context()), redis, prefix) })
	simAddress := strings.TrimPrefix(sim.URL(), "http://")
	config, err := app.Load(Environment(map[string]string{
		"ADDR": address, "PUBLIC_URL": h.URL, "METRICS_ADDR": FreeAddress(t), "WORKER_METRICS_ADDR": FreeAddress(t), "SIM_ADDR": simAddress,
		"OPENAI_BASE_URL": modelsURL, "OPENAI_API_KEY": "test",
		"DATABASE_URL": databases.App, "REDIS_URL": os.Getenv("REDIS_URL"), "REDIS_PREFIX": prefix,
		"BLOB_URL":     "file://" + t.TempDir() + "?no_tmp_dir=true",
		"WORKER_SLOTS": fmt.Sprint(max(w.Slots, 8)), "DRAIN_TIMEOUT": "5s",
	}))
	if err != nil {
		t.Fatalf("the harness's settings: %v", err)
	}
	log := slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn}))
	if h.App, err = app.New(t.Context(), config, log); err != nil {
		t.Fatalf("open the product: %v", err)
	}
	t.Cleanup(h.App.Close)
	h.populate(w)
	h.run(config, log, app.Serve, app.Work)
	h.Until("the product to be ready", func() bool { return h.status("/readyz") == http.StatusOK })
	return h
}

// Seed makes a harness's workspace for a product that runs elsewhere, at address.
// There is no simulator in it.
func Seed(t testing.TB, a *app.App, databaseOwner, address string) *Harness {
	t.Helper()
	h := &Harness{App: a, URL: address, t: t, owner: databaseOwner, tokens: map[db.Role]string{}}
	h.populate(Workspace{})
	return h
}

// run runs processes until the test ends, and waits for their end, so that none
// logs into a test that is over.
func (h *Harness) run(config app.Config, log *slog.Logger, processes ...func(context.Context, app.Config, *slog.Logger) error) {
	for _, process := range processes {
		ctx, stop := context.WithCancel(context.WithoutCancel(h.t.Context()))
		ended := make(chan error, 1)
		go func() { ended <- process(ctx, config, log) }()
		h.t.Cleanup(func() {
			stop()
			if err := <-ended; err != nil {
				h.t.Errorf("a process ended with: %v", err)
			}
		})
	}
}

// Environment is a getenv of values alone, with secrets that everybody knows.
func Environment(values map[string]string) func(string) string {
	return func(name string) string {
		switch value, given := values[name]; {
		case given:
			return value
		case name == "JWT_SECRET":
			return strings.Repeat("only for tests ", 4)
		case name == "ENCRYPTION_KEYS":
			return "1:" + base64.StdEncoding.EncodeToString([]byte(strings.Repeat("k", 32)))
		}
		return ""
	}
}

// ports are handed out below the range from which the system takes those of its
// own connections, so that none is lost before the product listens on it.
var ports atomic.Uint32

// FreeAddress is an address on this machine where nothing listens.
func FreeAddress(t testing.TB) string {
	t.Helper()
	const first, count = 12_000, 18_000
	ports.CompareAndSwap(0, uint32(os.Getpid())*37+1)
	for range 200 {
		address := fmt.Sprintf("127.0.0.1:%d", first+ports.Add(1)%count)
		listener, err := net.Listen("tcp", address)
		if err == nil {
			_ = listener.Close()
			return address
		}
	}
	t.Fatal("no free port between 12000 and 30000")
	return ""
}

func (h *Harness) status(path string) int {
	res, err := http.Get(h.URL + path)
	if err != nil {
		return 0
	}
	defer res.Body.Close()
	_, _ = io.Copy(io.Discard, res.Body)
	return res.StatusCode
}

// Until waits for an outcome that no event announces.
func (h *Harness) Until(what string, right func() bool) {
	h.t.Helper()
	Until(h.t, what, right)
}

// Until looks at something again and again until it is right.
func Until(t testing.TB, what string, right func() bool) {
	t.Helper()
	deadline := time.After(Patience)
	look := time.NewTicker(25 * time.Millisecond)
	defer look.Stop()
	for !right() {
		select {
		case <-look.C:
		case <-deadline:
			t.Fatalf("waited in vain for %s", what)
		}
	}
}

// Get fetches an address of the product without credentials, following nothing.
func (h *Harness) Get(address string) (status int, body string) {
	h.t.Helper()
	u, err := url.Parse(h.URL)
	if err == nil {
		u, err = u.Parse(address)
	}
	if err != nil {
		h.t.Fatal(err)
	}
	res, err := http.Get(u.String())
	if err != nil {
		h.t.Fatalf("get %s: %v", address, err)
	}
	defer res.Body.Close()
	content, err := io.ReadAll(res.Body)
	if err != nil {
		h.t.Fatalf("read %s: %v", address, err)
	}
	return res.StatusCode, string(content)
}
