package billing

// BudgetState is how a workspace stands with what it may spend.
type BudgetState string

// The states, from good to bad.
const (
	BudgetOK    BudgetState = "OK"
	BudgetSoft  BudgetState = "SOFT"  // 80 %: people are told
	BudgetCheap BudgetState = "CHEAP" // 95 %: the cheaper model answers
	BudgetStop  BudgetState = "STOP"  // 100 %: no model is called; people answer
)

// Shares of a budget, in percent, at which its state changes.
const (
	softAt  = 80
	cheapAt = 95
	stopAt  = 100
)

// Spending is what the state is judged by, in millionths of a US dollar. Held
// amounts count as spent: they probably will be.
type Spending struct {
	Today, DailyLimit     int64
	Month, MonthAllowance int64
	Balance               int64 // what is left, held amounts taken off
}

// Judge says how a workspace stands: by the day or by the month, whichever is worse.
func Judge(s Spending) BudgetState {
	used := max(share(s.Today, s.DailyLimit), share(s.Month, s.MonthAllowance))
	switch {
	case used >= stopAt, s.Balance <= 0:
		return BudgetStop
	case used >= cheapAt:
		return BudgetCheap
	case used >= softAt:
		return BudgetSoft
	}
	return BudgetOK
}

// Fits says whether a call that may cost this much can still be made.
func Fits(s Spending, estimate int64) bool {
	return Judge(s) != BudgetStop && s.Today+estimate <= s.DailyLimit && estimate <= s.Balance
}

// share is a part in percent, rounded down. Of nothing, everything is used.
func share(part, whole int64) int64 {
	if whole <= 0 {
		return stopAt
	}
	return part * 100 / whole
}
