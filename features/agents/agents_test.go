package agents_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/hibiken/asynq"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
	"socialsync/features/agents"
	"socialsync/features/billing"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

// office is the feature over a real database, with one workspace.
type office struct {
	*agents.Service
	t     *testing.T
	owner db.Actor
}

func newOffice(t *testing.T) *office {
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
	client := func(model string) *ai.Client {
		return ai.New(ai.Endpoint{BaseURL: "http://model.invalid", Offline: true}, model, log)
	}
	models := &billing.Service{DB: store, Events: hub, Log: log, AI: ai.Tasks{
		Answer: client("gpt-4o-mini"), Judge: client("gpt-4o-mini"), Embed: client("text-embedding-3-small"),
		Moderate: client("omni-moderation-latest"), Transcribe: client("whisper-1"),
	}}
	o := &office{t: t, Service: &agents.Service{DB: store, Events: hub, Queue: &queue.Client{Asynq: asynq.NewClientFromRedisClient(redis), Prefix: prefix, Log: log}, Billing: models}}
	o.owner = o.workspace("owner@agents.test")
	return o
}

func (o *office) workspace(email string) db.Actor {
	o.t.Helper()
	ctx, actor := o.t.Context(), db.Actor{UserID: db.NewID(), WorkspaceID: db.NewID(), Role: db.RoleOwner}
	o.must(o.DB.Global(ctx, "test", func(tx *db.Tx) error {
		if _, err := tx.CreateUser(ctx, db.NewUser{ID: actor.UserID, Email: email, Name: "Owner", Locale: "en", TimeZone: "UTC"}); err != nil {
			return err
		}
		_, err := tx.CreateWorkspace(ctx, actor.WorkspaceID, "Tea & Co", actor.UserID)
		return err
	}))
	return actor
}

func (o *office) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// write saves instructions as the draft and returns its revision.
func (o *office) write(instructions string) int {
	o.t.Helper()
	draft, err := o.Draft(o.t.Context(), o.owner)
	o.must(err)
	draft.Config.Instructions = instructions
	draft, err = o.SaveDraft(o.t.Context(), o.owner, agents.SaveAgentDraftInput{Config: draft.Config, Revision: draft.Revision})
	o.must(err)
	return draft.Revision
}

func (o *office) publish(instructions string) *agents.Version {
	o.t.Helper()
	v, err := o.Publish(o.t.Context(), o.owner, agents.PublishAgentInput{Revision: o.write(instructions)})
	o.must(err)
	return v
}

// answering is the version that answers in a workspace; nil for none.
func (o *office) answering(actor db.Actor) *agents.Version {
	o.t.Helper()
	agent, err := o.Agent(o.t.Context(), actor)
	o.must(err)
	return agent.Published
}

// TestVersions: a draft answers nobody until it is published, and an earlier
// version answers again when it is rolled back to.
func TestVersions(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t), t.Context()
	if o.write("One."); o.answering(o.owner) != nil {
		t.Fatal("a draft answers")
	}
	first, second := o.publish("One, mended."), o.publish("Two.")
	if first.Number != 1 || second.Number != 2 || o.answering(o.owner).Config.Instructions != "Two." {
		t.Fatalf("%d, then %d; %q answers", first.Number, second.Number, o.answering(o.owner).Config.Instructions)
	}

	stale := agents.SaveAgentDraftInput{Config: second.Config, Revision: 0}
	if _, err := o.SaveDraft(ctx, o.owner, stale); problem.CodeOf(err) != problem.Conflict {
		t.Errorf("somebody's work was overwritten unseen: %v", err)
	}
	bad := agents.SaveAgentDraftInput{Config: second.Config}
	bad.Config.Model = "no-such-model"
	if _, err := o.SaveDraft(ctx, o.owner, bad); problem.CodeOf(err) != problem.BadInput {
		t.Errorf("a model that does not exist was saved: %v", err)
	}

	_, err := o.RollBack(ctx, o.owner, agents.RollBackAgentInput{VersionID: first.ID})
	o.must(err)
	if now := o.answering(o.owner); now.ID != first.ID || now.Config.Instructions != "One, mended." {
		t.Errorf("version %d answers after rolling back to 1", now.Number)
	}
	if _, err := o.RollBack(ctx, o.owner, agents.RollBackAgentInput{VersionID: first.ID}); problem.CodeOf(err) != problem.Conflict {
		t.Errorf("rolled back to what answers already: %v", err)
	}
	versions, err := o.Versions(ctx, o.owner, nil, 10)
	o.must(err)
	changes, err := o.Changes(ctx, o.owner)
	o.must(err)
	if len(versions) != 2 || len(changes) != 3 || changes[0].Kind != db.AgentRolledBack {
		t.Errorf("%d versions, changes %+v", len(versions), changes)
	}
}

