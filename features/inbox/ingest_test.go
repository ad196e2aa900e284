package inbox_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-redis/redis_rate/v10"
	"github.com/google/uuid"
	"github.com/hibiken/asynq"
	"github.com/jackc/pgx/v5"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
	"socialsync/features/inbox"
	"socialsync/jobs/queue"
)

// world is one workspace with one WhatsApp number and one Instagram account, and
// the inbox over a real database.
type world struct {
	*inbox.Service
	t         *testing.T
	workspace uuid.UUID
	accounts  map[string]db.AccountRef // by the provider's id
	routed    atomic.Int32             // units whose account was looked up
	raw       *pgx.Conn                // what no method of the store asks
	queue     *asynq.Inspector
}

func rawConnection(t *testing.T, address string, workspace uuid.UUID) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.WithoutCancel(t.Context())) })
	if _, err := conn.Exec(t.Context(), `set role socialsync_app; set app.workspace_id = '`+workspace.String()+`'`); err != nil {
		t.Fatal(err)
	}
	return conn
}

const (
	number    = "1000000001"
	instagram = "1784000001"
)

func newWorld(t *testing.T) *world {
	t.Helper()
	urls := dbtest.URLs(t)
	store := dbtest.Open(t, urls)
	redis, prefix := dbtest.Redis(t)
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	w := &world{t: t, workspace: db.NewID(), accounts: map[string]db.AccountRef{}, queue: asynq.NewInspectorFromRedisClient(redis)}
	w.Service = &inbox.Service{
		DB: store, Events: events.NewHub(redis, prefix, log), Accounts: w, Log: log,
		Queue: &queue.Client{Asynq: asynq.NewClientFromRedisClient(redis), Prefix: prefix, Log: log},
		Pace:  &inbox.Pace{Limiter: redis_rate.NewLimiter(redis), Prefix: prefix},
		Meta:  &meta.Client{},
	}
	w.do("workspace", store.Global(t.Context(), "test", func(tx *db.Tx) error {
		owner, err := tx.CreateUser(t.Context(), db.NewUser{ID: db.NewID(), Email: "a@test.test", Name: "Ada", Locale: "en", TimeZone: "UTC"})
		if err != nil {
			return err
		}
		_, err = tx.CreateWorkspace(t.Context(), w.workspace, "Test", owner.ID)
		return err
	}))
	w.raw = rawConnection(t, urls.Owner, w.workspace)
	for id, channel := range map[string]db.Channel{number: db.ChannelWhatsApp, instagram: db.ChannelInstagram} {
		account := db.SocialAccount{ID: db.NewID(), Channel: channel, ExternalID: id, Name: id}
		w.do("account", store.Update(t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
			_, err := tx.SaveConnection(t.Context(), account, []byte("sealed"))
			return err
		}))
		w.accounts[id] = db.AccountRef{WorkspaceID: w.workspace, ID: account.ID, Status: db.AccountConnected}
	}
	return w
}

func (w *world) do(what string, err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatalf("%s: %v", what, err)
	}
}

func (w *world) Route(_ context.Context, _ db.Channel, id string) (db.AccountRef, error) {
	w.routed.Add(1)
	if ref, ok := w.accounts[id]; ok {
		return ref, nil
	}
	return db.AccountRef{}, db.ErrNotFound
}
func (w *world) RouteBusiness(context.Context, string) ([]db.AccountRef, error)   { return nil, nil }
func (w *world) TokenRefused(context.Context, uuid.UUID, uuid.UUID, string) error { return nil }
func (w *world) Heard(context.Context, db.AccountRef)                             {}
func (w *world) ApplyUpdate(context.Context, db.AccountRef, meta.Unit) error      { return nil }
func (w *world) Pause(context.Context, uuid.UUID, uuid.UUID, time.Duration) error { return nil }
func (w *world) OpenCredentials(db.SocialAccount, uuid.UUID, []byte) (meta.Account, error) {
	return meta.Account{}, db.ErrNotFound
}
func (w *world) Credentials(context.Context, uuid.UUID, uuid.UUID) (db.SocialAccount, meta.Account, error) {
	return db.SocialAccount{}, meta.Account{}, db.ErrNotFound
}

// receive has a worker ingest one delivery, once, and returns the delivery's id.
func (w *world) receive(channel db.Channel, body string) (id uuid.UUID) {
	w.t.Helper()
	id = w.deliver(channel, body)
	w.do("ingest", w.Ingest(w.t.Context(), id))
	return id
}

// deliver keeps one delivery for a worker and returns its id.
func (w *world) deliver(channel db.Channel, body string) (id uuid.UUID) {
	w.t.Helper()
	id = db.NewID()
	w.do("append", w.DB.Global(w.t.Context(), "test", func(tx *db.Tx) error {
		return tx.AppendWebhook(w.t.Context(), id, channel, []byte(body))
	}))
	return id
}

