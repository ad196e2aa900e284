//go:build faults

package faults

import (
	"testing"
	"time"
)

// ponder has the model take so long that a turn can be broken while it lasts.
func (s *Stage) ponder(d time.Duration) {
	s.Helper()
	s.aiFault(map[string]any{"kind": "AI_SLOW", "path": "chat", "delayMs": d.Milliseconds()})
}

// aiFault makes the models fail; sound ends all of their faults.
func (s *Stage) aiFault(fault map[string]any) {
	s.Helper()
	s.Sim("POST", "/sim/ai/faults", fault, nil)
}

func (s *Stage) sound() {
	s.Helper()
	s.Sim("DELETE", "/sim/ai/faults", nil, nil)
}

// F02, for the assistant: every webhook six times, five of them at once; afterwards
// the whole day again.
func TestAssistantDuplicates(t *testing.T) {
	s := NewStage(t)
	q := s.Questions(10, 5)
	s.Fault(map[string]any{"kind": "DUPLICATE_WEBHOOK", "times": 5})
	q.Ask()
	settled := q.Settled(time.Minute)
	s.Healed()
	s.Sim("POST", "/sim/webhooks/replay", map[string]any{}, nil)
	s.Delivered(2 * time.Minute)
	s.Digested(time.Minute)
	s.Watch(10*time.Second, "one answer each", func() bool { o, err := q.Count(); return err == nil && o.Once == o.Asked })
	reportf(t, "%s; %s after the last was asked", q.Proven(0, 0), short(settled))
}

// F04 and F05, for the assistant: the workers die while models think, and again while
// the answers go out.
func TestAssistantWorkersKilled(t *testing.T) {
	s := NewStage(t)
	q := s.Questions(20, 10)
	s.ponder(300 * time.Millisecond)
	q.Ask()
	q.Thinking(10)
	s.KillWorkers()
	second := s.StartWorker()
	q.Thinking(25)
	time.Sleep(1500 * time.Millisecond)
	second.Kill()
	died := time.Now()
	s.StartWorker()
	s.StartWorker()
	settled := q.Settled(3 * time.Minute)
	// asynq hands a dead worker's task over after 60 to 120 s, and waits before it retries.
	s.Watch(150*time.Second-time.Since(died), "nothing answered twice", func() bool { o, err := q.Count(); return err == nil && o.Twice == 0 })
	reportf(t, "%s; settled %s after new workers started, watched for 150 s", q.Proven(0, 5), short(settled))
}

// F06 and F07, for the assistant: Redis loses the bursts and the queues.
func TestAssistantRedisEmptied(t *testing.T) {
	s := NewStage(t)
	q := s.Questions(20, 10)
	s.ponder(200 * time.Millisecond)
	q.Ask()
	s.Services.StopRedis(t)
	s.Services.start(t)
	q.Thinking(10)
	s.Services.EmptyRedis(t)
	settled := q.Settled(2 * time.Minute)
	reportf(t, "%s; %s after it was emptied for the second time", q.Proven(0, 0), short(settled))
}

// F09, for the assistant: Postgres loses its power while models think.
func TestAssistantPostgresRestarted(t *testing.T) {
	s := NewStage(t)
	q := s.Questions(20, 10)
	s.ponder(200 * time.Millisecond)
	q.Ask()
	q.Thinking(10)
	s.Services.StopPostgres(t)
	time.Sleep(2 * time.Second)
	s.Services.start(t)
	settled := q.Settled(3 * time.Minute)
	for _, p := range append(s.Workers, s.API) {
		if !p.Runs() {
			t.Errorf("%s has died", p.name)
		}
	}
	reportf(t, "%s; settled %s after it was back", q.Proven(0, 5), short(settled))
}

// F18: the models' provider fails for a while.
func TestF18ModelErrors(t *testing.T) {
	s := NewStage(t)
	q := s.Questions(10, 5)
	s.aiFault(map[string]any{"kind": "AI_ERROR"})
	q.Ask()
	q.Thinking(15)
	time.Sleep(3 * time.Second)
	s.sound()
	settled := q.Settled(2 * time.Minute)
	reportf(t, "%s; settled %s after the provider was back", q.Proven(15, 0), short(settled))
}

// F19: the models answer nonsense, then not at all. No customer sees it; a person is
// told.
func TestF19ModelNonsense(t *testing.T) {
	for _, fault := range []string{"AI_GARBAGE", "AI_HANG", "AI_CUT"} {
		t.Run(fault, func(t *testing.T) {
			s := NewStage(t)
			q := s.Questions(6, 4)
			s.aiFault(map[string]any{"kind": fault, "path": "chat"})
			q.Ask()
			settled := q.Settled(4 * time.Minute)
			o := q.Proven(10, 0)
			if o.Person != 10 {
				t.Errorf("with a model that answers nothing: %s", o)
			}
			reportf(t, "%s; settled after %s", o, short(settled))
		})
	}
}
