package graph_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"socialsync/db/dbtest"
	"socialsync/graph"
)

const (
	asJSON    = "application/json"
	asGraphQL = "application/graphql-response+json"
)

type reply struct {
	status int
	header http.Header
	body   string
	Data   map[string]any
	Errors []struct {
		Message    string
		Path       []any
		Extensions struct{ Code, RequestID string }
	}
}

func (r reply) code() string {
	if len(r.Errors) == 0 {
		return ""
	}
	return r.Errors[0].Extensions.Code
}

func call(t testing.TB, method, address, body string, headers ...string) reply {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	out := reply{status: resp.StatusCode, header: resp.Header, body: string(raw)}
	if len(raw) > 0 {
		if err := json.Unmarshal(raw, &out); err != nil {
			t.Fatalf("%s is not JSON: %v", raw, err)
		}
	}
	return out
}

// post sends a query as Ada.
func post(t testing.TB, address, query string, headers ...string) reply {
	t.Helper()
	raw, _ := json.Marshal(map[string]string{"query": query})
	return call(t, http.MethodPost, address, string(raw),
		append([]string{"Content-Type", asJSON, "Authorization", "Bearer ada"}, headers...)...)
}

// TestHTTPRequests: which requests are understood, and what the others are told.
func TestHTTPRequests(t *testing.T) {
	srv := serve(t, graph.NewHandler(config(t, newExecutable(t))))
	for _, c := range []struct {
		name, method, query, body string
		headers                   []string
		want                      int
		code                      string
	}{
		{name: "a query", body: `{"query":"{ hello }"}`, want: 200},
		{name: "charset utf-8", body: `{"query":"{ hello }"}`, headers: []string{"Content-Type", "application/json; charset=UTF-8"}, want: 200},
		{name: "nulls", body: `{"query":"{ hello }","operationName":null,"variables":null,"extensions":null}`, want: 200},
		{name: "unknown keys", body: `{"query":"{ hello }","more":1}`, want: 200},
		{name: "other charset", body: `{"query":"{ hello }"}`, headers: []string{"Content-Type", "application/json; charset=latin1"}, want: 415, code: "BAD_INPUT"},
		{name: "a form", body: `query={hello}`, headers: []string{"Content-Type", "application/x-www-form-urlencoded"}, want: 415, code: "BAD_INPUT"},
		{name: "multipart", body: `x`, headers: []string{"Content-Type", "multipart/form-data; boundary=x"}, want: 415, code: "BAD_INPUT"},
		{name: "graphql as body", body: `{ hello }`, headers: []string{"Content-Type", "application/graphql"}, want: 415, code: "BAD_INPUT"},
		{name: "no content type", body: `{"query":"{ hello }"}`, headers: []string{"Content-Type", ""}, want: 415, code: "BAD_INPUT"},
		{name: "gzip", body: `x`, headers: []string{"Content-Encoding", "gzip"}, want: 415, code: "BAD_INPUT"},
		{name: "no body", want: 400, code: "BAD_INPUT"},
		{name: "broken JSON", body: `{"query":`, want: 400, code: "BAD_INPUT"},
		{name: "two objects", body: `{"query":"{ hello }"} {}`, want: 400, code: "BAD_INPUT"},
		{name: "null", body: `null`, want: 400, code: "BAD_INPUT"},
		{name: "a string", body: `"{ hello }"`, want: 400, code: "BAD_INPUT"},
		{name: "a batch", body: `[{"query":"{ hello }"}]`, want: 400, code: "BAD_INPUT"},
		{name: "not UTF-8", body: "{\"query\":\"{ hello(name: \\\"\xff\\\") }\"}", want: 400, code: "BAD_INPUT"},
		{name: "no query", body: `{}`, want: 400, code: "BAD_INPUT"},
		{name: "query a number", body: `{"query":1}`, want: 400, code: "BAD_INPUT"},
		{name: "query an object", body: `{"query":{}}`, want: 400, code: "BAD_INPUT"},
		{name: "operationName an array", body: `{"query":"{ hello }","operationName":[]}`, want: 400, code: "BAD_INPUT"},
		{name: "variables a string", body: `{"query":"{ hello }","variables":"{}"}`, want: 400, code: "BAD_INPUT"},
		{name: "variables an array", body: `{"query":"{ hello }","variables":[]}`, want: 400, code: "BAD_INPUT"},
		{name: "extensions a number", body: `{"query":"{ hello }","extensions":7}`, want: 400, code: "BAD_INPUT"},
		{name: "300 KB", body: `{"query":"{ hello } #` + strings.Repeat("x", 300<<10) + `"}`, want: 413, code: "BAD_INPUT"},
		{name: "PUT", method: http.MethodPut, body: `{"query":"{ hello }"}`, want: 405, code: "BAD_INPUT"},
		{name: "accepts neither", body: `{"query":"{ hello }"}`, headers: []string{"Accept", "text/html"}, want: 406, code: "BAD_INPUT"},
		{name: "GET", method: http.MethodGet, query: "?query={hello}", want: 200},
		{name: "GET with variables", method: http.MethodGet, query: "?query=" + url.QueryEscape(`query($n:String){hello(name:$n)}`) + "&variables=" + url.QueryEscape(`{"n":"Ada"}`), want: 200},
		{name: "GET with broken variables", method: http.MethodGet, query: "?query={hello}&variables=[", want: 400, code: "BAD_INPUT"},
		{name: "GET without query", method: http.MethodGet, want: 400, code: "BAD_INPUT"},
		{name: "GET a mutation", method: http.MethodGet, query: "?query=" + url.QueryEscape(`mutation{rename(name:"x")}`), want: 405, code: "BAD_INPUT"},
		{name: "OPTIONS", method: http.MethodOptions, want: 204},
	} {
		t.Run(c.name, func(t *testing.T) {
			method := c.method
			if method == "" {
				method = http.MethodPost
			}
			headers := append([]string{"Content-Type", asJSON, "Authorization", "Bearer ada"}, c.headers...)
			got := call(t, method, srv.URL+c.query, c.body, headers...)
			if got.status != c.want || got.code() != c.code {
				t.Fatalf("got %d %s", got.status, got.body)
			}
			if c.code != "" && strings.Contains(got.body, `"data"`) {
				t.Errorf("a data key in %s", got.body)
			}
			if got.header.Get("X-Content-Type-Options") != "nosniff" || got.header.Get("Cache-Control") != "no-store" {
				t.Errorf("headers %v", got.header)
			}
			if c.want == 405 && got.header.Get("Allow") == "" {
				t.Error("no Allow")
			}
		})
	}
}

