//go:build faults

package faults

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"socialsync/test/harness"
)

// listen opens the inbox of a client that comes back whenever it is cut off, as
// the web app does, and counts what it sees.
type listener struct {
	s      *Stage
	inbox  *harness.Inbox
	events []harness.Event
	cursor string
	Away   time.Duration // the longest time without a socket
	Codes  []int
}

func (s *Stage) listen() *listener {
	s.Helper()
	l := &listener{s: s, inbox: s.Agent().Live("")}
	return l
}

// back waits until the socket has ended, keeps what it heard and opens another.
func (l *listener) back() {
	l.s.Helper()
	l.Codes = append(l.Codes, l.inbox.ExpectClosed())
	l.keep()
	gone := time.Now()
	l.s.Within(30*time.Second, "the socket to come back", func() bool {
		inbox, err := l.s.Agent().TryLive(l.cursor)
		if err == nil {
			l.inbox = inbox
		}
		return err == nil
	})
	l.Away = max(l.Away, time.Since(gone))
}

func (l *listener) keep() {
	if cursor := l.inbox.Cursor(); cursor != "" {
		l.cursor = cursor
	}
	l.events = append(l.events, l.inbox.Events()...)
}

// heard counts how often each text was added.
func (l *listener) heard() (texts map[string]int, resyncs int) {
	texts = map[string]int{}
	for _, e := range append(l.events, l.inbox.Events()...) {
		switch {
		case e.Type == "MessageAdded" && e.Message != nil:
			texts[e.Message.Body]++
		case e.Type == "Resync":
			resyncs++
		}
	}
	return texts, resyncs
}

// complete waits until everything was heard exactly once.
func (l *listener) complete(t *testing.T, traffic *Traffic) {
	t.Helper()
	l.s.Within(20*time.Second, "the socket to have heard everything", func() bool {
		texts, _ := l.heard()
		for _, text := range traffic.asked {
			if texts[text] == 0 {
				return false
			}
		}
		for text := range traffic.said {
			if texts[text] == 0 {
				return false
			}
		}
		return true
	})
	texts, resyncs := l.heard()
	for text, times := range texts {
		if times != 1 {
			t.Errorf("the socket heard %q %d times", text, times)
		}
	}
	if resyncs > 0 {
		t.Errorf("told %d times to fetch again", resyncs)
	}
}

// ready waits until the listener's first socket hears something.
func (l *listener) ready(traffic *Traffic) {
	l.s.Helper()
	for n := 0; ; n++ {
		traffic.s.Sim("POST", "/sim/customers/"+traffic.people[0].id+"/messages", map[string]any{"text": fmt.Sprintf("warm-up %d", n)}, nil)
		for end := time.Now().Add(3 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
			if l.inbox.Cursor() != "" {
				return
			}
		}
		if n > 10 {
			l.s.Fatal("the socket hears nothing")
		}
	}
}

// F20: API and workers are replaced twice under load.
func TestF20Replaced(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(12, 8)
	l := s.listen()
	l.ready(traffic)
	var slowest time.Duration
	for _, round := range []string{"a", "b"} {
		traffic.Write(round)
		done := make(chan struct{})
		go func() { defer close(done); traffic.Seen(time.Minute); traffic.Answer(round) }()
		time.Sleep(400 * time.Millisecond)
		workers := s.Workers
		s.Workers = nil
		s.StartWorker() // the new ones first, as a rolling deploy does
		s.StartWorker()
		for _, w := range workers {
			slowest = max(slowest, w.Terminate(t))
		}
		slowest = max(slowest, s.API.Terminate(t))
		s.StartAPI()
		l.back()
		<-done
	}
	if slowest > 25*time.Second {
		t.Errorf("a process takes %s to end", slowest)
	}
	for _, code := range l.Codes {
		if code != 1001 && code != 1012 {
			t.Errorf("a socket was closed with %d", code)
		}
	}
	settled := traffic.Settled(2 * time.Minute)
	l.complete(t, traffic)
	reportf(t, "%s; the slowest process ended in %s, sockets were closed with %v and back in %s at most; settled %s after the last answer",
		traffic.Proven(0, 0), short(slowest), l.Codes, short(l.Away), short(settled))
}

