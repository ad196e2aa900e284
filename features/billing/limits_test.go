package billing

import (
	"testing"

	"socialsync/clients/ai"
)

func TestJudge(t *testing.T) {
	t.Parallel()
	day := func(today int64) Spending {
		return Spending{Today: today, DailyLimit: 1000, Month: 0, MonthAllowance: 1_000_000, Balance: 500_000}
	}
	month := func(spent int64) Spending {
		return Spending{Today: 0, DailyLimit: 1000, Month: spent, MonthAllowance: 1000, Balance: 1000 - spent + 1}
	}
	for _, c := range []struct {
		name string
		in   Spending
		want BudgetState
	}{
		{"nothing spent", day(0), BudgetOK},
		{"just under four fifths of the day", day(799), BudgetOK},
		{"four fifths of the day", day(800), BudgetSoft},
		{"just under 95 %", day(949), BudgetSoft},
		{"95 %", day(950), BudgetCheap},
		{"all but one", day(999), BudgetCheap},
		{"all", day(1000), BudgetStop},
		{"more than all", day(5000), BudgetStop},
		{"four fifths of the month", month(800), BudgetSoft},
		{"95 % of the month", month(950), BudgetCheap},
		{"the month's end", month(1000), BudgetStop},
		{"a limit of zero stops at once", Spending{DailyLimit: 0, MonthAllowance: 10, Balance: 10}, BudgetStop},
		{"an allowance of zero stops at once", Spending{DailyLimit: 10, MonthAllowance: 0, Balance: 10}, BudgetStop},
		{"no balance", Spending{DailyLimit: 10, MonthAllowance: 10, Balance: 0}, BudgetStop},
		{"a balance below zero", Spending{DailyLimit: 10, MonthAllowance: 10, Balance: -5}, BudgetStop},
	} {
		if got := Judge(c.in); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestFits(t *testing.T) {
	t.Parallel()
	at := Spending{Today: 900, DailyLimit: 1000, Month: 900, MonthAllowance: 10_000, Balance: 150}
	for estimate, want := range map[int64]bool{0: true, 100: true, 101: false, 151: false} {
		if got := Fits(at, estimate); got != want {
			t.Errorf("%d more: %t, want %t", estimate, got, want)
		}
	}
}

func TestPrice(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		model string
		used  ai.Usage
		want  int64
	}{
		{"gpt-4o-mini", ai.Usage{PromptTokens: 1_000_000}, 150_000},
		{"gpt-4o-mini", ai.Usage{PromptTokens: 1_000_000, CachedTokens: 400_000, CompletionTokens: 1_000_000}, 90_000 + 30_000 + 600_000},
		{"gpt-4o-mini", ai.Usage{PromptTokens: 1}, 1}, // rounded up: no call is free
		{"text-embedding-3-small", ai.Usage{PromptTokens: 500_000}, 10_000},
		{"whisper-1", ai.Usage{Audio: 90_000_000_000}, 9_000},
		{"llama-at-home", ai.Usage{PromptTokens: 1_000_000}, 0},
	} {
		if got := Price(c.model, c.used); got != c.want {
			t.Errorf("%s %+v: %d, want %d", c.model, c.used, got, c.want)
		}
	}
}

func TestModelFor(t *testing.T) {
	t.Parallel()
	s := &Service{CheapModel: "gpt-4.1-nano"}
	for _, c := range []struct {
		state        BudgetState
		wanted, want string
	}{
		{BudgetOK, "gpt-4o", "gpt-4o"},
		{BudgetSoft, "gpt-4o", "gpt-4o"},
		{BudgetCheap, "gpt-4o", "gpt-4.1-nano"},
		{BudgetCheap, "gpt-4.1-nano", "gpt-4.1-nano"},
		{BudgetCheap, "llama-at-home", "llama-at-home"}, // it costs nothing
	} {
		if got := s.ModelFor(Budget{State: c.state}, c.wanted); got != c.want {
			t.Errorf("%s at %s: %s, want %s", c.wanted, c.state, got, c.want)
		}
	}
}
