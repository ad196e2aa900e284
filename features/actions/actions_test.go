package actions_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"socialsync/clients/fetch"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/features/actions"
	"socialsync/features/problem"
)

const secret = "Bearer sk-of-the-shop-7Q4z"

// world is a workspace and a server of its own, which answers as a test says.
type world struct {
	*actions.Service
	t     *testing.T
	owner db.Actor
	serve http.HandlerFunc
	calls atomic.Int64
	turns atomic.Int64 // orders what the test and its server do, for the race detector: it does not see the wire between them
	log   bytes.Buffer
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, owner: db.Actor{UserID: db.NewID(), WorkspaceID: db.NewID(), Role: db.RoleOwner}}
	server := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		w.calls.Add(1)
		w.turns.Add(1)
		serve := w.serve
		defer w.turns.Add(1)
		w.turns.Add(1)
		serve(rw, r)
	}))
	t.Cleanup(func() { server.CloseClientConnections(); server.Close() })
	keys, err := db.NewKeyring(map[int][]byte{1: bytes.Repeat([]byte("k"), 32)})
	w.must(err)
	host := strings.TrimPrefix(server.URL, "http://")
	w.Service = &actions.Service{
		DB: dbtest.New(t), Keys: keys, HTTP: fetch.NewAPI(host), StandsIn: map[string]string{"shop.example": server.URL},
		Allows: func(context.Context, db.Actor) bool { return true }, Log: slog.New(slog.NewTextHandler(&w.log, nil)),
	}
	w.must(w.DB.Global(t.Context(), "test", func(tx *db.Tx) error {
		if _, err := tx.CreateUser(t.Context(), db.NewUser{ID: w.owner.UserID, Email: "ada@actions.test", Name: "Ada", Locale: "en", TimeZone: "UTC"}); err != nil {
			return err
		}
		_, err := tx.CreateWorkspace(t.Context(), w.owner.WorkspaceID, "Lumen", w.owner.UserID)
		return err
	}))
	return w
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func definition() actions.Definition {
	return actions.Definition{
		Name: "Order status", Purpose: "Where an order is.", Method: db.MethodGet, URL: "https://shop.example/orders/{order}?phone={phone}",
		Parameters: []db.ActionParameter{
			{Name: "order", Source: db.ActionAsked, Description: "The order number", Pattern: "[0-9]+", MaxLength: 8},
			{Name: "phone", Source: db.ActionWhatsApp},
		},
		Headers: []actions.Header{{Name: "Authorization", Value: new(secret)}},
		Fields:  []db.ActionField{{Path: "status"}}, TimeoutSeconds: 1, IsOn: true,
	}
}

func (w *world) save(in actions.SaveActionInput) *db.Action {
	w.t.Helper()
	saved, err := w.Save(w.t.Context(), w.owner, in)
	w.must(err)
	return saved
}

// Try is the service's.
func (w *world) Try(ctx context.Context, actor db.Actor, in actions.TryActionInput) (*actions.Tried, error) {
	w.turns.Add(1)
	defer w.turns.Add(1)
	return w.Service.Try(ctx, actor, in)
}

func (w *world) call(a *db.Action) actions.Result {
	w.t.Helper()
	w.turns.Add(1)
	defer w.turns.Add(1)
	result, err := w.Call(w.t.Context(), w.owner.WorkspaceID, *a, map[string]string{"order": "1042", "phone": "+33612345678"})
	w.must(err)
	return result
}