// F21: three workers, each with its own sweeps. Everything happens once.
func TestF21ManyWorkers(t *testing.T) {
	s := NewStage(t)
	s.StartWorker()
	traffic := s.NewTraffic(20, 10)
	traffic.Write("a")
	traffic.Seen(time.Minute)
	conversations := traffic.everyConversation()
	s.Agent().Do("setConversationStatus", "SetStatusInput", map[string]any{
		"conversationIds": conversations, "status": "SNOOZED", "snoozedUntil": time.Now().Add(4 * time.Second),
	}, "conversations { id }", nil)
	traffic.Answer("a")
	s.Within(time.Minute, "all of them to wake", func() bool { return len(s.Agent().Conversations(nil)) == len(conversations) })
	settled := traffic.Settled(time.Minute)
	for _, id := range conversations {
		woke := 0
		for _, kind := range s.Agent().Activities(id) {
			if kind == "SNOOZE_ENDED" {
				woke++
			}
		}
		if woke != 1 {
			t.Errorf("a conversation woke %d times", woke)
		}
	}
	most, _ := traffic.Tries()
	reportf(t, "%s; at most %d try a message, %d snoozes ended once each, sent in %s", traffic.Proven(0, 0), most, len(conversations), short(settled))
}

// F23: one worker's clock is five minutes ahead and the other's five behind.
func TestF23WrongClocks(t *testing.T) {
	wrong := skewed(t, OpenServices(t).root) // takes minutes: the standard library is compiled anew
	s := NewStage(t)
	s.KillWorkers()
	s.Workers, s.binary = nil, wrong
	for _, seconds := range []string{"300", "-300"} {
		s.environ["CLOCK_SKEW"] = seconds
		s.StartWorker()
	}
	traffic := s.NewTraffic(15, 5)
	traffic.Write("a")
	traffic.Seen(time.Minute)
	s.Fault(map[string]any{"kind": "GRAPH_ERROR", "probability": 0.3})
	s.HealedAfter(6 * time.Second)
	conversations := traffic.everyConversation()
	until := time.Now().Add(15 * time.Second)
	s.Agent().Do("setConversationStatus", "SetStatusInput", map[string]any{
		"conversationIds": conversations[:1], "status": "SNOOZED", "snoozedUntil": until,
	}, "conversations { id }", nil)
	traffic.Answer("a")
	settled := traffic.Settled(2 * time.Minute)
	s.Within(time.Minute, "the snooze to end", func() bool { return s.Agent().Conversation(conversations[0]).Status == "OPEN" })
	woke := time.Since(until)
	if woke < 0 || woke > 15*time.Second {
		t.Errorf("the snooze ended %s after its time", woke)
	}
	most, _ := traffic.Tries()
	reportf(t, "%s; at most %d tries a message, settled in %s, a snooze ended %s after its time", traffic.Proven(0, 0), most, short(settled), short(woke))
}

// skewed is the product built with a clock that CLOCK_SKEW moves by seconds: time
// namespaces leave the wall clock alone, and a static binary loads no library
// that would not.
func skewed(t *testing.T, root string) string {
	t.Helper()
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	original := filepath.Join(strings.TrimSpace(string(goroot)), "src", "time", "time.go")
	source, err := os.ReadFile(original)
	if err != nil {
		t.Fatal(err)
	}
	const read, start = "sec, nsec, mono := runtimeNow()", "\npackage time\n"
	if strings.Count(string(source), read) == 0 || strings.Count(string(source), start) != 1 {
		t.Fatalf("this Go reads the clock differently: look for runtimeNow in %s", original)
	}
	changed := strings.Replace(string(source), start, start+"\nimport \"syscall\"\n", 1)
	changed = strings.ReplaceAll(changed, read, read+"\n\tsec += skew") + `
var skew = func() (seconds int64) {
	text, _ := syscall.Getenv("CLOCK_SKEW")
	sign := int64(1)
	for _, digit := range text {
		if digit == '-' {
			sign = -1
			continue
		}
		seconds = seconds*10 + int64(digit-'0')
	}
	return sign * seconds
}()
`
	replaced, overlay := filepath.Join(folder, "time.go"), filepath.Join(folder, "overlay.json")
	if err := os.WriteFile(replaced, []byte(changed), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(overlay, fmt.Appendf(nil, `{"Replace":{%q:%q}}`, original, replaced), 0o600); err != nil {
		t.Fatal(err)
	}
	return Build(t, root, "-overlay", overlay)
}

// F24: the API dies with its sockets while messages arrive.
func TestF24SocketsCut(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(12, 8)
	l := s.listen()
	l.ready(traffic)
	traffic.Write("a")
	s.API.Kill()
	traffic.Write("b")
	s.StartAPI()
	l.back()
	traffic.Write("c")
	l.inbox.Cut()
	traffic.Seen(time.Minute)
	traffic.Answer("c")
	l.back()
	settled := traffic.Settled(time.Minute)
	l.complete(t, traffic)
	reportf(t, "%s; %d texts heard once each over three sockets, back in %s at most, settled in %s",
		traffic.Proven(0, 0), len(traffic.asked)+len(traffic.said), short(l.Away), short(settled))
}