// TestAnotherWorkspace sees and changes nothing.
func TestAnotherWorkspace(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t), t.Context()
	v := o.publish("Ours.")
	o.must(o.SetMode(ctx, o.owner, agents.SetAgentModeInput{Mode: db.ModeAuto}))
	stranger := o.workspace("stranger@agents.test")
	agent, err := o.Agent(ctx, stranger)
	o.must(err)
	if agent.Published != nil || agent.Mode != db.ModeOff {
		t.Errorf("a stranger sees %+v", agent)
	}
	if _, err := o.RollBack(ctx, stranger, agents.RollBackAgentInput{VersionID: v.ID}); problem.CodeOf(err) != problem.NotFound {
		t.Errorf("a stranger published our version: %v", err)
	}
	o.must(o.SetBrake(ctx, stranger, agents.SetAgentBrakeInput{Brake: db.BrakeStopped}))
	if agent, err = o.Agent(ctx, o.owner); err != nil || agent.Effective.Mode != db.ModeAuto {
		t.Errorf("a stranger stopped us: %+v, %v", agent, err)
	}
}

// TestBrake: every agent may stop the AI, and only an
// administrator lets it go on.
func TestBrake(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t), t.Context()
	o.publish("Be kind.")
	o.must(o.SetMode(ctx, o.owner, agents.SetAgentModeInput{Mode: db.ModeAuto}))
	agent := o.owner
	agent.Role = db.RoleAgent
	if err := o.SetMode(ctx, agent, agents.SetAgentModeInput{Mode: db.ModeOff}); problem.CodeOf(err) != problem.Forbidden {
		t.Errorf("an agent set the workspace's mode: %v", err)
	}
	screens, err := o.Events.Subscribe(ctx, o.owner, "")
	o.must(err)
	pulled := time.Now()
	o.must(o.SetBrake(ctx, agent, agents.SetAgentBrakeInput{Brake: db.BrakeStopped}))
	select {
	case d := <-screens:
		if _, ok := d.Event.(events.AgentChanged); !ok {
			t.Errorf("the screens hear %T", d.Event)
		}
	case <-time.After(time.Until(pulled.Add(time.Second))):
		t.Error("a second after the brake the screens know nothing of it")
	}
	now, err := o.Agent(ctx, agent)
	o.must(err)
	if now.Effective.Mode != db.ModeOff || now.Effective.Reason != agents.Stopped {
		t.Errorf("after the brake: %+v", now.Effective)
	}
	if err := o.SetBrake(ctx, agent, agents.SetAgentBrakeInput{Brake: db.BrakeNone}); problem.CodeOf(err) != problem.Forbidden {
		t.Errorf("an agent released the brake: %v", err)
	}
	o.must(o.SetBrake(ctx, o.owner, agents.SetAgentBrakeInput{Brake: db.BrakeNone}))
	if now, err = o.Agent(ctx, agent); err != nil || now.Effective.Mode != db.ModeAuto {
		t.Errorf("after its release: %+v, %v", now, err)
	}
}

