package conflicts_test

import (
	"context"
	"database/sql"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/hibiken/asynq"

	"socialsync/clients/ai"
	"socialsync/clients/ai/aisim"
	"socialsync/clients/blob"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
	"socialsync/features/billing"
	"socialsync/features/conflicts"
	"socialsync/features/knowledge"
	"socialsync/jobs/queue"
)

// world is the feature over a real database, Redis and simulated models, with the
// sources of one workspace.
type world struct {
	*conflicts.Service
	t         *testing.T
	sim       *aisim.Server
	knowledge *knowledge.Service
	owner     db.Actor
	rows      *sql.DB // as the tables' owner
}

func newWorld(t *testing.T) *world {
	t.Helper()
	urls := dbtest.URLs(t)
	store := dbtest.Open(t, urls)
	redis, prefix := dbtest.Redis(t)
	log := slog.New(slog.DiscardHandler)
	hub := events.NewHub(redis, prefix, log)
	blobs, err := blob.Open(t.Context(), "mem://")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := sql.Open("pgx", urls.Owner)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = rows.Close() })
	sim, url := aisim.Start(t)
	client := func(model string) *ai.Client {
		return ai.New(ai.Endpoint{BaseURL: url, Key: "test", Offline: true}, model, log)
	}
	tasks := ai.Tasks{Judge: client("gpt-4o-mini"), Embed: client("text-embedding-3-small")}
	credits := &billing.Service{DB: store, Events: hub, Log: log, AI: tasks, Plan: billing.Plan{MonthlyMicros: 10_000_000, DailyMicros: 10_000_000}}
	jobs := &queue.Client{Asynq: asynq.NewClientFromRedisClient(redis), Prefix: prefix, Log: log}
	w := &world{
		t: t, sim: sim, rows: rows, Service: &conflicts.Service{DB: store, Events: hub, Queue: jobs, AI: tasks, Billing: credits, Log: log},
		knowledge: &knowledge.Service{
			DB: store, Events: hub, Queue: jobs, Blobs: blobs, Embedder: tasks.Embed, Billing: credits, Extract: knowledge.Extract,
			Outside: http.DefaultClient, Memory: knowledge.Memory(), Log: log, Quota: knowledge.Quota{Bytes: 1 << 20, Sources: 50, Chunks: 500},
		},
	}
	w.owner = w.workspace("owner@conflicts.test")
	return w
}

func (w *world) workspace(email string) db.Actor {
	w.t.Helper()
	return dbtest.Workspace(w.t, w.DB, email)
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// add uploads a document and has it read.
func (w *world) add(actor db.Actor, filename, text string, replaces ...uuid.UUID) uuid.UUID {
	w.t.Helper()
	in := knowledge.Upload{Filename: filename, Data: []byte(text)}
	if len(replaces) > 0 {
		in.Replaces = &replaces[0]
	}
	source, err := w.knowledge.Add(w.t.Context(), actor, in)
	w.must(err)
	w.must(w.knowledge.Read(w.t.Context(), actor.WorkspaceID, source.ID))
	return source.ID
}

// faq saves a FAQ and has it embedded.
func (w *world) faq(answer string, questions ...string) uuid.UUID {
	w.t.Helper()
	faq, err := w.knowledge.SaveFaq(w.t.Context(), w.owner, knowledge.SaveFaqInput{Questions: questions, Answer: answer})
	w.must(err)
	w.must(w.knowledge.Read(w.t.Context(), w.owner.WorkspaceID, faq.ID))
	return faq.ID
}

// change changes a source.
func (w *world) change(in knowledge.UpdateKnowledgeSourceInput) {
	w.t.Helper()
	_, err := w.knowledge.UpdateSource(w.t.Context(), w.owner, in)
	w.must(err)
}

// look does what a worker would, and returns what waits for somebody then, each as its
// two sentences.
func (w *world) look() []string {
	w.t.Helper()
	w.must(w.LookAt(w.t.Context(), w.owner.WorkspaceID))
	return w.open(w.owner)
}

func (w *world) open(actor db.Actor) []string {
	w.t.Helper()
	found, err := w.List(w.t.Context(), actor, false, nil)
	w.must(err)
	open, err := w.Open(w.t.Context(), actor)
	w.must(err)
	if open != len(found) {
		w.t.Errorf("%d are open, %d are listed", open, len(found))
	}
	out := []string{}
	for _, c := range found {
		out = append(out, c.First.Quote+" | "+c.Second.Quote)
	}
	return out
}

// judged is how often the model was asked about a pair.
func (w *world) judged() (n int) {
	for _, call := range w.sim.Calls() {
		if strings.Contains(call.Path, "chat") {
			n++
		}
	}
	return n
}

// count counts rows of all workspaces.
func (w *world) count(query string, args ...any) (n int) {
	w.t.Helper()
	w.must(w.rows.QueryRowContext(w.t.Context(), query, args...).Scan(&n))
	return n
}

// was changes rows as time would.
func (w *world) was(statement string, args ...any) {
	w.t.Helper()
	_, err := w.rows.ExecContext(context.WithoutCancel(w.t.Context()), statement, args...)
	w.must(err)
}
