//go:build bench

package bench

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/test/harness"
)

const (
	answersPerSecond = 5 // what a very large business asks of its assistant at noon
	answersFor       = 20 * time.Second
	burstsAtOnce     = 200
)

// BenchmarkReplies measures what the product adds to the model's own time when the
// assistant answers, from the end of the quiet window to the answer's row, and that
// bursts become one answer each. API, worker and simulators run in this process, the
// models' too: what they say they needed is taken off, what they cost is not.
func BenchmarkReplies(b *testing.B) {
	h := harness.Start(b, harness.Workspace{Slots: 32})
	hire(b, h)
	watch := follow(b, h)

	warm := newcomers(b, h, 5)
	for _, guest := range warm {
		guest.Writes("How many days do I have to return a lamp?")
	}
	watch.answered(len(warm))
	cpu := cpuTime()

	guests := newcomers(b, h, answersPerSecond*int(answersFor.Seconds()))
	first := time.Now()
	for _, guest := range guests {
		time.Sleep(rand.N(2 * time.Second / answersPerSecond)) // in step with nothing
		guest.Writes("How many days do I have to return a lamp?")
	}
	watch.answered(len(warm) + len(guests))
	b.Logf("%d answers, %d/s: %s; CPU %.0f ms each, models' included", len(guests), answersPerSecond, watch.delays(first),
		ms(cpuTime()-cpu)/float64(len(guests)))

	crowd, began := newcomers(b, h, burstsAtOnce), time.Now()
	for _, line := range []string{"hello", "a question", "I bought a lamp", "it is too large", "how many days do I have to return it?"} {
		for _, guest := range crowd {
			guest.Writes(line)
		}
	}
	wrote := time.Since(began)
	watch.answered(len(warm) + len(guests) + len(crowd))
	b.Logf("%d bursts of five lines, written in %.1f s: all answered after %.1f s; %s", len(crowd), wrote.Seconds(), time.Since(began).Seconds(), watch.delays(began))
	for _, guest := range crowd {
		if answers := guest.Received("days"); len(answers) > 1 {
			b.Errorf("five lines got %d answers", len(answers))
		}
	}
}

func newcomers(b *testing.B, h *harness.Harness, count int) (guests []*metasim.Guest) {
	b.Helper()
	for n := range count {
		guests = append(guests, h.Newcomer(harness.Newcomer{Channel: metasim.WhatsApp, Name: fmt.Sprintf("Customer %d of %d", n, count)}))
	}
	return guests
}

// hire gives the workspace a document, and its assistant leave to answer from it.
func hire(b *testing.B, h *harness.Harness) {
	b.Helper()
	owner, screen := h.As(db.RoleOwner), h.Inbox(db.RoleOwner)
	text := "# Returns\n\nYou have 30 days to return a lamp. It must be unused and in its box.\n"
	r, err := http.NewRequestWithContext(b.Context(), http.MethodPost, h.URL+"/api/knowledge/documents?filename=returns.md", strings.NewReader(text))
	if err != nil {
		b.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/octet-stream")
	r.Header.Set("Authorization", "Bearer "+owner.Token)
	response, err := http.DefaultClient.Do(r)
	if err != nil || response.StatusCode != http.StatusCreated {
		b.Fatalf("upload: %v %v", response, err)
	}
	response.Body.Close()
	screen.Expect("the document to be indexed", func(e harness.Event) bool {
		return e.Source != nil && e.Source.Status == "INDEXED"
	})
	owner.Hire()
}

// watch sees when the assistant means to look at each conversation: that is gone once
// it has.
type watch struct {
	b    *testing.B
	conn *pgx.Conn

	mu  sync.Mutex
	due map[uuid.UUID]time.Time
}

func follow(b *testing.B, h *harness.Harness) *watch {
	b.Helper()
	connect := func() *pgx.Conn {
		conn, err := pgx.Connect(b.Context(), h.Database())
		if err == nil {
			_, err = conn.Exec(b.Context(), "set role socialsync_app; set app.workspace_id = '"+h.WorkspaceID.String()+"'")
		}
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { _ = conn.Close(context.WithoutCancel(b.Context())) })
		return conn
	}
	w, looking := &watch{b: b, conn: connect(), due: map[uuid.UUID]time.Time{}}, connect()
	go func() {
		for b.Context().Err() == nil {
			w.look(looking)
			time.Sleep(100 * time.Millisecond)
		}
	}()
	return w
}

// look keeps the moments to come; the last one of a conversation counts.
func (w *watch) look(conn *pgx.Conn) {
	rows, _ := conn.Query(w.b.Context(), "select id, ai_due_at from conversations where ai_due_at is not null")
	var (
		conversation uuid.UUID
		due          time.Time
	)
	w.mu.Lock()
	defer w.mu.Unlock()
	_, _ = pgx.ForEachRow(rows, []any{&conversation, &due}, func() error { w.due[conversation] = due; return nil })
}

// answered waits until so many turns have ended.
func (w *watch) answered(count int) {
	w.b.Helper()
	for deadline := time.Now().Add(3 * time.Minute); ; time.Sleep(50 * time.Millisecond) {
		var ended int
		err := w.conn.QueryRow(w.b.Context(), "select count(*) from reply_runs where state = 'DONE'").Scan(&ended)
		switch {
		case err != nil:
			w.b.Fatal(err)
		case ended >= count:
			return
		case time.Now().After(deadline):
			w.b.Fatalf("%d of %d turns have ended", ended, count)
		}
	}
}

// delays are those of the turns since a moment: until a worker has begun one, and
// until its answer stands, without the time the models say they needed.
func (w *watch) delays(since time.Time) string {
	w.b.Helper()
	rows, _ := w.conn.Query(w.b.Context(), `
		select r.conversation_id, r.created_at, r.finished_at, coalesce(r.outcome, r.state),
			(select coalesce(sum(latency_ms), 0) from reply_steps s where s.run_id = r.id) * interval '1 ms' as models
		from reply_runs r where r.created_at > $1`, since)
	var (
		conversation    uuid.UUID
		begun, finished time.Time
		outcome         string
		models          time.Duration
		begins, stands  []time.Duration
		needed          time.Duration
	)
	w.mu.Lock()
	defer w.mu.Unlock()
	outcomes := map[string]int{}
	_, err := pgx.ForEachRow(rows, []any{&conversation, &begun, &finished, &outcome, &models}, func() error {
		if outcomes[outcome]++; outcome != "SUPERSEDED" {
			due, seen := w.due[conversation]
			if !seen {
				return fmt.Errorf("nobody saw when %s was due", conversation)
			}
			begins, stands, needed = append(begins, begun.Sub(due)), append(stands, finished.Sub(due)-models), needed+models
		}
		return nil
	})
	if err != nil || len(stands) == 0 {
		w.b.Fatalf("the turns: %v, %d", err, len(stands))
	}
	at := func(all []time.Duration, q float64) float64 {
		slices.Sort(all)
		return ms(all[min(int(float64(len(all))*q), len(all)-1)])
	}
	return fmt.Sprintf("begun after p50 %.0f p95 %.0f ms, answered after p50 %.0f p95 %.0f p99 %.0f ms beside the models' %.0f ms; %v",
		at(begins, .5), at(begins, .95), at(stands, .5), at(stands, .95), at(stands, .99), ms(needed)/float64(len(stands)), outcomes)
}
