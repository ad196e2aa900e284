package billing_test

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/ai"
	"socialsync/clients/ai/aisim"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
	"socialsync/features/billing"
	"socialsync/features/problem"
)

// ledger is a service over a real database, with one workspace.
type ledger struct {
	*billing.Service
	t     *testing.T
	actor db.Actor
	sim   *aisim.Server
}

func newLedger(t *testing.T, plan billing.Plan) *ledger {
	t.Helper()
	store := dbtest.New(t)
	redis, prefix := dbtest.Redis(t)
	hub := events.NewHub(redis, prefix, slog.New(slog.DiscardHandler))
	ctx, stop := context.WithCancel(t.Context())
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		_ = hub.Run(ctx)
	}()
	t.Cleanup(func() { stop(); <-stopped })
	sim, url := aisim.Start(t)
	client := func(model string) *ai.Client {
		return ai.New(ai.Endpoint{BaseURL: url, Key: "test", Offline: true}, model, nil)
	}
	l := &ledger{t: t, sim: sim, Service: &billing.Service{
		DB: store, Events: hub, Plan: plan, CheapModel: "gpt-4.1-nano", FallbackModel: "gpt-4.1-mini", Log: slog.New(slog.DiscardHandler),
		AI: ai.Tasks{Answer: client("gpt-4o-mini"), Judge: client("gpt-4o-mini"), Embed: client("text-embedding-3-small"),
			Moderate: client("omni-moderation-latest"), Transcribe: client("whisper-1")},
	}}
	l.actor = l.workspace("owner@billing.test")
	return l
}

func (l *ledger) workspace(email string) db.Actor {
	l.t.Helper()
	return dbtest.Workspace(l.t, l.DB, email)
}

func (l *ledger) reserve(key string, micros int64) error {
	_, err := l.Reserve(l.t.Context(), l.actor, billing.Reservation{Key: key, Purpose: db.PurposeAnswer, Model: "gpt-4o-mini", EstimatedMicros: micros})
	return err
}

func (l *ledger) must(err error) {
	l.t.Helper()
	if err != nil {
		l.t.Fatal(err)
	}
}

// wallet returns the wallet after checking that it is the sum of the ledger, and
// that the accounts sum to zero.
func (l *ledger) wallet() db.CreditWallet {
	l.t.Helper()
	var wallet, sums *db.CreditWallet
	l.must(l.DB.View(l.t.Context(), l.actor, func(tx *db.Tx) (err error) {
		if wallet, err = tx.CreditWallet(l.t.Context()); err != nil {
			return err
		}
		sums, err = tx.CreditSums(l.t.Context())
		return err
	}))
	sums.DailyLimitMicros = wallet.DailyLimitMicros
	if *wallet != *sums {
		l.t.Errorf("the wallet %+v is not the sum of the ledger %+v", *wallet, *sums)
	}
	if wallet.BalanceMicros+wallet.HeldMicros+wallet.SpentMicros != wallet.GrantedMicros {
		l.t.Errorf("the accounts do not sum to zero: %+v", *wallet)
	}
	return *wallet
}

var plenty = billing.Plan{MonthlyMicros: 1_000_000, DailyMicros: 1_000_000}

func TestOneCallOneCharge(t *testing.T) {
	t.Parallel()
	l := newLedger(t, plenty)
	used := billing.Cost{Usage: ai.Usage{PromptTokens: 10}, Micros: 300}
	for range 2 { // every step may be repeated
		l.must(l.reserve("run/1", 1000))
		if w := l.wallet(); w.HeldMicros > 1000 || w.BalanceMicros < 999_000 {
			t.Fatalf("after reserving: %+v", w)
		}
		l.must(l.Settle(t.Context(), l.actor, "run/1", used))
		l.must(l.Settle(t.Context(), l.actor, "run/1", used))
		l.must(l.Refund(t.Context(), l.actor, "run/1")) // too late to refund
		if w := l.wallet(); w.BalanceMicros != 999_700 || w.HeldMicros != 0 || w.SpentMicros != 300 {
			t.Fatalf("after settling: %+v", w)
		}
	}
}

func TestRefundGivesAllBack(t *testing.T) {
	t.Parallel()
	l := newLedger(t, plenty)
	l.must(l.reserve("run/1", 1000))
	l.must(l.Refund(t.Context(), l.actor, "run/1"))
	l.must(l.Refund(t.Context(), l.actor, "run/1"))
	if w := l.wallet(); w.BalanceMicros != 1_000_000 || w.HeldMicros != 0 || w.SpentMicros != 0 {
		t.Fatalf("after refunding: %+v", w)
	}
	// The call was made after all, by a worker that was thought dead.
	l.must(l.Settle(t.Context(), l.actor, "run/1", billing.Cost{Micros: 40}))
	if w := l.wallet(); w.BalanceMicros != 999_960 || w.SpentMicros != 40 {
		t.Fatalf("after settling late: %+v", w)
	}
}

