package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// CreditWallet holds the sums of a workspace's credit accounts, in millionths of
// a US dollar. They follow credit_entries in the same statement.
type CreditWallet struct {
	BalanceMicros    int64 // may be below zero when calls cost more than was set aside
	HeldMicros       int64
	SpentMicros      int64
	GrantedMicros    int64
	DailyLimitMicros *int64 // nil: the plan's
}

const creditWalletColumns = `balance_micros, held_micros, spent_micros, granted_micros, daily_limit_micros`

// CreditPurpose is what a call of a model was for.
type CreditPurpose string

const (
	PurposeAnswer        CreditPurpose = "ANSWER"
	PurposeCheck         CreditPurpose = "CHECK"
	PurposeEmbedding     CreditPurpose = "EMBEDDING"
	PurposeModeration    CreditPurpose = "MODERATION"
	PurposeTranscription CreditPurpose = "TRANSCRIPTION"
	PurposeSummary       CreditPurpose = "SUMMARY"
	PurposeWriting       CreditPurpose = "WRITING"
	PurposeCopilot       CreditPurpose = "COPILOT" // a colleague's question
	PurposePlayground    CreditPurpose = "PLAYGROUND"
	PurposeTest          CreditPurpose = "TEST"
	PurposeComparison    CreditPurpose = "COMPARISON" // of two passages
)

// CreditHoldState is what became of a hold.
type CreditHoldState string

const (
	HoldOpen     CreditHoldState = "HELD"
	HoldSettled  CreditHoldState = "SETTLED"
	HoldRefunded CreditHoldState = "REFUNDED"
)

// CreditHold is an amount set aside for one call.
type CreditHold struct {
	Key       string
	Purpose   CreditPurpose
	Model     string
	Micros    int64
	State     CreditHoldState
	ExpiresAt time.Time
}

const creditHoldColumns = `key, purpose, model, micros, state, expires_at`

// CreditAccount is one side of an entry. What the workspace was GRANTED is the
// source of all of it, so that its accounts sum to zero.
type CreditAccount string

const (
	AccountGranted CreditAccount = "GRANTED"
	AccountBalance CreditAccount = "BALANCE"
	AccountHeld    CreditAccount = "HELD"
	AccountSpent   CreditAccount = "SPENT"
)

// CreditEntryKind is why an amount moved.
type CreditEntryKind string

const (
	EntryGrant   CreditEntryKind = "GRANT"   // the plan's allowance
	EntryHold    CreditEntryKind = "HOLD"    // set aside before a call
	EntryCharge  CreditEntryKind = "CHARGE"  // what the call cost
	EntryRelease CreditEntryKind = "RELEASE" // what it did not
)

// CreditEntry moved an amount from one account to another.
type CreditEntry struct {
	ID               uuid.UUID
	Key              string
	Kind             CreditEntryKind
	FromAccount      CreditAccount
	ToAccount        CreditAccount
	Micros           int64
	Purpose          string // empty for a grant
	Model            string
	PromptTokens     int
	CachedTokens     int
	CompletionTokens int
	CreatedAt        time.Time
}

const creditEntryColumns = `id, key, kind, from_account, to_account, micros, purpose, model, prompt_tokens, cached_tokens, completion_tokens, created_at`

// CreditEntryConnection is the schema's page of entries.
type (
	CreditEntryConnection = Connection[CreditEntry]
	CreditEntryEdge       = Edge[CreditEntry]
)

// LockCreditWallet returns the workspace's wallet, made if need be, and keeps
// others from changing it until the transaction ends.
func (tx *Tx) LockCreditWallet(ctx context.Context) (*CreditWallet, error) {
	if _, err := tx.exec(ctx, `insert into credit_wallets (workspace_id) values ($1) on conflict do nothing`, tx.WorkspaceID()); err != nil {
		return nil, err
	}
	return one[CreditWallet](ctx, tx, `
		select `+creditWalletColumns+` from credit_wallets where workspace_id = $1 for update`, tx.WorkspaceID())
}

// CreditWallet returns the wallet, or ErrNotFound while nothing was ever spent.
func (tx *Tx) CreditWallet(ctx context.Context) (*CreditWallet, error) {
	return one[CreditWallet](ctx, tx, `select `+creditWalletColumns+` from credit_wallets where workspace_id = $1`, tx.WorkspaceID())
}

// SetDailyLimit sets the workspace's own limit; nil returns to the plan's.
func (tx *Tx) SetDailyLimit(ctx context.Context, micros *int64) error {
	return tx.must(ctx, `update credit_wallets set daily_limit_micros = $2, updated_at = now() where workspace_id = $1`, tx.WorkspaceID(), micros)
}

// CreditsSpent says what was spent since today's and this month's first instant
// in UTC.
func (tx *Tx) CreditsSpent(ctx context.Context) (today, month int64, err error) {
	sums, err := one[struct{ Today, Month int64 }](ctx, tx, `
		select coalesce(sum(micros) filter (where created_at >= date_trunc('day', now(), 'UTC')), 0)::bigint as today,
			coalesce(sum(micros), 0)::bigint as month
		from credit_entries
		where workspace_id = $1 and to_account = 'SPENT' and created_at >= date_trunc('month', now(), 'UTC')`, tx.WorkspaceID())
	if err != nil {
		return 0, 0, err
	}
	return sums.Today, sums.Month, nil
}

