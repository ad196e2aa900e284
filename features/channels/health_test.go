package channels_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/meta"
	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/features/channels"
	"socialsync/features/problem"
)

func (w *world) waiting(account *db.SocialAccount, due time.Duration) uuid.UUID {
	w.t.Helper()
	contact, conversation, message := db.NewID(), db.NewID(), db.NewID()
	at := time.Now().Add(due)
	err := w.DB.Update(w.t.Context(), w.owner, func(tx *db.Tx) error {
		if err := tx.InsertContact(w.t.Context(), db.Contact{ID: contact, Name: "Customer"}); err != nil {
			return err
		}
		if _, _, err := tx.OpenConversation(w.t.Context(), db.Conversation{
			ID: conversation, SocialAccountID: account.ID, ContactID: contact, Channel: account.Channel, LastMessageAt: time.Now(),
		}); err != nil {
			return err
		}
		_, err := tx.InsertMessage(w.t.Context(), db.Message{
			ID: message, ConversationID: conversation, SocialAccountID: account.ID, Direction: "OUT", Author: "USER",
			Kind: "TEXT", Body: "hi", Status: "QUEUED", DueAt: &at, OccurredAt: time.Now(),
		})
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return message
}

func (w *world) due(messageID uuid.UUID) time.Duration {
	w.t.Helper()
	return time.Until(*w.message(messageID).DueAt)
}

func (w *world) message(messageID uuid.UUID) (m *db.Message) {
	w.t.Helper()
	if err := w.DB.View(w.t.Context(), w.owner, func(tx *db.Tx) (err error) {
		m, err = tx.Message(w.t.Context(), messageID)
		return err
	}); err != nil {
		w.t.Fatal(err)
	}
	return m
}

func TestADeadTokenWaitsForAPersonAndReconnectingDrains(t *testing.T) {
	t.Parallel()
	w := start(t)
	account := w.connectWhatsApp()
	message := w.waiting(account, 5*time.Minute)

	w.sim.ExpireTokens(metasim.PhoneNumberID, true)
	checked, err := w.CheckNow(t.Context(), w.owner, channels.SocialAccountInput{SocialAccountID: account.ID})
	if err != nil || checked.Status != db.AccountReconnect || checked.StatusReason == nil {
		t.Fatalf("checked: %+v, %v", checked, err)
	}
	if cached, _, err := w.Credentials(t.Context(), w.owner.WorkspaceID, account.ID); err != nil || cached.Status != db.AccountReconnect {
		t.Errorf("senders still see %s, %v", cached.Status, err)
	}
	_, err = w.ConnectWhatsApp(t.Context(), w.owner, manual())
	w.expect(err, problem.ProviderRefused, "accessToken")
	if w.due(message) < time.Minute {
		t.Error("a failed attempt to reconnect sent what waits")
	}
	if _, access, err := w.Credentials(t.Context(), w.owner.WorkspaceID, account.ID); err != nil || access.Token == "" {
		t.Errorf("a failed attempt to reconnect lost the token: %v", err)
	}

	w.sim.ExpireTokens(metasim.PhoneNumberID, false)
	if again := w.connectWhatsApp(); again.Status != db.AccountConnected || again.StatusReason != nil || again.ID != account.ID {
		t.Errorf("reconnected: %+v", again)
	}
	if wait := w.due(message); wait > 0 {
		t.Errorf("the message still waits %s", wait)
	}
}

func TestACheckBringsAnAccountBack(t *testing.T) {
	t.Parallel()
	w := start(t)
	account := w.connectWhatsApp()
	if err := w.TokenRefused(t.Context(), w.owner.WorkspaceID, account.ID, "code 190"); err != nil {
		t.Fatal(err)
	}
	message := w.waiting(account, 5*time.Minute)
	checked, err := w.Check(t.Context(), w.owner.WorkspaceID, account.ID)
	if err != nil || checked.Status != db.AccountConnected {
		t.Fatalf("checked: %+v, %v", checked, err)
	}
	if wait := w.due(message); wait > 0 {
		t.Errorf("the message still waits %s", wait)
	}
}

func TestDisconnect(t *testing.T) {
	t.Parallel()
	w := start(t)
	account := w.connectWhatsApp()
	in := channels.SocialAccountInput{SocialAccountID: account.ID}
	waits := w.waiting(account, 0)
	_, err := w.Disconnect(t.Context(), w.workspace(), in)
	w.expect(err, problem.NotFound, "")
	gone, err := w.Disconnect(t.Context(), w.owner, in)
	if err != nil || gone.Status != db.AccountDisconnected {
		t.Fatalf("disconnected: %+v, %v", gone, err)
	}
	if m := w.message(waits); m.Status != db.Failed || m.DueAt != nil || m.FailureCause == nil || *m.FailureCause != string(meta.ChannelDisconnected) {
		t.Errorf("what waited is %s, due %v, because %v", m.Status, m.DueAt, m.FailureCause)
	}
	if _, _, err := w.Credentials(t.Context(), w.owner.WorkspaceID, account.ID); err == nil {
		t.Error("the token is still there")
	}
	if _, err := w.Route(t.Context(), db.ChannelWhatsApp, metasim.PhoneNumberID); err == nil {
		t.Error("webhooks are still delivered")
	}
	_, err = w.CheckNow(t.Context(), w.owner, in)
	w.expect(err, problem.ChannelDisconnected, "")
	if _, err := w.ConnectWhatsApp(t.Context(), w.workspace(), manual()); err != nil {
		t.Errorf("another workspace cannot have it: %v", err)
	}
}

func TestCredentialsAreCachedSealed(t *testing.T) {
	t.Parallel()
	w := start(t)
	account := w.connectWhatsApp()
	requests := func(result string) float64 {
		families, err := w.metrics.Gather()
		if err != nil {
			t.Fatal(err)
		}
		for _, family := range families {
			for _, m := range family.GetMetric() {
				if m.GetLabel()[0].GetValue() == "credentials" && m.GetLabel()[1].GetValue() == result {
					return m.GetCounter().GetValue()
				}
			}
		}
		return 0
	}
	// Connecting left a grave in the cache: it lets nobody fill in for a while.
	for range 3 {
		if _, _, err := w.Credentials(t.Context(), w.owner.WorkspaceID, account.ID); err != nil {
			t.Fatal(err)
		}
	}
	if requests("hit") != 0 || requests("miss") != 3 {
		t.Errorf("just after a change: %v hits, %v misses", requests("hit"), requests("miss"))
	}
	client, _ := dbtest.Redis(t)
	keys, err := client.Keys(t.Context(), "*"+account.ID.String()+"*").Result()
	if err != nil || len(keys) != 1 || !strings.Contains(keys[0], w.owner.WorkspaceID.String()) {
		t.Fatalf("keys %v, %v", keys, err)
	}
	client.Del(t.Context(), keys[0])
	for range 3 {
		if _, access, err := w.Credentials(t.Context(), w.owner.WorkspaceID, account.ID); err != nil || access.Token != metasim.WhatsAppToken {
			t.Fatal(err)
		}
	}
	if requests("hit") != 2 || requests("miss") != 4 {
		t.Errorf("later: %v hits, %v misses", requests("hit"), requests("miss"))
	}
	if value, _ := client.Get(t.Context(), keys[0]).Result(); value == "" || strings.Contains(value, metasim.WhatsAppToken) {
		t.Error("the token is readable in Redis, or nothing is kept")
	}
}

func TestResealMovesEveryAccount(t *testing.T) {
	t.Parallel()
	w := start(t)
	account := w.connectWhatsApp()
	keys, err := db.NewKeyring(map[int][]byte{1: bytes.Repeat([]byte{1}, 32), 2: bytes.Repeat([]byte{2}, 32)})
	if err != nil {
		t.Fatal(err)
	}
	w.Keys = keys
	for want := range 2 {
		if moved, err := w.Reseal(t.Context()); err != nil || moved != 1-want {
			t.Errorf("moved %d, %v", moved, err)
		}
	}
	if w.Keys, err = db.NewKeyring(map[int][]byte{2: bytes.Repeat([]byte{2}, 32)}); err != nil {
		t.Fatal(err)
	}
	if _, access, err := w.Credentials(t.Context(), w.owner.WorkspaceID, account.ID); err != nil || access.Token != metasim.WhatsAppToken {
		t.Errorf("key 1 is still needed: %v", err)
	}
}

func TestUpdatesFromMeta(t *testing.T) {
	t.Parallel()
	w := start(t)
	account := w.connectWhatsApp()
	if _, err := w.SyncNow(t.Context(), w.owner, channels.SocialAccountInput{SocialAccountID: account.ID}); err != nil {
		t.Fatal(err)
	}
	refs, err := w.RouteBusiness(t.Context(), metasim.WABAID)
	if err != nil || len(refs) != 1 {
		t.Fatalf("routes: %v, %v", refs, err)
	}
	before, _ := w.Templates(t.Context(), w.owner, account.ID)
	apply := func(u meta.Unit) *db.SocialAccount {
		t.Helper()
		if err := w.ApplyUpdate(t.Context(), refs[0], u); err != nil {
			t.Fatal(err)
		}
		accounts, _ := w.List(t.Context(), w.owner)
		return &accounts[0]
	}
	apply(meta.Unit{Template: &meta.TemplateUpdate{ID: before[0].ExternalID, Event: "PAUSED", Reason: "NONE"}})
	if after, _ := w.Templates(t.Context(), w.owner, account.ID); len(after) != len(before)-1 {
		t.Errorf("a paused template is still offered")
	}
	if got := apply(meta.Unit{Account: &meta.AccountUpdate{DisplayPhone: "33199009999", Limit: "TIER_50"}}); got.MessagingTier != nil && *got.MessagingTier == "TIER_50" {
		t.Error("another number's limit was taken over")
	}
	if got := apply(meta.Unit{Account: &meta.AccountUpdate{DisplayPhone: account.Handle, Limit: "TIER_100K"}}); got.MessagingTier == nil || *got.MessagingTier != "TIER_100K" {
		t.Errorf("the limit is %v", got.MessagingTier)
	}
	if got := apply(meta.Unit{Account: &meta.AccountUpdate{Event: "PARTNER_REMOVED", Disconnected: true}}); got.Status != db.AccountReconnect || got.StatusReason == nil {
		t.Errorf("after Meta withdrew: %+v", got)
	}
}