// TestFailuresBeforeExecution answer 400 under the GraphQL media type and 200
// under application/json, never with a data key.
func TestFailuresBeforeExecution(t *testing.T) {
	srv := serve(t, graph.NewHandler(config(t, newExecutable(t))))
	for name, query := range map[string]string{
		"syntax":            `{ hello `,
		"unknown field":     `{ helo }`,
		"no operation":      `fragment F on Query { hello }`,
		"which operation":   `query A { hello } query B { hello }`,
		"missing variable":  `query($n: [ID!]!) { node(ids: $n) { id } }`,
		"a subscription":    `subscription { count(to: 1) }`,
		"too deep":          `{ me { best { best { best { best { best { best { best { best { best { best { id } } } } } } } } } } } }`,
		"a fragment cycle":  `{ me { ...F } } fragment F on Person { best { ...F } }`,
		"too complex":       `{ me { friends(first: 100) { edges { node { friends(first: 100) { edges { node { id } } } } } } } }`,
		"too many aliases":  `{ ` + repeat(16, func(i string) string { return "a" + i + ": hello " }) + `}`,
		"too many tokens":   `{ hello ` + strings.Repeat("hello ", 2100) + `}`,
		"unknown persisted": ``,
	} {
		t.Run(name, func(t *testing.T) {
			body, _ := json.Marshal(map[string]any{"query": query})
			if query == "" {
				body = []byte(`{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}`)
			}
			for media, want := range map[string]int{asJSON: 200, asGraphQL: 400} {
				got := call(t, http.MethodPost, srv.URL, string(body), "Content-Type", asJSON, "Accept", media, "Authorization", "Bearer ada")
				if got.status != want || got.code() != "BAD_INPUT" || strings.Contains(got.body, `"data"`) {
					t.Errorf("%s: %d %s", media, got.status, got.body)
				}
				if got.header.Get("Content-Type") != media+"; charset=utf-8" {
					t.Errorf("%s: answered %s", media, got.header.Get("Content-Type"))
				}
				if strings.Contains(got.body, "Did you mean") {
					t.Errorf("a suggestion in %s", got.body)
				}
			}
		})
	}
}

