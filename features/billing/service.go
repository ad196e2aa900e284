// Package billing keeps account of what models cost: credits as a double-entry
// ledger, budgets, and the catalogue of models with their prices. It refuses to
// know what a model is asked: it calls one for others, metered.
package billing

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
)

// Service holds what billing needs. All fields but Own and Throttle must be set.
type Service struct {
	DB     *db.DB
	Events *events.Hub
	AI     ai.Tasks
	Plan   Plan
	// CheapModel answers while a budget is nearly used up, FallbackModel while the
	// usual model does not answer.
	CheapModel, FallbackModel string
	Own                       *OwnProviders // nil: workspaces bring no models of their own
	Throttle                  *Throttle     // nil bounds nobody: nothing is asked on behalf of people
	Log                       *slog.Logger
}

// Plan is what a workspace may spend. Every workspace is on the community plan.
type Plan struct {
	MonthlyMicros int64 // granted anew each month; what is left over does not add up
	DailyMicros   int64 // unless the workspace has a limit of its own
}

// Reservation asks for an amount to be set aside before a call.
type Reservation struct {
	Key             string // the same for every try of the same step, at most 200 characters
	Purpose         db.CreditPurpose
	Model           string
	EstimatedMicros int64 // what the call may cost at most
	// Own is the workspace's own model: nothing is set aside, and no budget stops it.
	Own *db.OwnModel
}

// Cost is what a call did cost.
type Cost struct {
	Usage  ai.Usage
	Micros int64
	Own    *db.OwnModel // the workspace's own model: it is counted, and no credits move
}

// holdTime is how long a hold waits to be settled before the sweep refunds it: far
// longer than any call with its retries.
const holdTime = 15 * time.Minute

// Reserve sets an amount aside. The same key again returns the hold that is there. It is
// nil for a workspace's own model.
//
// Problems: LIMIT_REACHED when the day's or the month's budget does not allow it.
func (s *Service) Reserve(ctx context.Context, actor db.Actor, in Reservation) (hold *db.CreditHold, err error) {
	if in.Own != nil {
		return nil, nil
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		hold, err = s.ReserveIn(ctx, tx, in)
		return err
	})
	return hold, err
}

// ReserveIn is Reserve for callers inside a transaction. It keeps the workspace's
// wallet locked until that ends.
func (s *Service) ReserveIn(ctx context.Context, tx *db.Tx, in Reservation) (*db.CreditHold, error) {
	wallet, err := s.open(ctx, tx)
	if err != nil {
		return nil, err
	}
	existing, err := tx.CreditHold(ctx, in.Key)
	if err != nil && !errors.Is(err, db.ErrNotFound) || err == nil && existing.State != db.HoldRefunded {
		return existing, err
	}
	spending, err := s.spending(ctx, tx, wallet)
	if err != nil {
		return nil, err
	}
	if !Fits(spending, in.EstimatedMicros) {
		return nil, problem.New(problem.LimitReached, "The budget for AI is used up. An administrator can raise it in the settings.")
	}
	if existing != nil {
		return existing, nil // refunded before and tried again: Settle takes it from the balance
	}
	hold, err := tx.InsertCreditHold(ctx, db.CreditHold{Key: in.Key, Purpose: in.Purpose, Model: in.Model, Micros: in.EstimatedMicros}, holdTime)
	if err != nil {
		return nil, fmt.Errorf("hold credits for %s: %w", in.Key, err)
	}
	s.announce(tx, spending, hold.Micros)
	return hold, move(ctx, tx, entryOf(hold, db.EntryHold, db.AccountBalance, db.AccountHeld, hold.Micros))
}

// Settle charges what a call cost and releases the rest. The second time changes
// nothing. A hold that was refunded meanwhile is charged all the same: the call
// was made.
func (s *Service) Settle(ctx context.Context, actor db.Actor, key string, cost Cost) error {
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error { return s.SettleIn(ctx, tx, key, cost) })
}