// TestCalls: each way in which a server answers has its name, within the action's time
// and no more of the answer than it may have.
func TestCalls(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a := w.save(actions.SaveActionInput{Definition: definition()})
	says := func(status int, body string) http.HandlerFunc {
		return func(rw http.ResponseWriter, _ *http.Request) { rw.WriteHeader(status); _, _ = rw.Write([]byte(body)) }
	}
	for name, c := range map[string]struct {
		serve   http.HandlerFunc
		failure actions.Failure
		text    string
	}{
		"found":        {says(200, `{"status":"shipped","margin":0.4}`), "", "status: shipped"},
		"not theirs":   {says(404, `{"status":"shipped"}`), actions.NotFound, ""},
		"none":         {says(200, `{"status":null}`), actions.NotFound, ""},
		"another form": {says(200, `{"state":"shipped"}`), actions.OtherFields, ""},
		"key":          {says(401, `{}`), actions.KeyRefused, ""},
		"limit":        {says(429, `{}`), actions.TooFast, ""},
		"refused":      {says(422, `{}`), actions.Refused, ""},
		"broken":       {says(503, `{"status":"shipped"}`), actions.Broken, ""},
		"a page":       {says(200, `<h1>Shop</h1>`), actions.NotJSON, ""},
		"two answers":  {says(200, `{"status":"a"}{"status":"b"}`), actions.NotJSON, ""},
		"large":        {says(200, `{"status":"`+strings.Repeat("x", 65<<10)+`"}`), actions.TooLarge, ""},
		"elsewhere": {func(rw http.ResponseWriter, r *http.Request) {
			http.Redirect(rw, r, "https://evil.test/", http.StatusFound)
		}, actions.Redirected, ""},
		"slow": {func(_ http.ResponseWriter, r *http.Request) {
			select {
			case <-r.Context().Done():
			case <-time.After(5 * time.Second):
			}
		}, actions.TimedOut, ""},
		"cut off": {func(rw http.ResponseWriter, _ *http.Request) {
			rw.Header().Set("Content-Length", "100")
			_, _ = rw.Write([]byte(`{"status"`))
		}, actions.Unreachable, ""},
	} {
		w.serve = c.serve
		before := w.calls.Load()
		result := w.call(a)
		if result.Failure != c.failure || result.Text() != c.text {
			t.Errorf("%s: %q %q", name, result.Failure, result.Text())
		}
		if n := w.calls.Load() - before; n != 1 || result.Took > 3*time.Second {
			t.Errorf("%s: %d calls in %s", name, n, result.Took)
		}
	}
}

// TestPrivateHosts are not called, whatever they are called.
func TestPrivateHosts(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, host := range []string{"127.0.0.1", "localhost", "169.254.169.254", "[::1]", "10.0.0.1"} {
		d := definition()
		d.Name, d.URL = host, "https://"+host+"/orders/{order}?phone={phone}"
		if result := w.call(w.save(actions.SaveActionInput{Definition: d})); result.Failure != actions.NotPublic {
			t.Errorf("%s: %q", host, result.Failure)
		}
	}
	if n := w.calls.Load(); n != 0 {
		t.Errorf("%d calls came through", n)
	}
}

// TestSecrets: what a header holds reaches the host that it was entered for, and nobody
// and nothing else: no answer that repeats it, no log, no list, no other host.
func TestSecrets(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	got := ""
	w.serve = func(rw http.ResponseWriter, r *http.Request) {
		got = r.Header.Get("Authorization")
		_ = json.NewEncoder(rw).Encode(map[string]any{"status": "you sent " + got, "key": strings.TrimPrefix(got, "Bearer ")})
	}
	a := w.save(actions.SaveActionInput{Definition: definition()})
	result := w.call(a)
	if got != secret {
		t.Errorf("the host got %q", got)
	}
	trial, err := w.Try(t.Context(), w.owner, actions.TryActionInput{ID: &a.ID, Definition: kept(definition()), Values: sample})
	w.must(err)
	w.serve = func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }
	failed := w.call(a)
	list, err := w.List(t.Context(), w.owner)
	w.must(err)
	shown, _ := json.Marshal([]any{result, trial, failed, list})
	for _, text := range []string{string(shown), fmt.Sprintf("%+v", list), w.log.String()} {
		if strings.Contains(text, "sk-of-the-shop") {
			t.Errorf("it is told: %s", text)
		}
	}
	if headers := list[0].Headers(); len(headers) != 1 || headers[0].Name != "Authorization" || headers[0].Ending != "7Q4z" {
		t.Errorf("people see %v", headers)
	}
	if strings.Contains(w.log.String(), "612345678") || !strings.Contains(w.log.String(), "UNREACHABLE") {
		t.Errorf("the log says whose order it was: %s", w.log.String())
	}

	d := kept(definition())
	d.URL = strings.Replace(d.URL, "shop.example", "evil.test", 1)
	for name, do := range map[string]func() error{
		"saved": func() error {
			_, err := w.Save(t.Context(), w.owner, actions.SaveActionInput{ID: &a.ID, Definition: d})
			return err
		},
		"tried": func() error {
			_, err := w.Try(t.Context(), w.owner, actions.TryActionInput{ID: &a.ID, Definition: d, Values: sample})
			return err
		},
	} {
		if list, _ := problem.From(do()); len(list) != 1 || list[0].Field != "headers.0.value" {
			t.Errorf("%s for another host: %v", name, list)
		}
	}
	// Everything else may change, and the key stays.
	d = kept(definition())
	d.URL, d.Name = "https://shop.example/v2/{order}?phone={phone}", "Orders"
	a = w.save(actions.SaveActionInput{ID: &a.ID, Definition: d})
	w.serve = func(_ http.ResponseWriter, r *http.Request) { got = r.URL.Path + r.Header.Get("Authorization") }
	if w.call(a); got != "/v2/1042"+secret {
		t.Errorf("the host got %q", got)
	}
}

