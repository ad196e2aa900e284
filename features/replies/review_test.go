package replies_test

import (
	"log/slog"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/hibiken/asynq"

	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
	"socialsync/features/inbox"
	"socialsync/features/problem"
	"socialsync/features/replies"
	"socialsync/jobs/queue"
)

// world is a workspace with a customer who has just written, and the assistant's
// answer to them waiting for a person.
type world struct {
	*replies.Service
	t            *testing.T
	agent        db.Actor
	conversation uuid.UUID
	reply        uuid.UUID
}

func newWorld(t *testing.T) *world {
	t.Helper()
	store := dbtest.Open(t, dbtest.URLs(t))
	redis, prefix := dbtest.Redis(t)
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	hub := events.NewHub(redis, prefix, log)
	tasks := &queue.Client{Asynq: asynq.NewClientFromRedisClient(redis), Prefix: prefix, Log: log}
	w := &world{t: t, conversation: db.NewID(), reply: db.NewID(), agent: db.Actor{WorkspaceID: db.NewID(), Role: db.RoleOwner}}
	w.Service = &replies.Service{DB: store, Events: hub, Queue: tasks, Log: log, Inbox: &inbox.Service{DB: store, Events: hub, Queue: tasks, Log: log}}
	ctx, now, account, contact := t.Context(), time.Now(), db.NewID(), db.NewID()
	w.do(store.Global(ctx, "test", func(tx *db.Tx) error {
		owner, err := tx.CreateUser(ctx, db.NewUser{ID: db.NewID(), Email: "a@test.test", Name: "Ada", Locale: "en", TimeZone: "UTC"})
		if err != nil {
			return err
		}
		w.agent.UserID = owner.ID
		_, err = tx.CreateWorkspace(ctx, w.agent.WorkspaceID, "Test", owner.ID)
		return err
	}))
	w.do(store.Update(ctx, db.SystemActor(w.agent.WorkspaceID), func(tx *db.Tx) error {
		if _, err := tx.SaveConnection(ctx, db.SocialAccount{ID: account, Channel: db.ChannelWhatsApp, ExternalID: "1", Name: "1"}, []byte("sealed")); err != nil {
			return err
		}
		if err := tx.InsertContact(ctx, db.Contact{ID: contact, Name: "Bea"}); err != nil {
			return err
		}
		c, _, err := tx.OpenConversation(ctx, db.Conversation{ID: w.conversation, SocialAccountID: account, ContactID: contact, Channel: db.ChannelWhatsApp, LastMessageAt: now})
		if err != nil {
			return err
		}
		c.LastInboundAt, c.WaitingSince = &now, &now
		if err := tx.SaveConversation(ctx, *c); err != nil {
			return err
		}
		run, err := tx.InsertReplyRun(ctx, db.ReplyRun{ID: db.NewID(), ConversationID: c.ID, Cause: db.CauseMessage})
		if err != nil {
			return err
		}
		return tx.InsertReply(ctx, db.Reply{
			ID: w.reply, RunID: run.ID, ConversationID: c.ID, State: db.ReplyOpen, Body: "We open at nine.", Language: "en",
			RawParts: []byte(`[{"text":"We open at nine.","sources":[1],"isGrounded":true}]`), RawSources: []byte(`[]`),
		})
	}))
	return w
}

func (w *world) do(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) epoch() (epoch int64) {
	w.t.Helper()
	w.do(w.DB.View(w.t.Context(), w.agent, func(tx *db.Tx) error {
		a, err := tx.Attention(w.t.Context(), w.conversation)
		if err == nil {
			epoch = a.Epoch
		}
		return err
	}))
	return epoch
}

// TestApprovingTwiceSendsOnce: the second press returns what the first one sent, as
// the person's message, and the assistant's earlier thoughts are fenced off.
func TestApprovingTwiceSendsOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	edited := "We open at ten."
	var sent []uuid.UUID
	for range 2 {
		reply, messages, err := w.Approve(t.Context(), w.agent, replies.ApproveReplyInput{ReplyID: w.reply, Body: &edited})
		w.do(err)
		if reply.State != db.ReplyEdited || reply.EditDistance == nil || *reply.EditDistance != 3 || len(messages) != 1 {
			t.Fatalf("%+v, %d messages", reply, len(messages))
		}
		if m := messages[0]; m.Body != edited || m.Author != db.AuthorUser {
			t.Errorf("sent %q by %s", m.Body, m.Author)
		}
		sent = append(sent, messages[0].ID)
	}
	if sent[0] != sent[1] {
		t.Error("two messages were sent")
	}
	if w.epoch() != 1 {
		t.Errorf("the epoch is %d", w.epoch())
	}
	_, err := w.Discard(t.Context(), w.agent, replies.DiscardReplyInput{ReplyID: w.reply, Reason: db.DiscardWrong})
	if problem.CodeOf(err) != problem.Conflict {
		t.Errorf("discarding what was sent: %v", err)
	}
}

