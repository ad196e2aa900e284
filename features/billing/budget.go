package billing

import (
	"context"
	"errors"
	"time"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
)

// Budget is how a workspace stands, in millionths of a US dollar. Days and months
// are UTC's.
type Budget struct {
	BalanceMicros          int64
	HeldMicros             int64
	SpentTodayMicros       int64
	SpentMonthMicros       int64
	DailyLimitMicros       int64
	HasOwnDailyLimit       bool
	MonthlyAllowanceMicros int64
	State                  BudgetState
	OwnAnswers             bool // the workspace's own model answers, whatever State is
}

// Budget says how the caller's workspace stands.
func (s *Service) Budget(ctx context.Context, actor db.Actor) (Budget, error) {
	var wallet *db.CreditWallet
	var spending Spending
	var ownAnswers bool
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		if ownAnswers, err = tx.HasOwnModel(ctx, db.UseAnswer); err != nil {
			return err
		}
		granted, err := tx.HasCreditEntry(ctx, allowanceKey(), db.EntryGrant)
		if err != nil || !granted {
			return err
		}
		if wallet, err = tx.CreditWallet(ctx); err != nil {
			return err
		}
		spending, err = s.spending(ctx, tx, wallet)
		return err
	})
	if err == nil && wallet == nil { // the month's first look fills the wallet up
		err = s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
			if wallet, err = s.open(ctx, tx); err != nil {
				return err
			}
			spending, err = s.spending(ctx, tx, wallet)
			return err
		})
	}
	if err != nil {
		return Budget{}, err
	}
	return Budget{
		BalanceMicros: wallet.BalanceMicros, HeldMicros: wallet.HeldMicros,
		SpentTodayMicros: spending.Today - wallet.HeldMicros, SpentMonthMicros: spending.Month - wallet.HeldMicros,
		DailyLimitMicros: spending.DailyLimit, HasOwnDailyLimit: wallet.DailyLimitMicros != nil,
		MonthlyAllowanceMicros: s.Plan.MonthlyMicros, State: Judge(spending), OwnAnswers: ownAnswers,
	}, nil
}

// ModelFor is the model to ask now: the wanted one, or the cheaper one while the
// budget is nearly used up and that is cheaper indeed.
func (s *Service) ModelFor(b Budget, wanted string) string {
	want, known := find(catalogue, wanted)
	cheap, ok := find(catalogue, s.CheapModel)
	if b.State == BudgetCheap && known && ok && cheap.OutputMicros < want.OutputMicros {
		return s.CheapModel
	}
	return wanted
}

// SetDailyBudgetInput is the schema's input of that name.
type SetDailyBudgetInput struct {
	DailyLimitMicros *int64 // nil: the plan's
}

// maxDailyLimit is a million dollars: more is a slip of the finger.
const maxDailyLimit = 1_000_000_000_000

// SetDailyBudget sets what the workspace may spend in a day. The month's allowance
// stays the plan's. Problems: BAD_INPUT, FORBIDDEN.
func (s *Service) SetDailyBudget(ctx context.Context, actor db.Actor, in SetDailyBudgetInput) (Budget, error) {
	if !actor.Can(db.RoleAdmin) {
		return Budget{}, problem.New(problem.Forbidden, "Only administrators change the budget.")
	}
	if in.DailyLimitMicros != nil && (*in.DailyLimitMicros < 0 || *in.DailyLimitMicros > maxDailyLimit) {
		return Budget{}, problem.BadInputOn("dailyLimitMicros", "The limit must be between 0 and a million dollars.")
	}
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if _, err := s.open(ctx, tx); err != nil {
			return err
		}
		s.Events.After(tx, events.BudgetChanged{})
		return tx.SetDailyLimit(ctx, in.DailyLimitMicros)
	})
	if err != nil {
		return Budget{}, err
	}
	return s.Budget(ctx, actor)
}

// Entries is a page of the workspace's ledger, newest first; of these kinds alone
// when any are given. Problems: BAD_INPUT
// for a cursor that is none.
func (s *Service) Entries(ctx context.Context, actor db.Actor, kinds []db.CreditEntryKind, first int, after string) (page *db.CreditEntryConnection, err error) {
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		page, err = tx.CreditEntries(ctx, kinds, first, after)
		return err
	})
	if errors.Is(err, db.ErrBadCursor) {
		return nil, problem.BadInputOn("after", "This is not a cursor of this list.")
	}
	return page, err
}

// open locks the workspace's wallet and fills it up to the plan's allowance once a
// month. It is the first thing in every transaction that touches credits, so that
// two of them never wait for each other crosswise.
func (s *Service) open(ctx context.Context, tx *db.Tx) (*db.CreditWallet, error) {
	wallet, err := tx.LockCreditWallet(ctx)
	if err != nil {
		return nil, err
	}
	key := allowanceKey()
	granted, err := tx.HasCreditEntry(ctx, key, db.EntryGrant)
	missing := s.Plan.MonthlyMicros - wallet.BalanceMicros - wallet.HeldMicros
	if err != nil || granted || missing <= 0 {
		return wallet, err
	}
	err = tx.InsertCreditEntry(ctx, db.CreditEntry{
		ID: db.NewID(), Key: key, Kind: db.EntryGrant, FromAccount: db.AccountGranted, ToAccount: db.AccountBalance, Micros: missing,
	})
	if err != nil {
		return nil, err
	}
	return tx.LockCreditWallet(ctx)
}

// allowanceKey names this month's grant.
func allowanceKey() string { return "allowance:" + time.Now().UTC().Format("2006-01") }

func (s *Service) spending(ctx context.Context, tx *db.Tx, wallet *db.CreditWallet) (Spending, error) {
	today, month, err := tx.CreditsSpent(ctx)
	limit := s.Plan.DailyMicros
	if wallet.DailyLimitMicros != nil {
		limit = *wallet.DailyLimitMicros
	}
	return Spending{
		Today: today + wallet.HeldMicros, DailyLimit: limit,
		Month: month + wallet.HeldMicros, MonthAllowance: s.Plan.MonthlyMicros, Balance: wallet.BalanceMicros,
	}, err
}

// Sweep refunds holds that nobody settled in time: their worker died. It is safe
// in any number of processes.
func (s *Service) Sweep(ctx context.Context) error {
	var expired []db.ExpiredHold
	err := s.DB.Global(ctx, "refund expired holds of all workspaces", func(tx *db.Tx) (err error) {
		expired, err = tx.ExpiredHolds(ctx, 500)
		return err
	})
	for _, hold := range expired {
		err = errors.Join(err, s.Refund(ctx, db.SystemActor(hold.WorkspaceID), hold.Key))
	}
	return err
}
