//go:build faults

package faults

import (
	"bufio"
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"
)

// Services are a Postgres and a Redis that nobody else uses, so that they may be
// broken. scripts/services makes them and knows where they are.
type Services struct {
	root  string
	state map[string]string
	redis *redis.Client
}

const instance = "faults"

// OpenServices starts them, with the durability that production has: what the
// script saves for tests would lose commits in a crash.
func OpenServices(t *testing.T) *Services {
	t.Helper()
	root, err := os.Getwd()
	for err == nil && !exists(filepath.Join(root, "go.mod")) {
		root = filepath.Dir(root)
	}
	s := &Services{root: root, state: map[string]string{}}
	s.start(t)
	s.super(t, "alter system set synchronous_commit = on", "alter system set default_transaction_read_only = off", "select pg_reload_conf()")
	return s
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// start starts what does not run and reads where it is.
func (s *Services) start(t *testing.T) {
	t.Helper()
	s.script(t, "start")
	file, err := os.Open(filepath.Join(s.root, ".data", instance, "services.env"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		name, value, _ := strings.Cut(lines.Text(), "=")
		s.state[name] = strings.Trim(value, "'")
	}
	if s.state["MODE"] != "local" {
		t.Fatal("the fault matrix kills Postgres and Redis by hand: install them here with scripts/install services")
	}
	if s.redis == nil {
		s.redis = redis.NewClient(&redis.Options{
			Addr: "127.0.0.1:" + s.state["REDIS_PORT"], Password: s.state["REDIS_PASSWORD"],
			MaintNotificationsConfig: &maintnotifications.Config{Mode: maintnotifications.ModeDisabled},
		})
	}
}

func (s *Services) script(t *testing.T, verb string) string {
	t.Helper()
	cmd := exec.Command(filepath.Join(s.root, "scripts", "services"), verb, instance)
	cmd.Env = without(os.Environ(), "DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "PRIVATE_SERVICES")
	output, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("scripts/services %s %s: %v\n%s", verb, instance, err, output)
	}
	return string(output)
}

func without(environ []string, names ...string) (kept []string) {
	for _, line := range environ {
		name, _, _ := strings.Cut(line, "=")
		found := false
		for _, n := range names {
			found = found || n == name
		}
		if !found {
			kept = append(kept, line)
		}
	}
	return kept
}

func (s *Services) postgresAddress() string { return "127.0.0.1:" + s.state["PG_PORT"] }
func (s *Services) redisAddress() string    { return "127.0.0.1:" + s.state["REDIS_PORT"] }

// database is the address of a database for a role, at a server or a proxy.
func (s *Services) database(user, password, at, name string) string {
	u := url.URL{Scheme: "postgres", User: url.UserPassword(user, s.state[password]), Host: at, Path: "/" + name, RawQuery: "sslmode=disable"}
	return u.String()
}

func (s *Services) redisURL(at string) string {
	return "redis://default:" + s.state["REDIS_PASSWORD"] + "@" + at + "/0"
}

// super runs statements as the superuser.
func (s *Services) super(t *testing.T, statements ...string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), time.Minute)
	defer cancel()
	conn, err := pgx.Connect(ctx, s.database("postgres", "SUPER_PASSWORD", s.postgresAddress(), "postgres"))
	if err != nil {
		t.Fatalf("the superuser: %v", err)
	}
	defer func() { _ = conn.Close(ctx) }()
	for _, statement := range statements {
		if _, err := conn.Exec(ctx, statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

// StopPostgres is a power cut: no checkpoint, no goodbye.
func (s *Services) StopPostgres(t *testing.T) {
	t.Helper()
	args := []string{s.state["PG_BIN"] + "/pg_ctl", "-D", s.state["HOME_DIR"] + "/postgres", "-m", "immediate", "-w", "stop"}
	if os.Getuid() == 0 {
		owner := "postgres"
		if exec.Command("getent", "passwd", owner).Run() != nil {
			owner = "nobody"
		}
		args = append([]string{"runuser", "-u", owner, "--"}, args...)
	}
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = "/"
	if output, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("stop Postgres: %v\n%s", err, output)
	}
}

// StopRedis ends Redis. What it held is gone when it comes back.
func (s *Services) StopRedis(t *testing.T) {
	t.Helper()
	s.EmptyRedis(t)
	_ = s.redis.ShutdownNoSave(t.Context()).Err() // the answer is a closed connection
	for deadline := time.Now().Add(20 * time.Second); s.redis.Ping(t.Context()).Err() == nil; {
		if time.Now().After(deadline) {
			t.Fatal("Redis does not stop")
		}
	}
}

// EmptyRedis takes everything out of it.
func (s *Services) EmptyRedis(t *testing.T) {
	t.Helper()
	if err := s.redis.FlushAll(context.WithoutCancel(t.Context())).Err(); err != nil {
		t.Fatalf("empty Redis: %v", err)
	}
}

// FreezeRedis makes it answer nobody for a while. It returns at once.
func (s *Services) FreezeRedis(t *testing.T, d time.Duration) {
	t.Helper()
	go func() {
		client := redis.NewClient(&redis.Options{
			Addr: s.redisAddress(), Password: s.state["REDIS_PASSWORD"], ReadTimeout: d + time.Minute,
			MaintNotificationsConfig: &maintnotifications.Config{Mode: maintnotifications.ModeDisabled},
		})
		defer client.Close()
		_ = client.Do(context.WithoutCancel(t.Context()), "debug", "sleep", fmt.Sprint(d.Seconds())).Err()
	}()
}
