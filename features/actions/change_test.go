package actions_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"socialsync/db"
	"socialsync/features/actions"
)

// change is definition as something that does something.
func change() actions.Definition {
	d := definition()
	d.Name, d.Method, d.Confirmation, d.Fields = "Cancel an order", db.MethodPost, "cancel your order {order}", nil
	d.URL = "https://shop.example/orders/{order}/cancel"
	return d
}

func (w *world) change(a *db.Action, key string) actions.Result {
	w.t.Helper()
	w.turns.Add(1)
	defer w.turns.Add(1)
	id := db.NewID()
	if key != "" {
		w.must(id.UnmarshalText([]byte(key)))
	}
	result, err := w.Change(w.t.Context(), w.owner.WorkspaceID, *a, map[string]string{"order": "1042", "phone": "+33612345678"}, id)
	w.must(err)
	return result
}

// TestChanges: what is surely not done, what is done, and what nobody knows are told
// apart; whatever the server does, it is called once.
func TestChanges(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a := w.save(actions.SaveActionInput{Definition: change()})
	says := func(status int, body string) http.HandlerFunc {
		return func(rw http.ResponseWriter, _ *http.Request) { rw.WriteHeader(status); _, _ = rw.Write([]byte(body)) }
	}
	for name, c := range map[string]struct {
		serve   http.HandlerFunc
		failure actions.Failure
		state   db.ActionRequestState
	}{
		"done":          {says(200, `{"status":"cancelled"}`), "", db.RequestDone},
		"without words": {says(204, ""), "", db.RequestDone},
		"a page":        {says(200, "<h1>Done</h1>"), "", db.RequestDone},
		"a long answer": {says(201, strings.Repeat("x", 65<<10)), "", db.RequestDone},
		"not theirs":    {says(404, "{}"), actions.NotFound, db.RequestFailed},
		"shipped":       {says(409, "{}"), actions.Refused, db.RequestFailed},
		"key":           {says(401, "{}"), actions.KeyRefused, db.RequestFailed},
		"limit":         {says(429, "{}"), actions.TooFast, db.RequestFailed},
		"broken":        {says(503, "{}"), actions.Broken, db.RequestUnknown},
		"elsewhere": {func(rw http.ResponseWriter, r *http.Request) {
			http.Redirect(rw, r, "https://evil.test/", http.StatusSeeOther)
		}, actions.Redirected, db.RequestUnknown},
		"slow": {func(_ http.ResponseWriter, r *http.Request) {
			_, _ = io.Copy(io.Discard, r.Body) // who has read it all hears when nobody waits any more
			select {
			case <-r.Context().Done():
			case <-time.After(5 * time.Second):
			}
		}, actions.TimedOut, db.RequestUnknown},
		"cut off": {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, actions.Unreachable, db.RequestUnknown},
		"cut short": {func(rw http.ResponseWriter, _ *http.Request) {
			rw.Header().Set("Content-Length", "100")
			_, _ = rw.Write([]byte(`{"status"`))
		}, actions.Unreachable, db.RequestUnknown},
	} {
		w.serve = c.serve
		before := w.calls.Load()
		result := w.change(a, "")
		if result.Failure != c.failure || result.ChangeState() != c.state {
			t.Errorf("%s: %q, %s", name, result.Failure, result.ChangeState())
		}
		if n := w.calls.Load() - before; n != 1 {
			t.Errorf("%s: %d calls", name, n)
		}
	}
	if _, err := w.Call(t.Context(), w.owner.WorkspaceID, *a, nil); err == nil {
		t.Error("it is called like a lookup")
	}
	d := change()
	d.Name, d.URL = "Elsewhere", "https://127.0.0.1/orders/{order}/cancel"
	if result := w.change(w.save(actions.SaveActionInput{Definition: d}), ""); result.ChangeState() != db.RequestFailed {
		t.Errorf("what was never sent is %s", result.ChangeState())
	}
}

// TestChangeRequest: a change is sent with its method, its key and what its address does
// not have as JSON, once: also on a connection that the server has closed meanwhile,
// which net/http would send again.
func TestChangeRequest(t *testing.T) {
	t.Parallel()
	const key = "0198d2a1-0000-7000-8000-000000000001"
	for method, inURL := range map[db.ActionMethod]bool{db.MethodPost: false, db.MethodPut: true, db.MethodPatch: false, db.MethodDelete: true} {
		w := newWorld(t)
		var mu sync.Mutex
		var got []string
		w.serve = func(_ http.ResponseWriter, r *http.Request) {
			body, _ := io.ReadAll(r.Body)
			mu.Lock()
			got = append(got, strings.Join([]string{r.Method, r.URL.String(), r.Header.Get("Idempotency-Key"), r.Header.Get("Content-Type"), string(body), r.Header.Get("Authorization")}, "|"))
			first := len(got) == 1
			mu.Unlock()
			if !first { // it took the request on a connection that stood open, and dies
				panic(http.ErrAbortHandler)
			}
		}
		d := change()
		d.Method = method
		want := `application/json|{"phone":"+33612345678"}|`
		if inURL {
			d.URL += "?phone={phone}"
			want = "||"
		}
		a := w.save(actions.SaveActionInput{Definition: d})
		if result := w.change(a, key); result.ChangeState() != db.RequestDone {
			t.Errorf("%s: %+v", method, result)
		}
		if result := w.change(a, key); result.ChangeState() != db.RequestUnknown {
			t.Errorf("%s on a connection that breaks: %+v", method, result)
		}
		mu.Lock()
		if len(got) != 2 || got[0] != got[1] || !strings.HasPrefix(got[0], string(method)+"|/orders/1042/cancel") || !strings.HasSuffix(got[0], "|"+key+"|"+want+secret) {
			t.Errorf("%s was sent as %q", method, got)
		}
		mu.Unlock()
	}
}

// TestTryOfAChange shows it and sends nothing.
func TestTryOfAChange(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.serve = func(http.ResponseWriter, *http.Request) {}
	a := w.save(actions.SaveActionInput{Definition: change()})
	trial, err := w.Try(t.Context(), w.owner, actions.TryActionInput{ID: &a.ID, Definition: kept(change()), Values: sample})
	w.must(err)
	shown, _ := json.Marshal(trial)
	if !trial.IsDry || trial.Method != "POST" || trial.URL != "https://shop.example/orders/1042/cancel" || string(trial.Payload) != `{"phone":"+33612345678"}` ||
		trial.Sentence != "cancel your order 1042" || trial.Status != nil || strings.Contains(string(shown), "sk-of-the-shop") {
		t.Errorf("%s", shown)
	}
	if n := w.calls.Load(); n != 0 {
		t.Errorf("%d calls", n)
	}
}