// TestConversationsMode: the account's mode applies to its conversations, their own
// goes before it and ends a pause.
func TestConversationsMode(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t), t.Context()
	o.publish("Be kind.")
	account, conversation := o.talk()
	draft, auto := db.ModeDraft, db.ModeAuto
	stands := func() agents.Effect {
		t.Helper()
		found, err := o.Conversations(ctx, o.owner, []uuid.UUID{conversation})
		o.must(err)
		return found[conversation].Effective
	}
	_, err := o.SetChannelMode(ctx, o.owner, agents.SetChannelAgentModeInput{SocialAccountID: account, Mode: &draft})
	o.must(err)
	if e := stands(); e.Mode != draft || e.Reason != agents.ByChannel {
		t.Errorf("with the account's mode: %+v", e)
	}
	set := func(mode *db.AgentMode) {
		t.Helper()
		_, err := o.SetConversationMode(ctx, o.owner, agents.SetConversationAgentModeInput{ConversationID: conversation, Mode: mode})
		o.must(err)
	}
	set(&auto)
	if e := stands(); e.Mode != auto || e.Reason != agents.ByConversation {
		t.Errorf("with its own mode: %+v", e)
	}
	o.must(o.DB.Update(ctx, o.owner, func(tx *db.Tx) error {
		_, err := tx.PersonActed(ctx, []uuid.UUID{conversation}, true)
		return err
	}))
	if e := stands(); e.Mode != draft || e.Reason != agents.PersonAnswered || e.ResumesAt == nil || time.Until(*e.ResumesAt) < 11*time.Hour {
		t.Errorf("after a person's answer: %+v", e)
	}
	if found, err := o.Conversations(ctx, o.owner, []uuid.UUID{conversation}); err != nil || found[conversation].AnsweredAt == nil {
		t.Errorf("when somebody answered is not known: %+v, %v", found[conversation], err)
	}
	o.must(o.DB.Update(ctx, o.owner, func(tx *db.Tx) error { return tx.PauseAgent(ctx, conversation, db.PauseHandedOver) }))
	if e := stands(); e.Mode != draft || e.Reason != agents.HandedOver || e.ResumesAt != nil {
		t.Errorf("handed over: %+v", e)
	}
	if set(&auto); stands().Mode != auto {
		t.Errorf("whoever chose a mode did not end the pauses: %+v", stands())
	}
	if set(nil); stands().Reason != agents.ByChannel {
		t.Errorf("without a mode of its own: %+v", stands())
	}
	stranger := o.workspace("stranger@agents.test")
	in := agents.SetConversationAgentModeInput{ConversationID: conversation, Mode: &auto}
	if _, err := o.SetConversationMode(ctx, stranger, in); problem.CodeOf(err) != problem.NotFound {
		t.Errorf("a stranger set our conversation's mode: %v", err)
	}
}

// TestTheDraftIsTried: rules and prompt are shown as they would be used.
func TestTheDraftIsTried(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t), t.Context()
	o.write("Recommend the green tea.")
	got, err := o.CheckGuard(ctx, o.owner, "I will call my lawyer", agents.Inbound)
	o.must(err)
	if got.Action == nil || *got.Action != "PERSON" || len(got.Findings) != 1 || got.Findings[0].Rule != "Legal" || got.Findings[0].Matched != "lawyer" {
		t.Errorf("the test box says %+v", got)
	}
	if got, err = o.CheckGuard(ctx, o.owner, "Do you have green tea?", agents.Inbound); err != nil || got.Action != nil {
		t.Errorf("of a harmless question the test box says %+v, %v", got, err)
	}
	account, _ := o.talk()
	other := db.NewID()
	draft, err := o.Draft(ctx, o.owner)
	o.must(err)
	draft.Config.Channels = []agents.ChannelConfig{{SocialAccountID: account, Instructions: "Mention the tasting room."}}
	_, err = o.SaveDraft(ctx, o.owner, agents.SaveAgentDraftInput{Config: draft.Config, Revision: draft.Revision})
	o.must(err)
	prompt, err := o.DraftPrompt(ctx, o.owner, db.ChannelWhatsApp, &account)
	o.must(err)
	if !strings.Contains(prompt.String(), "tasting room") {
		t.Error("the prompt lacks what the account says of its own")
	}
	if prompt, err = o.DraftPrompt(ctx, o.owner, db.ChannelWhatsApp, &other); err != nil || strings.Contains(prompt.String(), "tasting room") {
		t.Errorf("another account speaks with this one's voice: %v", err)
	}
	for _, part := range []string{"Tea & Co", "WhatsApp", "Recommend the green tea."} {
		if !strings.Contains(prompt.String(), part) {
			t.Errorf("the prompt lacks %q", part)
		}
	}
}

// talk adds an account with a conversation.
func (o *office) talk() (account, conversation uuid.UUID) {
	o.t.Helper()
	ctx, contact, phone := o.t.Context(), db.NewID(), "+33612345678"
	account, conversation = db.NewID(), db.NewID()
	o.must(o.DB.Update(ctx, o.owner, func(tx *db.Tx) error {
		if _, err := tx.SaveConnection(ctx, db.SocialAccount{ID: account, Channel: db.ChannelWhatsApp, ExternalID: "1", Name: "Shop", Handle: "+1 555 0100"}, []byte("sealed")); err != nil {
			return err
		}
		if err := tx.InsertContact(ctx, db.Contact{ID: contact, Name: "Zoé", Phone: &phone}); err != nil {
			return err
		}
		_, _, err := tx.OpenConversation(ctx, db.Conversation{ID: conversation, SocialAccountID: account, ContactID: contact, Channel: db.ChannelWhatsApp, LastMessageAt: time.Now()})
		return err
	}))
	return account, conversation
}
