package evals_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/hibiken/asynq"
	"github.com/jackc/pgx/v5/pgxpool"

	"socialsync/clients/ai"
	"socialsync/clients/ai/aisim"
	"socialsync/clients/blob"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
	"socialsync/features/agents"
	"socialsync/features/billing"
	"socialsync/features/evals"
	"socialsync/features/inbox"
	"socialsync/features/knowledge"
	"socialsync/features/replies"
	"socialsync/jobs/queue"
)

// world is the feature over a real database, Redis and simulated models: a customer
// has asked twice, and the assistant's answer to it waits.
type world struct {
	*evals.Service
	t            *testing.T
	sim          *aisim.Server
	agents       *agents.Service
	owner        db.Actor
	conversation uuid.UUID
	reply        uuid.UUID
	superuser    *pgxpool.Pool
}

func newWorld(t *testing.T) *world {
	t.Helper()
	urls := dbtest.URLs(t)
	store := dbtest.Open(t, urls)
	redis, prefix := dbtest.Redis(t)
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	hub := events.NewHub(redis, prefix, log)
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		_ = hub.Run(ctx)
	}()
	t.Cleanup(func() { stop(); <-stopped })
	blobs, err := blob.Open(ctx, "mem://")
	if err != nil {
		t.Fatal(err)
	}
	sim, url := aisim.Start(t)
	client := func(model string) *ai.Client {
		return ai.New(ai.Endpoint{BaseURL: url, Key: "test", Offline: true}, model, log)
	}
	models := ai.Tasks{
		Answer: client("gpt-4o-mini"), Judge: client("gpt-4o-mini"), Embed: client("text-embedding-3-small"),
		Moderate: client("omni-moderation-latest"), Transcribe: client("whisper-1"),
	}
	credits := &billing.Service{
		DB: store, Events: hub, Log: log, CheapModel: "gpt-4.1-nano", FallbackModel: "gpt-4.1-mini", AI: models,
		Plan: billing.Plan{MonthlyMicros: 10_000_000, DailyMicros: 10_000_000},
	}
	tasks := &queue.Client{Asynq: asynq.NewClientFromRedisClient(redis), Prefix: prefix, Log: log}
	w := &world{t: t, sim: sim, owner: db.Actor{UserID: db.NewID(), WorkspaceID: db.NewID(), Role: db.RoleOwner}, conversation: db.NewID(), reply: db.NewID(), superuser: dbtest.Owner(t, urls)}
	sources := &knowledge.Service{
		DB: store, Events: hub, Queue: tasks, Blobs: blobs, Embedder: models.Embed, Billing: credits, Extract: knowledge.Extract,
		Outside: http.DefaultClient, Memory: knowledge.Memory(), Log: log, Quota: knowledge.Quota{Bytes: 1 << 20, Sources: 50, Chunks: 500},
	}
	w.agents = &agents.Service{DB: store, Events: hub, Queue: tasks, Billing: credits}
	w.Service = &evals.Service{DB: store, Events: hub, Queue: tasks, Log: log, Knowledge: sources, Replies: &replies.Service{
		DB: store, Events: hub, Queue: tasks, Billing: credits, AI: models, Log: log, Knowledge: sources, Bursts: &replies.Bursts{Redis: redis, Prefix: prefix},
		Inbox: &inbox.Service{DB: store, Events: hub, Queue: tasks, Log: log,
			Media: &inbox.Media{DB: store, Events: hub, Queue: tasks, Blobs: blobs, Memory: inbox.MediaMemory(), Log: log}},
	}}
	w.must(store.Global(ctx, "test", func(tx *db.Tx) error {
		if _, err := tx.CreateUser(ctx, db.NewUser{ID: w.owner.UserID, Email: "owner@evals.test", Name: "Ada", Locale: "en", TimeZone: "UTC"}); err != nil {
			return err
		}
		_, err := tx.CreateWorkspace(ctx, w.owner.WorkspaceID, "Work", w.owner.UserID)
		return err
	}))
	w.must(store.Update(ctx, w.owner, w.talk))
	return w
}

// talk: a customer was answered an hour ago, and has asked something since in two
// messages, to which the assistant has a draft.
func (w *world) talk(tx *db.Tx) error {
	ctx, account, contact, now := w.t.Context(), db.NewID(), db.NewID(), time.Now()
	if _, err := tx.SaveConnection(ctx, db.SocialAccount{ID: account, Channel: db.ChannelWhatsApp, ExternalID: "1", Name: "1"}, []byte("sealed")); err != nil {
		return err
	}
	if err := tx.InsertContact(ctx, db.Contact{ID: contact, Name: "Bea"}); err != nil {
		return err
	}
	if _, _, err := tx.OpenConversation(ctx, db.Conversation{ID: w.conversation, SocialAccountID: account, ContactID: contact, Channel: db.ChannelWhatsApp, LastMessageAt: now}); err != nil {
		return err
	}
	var last uuid.UUID
	for i, m := range []db.Message{
		{Direction: db.In, Author: db.AuthorCustomer, Body: "Hello?", Status: db.Received},
		{Direction: db.Out, Author: db.AuthorUser, Body: "Good morning.", Status: db.Sent},
		{Direction: db.In, Author: db.AuthorCustomer, Body: "Do you repair", Status: db.Received},
		{Direction: db.In, Author: db.AuthorCustomer, Body: "brass lamps?", Status: db.Received},
	} {
		m.ID, m.ConversationID, m.SocialAccountID, m.Kind = db.NewID(), w.conversation, account, db.KindText
		m.OccurredAt = now.Add(time.Duration(i-60) * time.Minute)
		if _, err := tx.InsertMessage(ctx, m); err != nil {
			return err
		}
		last = m.ID
	}
	run, err := tx.InsertReplyRun(ctx, db.ReplyRun{ID: db.NewID(), ConversationID: w.conversation, Cause: db.CauseMessage, LastMessageID: &last})
	if err != nil {
		return err
	}
	return tx.InsertReply(ctx, db.Reply{ID: w.reply, RunID: run.ID, ConversationID: w.conversation, State: db.ReplyOpen, Body: "No.", Language: "en",
		RawParts: json.RawMessage(`[]`), RawSources: json.RawMessage(`[]`)})
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// faq is a question with its answer that the workspace has already.
func (w *world) faq(question, answer string) *db.Faq {
	w.t.Helper()
	saved, err := w.Knowledge.SaveFaq(w.t.Context(), w.owner, knowledge.SaveFaqInput{Questions: []string{question}, Answer: answer, Tags: []string{"shop"}})
	w.must(err)
	return saved
}

// open are the suggestions that wait.
func (w *world) open() (list []db.FaqSuggestion) {
	w.t.Helper()
	page, err := w.Knowledge.Suggestions(w.t.Context(), w.owner, db.SuggestionOpen, 20, "")
	w.must(err)
	for _, e := range page.Edges {
		list = append(list, e.Node)
	}
	return list
}