func repeat(n int, f func(string) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(f(string(rune('a' + i))))
	}
	return b.String()
}

// TestErrors: code, neutral text, path and request id; the cause is logged once and not shown.
func TestErrors(t *testing.T) {
	var log bytes.Buffer
	c := config(t, newExecutable(t))
	c.Log, c.Limits.Deadline = logTo(&log), 50*time.Millisecond
	srv := serve(t, graph.NewHandler(c))
	for _, e := range []struct{ field, code, message, logged string }{
		{"missing", "NOT_FOUND", "This thing does not exist.", ""},
		{"broken", "INTERNAL", "Something went wrong. Please try again.", "hunter2"},
		{"readonly", "UNAVAILABLE", "Our database does not respond as it should. Nothing was changed; please try again in a minute.", "25006"},
		{"panics", "INTERNAL", "Something went wrong. Please try again.", "index out of range"},
		{"slow", "INTERNAL", "This took too long. Please try again.", "deadline exceeded"},
	} {
		log.Reset()
		got := post(t, srv.URL, "{ hello "+e.field+" }")
		if got.status != 200 || got.code() != e.code || got.Errors[0].Message != e.message || got.Data["hello"] != "hello you" {
			t.Errorf("%s: %s", e.field, got.body)
		}
		if got.Errors[0].Extensions.RequestID != "req-1" || len(got.Errors[0].Path) != 1 {
			t.Errorf("%s: no request id or path: %s", e.field, got.body)
		}
		if n := strings.Count(log.String(), "level="); e.logged == "" && n != 0 || e.logged != "" && (n != 1 || !strings.Contains(log.String(), e.logged)) {
			t.Errorf("%s: logged %q", e.field, log.String())
		}
	}
}

// TestAnonymous: strangers run public fields and learn nothing else.
func TestAnonymous(t *testing.T) {
	srv := serve(t, graph.NewHandler(config(t, newExecutable(t))))
	for query, code := range map[string]string{
		`{ hello }`:                                  "",
		`{ __typename }`:                             "",
		`mutation { signIn }`:                        "",
		`{ ...F } fragment F on Query { hello }`:     "",
		`{ secret }`:                                 "UNAUTHENTICATED",
		`{ hello secret(nonsense: 1) }`:              "UNAUTHENTICATED",
		`{ ...F } fragment F on Query { me { id } }`: "UNAUTHENTICATED",
		`mutation { rename(name: "x") }`:             "UNAUTHENTICATED",
		`{ __schema { types { name } } }`:            "UNAUTHENTICATED",
		`{ __type(name: "Query") { name } }`:         "UNAUTHENTICATED",
		`{ doesNotExist }`:                           "BAD_INPUT",
	} {
		body, _ := json.Marshal(map[string]string{"query": query})
		got := call(t, http.MethodPost, srv.URL, string(body), "Content-Type", asJSON, "Accept", asGraphQL)
		if got.code() != code {
			t.Errorf("%s: %d %s", query, got.status, got.body)
		}
		if code == "UNAUTHENTICATED" && got.status != 401 {
			t.Errorf("%s: status %d", query, got.status)
		}
	}
}