func TestCallThatCostMoreThanHeld(t *testing.T) {
	t.Parallel()
	l := newLedger(t, plenty)
	l.must(l.reserve("run/1", 100))
	l.must(l.Settle(t.Context(), l.actor, "run/1", billing.Cost{Micros: 250}))
	if w := l.wallet(); w.SpentMicros != 250 || w.BalanceMicros != 999_750 {
		t.Fatalf("%+v", w)
	}
}

func TestBudgetStops(t *testing.T) {
	t.Parallel()
	l := newLedger(t, billing.Plan{MonthlyMicros: 10_000, DailyMicros: 1000})
	l.must(l.reserve("a", 900))
	if err := l.reserve("b", 200); problem.CodeOf(err) != problem.LimitReached {
		t.Fatalf("past the day's limit: %v", err)
	}
	l.must(l.Settle(t.Context(), l.actor, "a", billing.Cost{Micros: 850}))
	budget, err := l.Budget(t.Context(), l.actor)
	l.must(err)
	if budget.State != billing.BudgetSoft || budget.SpentTodayMicros != 850 || budget.BalanceMicros != 9150 {
		t.Fatalf("%+v", budget)
	}
	own := int64(850)
	budget, err = l.SetDailyBudget(t.Context(), l.actor, billing.SetDailyBudgetInput{DailyLimitMicros: &own})
	l.must(err)
	if budget.State != billing.BudgetStop || !budget.HasOwnDailyLimit {
		t.Fatalf("with a limit of its own: %+v", budget)
	}
	if err := l.reserve("c", 1); problem.CodeOf(err) != problem.LimitReached {
		t.Fatalf("at the hard stop: %v", err)
	}
	if err := l.reserve("a", 900); err != nil {
		t.Errorf("a key that is known asks again: %v", err)
	}
	_, err = l.SetDailyBudget(t.Context(), db.Actor{UserID: l.actor.UserID, WorkspaceID: l.actor.WorkspaceID, Role: db.RoleAgent}, billing.SetDailyBudgetInput{})
	if problem.CodeOf(err) != problem.Forbidden {
		t.Errorf("an agent may change the budget: %v", err)
	}
}

// TestNewStateIsHeard: whoever has a screen open hears of each state, and of none
// that stays as it was.
func TestNewStateIsHeard(t *testing.T) {
	t.Parallel()
	l := newLedger(t, billing.Plan{MonthlyMicros: 10_000, DailyMicros: 1000})
	heard, err := l.Events.Subscribe(t.Context(), l.actor, "")
	l.must(err)
	l.must(l.reserve("a", 700)) // still within
	l.must(l.reserve("b", 200)) // 90 %
	l.must(l.reserve("c", 20))  // the same state
	l.must(l.Refund(t.Context(), l.actor, "b"))
	for i := range 2 { // into the state, and out of it
		select {
		case d := <-heard:
			if _, is := d.Event.(events.BudgetChanged); !is {
				t.Errorf("heard %T", d.Event)
			}
		case <-time.After(5 * time.Second):
			t.Fatalf("event %d did not come", i+1)
		}
	}
	select {
	case d := <-heard:
		t.Errorf("also heard %T", d.Event)
	case <-time.After(50 * time.Millisecond):
	}
}

func TestExpiredHoldsAreSwept(t *testing.T) {
	t.Parallel()
	l := newLedger(t, plenty)
	l.must(l.reserve("dead", 500))
	l.must(l.Sweep(t.Context()))
	if w := l.wallet(); w.HeldMicros != 500 {
		t.Fatalf("a fresh hold was swept: %+v", w)
	}
	l.must(l.DB.Update(t.Context(), l.actor, func(tx *db.Tx) error {
		_, err := tx.InsertCreditHold(t.Context(), db.CreditHold{Key: "older", Purpose: db.PurposeTest, Model: "m", Micros: 70}, -1)
		if err != nil {
			return err
		}
		return tx.InsertCreditEntry(t.Context(), db.CreditEntry{ID: db.NewID(), Key: "older", Kind: db.EntryHold, FromAccount: db.AccountBalance, ToAccount: db.AccountHeld, Micros: 70})
	}))
	for range 2 {
		l.must(l.Sweep(t.Context()))
	}
	if w := l.wallet(); w.HeldMicros != 500 || w.BalanceMicros != 999_500 {
		t.Fatalf("after the sweep: %+v", w)
	}
}

