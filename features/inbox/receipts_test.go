package inbox_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/features/inbox"
)

// TestReceiptSurvivesACrash: that a person has read is told to Meta although the
// nudge was lost and Meta was away at first; once it knows it is not told again.
func TestReceiptSurvivesACrash(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hi", time.Now())+`]`))
	var calls atomic.Int32
	var isUp atomic.Bool
	provider := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, _ *http.Request) {
		calls.Add(1)
		if !isUp.Load() {
			out.WriteHeader(http.StatusServiceUnavailable)
			_, _ = out.Write([]byte(`{"error":{"code":2,"message":"Service temporarily unavailable"}}`))
			return
		}
		_, _ = out.Write([]byte(`{"success":true}`))
	}))
	t.Cleanup(provider.Close)
	w.Accounts, w.Meta = connected{w}, &meta.Client{GraphURL: provider.URL, InstagramURL: provider.URL}

	var reader db.Actor
	w.do("find ada", w.DB.View(t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
		members, err := tx.Members(t.Context())
		reader = db.Actor{WorkspaceID: w.workspace, UserID: members[0].User.ID, Role: db.RoleOwner}
		return err
	}))
	conversation := w.conversation().ID
	_, err := w.MarkRead(t.Context(), reader, inbox.MarkReadInput{ConversationID: conversation})
	w.do("read", err)

	due := func() (refs []db.ConversationRef) {
		_, err := w.raw.Exec(t.Context(), `update due_receipts set due_at = due_at - interval '1 minute'`)
		w.do("wait", err)
		w.do("sweep", w.DB.Global(t.Context(), "test", func(tx *db.Tx) (err error) {
			refs, err = tx.DueReceipts(t.Context(), 10)
			return err
		}))
		return refs
	}
	for range 2 { // nobody nudged: the sweep finds it, and again after a failure
		if refs := due(); len(refs) != 1 || refs[0].ID != conversation || refs[0].WorkspaceID != w.workspace {
			t.Fatalf("due: %v", refs)
		}
		if w.DeliverReceipt(t.Context(), w.workspace, conversation) == nil {
			t.Fatal("the failure was swallowed")
		}
	}
	isUp.Store(true)
	w.do("deliver", w.DeliverReceipt(t.Context(), w.workspace, conversation))
	told := calls.Load()
	w.do("deliver again", w.DeliverReceipt(t.Context(), w.workspace, conversation))
	if refs := due(); len(refs) != 0 || calls.Load() != told {
		t.Errorf("still due: %v, %d more calls", refs, calls.Load()-told)
	}
}

// TestWhatTheCustomerSeesOfWork: while somebody writes, their message is read and the
// typing shown; when nothing comes of it, Instagram is told so, and WhatsApp, which has
// no such call, is left alone.
func TestWhatTheCustomerSeesOfWork(t *testing.T) {
	t.Parallel()
	for channel, body := range map[db.Channel]string{
		db.ChannelWhatsApp: whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hi", time.Now())+`]`),
		db.ChannelInstagram: direct(fmt.Sprintf(
			`{"sender":{"id":"7001"},"recipient":{"id":%q},"timestamp":%d,"message":{"mid":"m1","text":"hi"}}`, instagram, time.Now().UnixMilli())),
	} {
		w := newWorld(t)
		w.receive(channel, body)
		var told []string
		said := regexp.MustCompile(`mark_seen|typing_on|typing_off|typing_indicator|read`)
		provider := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
			sent, _ := io.ReadAll(in.Body)
			told = append(told, strings.Join(said.FindAllString(string(sent), -1), "+"))
			_, _ = out.Write([]byte(`{"success":true}`))
		}))
		t.Cleanup(provider.Close)
		w.Accounts, w.Meta = connected{w}, &meta.Client{GraphURL: provider.URL, InstagramURL: provider.URL}
		conversation := w.conversation().ID
		w.do("typing", w.DeliverTyping(t.Context(), w.workspace, conversation))
		w.do("no longer", w.EndTyping(t.Context(), w.workspace, conversation))
		want := map[db.Channel]string{db.ChannelWhatsApp: "read+typing_indicator", db.ChannelInstagram: "mark_seen typing_on typing_off"}[channel]
		if got := strings.Join(told, " "); got != want {
			t.Errorf("%s was told %q, want %q", channel, got, want)
		}
	}
}
