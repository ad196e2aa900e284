package insights_test

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"net/http"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/hibiken/asynq"

	"socialsync/clients/ai"
	"socialsync/clients/ai/aisim"
	"socialsync/clients/blob"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
	"socialsync/features/billing"
	"socialsync/features/insights"
	"socialsync/features/knowledge"
	"socialsync/jobs/queue"
)

// world is the feature over a real database, Redis and simulated models, and a past
// that tests write.
type world struct {
	*insights.Service
	t         *testing.T
	sim       *aisim.Server
	knowledge *knowledge.Service
	owner     db.Actor
	account   uuid.UUID
	past      *sql.DB // as the tables' owner, who may write what was
	now       time.Time
	threads   int
}

func newWorld(t *testing.T) *world {
	t.Helper()
	urls := dbtest.URLs(t)
	store := dbtest.Open(t, urls)
	redis, prefix := dbtest.Redis(t)
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	hub := events.NewHub(redis, prefix, log)
	blobs, err := blob.Open(t.Context(), "mem://")
	if err != nil {
		t.Fatal(err)
	}
	past, err := sql.Open("pgx", urls.Owner)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = past.Close() })
	sim, url := aisim.Start(t)
	embedder := ai.New(ai.Endpoint{BaseURL: url, Key: "test", Offline: true}, "text-embedding-3-small", log)
	credits := &billing.Service{DB: store, Events: hub, Log: log, AI: ai.Tasks{Embed: embedder}, Plan: billing.Plan{MonthlyMicros: 10_000_000, DailyMicros: 10_000_000}}
	tasks := &queue.Client{Asynq: asynq.NewClientFromRedisClient(redis), Prefix: prefix, Log: log}
	w := &world{
		t: t, sim: sim, past: past, now: time.Now(), account: db.NewID(), owner: db.Actor{UserID: db.NewID(), WorkspaceID: db.NewID(), Role: db.RoleOwner},
		knowledge: &knowledge.Service{
			DB: store, Events: hub, Queue: tasks, Blobs: blobs, Embedder: embedder, Billing: credits, Extract: knowledge.Extract,
			Outside: http.DefaultClient, Memory: knowledge.Memory(), Log: log, Quota: knowledge.Quota{Bytes: 1 << 20, Sources: 50, Chunks: 500},
		},
	}
	w.Service = &insights.Service{DB: store, Events: hub, Queue: tasks, Knowledge: w.knowledge, Billing: credits, Log: log}
	w.must(store.Global(t.Context(), "test", func(tx *db.Tx) error {
		if _, err := tx.CreateUser(t.Context(), db.NewUser{ID: w.owner.UserID, Email: "owner@insights.test", Name: "Ada", Locale: "en", TimeZone: "UTC"}); err != nil {
			return err
		}
		_, err := tx.CreateWorkspace(t.Context(), w.owner.WorkspaceID, "Work", w.owner.UserID)
		return err
	}))
	w.update(func(tx *db.Tx) error {
		_, err := tx.SaveConnection(t.Context(), db.SocialAccount{ID: w.account, Channel: db.ChannelWhatsApp, ExternalID: "1", Name: "1"}, []byte("sealed"))
		return err
	})
	return w
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) view(fn func(*db.Tx) error) {
	w.t.Helper()
	w.must(w.DB.View(w.t.Context(), w.owner, fn))
}

func (w *world) update(fn func(*db.Tx) error) {
	w.t.Helper()
	w.must(w.DB.Update(w.t.Context(), w.owner, fn))
}

// was writes into the past.
func (w *world) was(statement string, args ...any) {
	w.t.Helper()
	_, err := w.past.ExecContext(context.WithoutCancel(w.t.Context()), statement, args...)
	w.must(err)
}

// thread is a conversation with a customer of its own. Moments are how long ago.
type thread struct {
	*world
	id   uuid.UUID
	last uuid.UUID // message of the customer's
}