// TestAPersonsAnswerOutdatesTheReply: whoever answers by themselves leaves nothing
// waiting, and the reply cannot be sent after it.
func TestAPersonsAnswerOutdatesTheReply(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	body := "At nine."
	_, err := w.Inbox.SendMessage(t.Context(), w.agent, inbox.SendMessageInput{ConversationID: w.conversation, ClientKey: "k", Body: &body})
	w.do(err)
	if w.epoch() != 1 {
		t.Errorf("the epoch is %d", w.epoch())
	}
	if _, _, err := w.Approve(t.Context(), w.agent, replies.ApproveReplyInput{ReplyID: w.reply}); problem.CodeOf(err) != problem.Conflict {
		t.Errorf("approving what is out of date: %v", err)
	}
}

// TestWhatPeopleDoCountsTheEpochUp: what decides who answers does; priorities do
// not. Resolving begins a new session.
func TestWhatPeopleDoCountsTheEpochUp(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ids := []uuid.UUID{w.conversation}
	_, err := w.Inbox.SetPriority(t.Context(), w.agent, inbox.SetPriorityInput{ConversationIDs: ids, Priority: db.PriorityHigh})
	w.do(err)
	if w.epoch() != 0 {
		t.Errorf("a priority counts: %d", w.epoch())
	}
	_, err = w.Inbox.Assign(t.Context(), w.agent, inbox.AssignInput{ConversationIDs: ids, AssigneeID: &w.agent.UserID})
	w.do(err)
	_, err = w.Inbox.SetStatus(t.Context(), w.agent, inbox.SetStatusInput{ConversationIDs: ids, Status: db.StatusResolved})
	w.do(err)
	if w.epoch() != 2 {
		t.Errorf("the epoch is %d", w.epoch())
	}
	w.do(w.DB.View(t.Context(), w.agent, func(tx *db.Tx) error {
		a, err := tx.Attention(t.Context(), w.conversation)
		if err == nil && a.SessionAt == nil {
			t.Error("resolving began no session")
		}
		return err
	}))
}

// TestMergingContactsOutdatesWhatWasThoughtOut: an answer to one half of what was
// said is not offered for the whole, its run goes on to be shown, and a customer who
// waits still waits.
func TestMergingContactsOutdatesWhatWasThoughtOut(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx, now, twin, other := t.Context(), time.Now(), db.NewID(), db.NewID()
	w.do(w.DB.Update(ctx, w.agent, func(tx *db.Tx) error {
		c, err := tx.Conversation(ctx, w.conversation)
		if err != nil {
			return err
		}
		if err := tx.InsertContact(ctx, db.Contact{ID: twin, Name: "Bea"}); err != nil {
			return err
		}
		if _, _, err := tx.OpenConversation(ctx, db.Conversation{ID: other, SocialAccountID: c.SocialAccountID, ContactID: twin, Channel: c.Channel, LastMessageAt: now}); err != nil {
			return err
		}
		if err := tx.AwaitReply(ctx, w.conversation, time.Minute, time.Minute); err != nil {
			return err
		}
		_, err = tx.MergeContacts(ctx, c.ContactID, twin)
		return err
	}))
	w.do(w.DB.View(ctx, w.agent, func(tx *db.Tx) error {
		reply, err := tx.Reply(ctx, w.reply)
		if err != nil {
			return err
		}
		run, err := tx.ReplyRun(ctx, reply.RunID)
		if err != nil {
			return err
		}
		if reply.State != db.ReplySuperseded || reply.ConversationID != other || run.State != db.RunSuperseded || run.ConversationID != other {
			t.Errorf("%+v of %+v", reply, run)
		}
		a, err := tx.Attention(ctx, other)
		if err == nil && (a.Epoch != 1 || a.DueAt == nil) {
			t.Errorf("%+v", a)
		}
		return err
	}))
}
