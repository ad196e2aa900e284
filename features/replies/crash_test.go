package replies_test

import (
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/url"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/agents"
)

// TestWorkersMayDieAnywhere kills a worker at the words it has with the database,
// before the word arrives or before its answer does, and lets another one take over.
// There is one answer and one charge, whatever was cut. Of three words one is tried
// each way, which meets every node.
func TestWorkersMayDieAnywhere(t *testing.T) {
	t.Parallel()
	questions := []string{"How much does delivery to Belgium cost?", "Within how many days can I return a lamp?"}
	var nodes tally[db.ReplyNode] // at which a worker died
	t.Cleanup(func() {
		if seen := nodes.all(); len(seen) < 7 {
			t.Errorf("workers died at %v only", seen)
		}
	})
	atEveryThirdWord(t, func(d *desk) func(cut int, heard bool) (survived bool) {
		d.publish(func(c *agents.Config) { c.Pace.AnswersPerHour = 100 })
		return func(cut int, heard bool) bool {
			before := d.answers()
			d.says(questions[cut/3%2])
			run := d.begin()
			if run == nil {
				d.t.Fatal("no run began")
			}
			survived := d.dies(*run, cut, heard)
			nodes.count(d.run(*run).Node)
			d.exec(`update reply_runs set due_at = now() where due_at is not null`)
			d.must(d.Work(d.t.Context(), d.owner.WorkspaceID, *run)) // whoever comes next
			d.settled(*run, before+1)
			d.exec(`update messages set occurred_at = occurred_at - interval '1 hour' where author = 'AI'`)
			return survived
		}
	})
}

// atEveryThirdWord has workers die, at one desk before the word arrives and at another
// before its answer does, until one survives. prepare makes a desk ready and returns
// what is done there each time.
func atEveryThirdWord(t *testing.T, prepare func(*desk) func(cut int, heard bool) (survived bool)) {
	t.Helper()
	for first, heard := range []bool{false, true} {
		t.Run(fmt.Sprintf("heard %t", heard), func(t *testing.T) {
			t.Parallel()
			once := prepare(newDesk(t, db.ChannelWhatsApp))
			for cut := 1 + first; cut < 300; cut += 3 {
				survived := once(cut, heard)
				if t.Failed() {
					t.Fatalf("after %d words", cut)
				}
				if survived {
					return
				}
			}
			t.Error("no worker lived")
		})
	}
}

// tally counts what tests that run side by side meet.
type tally[K comparable] struct {
	mu   sync.Mutex
	seen map[K]int
}

func (c *tally[K]) count(what K) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.seen == nil {
		c.seen = map[K]int{}
	}
	c.seen[what]++
}

func (c *tally[K]) all() map[K]int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.seen
}

// dies works on a run through a line to the database that is cut after so many
// words, and reports whether the run ended before.
func (d *desk) dies(run uuid.UUID, words int, heard bool) bool {
	d.t.Helper()
	line := newLine(d.t, d.appURL)
	store, err := db.Open(d.t.Context(), line.url, slog.New(slog.DiscardHandler))
	d.must(err)
	defer store.Close()
	worker := d.service(store)
	if d.Actions != nil {
		calls := *d.Actions
		calls.DB, worker.Actions = store, &calls
	}
	line.arm(words, heard)
	_ = worker.Work(d.t.Context(), d.owner.WorkspaceID, run)
	return !line.isCut.Load()
}

// settled wants exactly one answer more, nothing held, and a ledger that is the
// trace's sum.
func (d *desk) settled(run uuid.UUID, answers int) {
	d.t.Helper()
	if r := d.run(run); r.State != db.RunDone || r.Outcome == nil || *r.Outcome != db.OutcomeSent {
		d.t.Errorf("the run is %s %v after %d attempts", r.State, deref(r.Reason), r.Attempts)
	}
	if n := d.answers(); n != answers {
		d.t.Errorf("%d answers, want %d", n, answers)
	}
	for what, query := range map[string]string{
		"calls are charged twice":      `select count(*) from (select key from credit_entries where kind = 'CHARGE' and key like 'reply:%' group by key having count(*) > 1) twice`,
		"calls are held":               `select count(*) from credit_holds where state = 'HELD' and key like 'reply:%'`,
		"runs differ from the ledger":  `select count(*) from reply_runs r where cost_micros <> (select coalesce(sum(micros), 0) from credit_entries e where e.kind = 'CHARGE' and e.key like 'reply:' || r.id || ':%')`,
		"runs differ from their steps": `select count(*) from reply_runs r where cost_micros <> (select coalesce(sum(cost_micros), 0) from reply_steps s where s.run_id = r.id)`,
	} {
		if n := d.count(query); n != 0 {
			d.t.Errorf("%d %s", n, what)
		}
	}
}

func (d *desk) answers() int {
	d.t.Helper()
	return d.count(`select count(*) from messages where author = 'AI'`)
}

// line is a connection to the database that can be cut.
type line struct {
	url   string
	words atomic.Int64 // that still pass; negative: any number
	heard atomic.Bool  // the last word arrives, its answer does not
	isCut atomic.Bool
	mu    sync.Mutex
	open  []net.Conn
}

func newLine(t testing.TB, to string) *line {
	t.Helper()
	target, err := url.Parse(to)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	l := &line{}
	l.words.Store(-1)
	through := *target
	through.Host = listener.Addr().String()
	l.url = through.String()
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			server, err := net.Dial("tcp", target.Host)
			if err != nil || l.isCut.Load() {
				_ = client.Close()
				continue
			}
			l.mu.Lock()
			l.open = append(l.open, client, server)
			l.mu.Unlock()
			go l.speak(client, server)
			go func() { _, _ = io.Copy(client, server) }()
		}
	}()
	return l
}

func (l *line) arm(words int, heard bool) { l.heard.Store(heard); l.words.Store(int64(words)) }

// speak passes on what the worker says, a write a word.
func (l *line) speak(client, server net.Conn) {
	defer func() { _ = client.Close(); _ = server.Close() }()
	buffer := make([]byte, 1<<20)
	for {
		n, err := client.Read(buffer)
		if err != nil {
			return
		}
		last := l.words.Load() >= 0 && l.words.Add(-1) < 0
		if last && l.heard.Load() {
			_, _ = server.Write(slices.Clone(buffer[:n]))
		}
		if last {
			l.cut(client)
			return
		}
		if _, err := server.Write(buffer[:n]); err != nil {
			return
		}
	}
}

// cut ends all that the worker has; what Postgres was told it finishes by itself.
func (l *line) cut(_ net.Conn) {
	l.isCut.Store(true)
	l.mu.Lock()
	defer l.mu.Unlock()
	for i, c := range l.open {
		if i%2 == 0 { // the worker's side; the other one is closed when its statement is over
			_ = c.Close()
		}
	}
}
