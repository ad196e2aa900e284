package replies_test

import (
	"context"
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
	"socialsync/features/inbox"
	"socialsync/features/knowledge"
	"socialsync/features/replies"
	"socialsync/jobs/queue"
)

// desk is a workspace with sources, a published assistant that answers by itself,
// and a customer: everything real but Meta, which nothing is sent to, and the model,
// which is simulated at the wire.
type desk struct {
	*replies.Service
	t            testing.TB
	owner        db.Actor
	sim          *aisim.Server
	agents       *agents.Service
	account      uuid.UUID
	conversation uuid.UUID
	superuser    *pgxpool.Pool
	service      func(*db.DB) *replies.Service // the same worker with another connection to the database
	appURL       string
	quotes       *string // the message that the customer's next ones answer, by the provider's id
}

func newDesk(t testing.TB, channel db.Channel) *desk {
	t.Helper()
	urls := dbtest.URLs(t)
	store := dbtest.Open(t, urls)
	redis, prefix := dbtest.Redis(t)
	log := slog.New(slog.DiscardHandler)
	if t, ok := t.(*testing.T); ok {
		log = slog.New(slog.NewTextHandler(t.Output(), nil))
	}
	hub := events.NewHub(redis, prefix, log)
	tasks := &queue.Client{Asynq: asynq.NewClientFromRedisClient(redis), Prefix: prefix, Log: log}
	blobs, err := blob.Open(t.Context(), "mem://")
	if err != nil {
		t.Fatal(err)
	}
	sim, url := aisim.Start(t)
	client := func(model string) *ai.Client {
		c := ai.New(ai.Endpoint{BaseURL: url, Key: "test", Offline: true}, model, log)
		c.Pause, c.Attempts = time.Millisecond, 2
		return c
	}
	models := ai.Tasks{
		Answer: client("gpt-4o-mini"), Judge: client("gpt-4o-mini"), Embed: client("text-embedding-3-small"),
		Moderate: client("omni-moderation-latest"), Transcribe: client("whisper-1"),
	}
	service := func(store *db.DB) *replies.Service {
		bills := &billing.Service{
			DB: store, Events: hub, AI: models, Log: log, CheapModel: "gpt-4.1-nano", FallbackModel: "gpt-4.1-mini",
			Plan: billing.Plan{MonthlyMicros: 10_000_000, DailyMicros: 10_000_000},
		}
		return &replies.Service{
			DB: store, Events: hub, Queue: tasks, Billing: bills, AI: models, Log: log, Bursts: &replies.Bursts{Redis: redis, Prefix: prefix},
			Inbox: &inbox.Service{
				DB: store, Events: hub, Queue: tasks, Log: log,
				Media: &inbox.Media{DB: store, Events: hub, Queue: tasks, Blobs: blobs, Memory: inbox.MediaMemory(), Log: log},
			},
			Knowledge: &knowledge.Service{
				DB: store, Events: hub, Queue: tasks, Blobs: blobs, Embedder: models.Embed, Billing: bills, Extract: knowledge.Extract,
				Outside: http.DefaultClient, Memory: knowledge.Memory(), Quota: knowledge.Quota{Bytes: 20 << 20, Sources: 100, Chunks: 2000}, Log: log,
			},
		}
	}
	d := &desk{
		t: t, sim: sim, superuser: dbtest.Owner(t, urls), appURL: urls.App, account: db.NewID(), conversation: db.NewID(), service: service, Service: service(store),
		owner: db.Actor{UserID: db.NewID(), WorkspaceID: db.NewID(), Role: db.RoleOwner},
	}
	d.Inbox.Assistant = d.Service
	d.agents = &agents.Service{DB: store, Events: hub, Queue: tasks, Billing: d.Billing}
	d.furnish(channel)
	return d
}

