package channels_test

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/hibiken/asynq"
	"github.com/prometheus/client_golang/prometheus"

	"socialsync/clients/meta"
	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
	"socialsync/features/channels"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

const (
	metaSecret      = "meta-secret"
	instagramSecret = "instagram-secret"
	instagramBack   = "http://inbox.test/api/social-accounts/connect/instagram/callback"
	whatsAppBack    = "http://inbox.test/api/social-accounts/connect/whatsapp/callback"
)

// world is the service with a simulator for Meta and a workspace.

type world struct {
	*channels.Service
	t       *testing.T
	sim     *metasim.Sandbox
	owner   db.Actor
	metrics *prometheus.Registry
	asynq   *asynq.Inspector
}

func start(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, metrics: prometheus.NewRegistry()}
	w.sim = metasim.Start(t, metasim.Config{WhatsAppAppSecret: metaSecret, InstagramAppSecret: instagramSecret})
	client, prefix := dbtest.Redis(t)
	log := slog.New(slog.DiscardHandler)
	keys, err := db.NewKeyring(map[int][]byte{1: bytes.Repeat([]byte{1}, 32)})
	if err != nil {
		t.Fatal(err)
	}
	states, err := channels.NewStates([]byte(strings.Repeat("s", 32)))
	if err != nil {
		t.Fatal(err)
	}
	w.asynq = asynq.NewInspectorFromRedisClient(client)
	w.Service = &channels.Service{
		DB: dbtest.New(t), Events: events.NewHub(client, prefix, log), Keys: keys, States: states, Log: log,
		Queue: &queue.Client{Asynq: asynq.NewClientFromRedisClient(client), Prefix: prefix, Log: log},
		Cache: channels.NewCache(client, prefix, w.metrics, log),
		Meta: &meta.Client{
			GraphURL: w.sim.URL(), InstagramURL: w.sim.URL(), AppID: metasim.AppID, AppSecret: metaSecret,
			InstagramAppID: metasim.InstagramAppID, InstagramAppSecret: instagramSecret,
		},
		Links: channels.Addresses{
			PublicURL: "http://inbox.test", DialogURL: w.sim.URL(), WhatsAppRedirectURI: whatsAppBack, InstagramRedirect: instagramBack,
		},
	}
	w.owner = w.workspace()
	return w
}

// workspace makes a workspace and returns its owner in a browser.

func (w *world) workspace() db.Actor {
	w.t.Helper()
	a := db.Actor{UserID: db.NewID(), WorkspaceID: db.NewID(), SessionID: db.NewID(), Role: db.RoleOwner}
	err := w.DB.Global(w.t.Context(), "test", func(tx *db.Tx) error {
		if _, err := tx.CreateUser(w.t.Context(), db.NewUser{ID: a.UserID, Email: a.UserID.String() + "@test.test", Name: "Ada", Locale: "en", TimeZone: "UTC"}); err != nil {
			return err
		}
		_, err := tx.CreateWorkspace(w.t.Context(), a.WorkspaceID, "Test", a.UserID)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return a
}

func manual() channels.ConnectWhatsAppInput {
	return channels.ConnectWhatsAppInput{
		PhoneNumberID: metasim.PhoneNumberID, BusinessAccountID: metasim.WABAID, AccessToken: metasim.WhatsAppToken,
	}
}

func (w *world) connectWhatsApp() *db.SocialAccount {
	w.t.Helper()
	account, err := w.ConnectWhatsApp(w.t.Context(), w.owner, manual())
	if err != nil {
		w.t.Fatal(err)
	}
	return account
}

func (w *world) expect(err error, code problem.Code, field string) {
	w.t.Helper()
	list, ok := problem.From(err)
	if !ok || list[0].Code != code || list[0].Field != field {
		w.t.Fatalf("want %s on %q, got %v", code, field, err)
	}
}

// dialog plays the person at Meta's dialog and returns what the browser brings back.

func (w *world) dialog(address string, answer url.Values) channels.Callback {
	w.t.Helper()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Get(address + "&" + answer.Encode())
	if err != nil {
		w.t.Fatal(err)
	}
	defer res.Body.Close()
	back, err := res.Location()
	if err != nil {
		body, _ := io.ReadAll(res.Body)
		w.t.Fatalf("the dialog answers %s: %s", res.Status, body)
	}
	query := back.Query()
	return channels.Callback{State: query.Get("state"), Code: query.Get("code"), Error: query.Get("error"), Reason: query.Get("error_reason")}
}

// waiting puts a message of ours into a conversation of the account.
