package inbox_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/features/inbox"
	"socialsync/features/problem"
)

// connected is an Accounts whose accounts can be sent from.
type connected struct{ *world }

func (connected) OpenCredentials(account db.SocialAccount, _ uuid.UUID, _ []byte) (meta.Account, error) {
	return meta.Account{ID: account.ExternalID, Token: "token"}, nil
}

func (c connected) Credentials(ctx context.Context, _, id uuid.UUID) (account db.SocialAccount, access meta.Account, err error) {
	err = c.DB.View(ctx, db.SystemActor(c.workspace), func(tx *db.Tx) error {
		found, err := tx.SocialAccount(ctx, id)
		if err == nil {
			account = *found
			access, err = c.OpenCredentials(account, c.workspace, nil)
		}
		return err
	})
	return account, access, err
}

// provider stands in for Meta: answer is called once for each call.
func (w *world) provider(answer func() string) {
	w.t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, _ *http.Request) {
		_, _ = out.Write([]byte(answer()))
	}))
	w.t.Cleanup(server.Close)
	w.Accounts, w.Meta = connected{w}, &meta.Client{GraphURL: server.URL, InstagramURL: server.URL}
}

// due stores a message of ours that is to be sent now.
func (w *world) due(body string) (messageID, conversationID uuid.UUID) {
	w.t.Helper()
	c := w.conversation()
	now := time.Now()
	m := db.Message{
		ID: db.NewID(), ConversationID: c.ID, SocialAccountID: c.SocialAccountID, Direction: db.Out, Author: db.AuthorUser,
		Kind: db.KindText, Body: body, Status: db.Queued, OccurredAt: now, DueAt: &now,
	}
	w.do("queue", w.DB.Update(w.t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
		_, err := tx.InsertMessage(w.t.Context(), m)
		return err
	}))
	return m.ID, c.ID
}

// TestMergeDuringASend: two contacts turn out to be one while a message to the
// second is with the provider. The answer finds it in its new conversation.
func TestMergeDuringASend(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	now := time.Now()
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.2", "33600000001", "by phone", now)+`]`))
	ours, conversation := w.due("our answer")
	// The hidden id is older, so the conversation by phone is the one that goes.
	_, err := w.raw.Exec(t.Context(), `update contact_identities set id = 'ffffffff-ffff-7fff-bfff-ffffffffffff'`)
	w.do("make it younger", err)
	hidden := `{"from_user_id":"FR.1","id":"wamid.1","timestamp":"%d","type":"text","text":{"body":"who am I"}}`
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+fmt.Sprintf(hidden, now.Unix())+`]`))
	w.provider(func() string {
		both := `{"from":"33600000001","from_user_id":"FR.1","id":"wamid.3","timestamp":"%d","type":"text","text":{"body":"both"}}`
		w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+fmt.Sprintf(both, now.Unix())+`]`))
		return `{"messages":[{"id":"wamid.ours"}]}`
	})
	w.do("send", w.SendDue(t.Context(), w.workspace, conversation))
	m := w.message(ours)
	if m.ConversationID == conversation {
		t.Fatal("the contacts were not merged")
	}
	if m.Status != db.Sent || m.ExternalID == nil || *m.ExternalID != "wamid.ours" {
		t.Errorf("the message is %s, %v", m.Status, m.ExternalID)
	}
}