// TestLedgerUnderFire: whatever happens at once and in whatever order, each key is
// charged once or not at all, the limit holds, and the wallet is the ledger's sum.
func TestLedgerUnderFire(t *testing.T) {
	t.Parallel()
	const keys, hands, each = 40, 8, 60
	l := newLedger(t, billing.Plan{MonthlyMicros: 30_000, DailyMicros: 20_000})
	var wait sync.WaitGroup
	for hand := range hands {
		wait.Go(func() {
			random := rand.New(rand.NewPCG(uint64(hand), 7))
			for range each {
				n := random.IntN(keys)
				key := fmt.Sprintf("run/%d", n)
				err := l.reserve(key, 1000)
				if problem.CodeOf(err) == problem.LimitReached {
					continue
				}
				if err == nil && random.IntN(3) > 0 {
					err = l.Settle(context.WithoutCancel(t.Context()), l.actor, key, billing.Cost{Micros: int64(500 + n)})
				} else if err == nil {
					err = l.Refund(context.WithoutCancel(t.Context()), l.actor, key)
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	w := l.wallet()
	if w.SpentMicros > 20_000 || w.SpentMicros == 0 || w.HeldMicros > 20_000 {
		t.Errorf("%+v", w)
	}
	page, err := l.Entries(t.Context(), l.actor, []db.CreditEntryKind{db.EntryCharge}, 100, "")
	l.must(err)
	charged := map[string]int64{}
	for more := true; more; {
		for _, e := range page.Edges {
			if e.Node.Kind != db.EntryCharge {
				t.Errorf("asked for charges, got a %s", e.Node.Kind)
			}
			charged[e.Node.Key] += e.Node.Micros
		}
		if more = page.PageInfo.HasNextPage; more {
			page, err = l.Entries(t.Context(), l.actor, []db.CreditEntryKind{db.EntryCharge}, 100, *page.PageInfo.EndCursor)
			l.must(err)
		}
	}
	sum := int64(0)
	for key, micros := range charged {
		var n int64
		_, _ = fmt.Sscanf(key, "run/%d", &n)
		if sum += micros; micros != 500+n {
			t.Errorf("%s was charged %d, want %d", key, micros, 500+n)
		}
	}
	if sum != w.SpentMicros {
		t.Errorf("the charges are %d, the wallet says %d", sum, w.SpentMicros)
	}
}

func TestLedgerIsOnesOwn(t *testing.T) {
	t.Parallel()
	l := newLedger(t, plenty)
	l.must(l.reserve("run/1", 1000))
	other := l.workspace("stranger@billing.test")
	page, err := l.Entries(t.Context(), other, nil, 10, "")
	l.must(err)
	if len(page.Edges) != 0 {
		t.Errorf("another workspace sees %d entries", len(page.Edges))
	}
	if err := l.Settle(t.Context(), other, "run/1", billing.Cost{Micros: 1}); err == nil {
		t.Error("another workspace settled our hold")
	}
	duplicate := l.DB.Update(t.Context(), l.actor, func(tx *db.Tx) error {
		return tx.InsertCreditEntry(t.Context(), db.CreditEntry{ID: db.NewID(), Key: "run/1", Kind: db.EntryHold, FromAccount: db.AccountBalance, ToAccount: db.AccountHeld, Micros: 5})
	})
	if !db.IsTaken(duplicate, "credit_entries_once") {
		t.Errorf("the same move twice: %v", duplicate)
	}
}

func TestSpendSettlesOrRefunds(t *testing.T) {
	t.Parallel()
	l := newLedger(t, plenty)
	out, err := l.TestModel(t.Context(), l.actor, billing.TestAIModelInput{ModelID: "gpt-4o-mini"})
	l.must(err)
	if w := l.wallet(); out.Text == "" || out.CostMicros == 0 || w.SpentMicros != out.CostMicros || w.HeldMicros != 0 {
		t.Errorf("%+v, and the wallet %+v", out, w)
	}
	before := l.wallet()
	l.sim.AddFault(aisim.Fault{Kind: aisim.Quota})
	if _, err := l.TestModel(t.Context(), l.actor, billing.TestAIModelInput{ModelID: "gpt-4o-mini"}); problem.CodeOf(err) != problem.ProviderRefused {
		t.Errorf("a refused call: %v", err)
	}
	if w := l.wallet(); w.BalanceMicros != before.BalanceMicros {
		t.Errorf("a failed call cost %d", before.BalanceMicros-w.BalanceMicros)
	}
}

// TestEveryModelAnswers: what the catalogue offers can be tested in the settings.
func TestEveryModelAnswers(t *testing.T) {
	t.Parallel()
	l := newLedger(t, plenty)
	for _, m := range l.Models() {
		if out, err := l.TestModel(t.Context(), l.actor, billing.TestAIModelInput{ModelID: m.ID}); err != nil || out.Text == "" {
			t.Errorf("%s: %+v, %v", m.ID, out, err)
		}
	}
	if _, err := l.TestModel(t.Context(), l.actor, billing.TestAIModelInput{ModelID: uuid.NewString()}); problem.CodeOf(err) != problem.NotFound {
		t.Errorf("an unknown model: %v", err)
	}
}