// TestPersistedDocuments: the manifest's hashes run, nothing is ever added to it.
func TestPersistedDocuments(t *testing.T) {
	const text = `query Hello { hello }`
	sum := sha256.Sum256([]byte(text))
	hash := hex.EncodeToString(sum[:])
	c := config(t, newExecutable(t))
	c.Persisted = map[string]string{hash: text}
	srv := serve(t, graph.NewHandler(c))
	other := sha256.Sum256([]byte("{ hello }"))
	otherHash := hex.EncodeToString(other[:])
	for _, r := range []struct{ name, body, problem string }{
		{"by hash", `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + hash + `"}}}`, ""},
		{"by document id", `{"documentId":"sha256:` + hash + `"}`, ""},
		{"hash and text", `{"query":"` + text + `","extensions":{"persistedQuery":{"sha256Hash":"` + hash + `"}}}`, ""},
		{"text of another hash", `{"query":"{ secret }","extensions":{"persistedQuery":{"sha256Hash":"` + hash + `"}}}`, "The query does not have this hash."},
		{"registering", `{"query":"{ hello }","extensions":{"persistedQuery":{"sha256Hash":"` + otherHash + `"}}}`, ""},
		{"was not registered", `{"extensions":{"persistedQuery":{"sha256Hash":"` + otherHash + `"}}}`, "PersistedQueryNotFound"},
		{"no hash", `{"extensions":{"persistedQuery":{"version":1}}}`, "extensions.persistedQuery has no sha256Hash."},
	} {
		got := call(t, http.MethodPost, srv.URL, r.body, "Content-Type", asJSON)
		switch {
		case r.problem == "" && (len(got.Errors) > 0 || got.Data["hello"] != "hello you"):
			t.Errorf("%s: %s", r.name, got.body)
		case r.problem != "" && (len(got.Errors) != 1 || got.Errors[0].Message != r.problem):
			t.Errorf("%s: %s", r.name, got.body)
		}
	}
}

// TestCrossSite: another site cannot use the browser's cookie.
func TestCrossSite(t *testing.T) {
	srv := serve(t, graph.NewHandler(config(t, newExecutable(t))))
	const get, body = "?query={secret}", `{"query":"{ hello }"}`
	for _, c := range []struct {
		name, method string
		headers      []string
		want         int
	}{
		{"POST from our page", http.MethodPost, []string{"Origin", "https://app.example.com"}, 200},
		{"POST from another page", http.MethodPost, []string{"Origin", "https://evil.example.com"}, 403},
		{"POST from a sandboxed page", http.MethodPost, []string{"Origin", "null"}, 403},
		{"POST from a lookalike", http.MethodPost, []string{"Origin", "https://app.example.com.evil.com"}, 403},
		{"POST by a program with the cookie", http.MethodPost, nil, 200},
		{"POST of another page without origin", http.MethodPost, []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"GET by a link", http.MethodGet, []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"GET by an old browser's link", http.MethodGet, []string{"Content-Type", ""}, 403},
		{"GET from our page", http.MethodGet, []string{"Sec-Fetch-Site", "same-origin"}, 200},
		{"GET with a header of ours", http.MethodGet, []string{"Content-Type", "", "X-Requested-With", "socialsync"}, 200},
	} {
		headers := append([]string{"Content-Type", asJSON, "Cookie", "session=ada"}, c.headers...)
		sent, address := body, srv.URL
		if c.method == http.MethodGet {
			sent, address = "", srv.URL+get
		}
		if got := call(t, c.method, address, sent, headers...); got.status != c.want {
			t.Errorf("%s: %d %s", c.name, got.status, got.body)
		}
	}
	if got := post(t, srv.URL, "{ hello }", "Origin", "https://evil.example.com"); got.status != 200 {
		t.Errorf("a token of its own needs no origin: %d", got.status)
	}
}

// TestRateLimits: 429 with Retry-After, shared through Redis, and still there without it.
func TestRateLimits(t *testing.T) {
	client, prefix := dbtest.Redis(t)
	for _, mode := range []string{"alone", "shared"} {
		t.Run(mode, func(t *testing.T) {
			c := config(t, newExecutable(t))
			c.Limits.Anonymous = graph.Rate{PerSecond: 1, Burst: 5}
			c.RedisPrefix = prefix
			if mode == "shared" {
				c.Redis = client
			}
			// Two processes.
			servers := []string{serve(t, graph.NewHandler(c)).URL, serve(t, graph.NewHandler(c)).URL}
			allowed := 0
			for i := range 24 {
				got := call(t, http.MethodPost, servers[i%2], `{"query":"{ hello }"}`, "Content-Type", asJSON)
				switch {
				case got.status == 200:
					allowed++
				case got.status != 429 || got.code() != "RATE_LIMITED" || got.header.Get("Retry-After") == "":
					t.Fatalf("%d %v %s", got.status, got.header, got.body)
				}
			}
			want := map[string]int{"alone": 10, "shared": 5}[mode]
			if allowed < want || allowed > want+2 {
				t.Errorf("%d were allowed, want about %d", allowed, want)
			}
			if got := post(t, servers[0], "{ hello }"); got.status != 200 {
				t.Errorf("a signed-in caller has limits of its own: %d", got.status)
			}
		})
	}
}
