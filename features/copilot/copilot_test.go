package copilot_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/go-redis/redis_rate/v10"
	"github.com/google/uuid"
	"github.com/hibiken/asynq"

	"socialsync/clients/ai"
	"socialsync/clients/ai/aisim"
	"socialsync/clients/blob"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
	"socialsync/features/billing"
	"socialsync/features/copilot"
	"socialsync/features/knowledge"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

// world is a workspace with sources, and a conversation with a customer.
type world struct {
	*copilot.Service
	t            *testing.T
	actor        db.Actor
	sim          *aisim.Server
	hub          *events.Hub
	conversation db.Conversation
	internalID   uuid.UUID // of the source for colleagues
}

const (
	promise  = "We promise you a refund of the express fee by Friday."
	note     = "Supervisor Hanna approved a goodwill voucher of ten euros."
	policy   = "A late parcel is replaced after ten working days."
	internal = "For a late parcel colleagues may grant a courtesy discount of 15 percent without asking."
)

func newWorld(t *testing.T, daily int64) *world {
	t.Helper()
	store := dbtest.New(t)
	redis, prefix := dbtest.Redis(t)
	log := slog.New(slog.DiscardHandler)
	hub := events.NewHub(redis, prefix, log)
	ctx, stop := context.WithCancel(t.Context())
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		_ = hub.Run(ctx)
	}()
	t.Cleanup(func() { stop(); <-stopped })
	sim, url := aisim.Start(t)
	client := func(model string) *ai.Client {
		c := ai.New(ai.Endpoint{BaseURL: url, Key: "test", Offline: true}, model, nil)
		c.Pause = time.Millisecond
		return c
	}
	answer, embed := client("gpt-4o-mini"), client("text-embedding-3-small")
	credits := &billing.Service{
		DB: store, Events: hub, Log: log, CheapModel: "gpt-4.1-nano", FallbackModel: "gpt-4.1-mini",
		Plan:     billing.Plan{MonthlyMicros: 1_000_000, DailyMicros: daily},
		Throttle: &billing.Throttle{Limiter: redis_rate.NewLimiter(redis), Prefix: prefix},
		AI:       ai.Tasks{Answer: answer, Judge: answer, Embed: embed, Moderate: answer, Transcribe: answer},
	}
	blobs, err := blob.Open(t.Context(), "mem://")
	w := &world{t: t, sim: sim, hub: hub, actor: dbtest.Workspace(t, store, "a@copilot.test"), Service: &copilot.Service{
		DB: store, Events: hub, Billing: credits,
		Knowledge: &knowledge.Service{
			DB: store, Events: hub, Blobs: blobs, Embedder: embed, Extract: knowledge.Extract, Memory: knowledge.Memory(), Billing: credits, Log: log,
			Queue: &queue.Client{Asynq: asynq.NewClientFromRedisClient(redis), Prefix: prefix, Log: log},
			Quota: knowledge.Quota{Bytes: 1 << 20, Sources: 10, Chunks: 100},
		},
	}}
	w.must(err)
	w.must(store.Update(ctx, w.actor, w.write))
	w.add("policy.md", policy, db.AudienceCustomers)
	w.internalID = w.add("courtesy.md", internal, db.AudienceAgents)
	return w
}

// write lets a customer, a colleague and another for colleagues say something.
func (w *world) write(tx *db.Tx) error {
	ctx := w.t.Context()
	account := db.SocialAccount{ID: db.NewID(), Channel: db.ChannelWhatsApp, ExternalID: "1", Name: "Shop", Handle: "+1"}
	if _, err := tx.SaveConnection(ctx, account, []byte("sealed")); err != nil {
		return err
	}
	contact := db.Contact{ID: db.NewID(), Name: "Zoé"}
	if err := tx.InsertContact(ctx, contact); err != nil {
		return err
	}
	now := time.Now()
	opened, _, err := tx.OpenConversation(ctx, db.Conversation{
		ID: db.NewID(), SocialAccountID: account.ID, ContactID: contact.ID, Channel: db.ChannelWhatsApp, LastMessageAt: now,
	})
	if err != nil {
		return err
	}
	w.conversation = *opened
	message := db.Message{ID: db.NewID(), ConversationID: opened.ID, SocialAccountID: account.ID, Kind: db.KindText}
	received, sent := message, message
	received.Direction, received.Author, received.Status, received.Body, received.OccurredAt = db.In, db.AuthorCustomer, db.Received, "My parcel still is not here", now.Add(-2*time.Minute)
	sent.ID, sent.Direction, sent.Author, sent.Status, sent.Body, sent.OccurredAt = db.NewID(), db.Out, db.AuthorUser, db.Sent, promise, now.Add(-time.Minute)
	sent.AuthorID = &w.actor.UserID
	for _, m := range []db.Message{received, sent} {
		if _, err := tx.InsertMessage(ctx, m); err != nil {
			return err
		}
	}
	_, err = tx.InsertNote(ctx, db.Note{ID: db.NewID(), ConversationID: opened.ID, AuthorID: &w.actor.UserID, Body: note, MentionedUserIDs: []uuid.UUID{}, CreatedAt: now})
	return err
}

