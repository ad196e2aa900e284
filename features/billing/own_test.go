package billing_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"socialsync/clients/ai"
	"socialsync/clients/ai/aisim"
	"socialsync/clients/fetch"
	"socialsync/db"
	"socialsync/features/billing"
	"socialsync/features/problem"
)

// vendor is somebody's own provider: it notes the keys that it was called with.
type vendor struct {
	*aisim.Server
	url  string
	mu   sync.Mutex
	keys []string
}

func newVendor(t *testing.T) *vendor {
	t.Helper()
	v := &vendor{Server: aisim.New(aisim.Config{})}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v.mu.Lock()
		v.keys = append(v.keys, strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "))
		v.mu.Unlock()
		v.Handler().ServeHTTP(w, r)
	}))
	t.Cleanup(func() { server.CloseClientConnections(); server.Close() })
	v.url = server.URL + "/openai/v1"
	return v
}

// heard are the keys since it was asked last.
func (v *vendor) heard() []string {
	v.mu.Lock()
	defer v.mu.Unlock()
	keys := v.keys
	v.keys = nil
	return keys
}

func keyring(t *testing.T, numbers ...int) *db.Keyring {
	t.Helper()
	keys := map[int][]byte{}
	for _, n := range numbers {
		keys[n] = bytes.Repeat([]byte{byte(n)}, 32)
	}
	ring, err := db.NewKeyring(keys)
	if err != nil {
		t.Fatal(err)
	}
	return ring
}

const ownKey = "sk-own-secret-of-the-lamp-shop-7Q4z"

// withOwn lets workspaces of a ledger bring a vendor of their own.
func withOwn(t *testing.T, plan billing.Plan) (*ledger, *vendor) {
	t.Helper()
	l, v := newLedger(t, plan), newVendor(t)
	host, _, _ := strings.Cut(strings.TrimPrefix(v.url, "http://"), "/")
	l.Own = &billing.OwnProviders{Keys: keyring(t, 1), HTTP: fetch.NewAPI(host), Reachable: []string{v.url}}
	return l, v
}

func (l *ledger) bring(v *vendor, fallsBack bool) {
	l.t.Helper()
	provider, tests, err := l.SaveModelProvider(l.t.Context(), l.actor, billing.SaveModelProviderInput{
		BaseURL: v.url + "/", Key: new(ownKey), FallsBack: fallsBack,
		Models: []billing.OwnModelInput{{Use: db.UseAnswer, Model: "gpt-4.1", InputMicros: new(int64(1_000_000)), OutputMicros: new(int64(3_000_000))}},
	})
	l.must(err)
	if provider.KeyEnding != "7Q4z" || provider.BaseURL != v.url || len(tests) != 1 || tests[0].Text == "" || tests[0].CostMicros == nil || *tests[0].CostMicros == 0 {
		l.t.Fatalf("%+v, tests %+v", provider, tests)
	}
	v.heard()
}

func (l *ledger) chat(actor db.Actor) (*billing.ChatAnswer, error) {
	l.t.Helper()
	return l.Chat(l.t.Context(), actor, billing.ChatCall{
		Name: "writing", Purpose: db.PurposeWriting, Request: ai.ChatRequest{MaxTokens: 100, Messages: []ai.Message{{Role: ai.User, Content: "Say hello."}}},
	})
}

func (l *ledger) charged(actor db.Actor) int64 {
	l.t.Helper()
	var sums *db.CreditWallet
	l.must(l.DB.View(l.t.Context(), actor, func(tx *db.Tx) (err error) {
		sums, err = tx.CreditSums(l.t.Context())
		return err
	}))
	return sums.SpentMicros + sums.HeldMicros
}

func (l *ledger) trouble() *db.ProviderTrouble {
	l.t.Helper()
	var found *db.ProviderTrouble
	l.must(l.DB.View(l.t.Context(), l.actor, func(tx *db.Tx) (err error) {
		found, err = tx.ProviderTrouble(l.t.Context())
		return err
	}))
	return found
}

