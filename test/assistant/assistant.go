// Package assistant is the product's assistant over a real database, Redis and models
// at the wire, for tests that ask it many questions. It refuses to send anything: what
// the assistant would do is what replies.Attempt says.
package assistant

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"testing"

	"github.com/hibiken/asynq"

	"socialsync/clients/ai"
	"socialsync/clients/blob"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
	"socialsync/features/agents"
	"socialsync/features/billing"
	"socialsync/features/inbox"
	"socialsync/features/knowledge"
	"socialsync/features/replies"
	"socialsync/jobs/queue"
)

// atOnce is how many questions are asked at the same time.
const atOnce = 4

// Assistant answers for any number of workspaces.
type Assistant struct {
	*replies.Service
	t testing.TB
}

// Start builds the assistant with the models behind url.
func Start(t testing.TB, url string) *Assistant {
	t.Helper()
	store := dbtest.New(t)
	redis, prefix := dbtest.Redis(t)
	log := slog.New(slog.DiscardHandler)
	hub := events.NewHub(redis, prefix, log)
	blobs, err := blob.Open(t.Context(), "mem://")
	if err != nil {
		t.Fatal(err)
	}
	client := func(model string) *ai.Client {
		return ai.New(ai.Endpoint{BaseURL: url, Key: "test", Offline: true}, model, log)
	}
	models := ai.Tasks{
		Answer: client("gpt-4o-mini"), Judge: client("gpt-4o-mini"), Embed: client("text-embedding-3-small"),
		Moderate: client("omni-moderation-latest"), Transcribe: client("whisper-1"),
	}
	credits := &billing.Service{
		DB: store, Events: hub, AI: models, Log: log, CheapModel: "gpt-4.1-nano", FallbackModel: "gpt-4.1-mini",
		Plan: billing.Plan{MonthlyMicros: 1_000_000_000, DailyMicros: 1_000_000_000},
	}
	tasks := &queue.Client{Asynq: asynq.NewClientFromRedisClient(redis), Prefix: prefix, Log: log}
	return &Assistant{t: t, Service: &replies.Service{
		DB: store, Events: hub, Queue: tasks, Billing: credits, AI: models, Log: log, Bursts: &replies.Bursts{Redis: redis, Prefix: prefix},
		Inbox: &inbox.Service{
			DB: store, Events: hub, Queue: tasks, Log: log,
			Media: &inbox.Media{DB: store, Events: hub, Queue: tasks, Blobs: blobs, Memory: inbox.MediaMemory(), Log: log},
		},
		Knowledge: &knowledge.Service{
			DB: store, Events: hub, Queue: tasks, Blobs: blobs, Embedder: models.Embed, Billing: credits, Extract: knowledge.Extract,
			Outside: http.DefaultClient, Memory: knowledge.Memory(), Log: log,
			Quota: knowledge.Quota{Bytes: 100 << 20, Sources: 1000, Chunks: 20_000},
		},
	}}
}

// Workspace makes a business with nothing in it and returns its owner.
func (a *Assistant) Workspace(name string) db.Actor {
	a.t.Helper()
	owner := db.Actor{UserID: db.NewID(), WorkspaceID: db.NewID(), Role: db.RoleOwner}
	a.Must(a.DB.Global(a.t.Context(), "test", func(tx *db.Tx) error {
		if _, err := tx.CreateUser(a.t.Context(), db.NewUser{ID: owner.UserID, Email: owner.UserID.String() + "@assistant.test", Name: "Owner", Locale: "en", TimeZone: "UTC"}); err != nil {
			return err
		}
		_, err := tx.CreateWorkspace(a.t.Context(), owner.WorkspaceID, name, owner.UserID)
		return err
	}))
	return owner
}

// Document adds a document and reads it as a worker does.
func (a *Assistant) Document(owner db.Actor, filename, text string, audience db.KnowledgeAudience) {
	a.t.Helper()
	added, err := a.Knowledge.Add(a.t.Context(), owner, knowledge.Upload{Filename: filename, Data: []byte(text)})
	a.Must(err)
	_, err = a.Knowledge.UpdateSource(a.t.Context(), owner, knowledge.UpdateKnowledgeSourceInput{ID: added.ID, Audience: &audience})
	a.Must(err)
	a.Must(a.Knowledge.Read(a.t.Context(), owner.WorkspaceID, added.ID))
}

// Faq adds a question with its answer and reads it as a worker does.
func (a *Assistant) Faq(owner db.Actor, in knowledge.SaveFaqInput) {
	a.t.Helper()
	saved, err := a.Knowledge.SaveFaq(a.t.Context(), owner, in)
	a.Must(err)
	a.Must(a.Knowledge.Read(a.t.Context(), owner.WorkspaceID, saved.ID))
}

// Ask says what the assistant would do with each question, a few at a time, in the
// order of the questions.
func (a *Assistant) Ask(owner db.Actor, config agents.Config, questions []string) []replies.Trial {
	a.t.Helper()
	out, errs := make([]replies.Trial, len(questions)), make([]error, len(questions))
	slots := make(chan struct{}, atOnce)
	var asking sync.WaitGroup
	for i, question := range questions {
		slots <- struct{}{}
		asking.Go(func() {
			defer func() { <-slots }()
			trial, err := a.Attempt(context.WithoutCancel(a.t.Context()), owner, replies.Attempt{
				ID: db.NewID(), Question: question, Channel: db.ChannelWhatsApp, Config: config,
			})
			if errs[i] = err; err == nil {
				out[i] = *trial
			}
		})
	}
	asking.Wait()
	for i, err := range errs {
		if err != nil {
			a.t.Fatalf("ask %q: %v", questions[i], err)
		}
	}
	return out
}

// Must ends the test when err is one.
func (a *Assistant) Must(err error) {
	a.t.Helper()
	if err != nil {
		a.t.Fatal(err)
	}
}