var sample = []actions.Value{{Name: "order", Value: "1042"}, {Name: "phone", Value: "+33612345678"}}

// kept is a definition whose headers hold what they held.
func kept(d actions.Definition) actions.Definition {
	d.Headers[0].Value = nil
	return d
}

// TestReseal moves what headers hold to the newest key, under which it opens.
func TestReseal(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a := w.save(actions.SaveActionInput{Definition: definition()})
	plain := definition()
	plain.Name, plain.Headers = "Without headers", nil
	w.save(actions.SaveActionInput{Definition: plain})
	newest, err := db.NewKeyring(map[int][]byte{1: bytes.Repeat([]byte("k"), 32), 2: bytes.Repeat([]byte("n"), 32)})
	w.must(err)
	w.Keys = newest
	for _, want := range []int{1, 0} {
		if moved, err := w.Reseal(t.Context()); err != nil || moved != want {
			t.Errorf("moved %d: %v", moved, err)
		}
	}
	w.Keys, err = db.NewKeyring(map[int][]byte{2: bytes.Repeat([]byte("n"), 32)})
	w.must(err)
	got := ""
	w.serve = func(_ http.ResponseWriter, r *http.Request) { got = r.Header.Get("Authorization") }
	if w.call(a); got != secret {
		t.Errorf("the host got %q", got)
	}
	w.Keys, err = db.NewKeyring(map[int][]byte{3: bytes.Repeat([]byte("x"), 32)})
	w.must(err)
	if result := w.call(a); result.Failure != actions.KeyLost {
		t.Errorf("without its key: %q", result.Failure)
	}
}

// TestTry: the request as it would be sent, all that came, and what of it would be seen.
// Without fields it is for choosing them.
func TestTry(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.serve = func(rw http.ResponseWriter, _ *http.Request) {
		_, _ = rw.Write([]byte(`{"status":"shipped","margin":0.4}`))
	}
	in := actions.TryActionInput{Definition: definition(), Values: sample}
	trial, err := w.Try(t.Context(), w.owner, in)
	w.must(err)
	if trial.Method != "GET" || trial.URL != "https://shop.example/orders/1042?phone=%2B33612345678" || trial.Headers[0].Ending != "7Q4z" ||
		*trial.Status != 200 || trial.Failure != nil || trial.Seen != "status: shipped" || !strings.Contains(string(trial.Body), "margin") {
		t.Errorf("%+v", trial)
	}
	in.Definition.Fields = nil
	trial, err = w.Try(t.Context(), w.owner, in)
	w.must(err)
	if trial.Failure != nil || trial.Seen != "" || trial.Body == nil {
		t.Errorf("to choose fields: %+v", trial)
	}
	in.Values = []actions.Value{{Name: "order", Value: "a"}}
	_, err = w.Try(t.Context(), w.owner, in)
	if list, _ := problem.From(err); len(list) != 2 {
		t.Errorf("without values: %v", err)
	}
}

// TestWhoMay: administrators change actions, others read them, and a name is taken once.
func TestWhoMay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a := w.save(actions.SaveActionInput{Definition: definition()})
	agent := w.owner
	agent.Role = db.RoleAgent
	ctx := t.Context()
	_, save := w.Save(ctx, agent, actions.SaveActionInput{Definition: definition()})
	_, change := w.Switch(ctx, agent, actions.SwitchActionInput{ID: a.ID})
	_, try := w.Try(ctx, agent, actions.TryActionInput{Definition: definition(), Values: sample})
	for what, err := range map[string]error{"save": save, "switch": change, "try": try, "delete": w.Delete(ctx, agent, a.ID)} {
		if problem.CodeOf(err) != problem.Forbidden {
			t.Errorf("%s: %v", what, err)
		}
	}
	if list, err := w.List(ctx, agent); err != nil || len(list) != 1 {
		t.Errorf("read: %v %v", list, err)
	}
	d := definition()
	d.Name = "ORDER status"
	if _, err := w.Save(ctx, w.owner, actions.SaveActionInput{Definition: d}); problem.CodeOf(err) != problem.Conflict {
		t.Errorf("a taken name: %v", err)
	}
	w.must(w.Delete(ctx, w.owner, a.ID))
	if err := w.Delete(ctx, w.owner, a.ID); problem.CodeOf(err) != problem.NotFound {
		t.Errorf("deleted twice: %v", err)
	}
}