// thread returns all messages of the workspace, oldest first.
func (w *world) thread() []db.Message {
	w.t.Helper()
	rows, err := w.raw.Query(w.t.Context(), `select id from messages order by occurred_at, id`)
	w.do("read", err)
	ids, err := pgx.CollectRows(rows, pgx.RowTo[uuid.UUID])
	w.do("read", err)
	var messages []db.Message
	w.do("read", w.DB.View(w.t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) (err error) {
		messages, err = tx.MessagesByID(w.t.Context(), ids)
		return err
	}))
	slices.SortFunc(messages, func(a, b db.Message) int {
		return slices.Index(ids, a.ID) - slices.Index(ids, b.ID)
	})
	return messages
}

func (w *world) bodies() string {
	var list []string
	for _, m := range w.thread() {
		list = append(list, m.Body)
	}
	return strings.Join(list, "|")
}

func whatsApp(field, items string) string {
	return fmt.Sprintf(`{"object":"whatsapp_business_account","entry":[{"id":"2000","changes":[{"field":%q,"value":{
		"messaging_product":"whatsapp","metadata":{"phone_number_id":%q},%s}}]}]}`, field, number, items)
}

func text(id, from, body string, at time.Time) string {
	raw, _ := json.Marshal(body)
	return fmt.Sprintf(`{"from":%q,"id":%q,"timestamp":"%d","type":"text","text":{"body":%s}}`, from, id, at.Unix(), raw)
}

func direct(items string) string {
	return fmt.Sprintf(`{"object":"instagram","entry":[{"id":%q,"messaging":[%s]}]}`, instagram, items)
}

// TestDuplicateDeliveries: the same message, six times and five at once, is one row.
func TestDuplicateDeliveries(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	body := whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hello", time.Now())+`]`)
	var group sync.WaitGroup
	for range 6 {
		group.Go(func() { w.receive(db.ChannelWhatsApp, body) })
	}
	group.Wait()
	if got := w.bodies(); got != "hello" {
		t.Errorf("thread %q, want one hello", got)
	}
}

// TestOutOfOrder: messages stand in the order in which they were written, and a
// late one does not become the last in the list.
func TestOutOfOrder(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	now := time.Now()
	for i := 3; i > 0; i-- {
		w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+
			text(fmt.Sprint("wamid.", i), "33600000001", fmt.Sprint(i), now.Add(time.Duration(i-4)*time.Minute))+`]`))
	}
	if got := w.bodies(); got != "1|2|3" {
		t.Errorf("thread %q", got)
	}
	if c := w.conversation(); c.PreviewBody != "3" {
		t.Errorf("the list shows %q", c.PreviewBody)
	}
}

func (w *world) conversation() db.Conversation {
	w.t.Helper()
	var c *db.Conversation
	w.do("conversation", w.DB.View(w.t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) (err error) {
		c, err = tx.Conversation(w.t.Context(), w.thread()[0].ConversationID)
		return err
	}))
	return *c
}

// TestOneBrokenMessage: a message nobody can store does not take its neighbours along.
func TestOneBrokenMessage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+
		text("wamid.1", "33600000001", "before", time.Now())+`,{"id":7,"type":[]},null,`+
		text("wamid.2", "33600000001", "nul \x00 here", time.Now().Add(time.Second))+`]`))
	if got := len(w.thread()); got < 2 {
		t.Errorf("%d messages: %q", got, w.bodies())
	}
}

// TestNumberDisclosedLater: a person known by a business-scoped id alone, whose
// number appears later, is one contact with one conversation.
func TestNumberDisclosedLater(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	now := time.Now()
	hidden := `{"from_user_id":"FR.1","id":"wamid.1","timestamp":"%d","type":"text","text":{"body":"who am I"}}`
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+fmt.Sprintf(hidden, now.Unix()-20)+`]`))
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.2", "33600000001", "by phone", now.Add(-10*time.Second))+`]`))
	both := `{"from":"33600000001","from_user_id":"FR.1","id":"wamid.3","timestamp":"%d","type":"text","text":{"body":"both"}}`
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+fmt.Sprintf(both, now.Unix())+`]`))
	if got := w.bodies(); got != "who am I|by phone|both" {
		t.Errorf("thread %q", got)
	}
	for _, m := range w.thread() {
		if m.ConversationID != w.thread()[0].ConversationID {
			t.Fatal("two conversations for one person")
		}
	}
}

// TestEchoFromThePhoneApp: a colleague's answer from the phone appears and ends the wait.
func TestEchoFromThePhoneApp(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "anyone?", time.Now().Add(-time.Minute))+`]`))
	if w.conversation().WaitingSince == nil {
		t.Fatal("the customer should wait")
	}
	echo := fmt.Sprintf(`"message_echoes":[{"from":"33100000000","to":"33600000001","id":"wamid.2","timestamp":"%d","type":"text","text":{"body":"yes"}}]`, time.Now().Unix())
	w.receive(db.ChannelWhatsApp, whatsApp("smb_message_echoes", echo))
	thread := w.thread()
	if len(thread) != 2 || thread[1].Author != db.AuthorPhoneApp || thread[1].Direction != db.Out {
		t.Fatalf("thread %+v", thread)
	}
	if w.conversation().WaitingSince != nil {
		t.Error("nobody waits any more")
	}
}

