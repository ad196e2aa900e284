//go:build faults

package faults

import (
	"testing"
	"time"
)

// F06: Redis is emptied with a full queue.
func TestF06RedisEmptied(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(20, 10)
	traffic.Write("a")
	traffic.Seen(time.Minute)
	s.KillWorkers()
	traffic.Answer("a")
	traffic.Write("b")
	s.Delivered(time.Minute)
	s.Services.EmptyRedis(t)
	s.StartWorker()
	seen := traffic.Seen(time.Minute)
	settled := seen + traffic.Settled(time.Minute)
	if settled > 30*time.Second {
		t.Errorf("recovered after %s", settled)
	}
	reportf(t, "%s; 30 webhooks stored %s and 30 answers sent %s after a worker started", traffic.Proven(0, 0), short(seen), short(settled))
}

// F07: Redis is away when webhooks come and when the team answers, and comes back
// empty.
func TestF07RedisDown(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(15, 5)
	traffic.Write("a")
	traffic.Seen(time.Minute)
	s.Services.StopRedis(t)
	slowest := s.Hook(t)
	traffic.Write("b")
	taken := s.Delivered(time.Minute)
	traffic.Answer("a")
	s.Services.start(t)
	seen := traffic.Seen(time.Minute)
	traffic.Answer("b")
	settled := traffic.Settled(time.Minute)
	if slowest > 2*time.Second {
		t.Errorf("without Redis a webhook is answered after %s", slowest)
	}
	reportf(t, "%s; without Redis a webhook is answered within %s and all were taken within %s; stored %s and sent %s after it was back",
		traffic.Proven(0, 0), short(slowest), short(taken), short(seen), short(settled))
}

// F08: Redis answers nobody for 20 s.
func TestF08RedisFrozen(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(15, 5)
	traffic.Write("a")
	traffic.Seen(time.Minute)
	s.Services.FreezeRedis(t, 20*time.Second)
	frozen := time.Now()
	time.Sleep(200 * time.Millisecond)
	slowest := s.Hook(t)
	traffic.Write("b")
	traffic.Answer("a")
	answered := time.Since(frozen)
	traffic.Seen(time.Minute)
	traffic.Answer("b")
	traffic.Settled(time.Minute)
	if slowest > 2*time.Second {
		t.Errorf("while Redis hangs a webhook is answered after %s", slowest)
	}
	reportf(t, "%s; meanwhile a webhook is answered within %s and 20 answers are accepted within %s; all settled %s after the freeze began",
		traffic.Proven(0, 0), short(slowest), short(answered), short(time.Since(frozen)))
}

// The issue's own words: Redis is restarted empty in a burst of 200 messages.
func TestBurstWithRedisRestartedEmpty(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(20, 20)
	for _, round := range []string{"a", "b", "c", "d", "e"} {
		traffic.Write(round)
		if round == "c" {
			s.Services.StopRedis(t)
			s.Services.start(t)
		}
	}
	seen := traffic.Seen(90 * time.Second)
	for _, round := range []string{"a", "b", "c", "d", "e"} {
		traffic.Answer(round)
		if round == "c" {
			s.Services.StopRedis(t)
			s.Services.start(t)
		}
	}
	settled := traffic.Settled(2 * time.Minute)
	reportf(t, "%s; all 200 stored %s after the last was written, all 200 answers settled %s after the last", traffic.Proven(0, 0), short(seen), short(settled))
}
