package knowledge_test

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"testing"

	"github.com/google/uuid"
	"github.com/hibiken/asynq"
	"github.com/jackc/pgx/v5"

	"socialsync/clients/ai"
	"socialsync/clients/ai/aisim"
	"socialsync/clients/blob"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
	"socialsync/features/billing"
	"socialsync/features/knowledge"
	"socialsync/jobs/queue"
)

// library is the service over a real database, Redis and simulated models, with
// one workspace.
type library struct {
	*knowledge.Service
	t     testing.TB
	actor db.Actor
	sim   *aisim.Server
	owner string // address of the database as its owner
	queue *asynq.Inspector
}

func newLibrary(t testing.TB) *library {
	t.Helper()
	urls := dbtest.URLs(t)
	store := dbtest.Open(t, urls)
	redis, prefix := dbtest.Redis(t)
	log := slog.New(slog.DiscardHandler)
	hub := events.NewHub(redis, prefix, log)
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		_ = hub.Run(ctx)
	}()
	t.Cleanup(func() { stop(); <-stopped })
	blobs, err := blob.Open(t.Context(), "mem://")
	if err != nil {
		t.Fatal(err)
	}
	sim, url := aisim.Start(t)
	embedder := ai.New(ai.Endpoint{BaseURL: url, Key: "test", Offline: true}, "text-embedding-3-small", nil)
	l := &library{t: t, sim: sim, owner: urls.Owner, queue: asynq.NewInspectorFromRedisClient(redis), Service: &knowledge.Service{
		DB: store, Events: hub, Blobs: blobs, Embedder: embedder, Extract: knowledge.Extract, Outside: http.DefaultClient, Memory: knowledge.Memory(), Log: log,
		Queue: &queue.Client{Asynq: asynq.NewClientFromRedisClient(redis), Prefix: prefix, Log: log},
		Quota: knowledge.Quota{Bytes: 20 << 20, Sources: 100, Chunks: 2000},
		Billing: &billing.Service{
			DB: store, Events: hub, Log: log, CheapModel: "gpt-4.1-nano", FallbackModel: "gpt-4.1-mini",
			Plan: billing.Plan{MonthlyMicros: 10_000_000, DailyMicros: 10_000_000},
			AI:   ai.Tasks{Answer: embedder, Judge: embedder, Embed: embedder, Moderate: embedder, Transcribe: embedder},
		},
	}}
	l.actor = l.workspace("owner@knowledge.test")
	return l
}

func (l *library) workspace(email string) db.Actor {
	l.t.Helper()
	return dbtest.Workspace(l.t, l.DB, email)
}

func (l *library) must(err error) {
	l.t.Helper()
	if err != nil {
		l.t.Fatal(err)
	}
}

// add uploads a document and has it read.
func (l *library) add(filename, text string) *db.KnowledgeSource {
	l.t.Helper()
	source, err := l.Add(l.t.Context(), l.actor, knowledge.Upload{Filename: filename, Data: []byte(text)})
	l.must(err)
	return l.read(source.ID)
}

// faq saves a FAQ and has it embedded.
func (l *library) faq(answer string, questions ...string) *db.Faq {
	l.t.Helper()
	faq, err := l.SaveFaq(l.t.Context(), l.actor, knowledge.SaveFaqInput{Questions: questions, Answer: answer})
	l.must(err)
	l.read(faq.ID)
	return faq
}

// read does what a worker would, and returns the source as it is then.
func (l *library) read(id uuid.UUID) *db.KnowledgeSource {
	l.t.Helper()
	l.must(l.Read(l.t.Context(), l.actor.WorkspaceID, id))
	return l.source(id)
}

func (l *library) source(id uuid.UUID) *db.KnowledgeSource {
	l.t.Helper()
	var source *db.KnowledgeSource
	l.must(l.DB.View(l.t.Context(), l.actor, func(tx *db.Tx) (err error) {
		source, err = tx.KnowledgeSource(l.t.Context(), id)
		if errors.Is(err, db.ErrNotFound) {
			source, err = nil, nil
		}
		return err
	}))
	return source
}

// search asks as a customer would, wherever.
func (l *library) search(question string) []knowledge.Passage {
	l.t.Helper()
	found, err := l.Search(l.t.Context(), l.actor, knowledge.SearchInput{Query: question, Audience: db.AudienceCustomers})
	l.must(err)
	return found
}

// sql changes the workspace's rows as time or another program would.
func (l *library) sql(statement string, args ...any) {
	l.t.Helper()
	conn, err := pgx.Connect(l.t.Context(), l.owner)
	l.must(err)
	defer func() { l.must(conn.Close(context.WithoutCancel(l.t.Context()))) }()
	_, err = conn.Exec(l.t.Context(), `set role socialsync_app; set app.workspace_id = '`+l.actor.WorkspaceID.String()+`'`)
	l.must(err)
	_, err = conn.Exec(l.t.Context(), statement, args...)
	l.must(err)
}

// tasks are the sources that workers were asked to read.
func (l *library) tasks() (ids []string) {
	l.t.Helper()
	waiting, err := l.queue.ListPendingTasks(l.Queue.Prefix + queue.Reading)
	if errors.Is(err, asynq.ErrQueueNotFound) {
		return nil
	}
	l.must(err)
	for _, task := range waiting {
		var payload queue.ReadKnowledge
		l.must(json.Unmarshal(task.Payload, &payload))
		ids = append(ids, payload.SourceID.String())
	}
	return ids
}

func (l *library) forgetTasks() {
	l.t.Helper()
	if _, err := l.queue.DeleteAllPendingTasks(l.Queue.Prefix + queue.Reading); err != nil && !errors.Is(err, asynq.ErrQueueNotFound) {
		l.t.Fatal(err)
	}
}
