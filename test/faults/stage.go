//go:build faults

// Package faults breaks the product on purpose and counts what came of it: real
// processes, killed and frozen; a Postgres and a Redis of its own, stopped and
// emptied; a bad network between them. `make faults` runs it. It refuses to look
// inside the processes: what counts is what the API shows, what the simulator of
// Meta accepted, and what is in the database.
package faults

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"socialsync/app"
	"socialsync/db"
	"socialsync/test/harness"
)

// Stage is the whole product for one test: simulator, API and two workers, with
// a proxy before each thing they call.
type Stage struct {
	*testing.T
	Services        *Services
	Postgres, Redis *Proxy
	Graph           *Proxy // what workers know as Meta
	World           *harness.Harness
	URL             string

	API     *Process
	Workers []*Process
	Metrics []string // the workers' own addresses

	binary   string
	folder   string
	database string
	sim      string
	environ  map[string]string
}

// NewStage starts everything and waits until it is ready.
func NewStage(t *testing.T) *Stage {
	t.Helper()
	services := OpenServices(t)
	services.EmptyRedis(t)
	s := &Stage{
		T: t, Services: services, folder: t.TempDir(), database: fmt.Sprintf("faults_%d", time.Now().UnixNano()),
		binary: Build(t, services.root), sim: harness.FreeAddress(t),
	}
	services.super(t, "create database "+s.database+" owner socialsync_owner")
	t.Cleanup(func() { services.super(t, "drop database if exists "+s.database+" with (force)") })
	s.Postgres = NewProxy(t, services.postgresAddress(), harness.FreeAddress(t))
	s.Redis = NewProxy(t, services.redisAddress(), harness.FreeAddress(t))
	s.Graph = NewProxy(t, s.sim, harness.FreeAddress(t))
	address := harness.FreeAddress(t)
	s.URL = "http://" + address
	s.environ = map[string]string{
		"ADDR": address, "PUBLIC_URL": s.URL, "SIM_ADDR": s.sim, "SIM_SMTP_ADDR": harness.FreeAddress(t), "SANDBOX": "on",
		"METRICS_ADDR": harness.FreeAddress(t), "WORKER_METRICS_ADDR": harness.FreeAddress(t),
		"DATABASE_URL":       services.database("socialsync", "APP_PASSWORD", s.Postgres.Address, s.database),
		"DATABASE_OWNER_URL": s.owner(), "REDIS_URL": services.redisURL(s.Redis.Address),
		"META_GRAPH_URL": "http://" + s.Graph.Address, "INSTAGRAM_GRAPH_URL": "http://" + s.Graph.Address,
		"BLOB_URL": "file://" + s.folder + "?no_tmp_dir=true", "DATABASE_POOL": "10", "WORKER_SLOTS": "16",
	}
	for _, secret := range []string{"JWT_SECRET", "ENCRYPTION_KEYS"} {
		s.environ[secret] = harness.Environment(nil)(secret)
	}
	s.seed()
	s.launch("sim", "sim", nil)
	s.StartAPI()
	s.StartWorker()
	s.StartWorker()
	s.Within(time.Minute, "the product to be ready", func() bool { return s.Ready() && s.simulated("GET", "/sim/clock", nil, nil) == nil })
	return s
}

func (s *Stage) owner() string {
	return s.Services.database("socialsync_owner", "OWNER_PASSWORD", s.Services.postgresAddress(), s.database)
}

// seed migrates and makes the workspace, in this process.
func (s *Stage) seed() {
	s.Helper()
	ctx, log := s.Context(), slog.New(slog.DiscardHandler)
	config, err := app.Load(harness.Environment(s.environ))
	if err == nil {
		err = app.Migrate(ctx, config, log)
	}
	if err != nil {
		s.Fatalf("prepare: %v", err)
	}
	a, err := app.New(ctx, config, log)
	if err != nil {
		s.Fatalf("prepare: %v", err)
	}
	defer a.Close()
	s.World = harness.Seed(s.T, a, s.owner(), s.URL)
}

func (s *Stage) launch(name, command string, more map[string]string) *Process {
	s.Helper()
	environ := []string{"PATH=" + os.Getenv("PATH"), "HOME=" + s.folder}
	for _, values := range []map[string]string{s.environ, more} {
		for key, value := range values {
			environ = append(environ, key+"="+value)
		}
	}
	return launch(s.T, s.binary, name, command, s.folder, environ)
}

// StartAPI starts the API.
func (s *Stage) StartAPI() {
	s.Helper()
	s.API = s.launch("api", "serve", nil)
}