// TestOwnModelAnswers: with the workspace's key and for none of its credits, also when
// these are used up; nobody else's question goes there.
func TestOwnModelAnswers(t *testing.T) {
	t.Parallel()
	l, v := withOwn(t, billing.Plan{MonthlyMicros: 1_000_000, DailyMicros: 1_000_000})
	l.bring(v, false)
	other := l.workspace("other@billing.test")
	tested, err := l.ModelProvider(t.Context(), l.actor)
	l.must(err)
	if u := tested.Usage; len(u) != 1 || u[0].Calls != 1 || u[0].PromptTokens == 0 {
		t.Fatalf("the test before it was saved is counted as %+v", u)
	}

	answer, err := l.chat(l.actor)
	l.must(err)
	if keys := v.heard(); len(keys) != 1 || keys[0] != ownKey || answer.Model != "gpt-4.1" || answer.CostMicros == 0 {
		t.Errorf("%+v with keys %v", answer, keys)
	}
	if n := l.charged(l.actor); n != 0 || len(l.sim.Calls()) != 0 {
		t.Errorf("%d credits and %d calls of the installation's", n, len(l.sim.Calls()))
	}
	provider, err := l.ModelProvider(t.Context(), l.actor)
	l.must(err)
	if u := provider.Usage; len(u) != 1 || u[0].Calls != 2 || u[0].Micros != tested.Usage[0].Micros+answer.CostMicros || u[0].PromptTokens <= tested.Usage[0].PromptTokens {
		t.Errorf("counted as %+v", u)
	}

	if _, err := l.chat(other); err != nil || len(v.heard()) != 0 || l.charged(other) == 0 {
		t.Errorf("another workspace: %v, %d credits", err, l.charged(other))
	}
	if seen, err := l.ModelProvider(t.Context(), other); seen != nil || err != nil {
		t.Errorf("another workspace sees %+v, %v", seen, err)
	}

	for _, actor := range []db.Actor{l.actor, other} {
		_, err := l.SetDailyBudget(t.Context(), actor, billing.SetDailyBudgetInput{DailyLimitMicros: new(int64(0))})
		l.must(err)
	}
	if _, err := l.chat(l.actor); err != nil {
		t.Errorf("without credits its own model does not answer: %v", err)
	}
	if _, err := l.chat(other); problem.CodeOf(err) != problem.LimitReached {
		t.Errorf("without credits another workspace: %v", err)
	}

	v.heard()
	l.must(l.RemoveModelProvider(t.Context(), l.actor))
	if _, err := l.chat(l.actor); problem.CodeOf(err) != problem.LimitReached || len(v.heard()) != 0 {
		t.Errorf("after it was removed: %v", err)
	}
}

// TestOwnModelFails: people are told why, and no credits are spent unless they allowed it.
func TestOwnModelFails(t *testing.T) {
	t.Parallel()
	l, v := withOwn(t, billing.Plan{MonthlyMicros: 1_000_000, DailyMicros: 1_000_000})
	l.bring(v, false)
	v.AddFault(aisim.Fault{Kind: aisim.Quota, Path: "chat"})
	if _, err := l.chat(l.actor); problem.CodeOf(err) != problem.ProviderRefused || len(l.sim.Calls()) != 0 || l.charged(l.actor) != 0 {
		t.Errorf("%v, %d calls of the installation's", err, len(l.sim.Calls()))
	}
	if now := l.trouble(); now == nil || now.Reason != db.FailMoney || now.Use != db.UseAnswer || now.Host() == "" {
		t.Errorf("people are told of %+v", now)
	}

	v.EndFaults("")
	l.bring(v, true)
	if now := l.trouble(); now != nil {
		t.Errorf("after it was tried and saved people are told of %+v", now)
	}
	v.AddFault(aisim.Fault{Kind: aisim.Quota, Path: "chat"})
	answer, err := l.chat(l.actor)
	l.must(err)
	if answer.Model != "gpt-4o-mini" || l.charged(l.actor) != answer.CostMicros {
		t.Errorf("%+v for %d credits", answer, l.charged(l.actor))
	}
	if now := l.trouble(); now == nil || !now.FallsBack {
		t.Errorf("people are told of %+v", now)
	}
	v.EndFaults("")
	if answer, err = l.chat(l.actor); err != nil || answer.Model != "gpt-4.1" || l.trouble() != nil {
		t.Errorf("once it responds: %+v, %v, %+v", answer, err, l.trouble())
	}
}

