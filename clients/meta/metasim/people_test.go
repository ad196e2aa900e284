package metasim_test

import (
	"context"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"socialsync/clients/meta"
	"socialsync/clients/meta/metasim"
)

// TestPeople: somebody without a number, somebody with two spellings of it, and
// somebody from before.
func TestPeople(t *testing.T) {
	t.Parallel()
	sim, client, product := start(t)
	leo := sim.Customer("Léo")
	first := leo.Writes("no number")
	u := product.expect("Léo", func(u meta.Unit) bool { return u.ExternalID == first.ID })
	if u.Customer.Phone != "" || u.Customer.UserID != leo.ID || u.Customer.Username != "leo.kaplan" || u.From != leo.ID {
		t.Errorf("read as %+v", u.Customer)
	}
	sent, err := client.SendWhatsApp(t.Context(), number, meta.WhatsAppMessage{UserID: leo.ID, Content: meta.SendText{Body: "hello Léo"}})
	if err != nil || sent.RecipientID != leo.ID {
		t.Fatalf("%+v, %v", sent, err)
	}
	if u := product.expectState(sent.MessageID, meta.StateDelivered); u.Customer.UserID != leo.ID {
		t.Errorf("the status is about %+v", u.Customer)
	}
	control(t, sim, http.MethodPatch, "/sim/customers/"+leo.ID, `{"phone":"33639980188"}`, nil)
	second := leo.Writes("now you know")
	u = product.expect("both ids", func(u meta.Unit) bool { return u.ExternalID == second.ID })
	if u.Customer.Phone != "33639980188" || u.Customer.UserID != leo.ID {
		t.Errorf("read as %+v", u.Customer)
	}
	control(t, sim, http.MethodPatch, "/sim/customers/"+leo.ID, `{"phone":"33639980189"}`, nil)
	product.expect("the new number", func(u meta.Unit) bool {
		return u.Kind == meta.UnitIdentity && u.Identity.OldPhone == "33639980188" && u.Identity.NewPhone == "33639980189"
	})

	sim.Customer("Thiago").Writes("oi")
	sent, err = client.SendWhatsApp(t.Context(), number, meta.WhatsAppMessage{To: "5511998760106", Content: meta.SendText{Body: "olá"}})
	if err != nil || sent.RecipientID != "551198760106" {
		t.Errorf("the other spelling: %+v, %v", sent, err)
	}
	sent, err = client.SendWhatsApp(t.Context(), number, meta.WhatsAppMessage{To: metasim.DemoPhonePrefix + "4321", Content: meta.SendText{Body: "again"}})
	if err != nil {
		t.Fatal(err)
	}
	product.expectState(sent.MessageID, meta.StateDelivered)
	if _, err := client.SendInstagram(t.Context(), account, meta.InstagramMessage{To: metasim.DemoInstagramPrefix + "12345678901", Text: "again"}); err != nil {
		t.Error(err)
	}
}