// TestUnsendRemovesContent: content goes when the customer takes it back, also
// when the news of it comes first.
func TestUnsendRemovesContent(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	at := time.Now().UnixMilli()
	event := func(id, rest string, at int64) string {
		return direct(fmt.Sprintf(`{"sender":{"id":"55"},"recipient":{"id":%q},"timestamp":%d,"message":{"mid":%q,%s}}`, instagram, at, id, rest))
	}
	const written, taken = `"text":"secret"`, `"is_deleted":true`
	w.receive(db.ChannelInstagram, event("m1", written, at-4000))
	w.receive(db.ChannelInstagram, event("m1", taken, at-3000))
	w.receive(db.ChannelInstagram, event("m2", taken, at-1000))
	w.receive(db.ChannelInstagram, event("m2", written, at-2000))
	thread := w.thread()
	if len(thread) != 2 {
		t.Fatalf("%d messages", len(thread))
	}
	for _, m := range thread {
		if m.Body != "" || m.DeletedAt == nil {
			t.Errorf("%q is still there", m.Body)
		}
	}
}

// TestStatusesOnlyMoveForward: whatever the order of webhooks, ticks never go back.
func TestStatusesOnlyMoveForward(t *testing.T) {
	t.Parallel()
	states := []string{"sent", "delivered", "read"}
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 2, 0}, {2, 0, 1}} {
		t.Run(fmt.Sprint(order), func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hi", time.Now())+`]`))
			ours := w.send("our answer", "wamid.ours")
			for _, i := range order {
				w.receive(db.ChannelWhatsApp, whatsApp("messages", fmt.Sprintf(
					`"statuses":[{"id":"wamid.ours","status":%q,"timestamp":"%d","recipient_id":"33600000001"}]`, states[i], time.Now().Unix())))
			}
			if got := w.message(ours); got.Status != db.Read || got.ReadAt == nil {
				t.Errorf("status %s", got.Status)
			}
		})
	}
}

// TestStatusBeforeTheAnswer: a status may come before the send's own answer; our
// id in it settles the message.
func TestStatusBeforeTheAnswer(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hi", time.Now())+`]`))
	ours := w.send("our answer", "")
	w.receive(db.ChannelWhatsApp, whatsApp("messages", fmt.Sprintf(
		`"statuses":[{"id":"wamid.ours","status":"delivered","timestamp":"%d","biz_opaque_callback_data":%q}]`, time.Now().Unix(), ours)))
	if got := w.message(ours); got.Status != db.Delivered || got.ExternalID == nil || *got.ExternalID != "wamid.ours" {
		t.Errorf("message %+v", got)
	}
}

// TestFailureExplained: a failed status says cause and remedy, and delivery beats it.
func TestFailureExplained(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hi", time.Now())+`]`))
	ours := w.send("our answer", "wamid.ours")
	w.receive(db.ChannelWhatsApp, whatsApp("messages", fmt.Sprintf(
		`"statuses":[{"id":"wamid.ours","status":"failed","timestamp":"%d","errors":[{"code":131047,"title":"Re-engagement message"}]}]`, time.Now().Unix())))
	m := w.message(ours)
	if m.Status != db.Failed || m.FailureCause == nil || *m.FailureCause != string(meta.WindowIsClosed) || *m.FailureRemedy != string(meta.UseTemplate) {
		t.Errorf("message %+v", m)
	}
}

// send stores a message of ours as a worker leaves it after the provider took it,
// or, without an external id, while the call runs.
func (w *world) send(body, externalID string) uuid.UUID {
	w.t.Helper()
	c := w.conversation()
	m := db.Message{
		ID: db.NewID(), ConversationID: c.ID, SocialAccountID: c.SocialAccountID, Direction: db.Out, Author: db.AuthorUser,
		Kind: db.KindText, Body: body, Status: db.Sending, OccurredAt: time.Now(),
	}
	if externalID != "" {
		m.ExternalID, m.Status = &externalID, db.Sent
	}
	w.do("send", w.DB.Update(w.t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
		_, err := tx.InsertMessage(w.t.Context(), m)
		return err
	}))
	return m.ID
}

func (w *world) message(id uuid.UUID) db.Message {
	w.t.Helper()
	thread := w.thread()
	i := slices.IndexFunc(thread, func(m db.Message) bool { return m.ID == id })
	if i < 0 {
		w.t.Fatalf("message %s is gone", id)
	}
	return thread[i]
}