// TestOwnModelIsTriedFirst: what does not work is not saved, and says why.
func TestOwnModelIsTriedFirst(t *testing.T) {
	t.Parallel()
	l, v := withOwn(t, billing.Plan{})
	for name, c := range map[string]struct {
		key, model string
		use        db.ModelUse
		fault      aisim.FaultKind
		want       db.ModelFailure
	}{
		"a refused key":        {"sk-refused-key", "gpt-4.1", db.UseAnswer, "", db.FailKey},
		"no such model":        {ownKey, "gpt-99", db.UseAnswer, "", db.FailModel},
		"no money":             {ownKey, "gpt-4.1", db.UseJudge, aisim.Quota, db.FailMoney},
		"nonsense":             {ownKey, "gpt-4.1", db.UseJudge, aisim.Garbage, db.FailUnreadable},
		"a server's error":     {ownKey, "whisper-1", db.UseTranscribe, aisim.Error, db.FailReach},
		"asked too often":      {ownKey, "omni-moderation-latest", db.UseModerate, aisim.RateLimit, db.FailTooFast},
		"a moderator":          {ownKey, "omni-moderation-latest", db.UseModerate, "", ""},
		"who listens":          {ownKey, "whisper-1", db.UseTranscribe, "", ""},
		"who checks":           {ownKey, "gpt-4o-mini", db.UseJudge, "", ""},
		"who cannot do a task": {ownKey, "whisper-1", db.UseAnswer, "", db.FailModel},
	} {
		v.EndFaults("")
		if c.fault != "" {
			v.AddFault(aisim.Fault{Kind: c.fault})
		}
		model := billing.OwnModelInput{Use: c.use, Model: c.model}
		test, err := l.TestOwnModel(t.Context(), l.actor, billing.TestOwnModelInput{BaseURL: v.url, Key: &c.key, Model: model})
		l.must(err)
		if got := deref(test.Failure); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if c.want == "" {
			continue
		}
		_, tests, err := l.SaveModelProvider(t.Context(), l.actor, billing.SaveModelProviderInput{BaseURL: v.url, Key: &c.key, Models: []billing.OwnModelInput{model}})
		if problem.CodeOf(err) != problem.ProviderRefused || len(tests) != 1 || deref(tests[0].Failure) != c.want {
			t.Errorf("%s: saving ends with %v and %+v", name, err, tests)
		}
	}
	if seen, err := l.ModelProvider(t.Context(), l.actor); seen != nil || err != nil {
		t.Errorf("saved all the same: %+v, %v", seen, err)
	}
	v.EndFaults("")
	if list, err := l.FindOwnModels(t.Context(), l.actor, billing.FindOwnModelsInput{BaseURL: v.url, Key: new(ownKey)}); err != nil || len(list.Names) < 5 {
		t.Errorf("its models are %+v, %v", list, err)
	}
	if n := l.charged(l.actor); n != 0 {
		t.Errorf("%d credits", n)
	}
}

