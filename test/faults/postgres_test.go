//go:build faults

package faults

import (
	"testing"
	"time"

	"socialsync/test/harness"
)

// F09: Postgres loses its power mid-flight. The processes are not restarted.
func TestF09PostgresRestarted(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(20, 10)
	traffic.Write("a")
	traffic.Seen(time.Minute)
	s.Fault(map[string]any{"kind": "GRAPH_SLOW", "delayMs": 1500}) // so that calls are under way
	back := make(chan struct{})
	go func() {
		defer close(back)
		time.Sleep(600 * time.Millisecond)
		s.Services.StopPostgres(t)
		time.Sleep(2 * time.Second)
		s.Services.start(t)
	}()
	traffic.Answer("a")
	<-back
	s.Healed()
	healthy := s.Within(time.Minute, "readiness", s.Ready)
	if healthy > 10*time.Second {
		t.Errorf("healthy only after %s", healthy)
	}
	traffic.Write("b")
	traffic.Seen(time.Minute)
	traffic.Answer("b")
	settled := traffic.Settled(3 * time.Minute)
	for _, p := range append(s.Workers, s.API) {
		if !p.Runs() {
			t.Errorf("%s has died", p.name)
		}
	}
	reportf(t, "%s; ready %s after it was back, settled %s after the last answer", traffic.Proven(5, 0), short(healthy), short(settled))
}

// F10: Postgres is down when webhooks come.
func TestF10PostgresDown(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(15, 5)
	s.Services.StopPostgres(t)
	status := s.HookStatus(t)
	if status != 503 {
		t.Errorf("a webhook is answered with %d", status)
	}
	traffic.Write("a")
	if s.Ready() {
		t.Error("ready without Postgres")
	}
	if alive := s.status("/healthz"); alive != 200 {
		t.Errorf("liveness asks the database: %d", alive)
	}
	time.Sleep(3 * time.Second)
	s.Services.start(t)
	seen := traffic.Seen(time.Minute)
	traffic.Answer("a")
	settled := traffic.Settled(time.Minute)
	reportf(t, "%s; 503 meanwhile; stored %s after it was back (Meta's own waits included), sent in %s", traffic.Proven(0, 0), short(seen), short(settled))
}

// F28: Postgres takes no writes, as after a failover or with a full disk.
func TestF28PostgresReadOnly(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(15, 5)
	traffic.Write("a")
	traffic.Seen(time.Minute)
	s.Services.super(t, "alter system set default_transaction_read_only = on", "select pg_reload_conf()")
	s.Within(10*time.Second, "writes to be refused", func() bool { return s.HookStatus(t) == 503 })
	traffic.Write("b")
	where, err := traffic.conversations()
	if err != nil {
		t.Fatal(err)
	}
	said := s.Agent().Try(`mutation($in: SendMessageInput!) { sendMessage(input: $in) { messages { id } } }`, map[string]any{
		"in": map[string]any{"conversationId": where["ask a 0."], "clientKey": "k", "body": "while read-only"},
	}, nil)
	if code := harness.Code(said); code != "UNAVAILABLE" {
		t.Errorf("the team is told %v", said)
	}
	s.Agent().Ask(`{ viewer { email } }`, nil, nil) // reading goes on
	s.Services.super(t, "set default_transaction_read_only = off", "alter system set default_transaction_read_only = off", "select pg_reload_conf()")
	seen := traffic.Seen(time.Minute)
	traffic.Answer("a")
	traffic.Answer("b")
	settled := traffic.Settled(time.Minute)
	reportf(t, "%s; 503 meanwhile, the team is told %q; stored %s after it took writes again, sent in %s",
		traffic.Proven(0, 0), said, short(seen), short(settled))
}

// F27: 800 ms of latency to Postgres and Redis, and three times all connections are
// reset. A new connection takes five seconds in such a network and a webhook ten, so
// that resets must be further apart than that.
func TestF27BadNetwork(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(8, 4)
	s.Postgres.Delay(800 * time.Millisecond)
	s.Redis.Delay(800 * time.Millisecond)
	resets := make(chan struct{})
	go func() {
		defer close(resets)
		for range 3 {
			time.Sleep(20 * time.Second)
			s.Postgres.Reset()
			s.Redis.Reset()
		}
	}()
	started := time.Now()
	traffic.Write("a")
	traffic.Seen(4 * time.Minute)
	traffic.Answer("a")
	settled := traffic.Settled(4 * time.Minute)
	took := time.Since(started)
	<-resets
	s.Postgres.Delay(0)
	s.Redis.Delay(0)
	reportf(t, "%s; the round takes %s instead of seconds, %s of it after the last answer", traffic.Proven(3, 0), short(took), short(settled))
}