// TestSendOfAWorkerThatDied: what a worker has claimed is left to it while its lease
// lasts. Afterwards nobody can tell what the provider did, and nothing is sent again.
func TestSendOfAWorkerThatDied(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hi", time.Now())+`]`))
	ours, conversation := w.due("our answer")
	calls := 0
	w.provider(func() string { calls++; return `{"messages":[{"id":"wamid.ours"}]}` })
	w.attempt(ours)
	_, err := w.raw.Exec(t.Context(), `update messages set due_at = due_at - interval '1 minute' where due_at is not null`)
	w.do("wait", err)
	swept := func() (found []db.ConversationRef) {
		t.Helper()
		w.do("sweep", w.DB.GlobalEach(t.Context(), "test", func(tx *db.Tx) (err error) {
			found, err = tx.DueConversations(t.Context(), 10)
			return err
		}))
		return found
	}
	w.do("send", w.SendDue(t.Context(), w.workspace, conversation))
	if m := w.message(ours); m.Status != db.Sending || calls != 0 || len(swept()) != 0 {
		t.Fatalf("while the lease lasts the message is %s, after %d calls, and %d sweeps see it", m.Status, calls, len(swept()))
	}
	_, err = w.raw.Exec(t.Context(), `update message_attempts set lease_until = now()`)
	w.do("end the lease", err)
	if found := swept(); len(found) != 1 || found[0].ID != conversation {
		t.Errorf("after the lease the sweep finds %v", found)
	}
	w.do("send", w.SendDue(t.Context(), w.workspace, conversation))
	if m := w.message(ours); m.Status != db.Unknown || m.DueAt != nil || calls != 0 {
		t.Errorf("after the lease the message is %s, due %v, after %d calls", m.Status, m.DueAt, calls)
	}
}

// TestEchoBesideAnUnknownOne: an earlier message with the same words, whose end
// nobody knows, does not take the echo of the one under way.
func TestEchoBesideAnUnknownOne(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelInstagram, direct(fmt.Sprintf(
		`{"sender":{"id":"7"},"recipient":{"id":%q},"timestamp":%d,"message":{"mid":"mid.1","text":"hi"}}`, instagram, time.Now().UnixMilli())))
	earlier := w.send("ok", "")
	_, err := w.raw.Exec(t.Context(), `update messages set status = 'UNKNOWN' where id = $1`, earlier)
	w.do("lose the answer", err)
	ours, conversation := w.due("ok")
	w.provider(func() string {
		w.receive(db.ChannelInstagram, direct(fmt.Sprintf(
			`{"sender":{"id":%q},"recipient":{"id":"7"},"timestamp":%d,"message":{"mid":"mid.ours","text":"ok","is_echo":true}}`,
			instagram, time.Now().UnixMilli())))
		return `{"recipient_id":"7","message_id":"mid.ours"}`
	})
	w.do("send", w.SendDue(t.Context(), w.workspace, conversation))
	if m := w.message(ours); m.Status != db.Sent || m.ExternalID == nil || *m.ExternalID != "mid.ours" {
		t.Errorf("the message is %s, %v", m.Status, m.ExternalID)
	}
	if m := w.message(earlier); m.Status != db.Unknown {
		t.Errorf("the earlier message became %s", m.Status)
	}
}

// TestWindowClosesWhileWaiting: what waits for its account to be connected again
// fails, with a reason, once it could not be sent any more.
func TestWindowClosesWhileWaiting(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hi", time.Now())+`]`))
	ours, conversation := w.due("our answer")
	w.provider(func() string { return `{"messages":[{"id":"wamid.ours"}]}` })
	_, err := w.raw.Exec(t.Context(), `update social_accounts set status = 'RECONNECT'`)
	w.do("lose the token", err)
	w.do("send", w.SendDue(t.Context(), w.workspace, conversation))
	if m := w.message(ours); m.Status != db.Queued || m.DueAt == nil || time.Until(*m.DueAt) < time.Minute {
		t.Fatalf("the message is %s, due %v", m.Status, m.DueAt)
	}
	_, err = w.raw.Exec(t.Context(), `update conversations set last_inbound_at = now() - interval '25 hours'`)
	w.do("let a day pass", err)
	_, err = w.raw.Exec(t.Context(), `update messages set due_at = now() where due_at is not null`)
	w.do("wait", err)
	w.do("send", w.SendDue(t.Context(), w.workspace, conversation))
	if m := w.message(ours); m.Status != db.Failed || m.FailureCause == nil || *m.FailureCause != string(meta.WindowIsClosed) {
		t.Errorf("the message is %s, %v", m.Status, m.FailureCause)
	}
}

