//go:build faults

package faults

import (
	"testing"
	"time"
)

// F01: nothing is broken. The other figures are read beside this one.
func TestF01Nothing(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(30, 10)
	started := time.Now()
	traffic.Write("a")
	seen := traffic.Seen(time.Minute)
	traffic.Answer("a")
	settled := traffic.Settled(time.Minute)
	reportf(t, "%s; stored %s after the last was written, sent %s after the last answer, %s in all",
		traffic.Proven(0, 0), short(seen), short(settled), short(time.Since(started)))
}

// F02: every webhook six times, five of them at once; afterwards the whole day again.
func TestF02Duplicates(t *testing.T) {
	s := NewStage(t)
	s.Fault(map[string]any{"kind": "DUPLICATE_WEBHOOK", "times": 5})
	traffic := s.NewTraffic(15, 5)
	traffic.Write("a")
	traffic.Seen(time.Minute)
	traffic.Answer("a")
	traffic.Settled(time.Minute)
	s.Delivered(time.Minute)
	s.Healed()
	var replayed struct{ Replayed int }
	s.Sim("POST", "/sim/webhooks/replay", map[string]any{}, &replayed)
	s.Delivered(2 * time.Minute)
	var hooks struct {
		Webhooks []struct{ Attempts, LastStatus int }
	}
	s.Sim("GET", "/sim/webhooks?limit=100000", nil, &hooks)
	for _, hook := range hooks.Webhooks {
		if hook.Attempts != 1 || hook.LastStatus != 200 {
			t.Errorf("a webhook took %d attempts and was answered %d", hook.Attempts, hook.LastStatus)
		}
	}
	s.Digested(time.Minute)
	reportf(t, "%s; %d webhooks, all 200 at once, %d of them replays", traffic.Proven(0, 0), len(hooks.Webhooks), replayed.Replayed)
}

// F03: webhooks overtake each other, and copies come after the answer. The order
// shown is the order in which people wrote.
func TestF03Reordered(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(8, 4)
	s.Fault(map[string]any{"kind": "REORDER_WEBHOOK", "probability": 0.5})
	for _, round := range []string{"a", "b", "c"} {
		traffic.Write(round)
		time.Sleep(1100 * time.Millisecond) // WhatsApp's clock has seconds
	}
	traffic.Seen(time.Minute)
	traffic.Answer("c")
	traffic.Settled(time.Minute)
	s.Sim("POST", "/sim/webhooks/replay", map[string]any{"times": 2}, nil)
	s.Delivered(time.Minute)
	s.Digested(time.Minute)
	wrong := 0
	for _, conversation := range traffic.everyConversation() {
		order := ""
		for _, m := range s.Agent().Messages(conversation) {
			if m.Direction == "IN" {
				order += m.Body[4:5]
			}
		}
		if order != "abc" {
			wrong++
			t.Errorf("the inbox shows the order %s", order)
		}
	}
	reportf(t, "%s; %d threads out of order", traffic.Proven(0, 0), wrong)
}

// F04: the worker dies while Meta has the request and has not taken it.
func TestF04KilledBeforeAcceptance(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(6, 2)
	traffic.Write("a")
	traffic.Seen(time.Minute)
	s.Fault(map[string]any{"kind": "GRAPH_HANG", "next": 8})
	traffic.Answer("a")
	s.Within(30*time.Second, "all of them to hang", func() bool { _, all := traffic.Tries(); return all == 8 })
	s.KillWorkers()
	s.Healed()
	s.StartWorker()
	settled := traffic.Settled(3 * time.Minute)
	s.Watch(45*time.Second, "nothing sent twice", func() bool { f, err := traffic.Count(); return err == nil && f.Twice == 0 })
	reportf(t, "%s; settled %s after the kill", traffic.Proven(8, 0), short(settled))
}

// F05: the worker dies after Meta took the message and before its answer came.
func TestF05KilledAfterAcceptance(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(6, 2)
	traffic.Write("a")
	traffic.Seen(time.Minute)
	s.Fault(map[string]any{"kind": "EARLY_STATUS"}) // the answer comes 0.3 s later than the status
	s.API.Pause()                                   // and the status later than that
	s.API.Continue()
	killed := make(chan struct{})
	go func() {
		defer close(killed)
		s.Within(time.Minute, "half of them to be accepted", func() bool { return len(traffic.accepted()) >= 4 })
		s.KillWorkers()
	}()
	traffic.Answer("a")
	<-killed
	died := time.Now()
	onTheirWay := 8 - len(traffic.accepted()) // those may be unknown, as in F04
	s.Healed()
	s.StartWorker()
	settled := traffic.Settled(3 * time.Minute)
	// asynq hands a dead worker's task over after 60 to 120 s, and waits before it retries.
	s.Watch(150*time.Second-time.Since(died), "nothing sent twice", func() bool { f, err := traffic.Count(); return err == nil && f.Twice == 0 })
	reportf(t, "%s; settled %s after the kill, watched for 150 s", traffic.Proven(onTheirWay, 0), short(settled))
}

// The issue's own words: a burst of 200 messages, and the workers are killed in
// the middle of it.
func TestBurstWithWorkersKilled(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(20, 20)
	for _, round := range []string{"a", "b", "c", "d", "e"} {
		if round == "c" {
			s.KillWorkers()
		}
		traffic.Write(round)
	}
	s.StartWorker()
	s.StartWorker()
	seen := traffic.Seen(90 * time.Second)
	go func() {
		time.Sleep(700 * time.Millisecond)
		s.Workers[2].Kill()
	}()
	for _, round := range []string{"a", "b", "c", "d", "e"} {
		traffic.Answer(round)
	}
	settled := traffic.Settled(4 * time.Minute)
	f := traffic.Proven(5, 0)
	reportf(t, "%s; all 200 stored %s after new workers started, all 200 answers settled %s after the last was written", f, short(seen), short(settled))
}
