package metasim

import (
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// consentPage asks which account to connect. It has no script, and its form
// only changes the address, so that it works behind any proxy.
var consentPage = template.Must(template.New("consent").Parse(`<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Connect an account · {{.Brand}} (simulated)</title>
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:26rem;margin:3rem auto;padding:0 1rem;color:#1b1f23}
h1{font-size:1.2rem}fieldset{border:1px solid #d5dbe1;border-radius:8px;margin:0 0 1rem;padding:.75rem 1rem}
label{display:block;padding:.2rem 0}button{font:inherit;padding:.5rem 1rem;border-radius:6px;border:1px solid #b8c0c8;background:#fff}
button.main{background:#0a7d55;border-color:#0a7d55;color:#fff}small{color:#57606a}</style>
<h1>Let SocialSync use your {{.Brand}} account?</h1>
<p><small>This page stands in for {{.Brand}}’s own. Nothing leaves this machine.</small></p>
<form method="get">
{{range $name, $values := .Keep}}{{range $values}}<input type="hidden" name="{{$name}}" value="{{.}}">{{end}}{{end}}
<fieldset><legend>Account</legend>{{range $i, $a := .Accounts}}
<label><input type="radio" name="account" value="{{$a.ID}}"{{if eq $i 0}} checked{{end}}> {{if $a.Username}}@{{$a.Username}}{{else}}{{$a.DisplayPhone}} · {{$a.Name}}{{end}}</label>{{end}}</fieldset>
<fieldset><legend>Rights</legend>{{range .Scopes}}
<label><input type="checkbox" name="granted" value="{{.}}" checked> {{.}}</label>{{end}}</fieldset>
<button class="main" name="decision" value="allow">Allow</button> <button name="decision" value="deny">Cancel</button>
</form></html>
`))

// consent serves the page, and then sends the browser back with a code, or
// with the refusal.
func (s *Server) consent(w http.ResponseWriter, r *http.Request, channel string) {
	query := r.URL.Query()
	back, err := url.Parse(query.Get("redirect_uri"))
	if err != nil || back.Host == "" || back.Scheme != "http" && back.Scheme != "https" || query.Get("client_id") == "" {
		http.Error(w, "Invalid redirect_uri or client_id", http.StatusBadRequest)
		return
	}
	answer := back.Query()
	answer.Set("state", query.Get("state"))
	switch query.Get("decision") {
	case "deny":
		answer.Set("error", "access_denied")
		answer.Set("error_reason", "user_denied")
		answer.Set("error_description", "The user denied your request.")
		back.RawQuery = answer.Encode()
	case "allow":
		s.mu.Lock()
		account := s.world.account(query.Get("account"))
		if account == nil || account.Channel != channel {
			s.mu.Unlock()
			http.Error(w, "No such account", http.StatusBadRequest)
			return
		}
		answer.Set("code", s.newCode(account, query.Get("redirect_uri"), query["granted"]).Value)
		s.mu.Unlock()
		back.RawQuery = answer.Encode()
		back.Fragment = "_"
	default:
		s.showConsent(w, query, channel)
		return
	}
	http.Redirect(w, r, back.String(), http.StatusFound) // #nosec G710 -- a consent page returns to whoever asked
}

func (s *Server) showConsent(w http.ResponseWriter, query url.Values, channel string) {
	page := struct {
		Brand    string
		Keep     url.Values
		Accounts []Account
		Scopes   []string
	}{Brand: "Instagram", Keep: query, Scopes: instagramScopes}
	if channel == WhatsApp {
		page.Brand, page.Scopes = "WhatsApp", whatsAppScopes
	}
	if asked := query.Get("scope"); asked != "" {
		page.Scopes = strings.FieldsFunc(asked, func(r rune) bool { return r == ',' || r == ' ' })
	}
	s.mu.Lock()
	for _, a := range s.world.Accounts {
		if a.Channel == channel {
			page.Accounts = append(page.Accounts, *a)
		}
	}
	s.mu.Unlock()
	// Those that aren't connected yet come first.
	slices.SortStableFunc(page.Accounts, func(a, b Account) int {
		switch {
		case a.Spare == b.Spare:
			return 0
		case a.Spare:
			return -1
		}
		return 1
	})
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if err := consentPage.Execute(w, page); err != nil {
		s.log.Warn("consent page", "err", err)
	}
}

// newCode makes an authorisation code. Instagram's live for an hour,
// Facebook's for half a minute; here both for an hour.
func (s *Server) newCode(a *Account, redirectURI string, scopes []string) *Code {
	code := &Code{Value: s.id("AQsimulated"), AccountID: a.ID, RedirectURI: redirectURI, Scopes: scopes, ExpiresAt: s.now().Add(time.Hour)}
	s.world.Codes[code.Value] = code
	return code
}

// postSignup is Embedded Signup without its pop-up: what the browser would get.
func (s *Server) postSignup(r *http.Request) (any, error) {
	var in struct {
		AccountID string `json:"accountId"`
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	a := s.world.account(orElse(in.AccountID, SparePhoneNumberID))
	if a == nil || a.Channel != WhatsApp {
		return nil, unknown("WhatsApp account", in.AccountID)
	}
	code := s.newCode(a, "", whatsAppScopes)
	return object{"code": code.Value, "phoneNumberId": a.ID, "wabaId": a.WABAID}, nil
}
