package app

import (
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/mail"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
	"socialsync/features/accounts"
	"socialsync/graph"
	"socialsync/jobs/queue"
)

// door is a server whose only page says who asks and which cookies arrived.
type door struct {
	*httptest.Server
	sessions *Sessions
	urls     dbtest.Addresses
}

type seen struct {
	Actor   db.Actor
	Caller  graph.Caller
	Cookies map[string]string
}

func openDoor(t *testing.T) *door {
	t.Helper()
	client, prefix := dbtest.Redis(t)
	urls := dbtest.URLs(t)
	log := slog.New(slog.DiscardHandler)
	tokens, err := accounts.NewTokens([]byte(strings.Repeat("k", 40)), "http://app.test")
	if err != nil {
		t.Fatal(err)
	}
	mailer, err := mail.New("smtp://127.0.0.1:1", "no-reply@socialsync.test")
	if err != nil {
		t.Fatal(err)
	}
	d := &door{urls: urls, sessions: &Sessions{Log: log, Trusted: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Accounts: &accounts.Service{
		DB: dbtest.Open(t, urls), Events: events.NewHub(client, prefix, log), Queue: &queue.Client{Log: log}, Mail: mailer,
		Throttle:  &accounts.Throttle{Redis: client, Prefix: prefix, Log: log},
		Passwords: accounts.NewPasswords(accounts.Argon2{Memory: 64, Time: 1, Lanes: 1}, 2), Tokens: tokens, Log: log,
		PublicURL: "http://app.test",
	}}}
	d.Server = httptest.NewServer(d.sessions.Middleware(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := r.Context()
		if r.URL.Path == "/sign-up" {
			_, err := d.sessions.Accounts.SignUp(ctx, accounts.BrowserFrom(ctx), accounts.SignUpInput{
				Name: "Ada", Email: "ada@a.test", Password: "zebras on the bridge", WorkspaceName: "Work"})
			if err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
			}
			return
		}
		s := seen{Actor: db.ActorFrom(ctx), Caller: d.sessions.Caller(ctx), Cookies: map[string]string{}}
		for _, c := range r.Cookies() {
			s.Cookies[c.Name] = c.Value
		}
		_ = json.NewEncoder(w).Encode(s)
	})))
	t.Cleanup(d.Close)
	return d
}

// visitor is a browser; its jar follows Set-Cookie.
type visitor struct {
	t    *testing.T
	door *door
	http *http.Client
}

func (d *door) visitor(t *testing.T) *visitor {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &visitor{t: t, door: d, http: &http.Client{Jar: jar}}
}

func (v *visitor) cookie(name string) string {
	at, _ := url.Parse(v.door.URL)
	for _, c := range v.http.Jar.Cookies(at) {
		if c.Name == name {
			return c.Value
		}
	}
	return ""
}

func (v *visitor) set(name, value string) {
	at, _ := url.Parse(v.door.URL)
	v.http.Jar.SetCookies(at, []*http.Cookie{{Name: name, Value: value, Path: "/"}})
}