// StartWorker adds a worker.
func (s *Stage) StartWorker() *Process {
	s.Helper()
	name := fmt.Sprintf("worker%d", len(s.Metrics)+1)
	metrics := harness.FreeAddress(s.T)
	w := s.launch(name, "work", map[string]string{"WORKER_METRICS_ADDR": metrics})
	s.Workers, s.Metrics = append(s.Workers, w), append(s.Metrics, metrics)
	return w
}

// KillWorkers kills all of them with -9.
func (s *Stage) KillWorkers() {
	for _, w := range s.Workers {
		w.Kill()
	}
}

// Ready asks the API whether it can do its work.
func (s *Stage) Ready() bool {
	client := http.Client{Timeout: 3 * time.Second}
	res, err := client.Get(s.URL + "/readyz")
	if err != nil {
		return false
	}
	_ = res.Body.Close()
	return res.StatusCode == http.StatusOK
}

// Agent is a colleague who works in the inbox.
func (s *Stage) Agent() *harness.Client { return s.World.As(db.RoleAgent) }

// Within waits for an outcome and returns how long it took.
func (s *Stage) Within(limit time.Duration, what string, right func() bool) time.Duration {
	s.Helper()
	started := time.Now()
	look := time.NewTicker(100 * time.Millisecond)
	defer look.Stop()
	for !right() {
		if time.Since(started) > limit {
			s.Fatalf("waited %s in vain for %s", limit, what)
		}
		<-look.C
	}
	return time.Since(started)
}

// Watch makes sure that something stays right for a while.
func (s *Stage) Watch(d time.Duration, what string, right func() bool) {
	s.Helper()
	look := time.NewTicker(time.Second)
	defer look.Stop()
	for end := time.Now().Add(d); time.Now().Before(end); <-look.C {
		if !right() {
			s.Fatalf("no longer: %s", what)
		}
	}
}

// Sim calls the simulator's control API.
func (s *Stage) Sim(method, path string, in, out any) {
	s.Helper()
	if err := s.simulated(method, path, in, out); err != nil {
		s.Fatalf("the simulator: %v", err)
	}
}

func (s *Stage) simulated(method, path string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(context.WithoutCancel(s.Context()), method, "http://"+s.sim+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		return fmt.Errorf("%s %s: %s %w: %s", method, path, res.Status, err, answer)
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(answer, out)
}

// Fault makes Meta fail; Healed ends all of its faults.
func (s *Stage) Fault(fault map[string]any) {
	s.Helper()
	s.Sim("POST", "/sim/faults", fault, nil)
}

// Healed ends all of Meta's faults.
func (s *Stage) Healed() {
	s.Helper()
	s.Sim("DELETE", "/sim/faults", nil, nil)
}

// HealedAfter is Healed in a while.
func (s *Stage) HealedAfter(d time.Duration) {
	timer := time.AfterFunc(d, func() { _ = s.simulated("DELETE", "/sim/faults", nil, nil) })
	s.Cleanup(func() { timer.Stop() })
}

// Delivered waits until the product has taken every webhook.
func (s *Stage) Delivered(limit time.Duration) time.Duration {
	s.Helper()
	return s.Within(limit, "every webhook to be taken", func() bool {
		var pending struct{ Count int }
		s.Sim("GET", "/sim/webhooks?state=PENDING&limit=0", nil, &pending)
		return pending.Count == 0
	})
}

// query reads the workspace's rows past the product.
func (s *Stage) query(sql string, args []any, each func(pgx.Rows) error) error {
	return s.as(`set role socialsync_app; set app.workspace_id = '`+s.World.WorkspaceID.String()+`'`, sql, args, each)
}

func (s *Stage) as(role, sql string, args []any, each func(pgx.Rows) error) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(s.Context()), 10*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, s.owner())
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(ctx) }()
	if _, err := conn.Exec(ctx, role); err != nil {
		return err
	}
	rows, err := conn.Query(ctx, sql, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := each(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// metric reads one of the API's or a worker's own figures; -1 when it has none.
func metric(address, name string) float64 {
	res, err := http.Get("http://" + address + "/metrics")
	if err != nil {
		return -1
	}
	defer res.Body.Close()
	body, _ := io.ReadAll(res.Body)
	for line := range strings.Lines(string(body)) {
		var value float64
		if rest, found := strings.CutPrefix(line, name+" "); found {
			if _, err := fmt.Sscan(rest, &value); err == nil {
				return value
			}
		}
	}
	return -1
}