// TestAccounts: numbers, templates, subscriptions.
func TestAccounts(t *testing.T) {
	t.Parallel()
	sim, client, product := start(t)
	waba := meta.Account{ID: metasim.WABAID, Token: metasim.WhatsAppToken}
	if got, err := client.PhoneNumber(t.Context(), number); err != nil || got.VerifiedName != metasim.BusinessName {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := client.PhoneNumbers(t.Context(), waba); err != nil || len(got) != 1 || got[0].ID != metasim.PhoneNumberID {
		t.Errorf("%+v, %v", got, err)
	}
	templates, err := client.Templates(t.Context(), waba)
	if err != nil || len(templates) != 6 || templates[0].Name != "order_update" || !strings.Contains(string(templates[0].Components), "BODY") {
		t.Errorf("%+v, %v", templates, err)
	}
	me, err := client.InstagramMe(t.Context(), metasim.InstagramToken)
	if err != nil || me.UserID != metasim.InstagramID || me.AppScopedID == me.UserID {
		t.Errorf("%+v, %v", me, err)
	}
	if on, err := client.WhatsAppSubscribed(t.Context(), waba); err != nil || !on {
		t.Errorf("subscribed: %v, %v", on, err)
	}
	if err := client.UnsubscribeWhatsApp(t.Context(), waba); err != nil {
		t.Error(err)
	}
	sim.Customer("Ada").Writes("nobody hears this")
	if err := client.SubscribeWhatsApp(t.Context(), waba); err != nil {
		t.Error(err)
	}
	heard := sim.Customer("Ada").Writes("somebody hears this")
	product.expect("the second", func(u meta.Unit) bool { return u.ExternalID == heard.ID })
	if got := len(product.all()); got != 1 {
		t.Errorf("%d webhooks, want 1", got)
	}
	control(t, sim, http.MethodPatch, "/sim/templates/700000000000003", `{"status":"PAUSED"}`, nil)
	product.expect("the pause", func(u meta.Unit) bool {
		return u.Kind == meta.UnitTemplate && u.Template.Event == "PAUSED" && u.Template.ID == "700000000000003" && u.AccountID == metasim.WABAID
	})
	control(t, sim, http.MethodPost, "/sim/accounts/"+metasim.PhoneNumberID+"/webhook",
		`{"field":"account_update","value":{"event":"PARTNER_REMOVED"}}`, nil)
	product.expect("the loss", func(u meta.Unit) bool { return u.Kind == meta.UnitAccount && u.Account.Disconnected })
}

// TestInstagramLogin walks the whole way: consent, code, tokens, refresh.
func TestInstagramLogin(t *testing.T) {
	t.Parallel()
	sim, client, _ := start(t)
	const back = "https://product.example/callback?x=1"
	login := client.InstagramLogin(back, "the state")
	if page := control(t, sim, http.MethodGet, strings.TrimPrefix(login, sim.URL()), "", nil); !strings.Contains(page, "lumen.popup") || !strings.Contains(page, "the state") {
		t.Errorf("the page says %s", page)
	}
	granted := "&granted=" + strings.Join(meta.InstagramScopes[:4], "&granted=")
	answer := redirect(t, login+"&decision=allow&account="+metasim.SpareInstagramID+granted)
	if answer.Query().Get("state") != "the state" || answer.Query().Get("x") != "1" || answer.Fragment != "_" {
		t.Errorf("back to %s", answer)
	}
	if denied := redirect(t, login+"&decision=deny"); denied.Query().Get("error") != "access_denied" {
		t.Errorf("back to %s", denied)
	}
	code := answer.Query().Get("code")
	if _, err := client.ExchangeInstagramCode(t.Context(), code, "https://elsewhere.example"); meta.ClassOfError(err) != meta.Rejected {
		t.Errorf("another redirect_uri: %v", err)
	}
	grant, err := client.ExchangeInstagramCode(t.Context(), code+"#_", back)
	if err != nil || grant.Token.UserID != metasim.SpareInstagramID || !slices.Equal(grant.Missing(), meta.InstagramScopes[4:]) {
		t.Fatalf("%+v, missing %v, %v", grant, grant.Missing(), err)
	}
	if _, err := client.ExchangeInstagramCode(t.Context(), code, back); meta.ClassOfError(err) != meta.Rejected {
		t.Errorf("the code a second time: %v", err)
	}
	long, err := client.LongLivedInstagramToken(t.Context(), grant.Token.Value)
	if err != nil || long.ExpiresIn < 5_000_000 {
		t.Fatalf("%+v, %v", long, err)
	}
	if _, err := client.RefreshInstagramToken(t.Context(), long.Value); err == nil {
		t.Error("a token of today was refreshed")
	}
	sim.Advance(50 * 24 * time.Hour)
	if _, err := client.InstagramMe(t.Context(), grant.Token.Value); meta.ClassOfError(err) != meta.TokenExpired {
		t.Errorf("the short token after 50 days: %v", err)
	}
	fresh, err := client.RefreshInstagramToken(t.Context(), long.Value)
	if err != nil {
		t.Fatal(err)
	}
	sim.Advance(20 * 24 * time.Hour)
	if _, err := client.InstagramMe(t.Context(), fresh.Value); err != nil {
		t.Errorf("the fresh token after 70 days: %v", err)
	}
	if _, err := client.RefreshInstagramToken(t.Context(), long.Value); meta.ClassOfError(err) != meta.TokenExpired {
		t.Errorf("a dead token: %v", err)
	}
}

// TestEmbeddedSignup: the code names the account, not the browser.
func TestEmbeddedSignup(t *testing.T) {
	t.Parallel()
	sim, client, product := start(t)
	var signup struct{ Code, PhoneNumberID, WABAID string }
	control(t, sim, http.MethodPost, "/sim/signup", "{}", &signup)
	token, err := client.ExchangeSignupCode(t.Context(), signup.Code, "")
	if err != nil {
		t.Fatal(err)
	}
	info, err := client.DebugToken(t.Context(), token.Value)
	if err != nil || !info.Valid || !slices.Equal(info.Targets("whatsapp_business_messaging"), []string{metasim.SpareWABAID}) {
		t.Fatalf("%+v, %v", info, err)
	}
	waba, spare := meta.Account{ID: metasim.SpareWABAID, Token: token.Value}, meta.Account{ID: metasim.SparePhoneNumberID, Token: token.Value}
	if err := client.SubscribeWhatsApp(t.Context(), waba); err != nil {
		t.Error(err)
	}
	if err := client.RegisterNumber(t.Context(), spare, "12"); meta.ClassOfError(err) != meta.Rejected {
		t.Errorf("a bad PIN: %v", err)
	}
	if err := client.RegisterNumber(t.Context(), spare, "123456"); err != nil {
		t.Error(err)
	}
	control(t, sim, http.MethodPost, "/sim/customers", `{"name":"Zoé","accountId":"`+metasim.SparePhoneNumberID+`"}`, nil)
	sent := sim.Customer("Zoé").Writes("hello")
	product.expect("Zoé", func(u meta.Unit) bool { return u.ExternalID == sent.ID && u.AccountID == metasim.SparePhoneNumberID })

	dialog := sim.URL() + "/v23.0/dialog/oauth?client_id=1&state=s&redirect_uri=https://product.example/cb"
	answer := redirect(t, dialog+"&decision=allow&granted=whatsapp_business_messaging&account="+metasim.SparePhoneNumberID)
	if _, err := client.ExchangeSignupCode(t.Context(), answer.Query().Get("code"), "https://product.example/cb"); err != nil {
		t.Error(err)
	}
}

// TestWorldSurvives: a saved world comes back with its threads and clock, and
// never reuses an id.
func TestWorldSurvives(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "world.json")
	first, err := metasim.New(metasim.Config{StateFile: file})
	if err != nil {
		t.Fatal(err)
	}
	before := play(first, http.MethodPost, "/sim/customers/Ada/messages", `{"text":"remember me"}`)
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	second, err := metasim.New(metasim.Config{StateFile: file})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = second.Close() }()
	if thread := play(second, http.MethodGet, "/sim/customers/Ada/thread", ""); !strings.Contains(thread, "remember me") {
		t.Errorf("the thread is %s", thread)
	}
	if after := play(second, http.MethodPost, "/sim/customers/Ada/messages", `{"text":"remember me"}`); idOf(t, after) == idOf(t, before) {
		t.Error("an id was used twice")
	}
}

func redirect(t *testing.T, address string) *url.URL {
	t.Helper()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	back, err := res.Location()
	if err != nil {
		t.Fatalf("%d: %v", res.StatusCode, err)
	}
	return back
}

// TestRun: the process of its own listens, serves, and ends with its context.
func TestRun(t *testing.T) {
	t.Parallel()
	server, err := metasim.New(metasim.Config{Addr: "127.0.0.1:0", StateFile: filepath.Join(t.TempDir(), "world.json")})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- server.Run(ctx) }()
	for strings.HasSuffix(server.URL(), ":0") {
		time.Sleep(time.Millisecond)
	}
	client := &meta.Client{GraphURL: server.URL()}
	if _, err := client.PhoneNumber(t.Context(), number); err != nil {
		t.Error(err)
	}
	events, err := http.Get(server.URL() + "/sim/events")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = events.Body.Close() }()
	cancel()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("an open event stream holds up the end")
	}
}
