package db

import (
	"context"
	"slices"
	"time"
)

// ModelUse is what a workspace may have a model of its own provider do. Texts are
// always embedded by the installation's: docs/decisions/0020 says why.
type ModelUse string

// The uses, spelled the same in Go, GraphQL and TypeScript.
const (
	UseAnswer     ModelUse = "ANSWER"     // writes answers, and helps people to write
	UseJudge      ModelUse = "JUDGE"      // checks answers, compares passages, sums up
	UseModerate   ModelUse = "MODERATE"   // finds what is harmful
	UseTranscribe ModelUse = "TRANSCRIBE" // writes down voice notes
)

// ModelFailure is why a model of a workspace's own provider did not do what it was
// asked for: each has another remedy.
type ModelFailure string

// The failures, spelled the same in Go, GraphQL and TypeScript.
const (
	FailKey        ModelFailure = "KEY_REFUSED"
	FailMoney      ModelFailure = "OUT_OF_MONEY"
	FailTooFast    ModelFailure = "TOO_FAST"    // asked too often
	FailReach      ModelFailure = "UNREACHABLE" // no answer, or a server's error
	FailNotFound   ModelFailure = "NOT_FOUND"   // something answers, but not OpenAI's protocol
	FailModel      ModelFailure = "NO_MODEL"
	FailRefused    ModelFailure = "REFUSED"    // the request as it was
	FailUnreadable ModelFailure = "UNREADABLE" // an answer that is not in the form asked for
	FailNotPublic  ModelFailure = "NOT_PUBLIC" // the address leads into a private network
)

// passing are the failures that may be over without a person doing anything.
var passing = []ModelFailure{FailTooFast, FailReach, FailUnreadable}

// Passes says whether a failure may be over without a person: the assistant waits for
// that a while before it hands over.
func (f ModelFailure) Passes() bool { return slices.Contains(passing, f) }

// OwnModel is a model of a workspace's own provider and what it does. Prices are
// millionths of a US dollar for a million tokens, or for a minute of audio; nil where
// nobody said.
type OwnModel struct {
	Use          ModelUse
	Model        string
	InputMicros  *int64
	OutputMicros *int64
	MinuteMicros *int64
	TestedAt     time.Time
	Trouble      *ModelFailure // of the last call; nil: it went well
	TroubleSince *time.Time
}

const ownModelColumns = `"use", model, input_micros, output_micros, minute_micros, tested_at, trouble, trouble_since`

// inUseOrder sorts uses as people read them.
const inUseOrder = `array_position(array['ANSWER', 'JUDGE', 'MODERATE', 'TRANSCRIBE'], "use")`

// OwnModels returns what the workspace's own provider does.
func (tx *Tx) OwnModels(ctx context.Context) ([]OwnModel, error) {
	return many[OwnModel](ctx, tx, `
		select `+ownModelColumns+` from ai_provider_models where workspace_id = $1 order by `+inUseOrder, tx.WorkspaceID())
}

// HasOwnModel says whether a model of the workspace's own provider does something.
func (tx *Tx) HasOwnModel(ctx context.Context, use ModelUse) (bool, error) {
	return value[bool](ctx, tx, `
		select exists (select from ai_provider_models where workspace_id = $1 and "use" = $2)`, tx.WorkspaceID(), use)
}

// TroubleOwnModel notes that a call failed, and says whether that is news. A model that
// was tried and saved anew meanwhile is left alone.
func (tx *Tx) TroubleOwnModel(ctx context.Context, m OwnModel, trouble ModelFailure) (isNews bool, err error) {
	return value[bool](ctx, tx, `
		with before as (select trouble from ai_provider_models where workspace_id = $1 and "use" = $2 and tested_at = $3 for update)
		update ai_provider_models m set trouble = $4, trouble_at = now(), trouble_since = coalesce(m.trouble_since, now())
		from before where m.workspace_id = $1 and m."use" = $2 returning before.trouble is distinct from m.trouble`,
		tx.WorkspaceID(), m.Use, m.TestedAt, trouble)
}

// CureOwnModel notes that a call went well, and says whether that is news.
func (tx *Tx) CureOwnModel(ctx context.Context, m OwnModel) (isNews bool, err error) {
	n, err := tx.exec(ctx, `
		update ai_provider_models set trouble = null, trouble_since = null, trouble_at = null
		where workspace_id = $1 and "use" = $2 and tested_at = $3 and trouble is not null`, tx.WorkspaceID(), m.Use, m.TestedAt)
	return n > 0, err
}

// ProviderTrouble is what keeps a workspace's own provider from doing its work.
type ProviderTrouble struct {
	BaseURL   string
	Use       ModelUse
	Reason    ModelFailure
	Since     time.Time
	FallsBack bool
}

// Host names the provider where people read it.
func (t ProviderTrouble) Host() string { return AIProvider{BaseURL: t.BaseURL}.Host() }

// Passes is the reason's.
func (t ProviderTrouble) Passes() bool { return t.Reason.Passes() }

// ProviderTrouble says what troubles the workspace's own provider, of several uses the
// first; nil: nothing. What a person must put right stays until then; of what passes by
// itself, or is one request's, only the last ten minutes tell.
func (tx *Tx) ProviderTrouble(ctx context.Context) (*ProviderTrouble, error) {
	rows, err := many[ProviderTrouble](ctx, tx, `
		select p.base_url, m."use", m.trouble as reason, m.trouble_since as since, p.falls_back
		from ai_provider_models m join ai_providers p using (workspace_id)
		where m.workspace_id = $1 and m.trouble is not null
			and (m.trouble <> all ($2) or m.trouble_at > now() - interval '10 minutes')
		order by `+inUseOrder+` limit 1`, tx.WorkspaceID(), append(slices.Clone(passing), FailRefused))
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return &rows[0], nil
}

// OwnUsage is what a model of a workspace's own provider did.
type OwnUsage struct {
	Use              ModelUse
	Model            string
	Calls            int
	PromptTokens     int
	CompletionTokens int
	Micros           int64 // by the workspace's prices at the time
}

// CountOwnUsage adds to what was done today.
func (tx *Tx) CountOwnUsage(ctx context.Context, u OwnUsage) error {
	_, err := tx.exec(ctx, `
		insert into ai_provider_usage as u (workspace_id, day, "use", model, calls, prompt_tokens, completion_tokens, micros)
		values ($1, (now() at time zone 'UTC')::date, $2, $3, $4, $5, $6, $7)
		on conflict (workspace_id, day, "use", model) do update set calls = u.calls + excluded.calls,
			prompt_tokens = u.prompt_tokens + excluded.prompt_tokens, completion_tokens = u.completion_tokens + excluded.completion_tokens,
			micros = u.micros + excluded.micros`,
		tx.WorkspaceID(), u.Use, u.Model, u.Calls, u.PromptTokens, u.CompletionTokens, u.Micros)
	return err
}

// OwnUsage returns what was done this month, by use and model.
func (tx *Tx) OwnUsage(ctx context.Context) ([]OwnUsage, error) {
	return many[OwnUsage](ctx, tx, `
		select "use", model, sum(calls)::bigint as calls, sum(prompt_tokens)::bigint as prompt_tokens,
			sum(completion_tokens)::bigint as completion_tokens, sum(micros)::bigint as micros
		from ai_provider_usage where workspace_id = $1 and day >= date_trunc('month', now() at time zone 'UTC')::date
		group by "use", model order by `+inUseOrder+`, model`, tx.WorkspaceID())
}