// SettleIn is Settle for callers inside a transaction.
func (s *Service) SettleIn(ctx context.Context, tx *db.Tx, key string, cost Cost) error {
	if cost.Own != nil {
		return tx.CountOwnUsage(ctx, db.OwnUsage{
			Use: cost.Own.Use, Model: cost.Own.Model, Calls: 1, Micros: cost.Micros,
			PromptTokens: cost.Usage.PromptTokens, CompletionTokens: cost.Usage.CompletionTokens,
		})
	}
	hold, spending, err := s.lockHold(ctx, tx, key)
	if err != nil || hold.State == db.HoldSettled {
		return err
	}
	held := hold.Micros
	if hold.State == db.HoldRefunded {
		held = 0
	}
	charge := func(from db.CreditAccount, micros int64) db.CreditEntry {
		e := entryOf(hold, db.EntryCharge, from, db.AccountSpent, micros)
		if from == db.AccountHeld || held == 0 { // tokens are told once, also when two accounts pay
			e.PromptTokens, e.CachedTokens, e.CompletionTokens = cost.Usage.PromptTokens, cost.Usage.CachedTokens, cost.Usage.CompletionTokens
		}
		return e
	}
	s.announce(tx, spending, cost.Micros-held)
	fromHeld := min(cost.Micros, held)
	err = errors.Join(
		move(ctx, tx, charge(db.AccountHeld, fromHeld)),
		move(ctx, tx, charge(db.AccountBalance, cost.Micros-fromHeld)),
		move(ctx, tx, entryOf(hold, db.EntryRelease, db.AccountHeld, db.AccountBalance, held-fromHeld)),
	)
	if err != nil {
		return fmt.Errorf("settle %s: %w", key, err)
	}
	return tx.CloseCreditHold(ctx, key, db.HoldSettled)
}

// Refund gives back what was set aside for a call that did not happen. The second
// time, after Settle, and where nothing was set aside it changes nothing.
func (s *Service) Refund(ctx context.Context, actor db.Actor, key string) error {
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error { return s.RefundIn(ctx, tx, key) })
}

// RefundIn is Refund for callers inside a transaction.
func (s *Service) RefundIn(ctx context.Context, tx *db.Tx, key string) error {
	hold, spending, err := s.lockHold(ctx, tx, key)
	if errors.Is(err, db.ErrNotFound) {
		return nil
	}
	if err != nil || hold.State != db.HoldOpen {
		return err
	}
	s.announce(tx, spending, -hold.Micros)
	if err := move(ctx, tx, entryOf(hold, db.EntryRelease, db.AccountHeld, db.AccountBalance, hold.Micros)); err != nil {
		return fmt.Errorf("refund %s: %w", key, err)
	}
	return tx.CloseCreditHold(ctx, key, db.HoldRefunded)
}

// lockHold finds a hold under the wallet's lock, which is always taken first, and
// how the workspace stands.
func (s *Service) lockHold(ctx context.Context, tx *db.Tx, key string) (*db.CreditHold, Spending, error) {
	wallet, err := tx.LockCreditWallet(ctx)
	if err != nil {
		return nil, Spending{}, err
	}
	hold, err := tx.CreditHold(ctx, key)
	if err != nil {
		return nil, Spending{}, fmt.Errorf("find the hold %s: %w", key, err)
	}
	spending, err := s.spending(ctx, tx, wallet)
	return hold, spending, err
}

// announce tells of a state that is another one once so much more is spent or held.
func (s *Service) announce(tx *db.Tx, before Spending, more int64) {
	after := before
	after.Today, after.Month, after.Balance = before.Today+more, before.Month+more, before.Balance-more
	if Judge(before) != Judge(after) {
		s.Events.After(tx, events.BudgetChanged{})
	}
}

func entryOf(h *db.CreditHold, kind db.CreditEntryKind, from, to db.CreditAccount, micros int64) db.CreditEntry {
	return db.CreditEntry{
		ID: db.NewID(), Key: h.Key, Kind: kind, FromAccount: from, ToAccount: to, Micros: micros,
		Purpose: string(h.Purpose), Model: h.Model,
	}
}

// move writes an entry; nothing moves nothing.
func move(ctx context.Context, tx *db.Tx, e db.CreditEntry) error {
	if e.Micros == 0 {
		return nil
	}
	return tx.InsertCreditEntry(ctx, e)
}