func (w *world) thread() *thread {
	w.t.Helper()
	w.threads++
	d := &thread{world: w, id: db.NewID()}
	w.update(func(tx *db.Tx) error {
		contact := db.Contact{ID: db.NewID(), Name: fmt.Sprintf("Bea %d", w.threads)}
		if err := tx.InsertContact(w.t.Context(), contact); err != nil {
			return err
		}
		_, _, err := tx.OpenConversation(w.t.Context(), db.Conversation{
			ID: d.id, SocialAccountID: w.account, ContactID: contact.ID, Channel: db.ChannelWhatsApp, LastMessageAt: w.now,
		})
		return err
	})
	return d
}

func (d *thread) message(ago time.Duration, m db.Message) uuid.UUID {
	d.t.Helper()
	m.ID, m.ConversationID, m.SocialAccountID, m.Kind, m.OccurredAt = db.NewID(), d.id, d.account, db.KindText, d.now.Add(-ago)
	d.update(func(tx *db.Tx) error {
		_, err := tx.InsertMessage(d.t.Context(), m)
		return err
	})
	d.was("update messages set created_at = occurred_at where id = $1", m.ID)
	return m.ID
}

// asks is the customer writing something, or what else they say.
func (d *thread) asks(ago time.Duration, words ...string) {
	d.t.Helper()
	body := "Do you repair brass lamps?"
	if len(words) > 0 {
		body = words[0]
	}
	d.last = d.message(ago, db.Message{Direction: db.In, Author: db.AuthorCustomer, Body: body, Status: db.Received})
}

func (d *thread) person(ago time.Duration, words ...string) {
	d.t.Helper()
	body := "Yes, we repair brass within a week."
	if len(words) > 0 {
		body = words[0]
	}
	d.message(ago, db.Message{Direction: db.Out, Author: db.AuthorUser, AuthorID: &d.owner.UserID, Body: body, Status: db.Sent})
}

const cost = 4200 // of each run, in millionths

// run is the assistant at work on what the customer wrote last, without a message.
func (d *thread) run(ago time.Duration, outcome db.ReplyOutcome, reason db.ReplyReason) db.ReplyRun {
	d.t.Helper()
	run := db.ReplyRun{ID: db.NewID(), ConversationID: d.id, Cause: db.CauseMessage, LastMessageID: &d.last}
	d.update(func(tx *db.Tx) error {
		if _, err := tx.InsertReplyRun(d.t.Context(), run); err != nil {
			return err
		}
		claimed, err := tx.ClaimReplyRun(d.t.Context(), run.ID, time.Minute)
		if err != nil {
			return err
		}
		claimed.State, claimed.Outcome, claimed.Reason, claimed.CostMicros = db.RunDone, &outcome, &reason, cost
		run = *claimed
		return tx.CloseReplyRun(d.t.Context(), run)
	})
	d.was("update reply_runs set created_at = $2, started_at = $2, finished_at = $2 where id = $1", run.ID, d.now.Add(-ago))
	return run
}

// ai is the assistant writing to the customer: an answer, or that a person will come.
func (d *thread) ai(ago time.Duration, outcome db.ReplyOutcome, reason db.ReplyReason) db.ReplyRun {
	d.t.Helper()
	run := d.run(ago, outcome, reason)
	id := d.message(ago, db.Message{Direction: db.Out, Author: db.AuthorAI, Body: "We repair brass lamps.", Status: db.Sent})
	d.update(func(tx *db.Tx) error { return tx.InsertReplyMessages(d.t.Context(), run.ID, []uuid.UUID{id}) })
	return run
}

// failed is an answer of the assistant's that Meta did not take.
func (d *thread) failed(ago time.Duration) {
	d.t.Helper()
	d.ai(ago, db.OutcomeSent, db.ReasonCovered)
	d.was("update messages set status = 'FAILED', failure_cause = 'UNEXPLAINED' where conversation_id = $1 and author = 'AI'", d.id)
}

func (d *thread) silent(ago time.Duration, reason db.ReplyReason) {
	d.t.Helper()
	d.run(ago, db.OutcomeSilent, reason)
}

func (d *thread) resolved(ago time.Duration) {
	d.t.Helper()
	id, detail := db.NewID(), "RESOLVED"
	d.update(func(tx *db.Tx) error {
		return tx.InsertActivity(d.t.Context(), db.Activity{ID: id, ConversationID: d.id, Kind: db.ActivityStatusChanged, Detail: &detail})
	})
	d.was("update activities set created_at = $2 where id = $1", id, d.now.Add(-ago))
}