func (v *visitor) get(path string, headers ...string) (seen, *http.Response) {
	v.t.Helper()
	r, err := http.NewRequestWithContext(v.t.Context(), http.MethodGet, v.door.URL+path, nil)
	if err != nil {
		v.t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := v.http.Do(r)
	if err != nil {
		v.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		v.t.Fatalf("%s: %d %s %v", path, response.StatusCode, body, err)
	}
	var s seen
	if len(body) > 0 {
		if err := json.Unmarshal(body, &s); err != nil {
			v.t.Fatal(err)
		}
	}
	return s, response
}

const accessCookie, refreshCookie = "socialsync-access", "socialsync-refresh"

func TestSessionsTravelInCookies(t *testing.T) {
	t.Parallel()
	d := openDoor(t)
	v := d.visitor(t)
	if s, r := v.get("/"); !s.Actor.IsZero() || len(r.Cookies()) > 0 {
		t.Fatalf("a stranger is somebody: %+v", s)
	}
	_, response := v.get("/sign-up")
	for _, c := range response.Cookies() {
		if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || c.MaxAge < 500 {
			t.Errorf("cookie %+v", c)
		}
	}
	s, response := v.get("/")
	if s.Actor.Role != db.RoleOwner || s.Caller.SessionID != s.Actor.SessionID.String() || !s.Caller.ByCookie || len(response.Cookies()) > 0 {
		t.Fatalf("%+v, set %v", s, response.Cookies())
	}

	// Without the access token the session is renewed, for whoever is behind too.
	before := v.cookie(refreshCookie)
	v.set(accessCookie, "expired")
	if s, _ = v.get("/logo", "Sec-Fetch-Dest", "image"); !s.Actor.IsZero() || v.cookie(refreshCookie) != before {
		t.Errorf("an image renewed the session: %+v", s)
	}
	s, response = v.get("/inbox")
	if s.Actor.IsZero() || v.cookie(refreshCookie) == before || s.Cookies[accessCookie] != v.cookie(accessCookie) || s.Cookies[refreshCookie] != v.cookie(refreshCookie) {
		t.Errorf("not renewed: %+v", s)
	}
	if response.Header.Get("Cache-Control") != "no-store" {
		t.Error("a renewed session may be cached")
	}

	// A dead session is taken out of the request, not out of the browser: it may have another by now.
	if err := d.sessions.Accounts.SignOut(t.Context(), s.Actor, accounts.BrowserFrom(t.Context())); err != nil {
		t.Fatal(err)
	}
	if s, response = v.get("/inbox"); !s.Actor.IsZero() || len(s.Cookies) > 0 {
		t.Errorf("a dead session lives: %+v", s)
	}
	if set := response.Cookies(); len(set) > 0 {
		t.Errorf("the browser was told %v", set)
	}
}

func TestSocketsDoNotSpendTheRefreshToken(t *testing.T) {
	t.Parallel()
	d := openDoor(t)
	v := d.visitor(t)
	v.get("/sign-up")
	before := v.cookie(refreshCookie)
	v.set(accessCookie, "expired")
	s, _ := v.get("/graphql", "Upgrade", "websocket")
	if s.Actor.IsZero() || v.cookie(refreshCookie) != before {
		t.Fatalf("%+v", s)
	}
}

func TestBearerTokens(t *testing.T) {
	t.Parallel()
	d := openDoor(t)
	v := d.visitor(t)
	v.get("/sign-up")
	owner, _ := v.get("/")
	_, key, err := d.sessions.Accounts.CreateApiKey(t.Context(), owner.Actor, accounts.CreateApiKeyInput{Name: "CI", Scope: db.ScopeRead})
	if err != nil {
		t.Fatal(err)
	}
	program := d.visitor(t)
	for _, c := range []struct {
		name, header string
		role         db.Role
	}{
		{name: "an API key", header: "Bearer " + key, role: db.RoleViewer},
		{name: "a session's token", header: "bearer " + v.cookie(accessCookie), role: db.RoleOwner},
		{name: "an unknown key", header: "Bearer ss_live_nothing"},
		{name: "a refresh token", header: "Bearer " + v.cookie(refreshCookie)},
		{name: "another scheme", header: "Basic " + key},
		{name: "nothing", header: "Bearer"},
	} {
		s, response := program.get("/", "Authorization", c.header)
		if s.Actor.Role != c.role || s.Caller.ByCookie || len(response.Cookies()) > 0 {
			t.Errorf("%s: %+v", c.name, s)
		}
	}

	ctx, expires, err := d.sessions.Authenticate(t.Context(), map[string]any{"authorization": "Bearer " + v.cookie(accessCookie)})
	if left := time.Until(expires); err != nil || db.ActorFrom(ctx) != owner.Actor || left > 11*time.Minute || left < 9*time.Minute {
		t.Errorf("a socket by token: %v, %v", expires, err)
	}
	if _, _, err := d.sessions.Authenticate(t.Context(), nil); !errors.Is(err, accounts.ErrSignedOut) {
		t.Errorf("a socket by nothing: %v", err)
	}
	gone := owner.Caller
	gone.SessionID = uuid.NewString()
	ended, err := d.sessions.Revoked(t.Context(), []graph.Caller{owner.Caller, gone})
	if err != nil || ended[0] || !ended[1] {
		t.Errorf("revoked: %v, %v", ended, err)
	}
}

func TestHostCookiesBehindHTTPS(t *testing.T) {
	t.Parallel()
	w := httptest.NewRecorder()
	jar := &cookieJar{w: w, r: httptest.NewRequest(http.MethodGet, "/", nil), secure: true}
	jar.Keep(accounts.Issued{Access: "a", AccessExpires: time.Now().Add(time.Minute), Refresh: "r", RefreshExpires: time.Now().Add(time.Hour)})
	jar.Keep(accounts.Issued{Access: "b", AccessExpires: time.Now().Add(time.Minute)})
	got := map[string]string{}
	for _, c := range w.Result().Cookies() {
		if !c.Secure || c.Path != "/" || c.Domain != "" {
			t.Errorf("%+v is no __Host- cookie", c)
		}
		got[c.Name] += c.Value
	}
	if len(got) != 2 || got["__Host-socialsync-access"] != "b" || got["__Host-socialsync-refresh"] != "r" {
		t.Errorf("cookies %v", got)
	}
}

func TestClientAddress(t *testing.T) {
	t.Parallel()
	trusted := []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("10.0.0.0/8")}
	for _, c := range []struct{ name, remote, forwarded, want string }{
		{name: "straight", remote: "192.0.2.7:1234", want: "192.0.2.7"},
		{name: "a stranger's claim", remote: "192.0.2.7:1234", forwarded: "198.51.100.1", want: "192.0.2.7"},
		{name: "one proxy", remote: "127.0.0.1:1234", forwarded: "192.0.2.7", want: "192.0.2.7"},
		{name: "two proxies and a lie", remote: "127.0.0.1:1234", forwarded: "1.1.1.1, 192.0.2.7, 10.1.2.3", want: "192.0.2.7"},
		{name: "only proxies", remote: "127.0.0.1:1234", forwarded: "10.1.2.3", want: "10.1.2.3"},
		{name: "nonsense", remote: "127.0.0.1:1234", forwarded: "unknown", want: "127.0.0.1"},
		{name: "IPv6", remote: "[2001:db8::7]:1234", want: "2001:db8::7"},
		{name: "IPv4 in IPv6", remote: "[::ffff:192.0.2.7]:1234", want: "192.0.2.7"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = c.remote
		if c.forwarded != "" {
			r.Header.Set("X-Forwarded-For", c.forwarded)
		}
		if got := clientAddress(r, trusted); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}
