package channels_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/features/channels"
	"socialsync/features/problem"
)

func TestConnectWhatsApp(t *testing.T) {
	t.Parallel()
	w := start(t)
	account := w.connectWhatsApp()
	if account.Handle == "" || account.Status != db.AccountConnected || account.WebhookSubscribedAt == nil || account.BusinessID != metasim.WABAID {
		t.Errorf("account: %+v", account)
	}
	if len(account.Scopes) == 0 || len(account.MissingScopes()) != 0 {
		t.Errorf("scopes %v, missing %v", account.Scopes, account.MissingScopes())
	}
	again := w.connectWhatsApp()
	if again.ID != account.ID {
		t.Error("connecting again made a second account")
	}
	_, access, err := w.Credentials(t.Context(), w.owner.WorkspaceID, account.ID)
	if err != nil || access.Token != metasim.WhatsAppToken || access.ID != metasim.PhoneNumberID {
		t.Errorf("credentials: %v, %v", access.ID, err)
	}
	_, err = w.ConnectWhatsApp(t.Context(), w.workspace(), manual())
	w.expect(err, problem.Conflict, "")
}

func TestConnectWhatsAppSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	w := start(t)
	for name, c := range map[string]struct {
		change func(*channels.ConnectWhatsAppInput)
		code   problem.Code
		field  string
	}{
		"a phone number as id": {func(in *channels.ConnectWhatsAppInput) { in.PhoneNumberID = "+33 1 99 00 14 20" }, problem.BadInput, "phoneNumberId"},
		"no token":             {func(in *channels.ConnectWhatsAppInput) { in.AccessToken = " " }, problem.BadInput, "accessToken"},
		"a made-up token":      {func(in *channels.ConnectWhatsAppInput) { in.AccessToken = "EAAnonsense000" }, problem.ProviderRefused, "accessToken"},
		"another's number":     {func(in *channels.ConnectWhatsAppInput) { in.PhoneNumberID = metasim.SparePhoneNumberID }, problem.ProviderRefused, "phoneNumberId"},
		"another's business":   {func(in *channels.ConnectWhatsAppInput) { in.BusinessAccountID = metasim.SpareWABAID }, problem.ProviderRefused, "businessAccountId"},
	} {
		in := manual()
		c.change(&in)
		_, err := w.ConnectWhatsApp(t.Context(), w.owner, in)
		list, ok := problem.From(err)
		if !ok || list[0].Code != c.code || list[0].Field != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := w.ConnectWhatsApp(t.Context(), db.Actor{WorkspaceID: w.owner.WorkspaceID, Role: db.RoleAgent}, manual()); problem.CodeOf(err) != problem.Forbidden {
		t.Errorf("an agent may connect: %v", err)
	}
	if accounts, err := w.List(t.Context(), w.owner); err != nil || len(accounts) != 0 {
		t.Errorf("something was stored: %v, %v", accounts, err)
	}
}

func TestEmbeddedSignupTrustsOnlyMeta(t *testing.T) {
	t.Parallel()
	w := start(t)
	code := func() string {
		res, err := http.Post(w.sim.URL()+"/sim/signup", "application/json", strings.NewReader(`{}`))
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		var out struct{ Code string }
		if err := json.NewDecoder(res.Body).Decode(&out); err != nil || out.Code == "" {
			t.Fatalf("signup: %v", err)
		}
		return out.Code
	}
	_, err := w.CompleteEmbeddedSignup(t.Context(), w.owner, channels.CompleteEmbeddedSignupInput{
		Code: code(), PhoneNumberID: metasim.PhoneNumberID, BusinessAccountID: metasim.WABAID,
	})
	w.expect(err, problem.ProviderRefused, "businessAccountId")
	used := code()
	account, err := w.CompleteEmbeddedSignup(t.Context(), w.owner, channels.CompleteEmbeddedSignupInput{
		Code: used, PhoneNumberID: metasim.SparePhoneNumberID, BusinessAccountID: metasim.SpareWABAID,
	})
	if err != nil || account.ExternalID != metasim.SparePhoneNumberID || account.BusinessID != metasim.SpareWABAID {
		t.Fatalf("account %+v, %v", account, err)
	}
	_, err = w.CompleteEmbeddedSignup(t.Context(), w.owner, channels.CompleteEmbeddedSignupInput{Code: used})
	w.expect(err, problem.Expired, "code")
}