// TestAdoptsTheProvidersSpelling: the number a provider answers with is the one we
// send to from then on.
func TestAdoptsTheProvidersSpelling(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "5511987654321", "oi", time.Now())+`]`))
	w.do("adopt", w.DB.Update(t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
		c := w.conversation()
		known, err := tx.IdentitiesOn(t.Context(), c.ContactID, c.SocialAccountID)
		if err != nil {
			return err
		}
		if err := inbox.AdoptSpelling(t.Context(), tx, known, "551187654321"); err != nil {
			return err
		}
		now, err := tx.IdentitiesOn(t.Context(), c.ContactID, c.SocialAccountID)
		if err == nil && (len(now) != 1 || now[0].ExternalID != "551187654321") {
			t.Errorf("identities %+v", now)
		}
		return err
	}))
}

// TestDisconnectedWhileWaiting: what would be sent by an account that is gone fails
// and says so, and does not leave when it is connected again.
func TestDisconnectedWhileWaiting(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hi", time.Now())+`]`))
	ours, conversation := w.due("our answer")
	w.do("disconnect", w.DB.Update(t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
		_, err := tx.Disconnect(t.Context(), w.accounts[number].ID)
		return err
	}))
	w.provider(func() string { t.Error("it left"); return `{"messages":[{"id":"wamid.ours"}]}` })
	w.do("send", w.SendDue(t.Context(), w.workspace, conversation))
	if m := w.message(ours); m.Status != db.Failed || m.DueAt != nil || m.FailureCause == nil || *m.FailureCause != string(meta.ChannelDisconnected) {
		t.Fatalf("the message is %s, due %v, because %v", m.Status, m.DueAt, m.FailureCause)
	}
	agent := db.Actor{WorkspaceID: w.workspace, UserID: uuid.New(), Role: db.RoleAgent}
	if _, err := w.RetryMessage(t.Context(), agent, inbox.RetryMessageInput{MessageID: ours}); problem.CodeOf(err) != problem.ChannelDisconnected {
		t.Errorf("retried: %v", err)
	}
	_, err := w.raw.Exec(t.Context(), `update social_accounts set status = 'CONNECTED'`)
	w.do("connect again", err)
	w.do("send", w.SendDue(t.Context(), w.workspace, conversation))
	if m := w.message(ours); m.Status != db.Failed {
		t.Errorf("the message is %s", m.Status)
	}
}

// TestRetryBeginsAnew: the tries before a person's Retry do not count: it is tried
// as often as the first time, with short pauses.
func TestRetryBeginsAnew(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hi", time.Now())+`]`))
	ours, conversation := w.due("our answer")
	busy := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, _ *http.Request) {
		out.WriteHeader(http.StatusServiceUnavailable)
		_, _ = out.Write([]byte(`{"error":{"code":2,"message":"Service temporarily unavailable"}}`))
	}))
	t.Cleanup(busy.Close)
	w.Accounts, w.Meta = connected{w}, &meta.Client{GraphURL: busy.URL, InstagramURL: busy.URL}
	try := func() db.Message {
		t.Helper()
		_, err := w.raw.Exec(t.Context(), `update messages set due_at = now() where due_at is not null`)
		w.do("wait", err)
		w.do("send", w.SendDue(t.Context(), w.workspace, conversation))
		return w.message(ours)
	}
	for i := range 5 {
		if m := try(); m.Status != db.Queued {
			t.Fatalf("after try %d the message is %s", i+1, m.Status)
		}
	}
	if m := try(); m.Status != db.Failed {
		t.Fatalf("after the last try the message is %s", m.Status)
	}
	w.retry(ours)
	m := try()
	if m.Status != db.Queued || m.DueAt == nil || time.Until(*m.DueAt) > 10*time.Second {
		t.Errorf("after the first try of the retry the message is %s, due %v", m.Status, m.DueAt)
	}
}