// furnish fills the workspace.
func (d *desk) furnish(channel db.Channel) {
	d.t.Helper()
	ctx, contact := d.t.Context(), db.NewID()
	d.must(d.DB.Global(ctx, "test", func(tx *db.Tx) error {
		if _, err := tx.CreateUser(ctx, db.NewUser{ID: d.owner.UserID, Email: "ada@replies.test", Name: "Ada", Locale: "en", TimeZone: "UTC"}); err != nil {
			return err
		}
		_, err := tx.CreateWorkspace(ctx, d.owner.WorkspaceID, "Lumen Lamps", d.owner.UserID)
		return err
	}))
	d.update(func(tx *db.Tx) error {
		if _, err := tx.SaveConnection(ctx, db.SocialAccount{ID: d.account, Channel: channel, ExternalID: "1", Name: "Shop"}, []byte("sealed")); err != nil {
			return err
		}
		if err := tx.InsertContact(ctx, db.Contact{ID: contact, Name: "Bea"}); err != nil {
			return err
		}
		_, _, err := tx.OpenConversation(ctx, db.Conversation{ID: d.conversation, SocialAccountID: d.account, ContactID: contact, Channel: channel, LastMessageAt: time.Now()})
		return err
	})
	for filename, text := range map[string]string{
		"delivery.md": "# Delivery\n\nWe deliver to France and Belgium. Delivery costs 5 euros and takes three days.\n",
		"returns.md":  "# Returns\n\nYou can return a lamp within 30 days. The lamp must be unused and in its box.\n",
	} {
		source, err := d.Knowledge.Add(ctx, d.owner, knowledge.Upload{Filename: filename, Data: []byte(text)})
		d.must(err)
		d.must(d.Knowledge.Read(ctx, d.owner.WorkspaceID, source.ID))
	}
	d.publish(func(*agents.Config) {})
	d.must(d.agents.SetMode(ctx, d.owner, agents.SetAgentModeInput{Mode: db.ModeAuto}))
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// publish changes the configuration and has it answer.
func (d *desk) publish(change func(*agents.Config)) {
	d.t.Helper()
	ctx := d.t.Context()
	draft, err := d.agents.Draft(ctx, d.owner)
	d.must(err)
	draft.Config.SaysItIsAI = false
	draft.Config.Thresholds.Send = 0.5
	change(&draft.Config)
	draft, err = d.agents.SaveDraft(ctx, d.owner, agents.SaveAgentDraftInput{Config: draft.Config, Revision: draft.Revision})
	d.must(err)
	_, err = d.agents.Publish(ctx, d.owner, agents.PublishAgentInput{Revision: draft.Revision})
	d.must(err)
}

// update writes as a worker does.
func (d *desk) update(do func(tx *db.Tx) error) {
	d.t.Helper()
	d.must(d.DB.Update(d.t.Context(), db.SystemActor(d.owner.WorkspaceID), do))
}

// says has the customer write, each text a message, and the burst end.
func (d *desk) says(texts ...string) {
	d.t.Helper()
	ctx := d.t.Context()
	for _, text := range texts {
		d.update(func(tx *db.Tx) error {
			c, err := tx.LockConversation(ctx, d.conversation)
			if err != nil {
				return err
			}
			now, external := time.Now(), uuid.NewString()
			m := db.Message{
				ID: db.NewID(), ConversationID: c.ID, SocialAccountID: c.SocialAccountID, Direction: db.In, Author: db.AuthorCustomer,
				Kind: db.KindText, Body: text, Status: db.Received, ExternalID: &external, ReplyToExternalID: d.quotes, OccurredAt: now,
			}
			c.LastInboundAt, c.WaitingSince = &now, &now
			_, err = tx.ArriveAwaited(ctx, c, m, 0, time.Minute)
			return err
		})
	}
}

// begin ends the burst and returns the run that began; nil for none.
func (d *desk) begin() *uuid.UUID {
	d.t.Helper()
	d.must(d.Begin(d.t.Context(), d.owner.WorkspaceID, d.conversation))
	var open []db.ReplyRun
	d.update(func(tx *db.Tx) (err error) {
		open, err = tx.OpenReplyRuns(d.t.Context(), []uuid.UUID{d.conversation})
		return err
	})
	if len(open) == 0 {
		return nil
	}
	return &open[len(open)-1].ID
}

// answer has the customer write and the assistant do all its work.
func (d *desk) answer(texts ...string) db.ReplyRun {
	d.t.Helper()
	d.says(texts...)
	run := d.begin()
	if run == nil {
		d.t.Fatal("no run began")
	}
	d.must(d.Work(d.t.Context(), d.owner.WorkspaceID, *run))
	return d.run(*run)
}

func (d *desk) run(id uuid.UUID) (run db.ReplyRun) {
	d.t.Helper()
	d.update(func(tx *db.Tx) error {
		found, err := tx.ReplyRun(d.t.Context(), id)
		if err == nil {
			run = *found
		}
		return err
	})
	return run
}

// sent are the texts that the assistant has sent, in order.
func (d *desk) sent() (texts []string) {
	d.t.Helper()
	d.update(func(tx *db.Tx) error {
		scene, err := tx.ReplyScene(d.t.Context(), d.conversation, 100)
		if err != nil {
			return err
		}
		for _, m := range scene.Messages {
			if m.Author == db.AuthorAI {
				texts = append(texts, m.Body)
			}
		}
		return nil
	})
	return texts
}

// count asks the database as its owner, past row level security.
func (d *desk) count(query string, args ...any) (n int) {
	d.t.Helper()
	ctx := context.WithoutCancel(d.t.Context())
	d.must(d.superuser.QueryRow(ctx, query, args...).Scan(&n))
	return n
}

// exec changes rows as time or another program would.
func (d *desk) exec(statement string, args ...any) {
	d.t.Helper()
	ctx := context.WithoutCancel(d.t.Context())
	_, err := d.superuser.Exec(ctx, statement, args...)
	d.must(err)
}

// expect says how a run must have ended.
func (d *desk) expect(run db.ReplyRun, outcome db.ReplyOutcome, reason db.ReplyReason) {
	d.t.Helper()
	if run.Outcome == nil || *run.Outcome != outcome || run.Reason == nil || *run.Reason != reason {
		d.t.Errorf("the run ended %s %v %v (%s), want %s because %s", run.State, deref(run.Outcome), deref(run.Reason), run.Detail, outcome, reason)
	}
}

func deref[T any](p *T) any {
	if p == nil {
		return "nil"
	}
	return *p
}