// add has a document read that this audience may be told of.
func (w *world) add(name, text string, audience db.KnowledgeAudience) uuid.UUID {
	w.t.Helper()
	source, err := w.Knowledge.Add(w.t.Context(), w.actor, knowledge.Upload{Filename: name, Data: []byte(text), Audience: audience})
	w.must(err)
	w.must(w.Knowledge.Read(w.t.Context(), w.actor.WorkspaceID, source.ID))
	return source.ID
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) ask(in copilot.AskCopilotInput) *copilot.CopilotAnswer {
	w.t.Helper()
	in.ConversationID = w.conversation.ID
	answer, err := w.Ask(w.t.Context(), w.actor, in)
	w.must(err)
	return answer
}

// told is all that models were told.
func (w *world) told() string {
	var b strings.Builder
	for _, call := range w.sim.Calls() {
		b.Write(call.Body)
	}
	return b.String()
}

func TestWhatWasSaidHere(t *testing.T) {
	t.Parallel()
	w := newWorld(t, 500_000)
	answer := w.ask(copilot.AskCopilotInput{Question: "What refund of the express fee did we promise?"})
	if !strings.Contains(answer.Text, promise) || len(answer.Sources) != 1 {
		t.Fatalf("%+v", answer)
	}
	source := answer.Sources[0]
	if source.Kind != copilot.FromMessage || source.IsReceived || source.IsInternal || source.Title == "" || source.ItemID == nil {
		t.Errorf("%+v", source)
	}
	if answer.IsInternal || answer.MaySend {
		t.Error("it names nothing internal, but what is internal was read for it")
	}
	if !answer.IsOffline || answer.CostMicros == 0 {
		t.Errorf("%+v", answer)
	}
	voucher := w.ask(copilot.AskCopilotInput{Question: "Which goodwill voucher was approved by Hanna the supervisor?"})
	if !voucher.IsInternal || len(voucher.Sources) == 0 || voucher.Sources[0].Kind != copilot.FromNote {
		t.Errorf("a note is internal: %+v", voucher)
	}
}

func TestInternalSourcesStayWithColleagues(t *testing.T) {
	t.Parallel()
	w := newWorld(t, 500_000)
	question := "Which courtesy discount may colleagues grant for a late parcel?"
	answer := w.ask(copilot.AskCopilotInput{Question: question})
	if !answer.IsInternal || answer.MaySend || !strings.Contains(answer.Text, "15 percent") {
		t.Fatalf("%+v", answer)
	}
	if s := answer.Sources[0]; s.Kind != copilot.FromKnowledge || s.SourceID == nil || *s.SourceID != w.internalID || !s.IsInternal {
		t.Errorf("%+v", s)
	}

	before, yes := len(w.told()), true
	earlier := []copilot.CopilotTurnInput{{Question: question, Answer: answer.Text}}
	sendable := w.ask(copilot.AskCopilotInput{Question: "After how many working days is a late parcel replaced?", Earlier: earlier, ForCustomer: &yes})
	if !sendable.MaySend || sendable.IsInternal || !strings.Contains(sendable.Text, policy) {
		t.Errorf("%+v", sendable)
	}
	again := w.ask(copilot.AskCopilotInput{Question: question, ForCustomer: &yes})
	if strings.Contains(again.Text, "15 percent") || !again.MaySend {
		t.Errorf("%+v", again)
	}
	told := w.told()[before:]
	for _, secret := range []string{"15 percent", "Hanna"} {
		if strings.Contains(told, secret) {
			t.Errorf("for the customer the model was told %q", secret)
		}
	}
}

func TestWhatNothingSaysIsNotAnswered(t *testing.T) {
	t.Parallel()
	w := newWorld(t, 500_000)
	if answer := w.ask(copilot.AskCopilotInput{Question: "Which colour has the showroom's carpet?"}); answer.Text != "" || len(answer.Parts)+len(answer.Sources) != 0 {
		t.Errorf("%+v", answer)
	}
}

func TestOneCallIsChargedOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t, 500_000)
	answer := w.ask(copilot.AskCopilotInput{Question: "When is a late parcel replaced?"})
	page, err := w.Billing.Entries(t.Context(), w.actor, []db.CreditEntryKind{"CHARGE"}, 50, "")
	w.must(err)
	charged := int64(0)
	for _, edge := range page.Edges {
		if edge.Node.Purpose == string(db.PurposeCopilot) {
			charged += edge.Node.Micros
		}
	}
	if charged != answer.CostMicros || charged == 0 {
		t.Errorf("charged %d for %d", charged, answer.CostMicros)
	}
}

func TestAnotherModelAnswersAndAnOutageIsSaid(t *testing.T) {
	t.Parallel()
	w := newWorld(t, 500_000)
	w.sim.AddFault(aisim.Fault{Kind: aisim.Error, Model: "gpt-4o-mini"})
	if answer := w.ask(copilot.AskCopilotInput{Question: "When is a late parcel replaced?"}); answer.Model != "gpt-4.1-mini" {
		t.Errorf("%+v", answer)
	}
	w.sim.AddFault(aisim.Fault{Kind: aisim.Error, Model: "gpt-4.1-mini"})
	in := copilot.AskCopilotInput{ConversationID: w.conversation.ID, Question: "When is a late parcel replaced?"}
	if _, err := w.Ask(t.Context(), w.actor, in); problem.CodeOf(err) != problem.ProviderRefused {
		t.Errorf("got %v", err)
	}
}

func TestAskRefuses(t *testing.T) {
	t.Parallel()
	w, poor := newWorld(t, 500_000), newWorld(t, 1)
	stranger := dbtest.Workspace(t, w.DB, "b@copilot.test")
	viewer := w.actor
	viewer.Role = db.RoleViewer
	long := make([]copilot.CopilotTurnInput, 7)
	before := len(w.sim.Calls())
	for _, c := range []struct {
		name  string
		w     *world
		actor db.Actor
		in    copilot.AskCopilotInput
		want  problem.Code
	}{
		{"a viewer", w, viewer, copilot.AskCopilotInput{Question: "hi"}, problem.Forbidden},
		{"another workspace", w, stranger, copilot.AskCopilotInput{Question: "What did we promise?"}, problem.NotFound},
		{"nothing", w, w.actor, copilot.AskCopilotInput{Question: " \n"}, problem.BadInput},
		{"a book", w, w.actor, copilot.AskCopilotInput{Question: strings.Repeat("a", 1001)}, problem.BadInput},
		{"a long chat", w, w.actor, copilot.AskCopilotInput{Question: "and?", Earlier: long}, problem.BadInput},
		{"no credit", poor, poor.actor, copilot.AskCopilotInput{Question: "What did we promise?"}, problem.LimitReached},
	} {
		c.in.ConversationID = c.w.conversation.ID
		if _, err := c.w.Ask(t.Context(), c.actor, c.in); problem.CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	if n := len(w.sim.Calls()) - before; n != 0 {
		t.Errorf("models were asked %d times", n)
	}
}

// TestWhoAsksReadsAlong: what is being written reaches the person who asked, and nobody else.
func TestWhoAsksReadsAlong(t *testing.T) {
	t.Parallel()
	w := newWorld(t, 500_000)
	colleague := w.actor
	colleague.UserID = db.NewID()
	mine, theirs := w.listen(w.actor), w.listen(colleague)
	id := db.NewID()
	w.ask(copilot.AskCopilotInput{Question: "When is a late parcel replaced?", AskID: &id})
	select {
	case text := <-mine:
		if text == "" || !strings.HasPrefix(policy, text) {
			t.Errorf("read along %q", text)
		}
	case <-time.After(5 * time.Second):
		t.Error("nothing was to be read along")
	}
	select {
	case text := <-theirs:
		t.Errorf("a colleague read %q", text)
	case <-time.After(100 * time.Millisecond):
	}
}

// listen gives what is streamed to a person.
func (w *world) listen(actor db.Actor) <-chan string {
	w.t.Helper()
	out := make(chan string, 100)
	deliveries, err := w.hub.Subscribe(w.t.Context(), actor, "")
	w.must(err)
	go func() {
		for d := range deliveries {
			if streamed, ok := d.Event.(events.CopilotStreamed); ok {
				out <- streamed.Text
			}
		}
	}()
	return out
}