func deref[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// TestOwnAddresses: what is inside our own network is not called, whoever asks.
func TestOwnAddresses(t *testing.T) {
	t.Parallel()
	l, v := withOwn(t, billing.Plan{})
	try := func(address string) (string, db.ModelFailure) {
		test, err := l.TestOwnModel(t.Context(), l.actor, billing.TestOwnModelInput{
			BaseURL: address, Key: new(ownKey), Model: billing.OwnModelInput{Use: db.UseAnswer, Model: "gpt-4.1"},
		})
		if list, ok := problem.From(err); ok {
			return list[0].Field, ""
		}
		l.must(err)
		return "", deref(test.Failure)
	}
	for _, address := range []string{
		"http://api.example.com/v1", "https://", "api.example.com", "https://a:b@api.example.com/v1", "https://api.example.com:8443/v1",
		"https://api.example.com/v1?x=1", "file:///etc/passwd", strings.TrimSuffix(v.url, "/openai/v1"), strings.Repeat("https://a.test/", 30),
	} {
		if field, failure := try(address); field != "baseUrl" {
			t.Errorf("%s: on %q, %s", address, field, failure)
		}
	}
	for _, address := range []string{"https://127.0.0.1/v1", "https://localhost/v1", "https://10.0.0.1/v1", "https://169.254.169.254/v1", "https://[::1]/v1"} {
		if field, failure := try(address); field != "" || failure != db.FailNotPublic {
			t.Errorf("%s: on %q, %s", address, field, failure)
		}
	}
	agent := l.actor
	agent.Role = db.RoleAgent
	_, err := l.TestOwnModel(t.Context(), agent, billing.TestOwnModelInput{BaseURL: v.url, Key: new(ownKey)})
	_, seen := l.ModelProvider(t.Context(), agent)
	if problem.CodeOf(err) != problem.Forbidden || problem.CodeOf(seen) != problem.Forbidden || problem.CodeOf(l.RemoveModelProvider(t.Context(), agent)) != problem.Forbidden {
		t.Errorf("an agent may: %v, %v", err, seen)
	}
}

// TestOwnKeyIsSecret: it is in no log and on no screen, goes to the address it was
// entered for alone, and outlives a change of the key that seals it.
func TestOwnKeyIsSecret(t *testing.T) {
	t.Parallel()
	l, v := withOwn(t, billing.Plan{MonthlyMicros: 1_000_000, DailyMicros: 1_000_000})
	var log bytes.Buffer
	l.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	l.bring(v, false)
	provider, err := l.ModelProvider(t.Context(), l.actor)
	l.must(err)
	shown, err := json.Marshal(provider)
	l.must(err)
	// A vendor that quotes the key when it refuses it.
	refused := "sk-refused-and-quoted-back"
	if _, err := l.TestOwnModel(t.Context(), l.actor, billing.TestOwnModelInput{BaseURL: v.url, Key: &refused, Model: billing.OwnModelInput{Use: db.UseAnswer, Model: "gpt-4.1"}}); err != nil {
		t.Fatal(err)
	}
	for what, text := range map[string]string{"the log": log.String(), "what people see": string(shown)} {
		if text == "" || strings.Contains(text, ownKey) || strings.Contains(text, refused) {
			t.Errorf("%s: %s", what, text)
		}
	}
	if !strings.Contains(log.String(), "audit") {
		t.Errorf("who brought it is not noted: %s", log.String())
	}

	elsewhere := newVendor(t)
	l.Own.Reachable = append(l.Own.Reachable, elsewhere.url)
	save := billing.SaveModelProviderInput{BaseURL: elsewhere.url, Models: []billing.OwnModelInput{{Use: db.UseAnswer, Model: "gpt-4.1"}}}
	if _, _, err := l.SaveModelProvider(t.Context(), l.actor, save); problem.CodeOf(err) != problem.BadInput || len(elsewhere.heard()) != 0 {
		t.Errorf("the key that is kept went elsewhere: %v", err)
	}
	save.BaseURL = v.url
	if _, _, err := l.SaveModelProvider(t.Context(), l.actor, save); err != nil {
		t.Errorf("the key that is kept is not used: %v", err)
	}

	l.Own.Keys = keyring(t, 1, 2)
	if moved, err := l.ResealKeys(t.Context()); moved != 1 || err != nil {
		t.Errorf("%d keys were sealed again, %v", moved, err)
	}
	if moved, err := l.ResealKeys(t.Context()); moved != 0 || err != nil {
		t.Errorf("%d keys were sealed twice, %v", moved, err)
	}
	// Another process, which has the new key only.
	host, _, _ := strings.Cut(strings.TrimPrefix(v.url, "http://"), "/")
	l.Own = &billing.OwnProviders{Keys: keyring(t, 2), HTTP: fetch.NewAPI(host), Reachable: []string{v.url}}
	v.heard()
	if _, err := l.chat(l.actor); err != nil || len(v.keys) != 1 || v.keys[0] != ownKey {
		t.Errorf("after sealing it again: %v with %v", err, v.keys)
	}
	l.must(l.DB.View(t.Context(), l.actor, func(tx *db.Tx) error {
		_, sealed, err := tx.SealedProviderKey(t.Context())
		if bytes.Contains(sealed, []byte(ownKey)) {
			return errors.New("it is kept as it is")
		}
		return err
	}))
}