func TestWhatsAppByRedirect(t *testing.T) {
	t.Parallel()
	w := start(t)
	address, err := w.WhatsAppDialog(w.owner, "/channels")
	if err != nil {
		t.Fatal(err)
	}
	back := w.dialog(address, url.Values{
		"decision": {"allow"}, "account": {metasim.SparePhoneNumberID},
		"granted": {"whatsapp_business_management", "whatsapp_business_messaging"},
	})
	account, returnTo, err := w.CompleteWhatsApp(t.Context(), w.owner, back)
	if err != nil || account.ExternalID != metasim.SparePhoneNumberID || returnTo != "/channels" {
		t.Errorf("account %+v to %s, %v", account, returnTo, err)
	}
}

// TestNewNumberCanSend: a number that was never on the Cloud API is registered there,
// however it is connected; without that nothing it sends is taken.
func TestNewNumberCanSend(t *testing.T) {
	t.Parallel()
	w := start(t)
	account, err := w.ConnectWhatsApp(t.Context(), w.owner, channels.ConnectWhatsAppInput{
		PhoneNumberID: metasim.SparePhoneNumberID, BusinessAccountID: metasim.SpareWABAID, AccessToken: metasim.SpareWhatsAppToken,
	})
	if err != nil {
		t.Fatal(err)
	}
	in := channels.SocialAccountInput{SocialAccountID: account.ID}
	if _, err := w.SyncNow(t.Context(), w.owner, in); err != nil {
		t.Fatal(err)
	}
	person := metasim.People()[0]
	if err := w.SendTestMessage(t.Context(), w.owner, channels.SendTestMessageInput{SocialAccountID: account.ID, To: "+" + person.ID}); err != nil {
		t.Fatal(err)
	}
	if sent := w.sim.Sent("", ""); len(sent) != 1 {
		t.Errorf("sent: %v", sent)
	}
}

func TestTemplatesAndTestMessage(t *testing.T) {
	t.Parallel()
	w := start(t)
	account := w.connectWhatsApp()
	in := channels.SocialAccountInput{SocialAccountID: account.ID}
	templates, err := w.SyncNow(t.Context(), w.owner, in)
	if err != nil || len(templates) == 0 {
		t.Fatalf("templates: %v, %v", templates, err)
	}
	for _, template := range templates {
		if template.Status != "APPROVED" || template.Body().Variables == nil {
			t.Errorf("template %+v", template)
		}
	}
	person := metasim.People()[0]
	err = w.SendTestMessage(t.Context(), w.owner, channels.SendTestMessageInput{SocialAccountID: account.ID, To: "+" + person.ID})
	if err != nil {
		t.Fatal(err)
	}
	if sent := w.sim.Sent("", ""); len(sent) != 1 {
		t.Errorf("sent: %v", sent)
	}
	w.expect(w.SendTestMessage(t.Context(), w.owner, channels.SendTestMessageInput{SocialAccountID: account.ID, To: "hello"}), problem.BadInput, "to")

	_, err = w.SyncNow(t.Context(), w.workspace(), in)
	w.expect(err, problem.NotFound, "")
}

func TestEnsureFromEnvironment(t *testing.T) {
	t.Parallel()
	w := start(t)
	env := channels.Environment{
		WhatsAppPhoneNumberID: metasim.PhoneNumberID, WhatsAppAccessToken: metasim.WhatsAppToken, InstagramAccessToken: metasim.InstagramToken,
	}
	for range 2 {
		if err := w.EnsureFromEnvironment(t.Context(), w.owner, env); err != nil {
			t.Fatal(err)
		}
	}
	accounts, err := w.List(t.Context(), w.owner)
	if err != nil || len(accounts) != 2 {
		t.Fatalf("accounts: %v, %v", accounts, err)
	}
	for _, a := range accounts {
		if a.Status != db.AccountConnected || a.WebhookSubscribedAt == nil {
			t.Errorf("account %+v", a)
		}
	}
	err = w.EnsureFromEnvironment(t.Context(), w.owner, channels.Environment{WhatsAppPhoneNumberID: metasim.SparePhoneNumberID, WhatsAppAccessToken: "EAAwrong"})
	if err == nil || !strings.Contains(err.Error(), "WHATSAPP_PHONE_NUMBER_ID") || strings.Contains(err.Error(), "EAAwrong") {
		t.Errorf("a wrong token: %v", err)
	}
}