// CreditHold returns a hold, or ErrNotFound. The wallet must be locked already.
func (tx *Tx) CreditHold(ctx context.Context, key string) (*CreditHold, error) {
	return one[CreditHold](ctx, tx, `
		select `+creditHoldColumns+` from credit_holds where workspace_id = $1 and key = $2`, tx.WorkspaceID(), key)
}

// InsertCreditHold sets it up to last for the given time.
func (tx *Tx) InsertCreditHold(ctx context.Context, h CreditHold, lasting time.Duration) (*CreditHold, error) {
	return one[CreditHold](ctx, tx, `
		insert into credit_holds (workspace_id, key, purpose, model, micros, expires_at)
		values ($1, $2, $3, $4, $5, now() + $6)
		returning `+creditHoldColumns, tx.WorkspaceID(), h.Key, h.Purpose, h.Model, h.Micros, lasting)
}

// CloseCreditHold records what became of it.
func (tx *Tx) CloseCreditHold(ctx context.Context, key string, state CreditHoldState) error {
	return tx.must(ctx, `update credit_holds set state = $3 where workspace_id = $1 and key = $2`, tx.WorkspaceID(), key, state)
}

// InsertCreditEntry continues the ledger. The same move for the same key is a
// TakenError of credit_entries_once.
func (tx *Tx) InsertCreditEntry(ctx context.Context, e CreditEntry) error {
	_, err := tx.exec(ctx, `
		insert into credit_entries (workspace_id, id, key, kind, from_account, to_account, micros, purpose, model, prompt_tokens, cached_tokens, completion_tokens)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		tx.WorkspaceID(), e.ID, e.Key, e.Kind, e.FromAccount, e.ToAccount, e.Micros, e.Purpose, e.Model, e.PromptTokens, e.CachedTokens, e.CompletionTokens)
	return err
}

// HasCreditEntry says whether the ledger has an entry of this key and kind.
func (tx *Tx) HasCreditEntry(ctx context.Context, key string, kind CreditEntryKind) (bool, error) {
	return value[bool](ctx, tx, `
		select exists (select from credit_entries where workspace_id = $1 and key = $2 and kind = $3)`, tx.WorkspaceID(), key, kind)
}

// CreditSums adds the ledger up: what a wallet must be equal to.
func (tx *Tx) CreditSums(ctx context.Context) (*CreditWallet, error) {
	return one[CreditWallet](ctx, tx, `
		select coalesce(sum(case when to_account = 'BALANCE' then micros when from_account = 'BALANCE' then -micros end), 0)::bigint as balance_micros,
			coalesce(sum(case when to_account = 'HELD' then micros when from_account = 'HELD' then -micros end), 0)::bigint as held_micros,
			coalesce(sum(case when to_account = 'SPENT' then micros when from_account = 'SPENT' then -micros end), 0)::bigint as spent_micros,
			coalesce(sum(case when from_account = 'GRANTED' then micros when to_account = 'GRANTED' then -micros end), 0)::bigint as granted_micros,
			null::bigint as daily_limit_micros
		from credit_entries where workspace_id = $1`, tx.WorkspaceID())
}

// CreditEntries returns a page of the ledger, newest first; of these kinds alone
// when any are given.
func (tx *Tx) CreditEntries(ctx context.Context, kinds []CreditEntryKind, first int, after string) (*CreditEntryConnection, error) {
	from := position{At: time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)}
	if after != "" {
		var err error
		if from, err = parsePosition(after, "credits"); err != nil {
			return nil, err
		}
	}
	size := clampPage(first)
	rows, err := many[CreditEntry](ctx, tx, `
		select `+creditEntryColumns+` from credit_entries
		where workspace_id = $1 and (created_at, id) < ($2, $3) and (coalesce(cardinality($5::text[]), 0) = 0 or kind = any($5))
		order by created_at desc, id desc limit $4`, tx.WorkspaceID(), from.At, from.ID, size+1, kinds)
	if err != nil {
		return nil, err
	}
	page := &CreditEntryConnection{Edges: []Edge[CreditEntry]{}, PageInfo: PageInfo{HasNextPage: len(rows) > size, HasPreviousPage: after != ""}}
	for _, row := range rows[:min(len(rows), size)] {
		page.Edges = append(page.Edges, Edge[CreditEntry]{Cursor: position{Order: "credits", At: row.CreatedAt, ID: row.ID}.cursor(), Node: row})
	}
	page.setEnds()
	return page, nil
}

// ExpiredHold names a hold that nobody settled in time.
type ExpiredHold struct {
	WorkspaceID uuid.UUID
	Key         string
}

// ExpiredHolds returns up to limit of them, of all workspaces, longest expired first.
func (tx *Tx) ExpiredHolds(ctx context.Context, limit int) ([]ExpiredHold, error) {
	return many[ExpiredHold](ctx, tx, `
		select workspace_id, key from credit_holds
		where state = 'HELD' and expires_at < now()
		order by expires_at limit $1`, limit)
}
