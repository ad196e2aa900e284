package db

import (
	"context"
	"encoding/json"
	"time"

	"github.com/google/uuid"
)

// ReplyStep is one thing a run did, with what it knew and what it found out. A
// resumed run builds on Output and does not do it again.
type ReplyStep struct {
	RunID            uuid.UUID
	Node             ReplyNode
	Number           int // of the calls that a node makes, from 1
	Input            json.RawMessage
	Output           json.RawMessage
	Model            string // empty: no model was asked
	Provider         string // the workspace's own provider's host; empty: the installation's
	PromptTokens     int
	CachedTokens     int
	CompletionTokens int
	CostMicros       int64
	LatencyMs        int
	FinishedAt       time.Time
}

const replyStepColumns = `run_id, node, number, input, output, model, provider, prompt_tokens, cached_tokens, completion_tokens, cost_micros, latency_ms, finished_at`

// ReplyStepsOf returns the steps of runs, each run's in the order in which they ended.
func (tx *Tx) ReplyStepsOf(ctx context.Context, runIDs []uuid.UUID) ([]ReplyStep, error) {
	return many[ReplyStep](ctx, tx, `
		select `+replyStepColumns+` from reply_steps
		where workspace_id = $1 and run_id = any($2) order by run_id, finished_at, number`, tx.WorkspaceID(), runIDs)
}

// InsertReplySteps writes steps down. A step that is there already is an error: two
// workers must not both have done it.
func (tx *Tx) InsertReplySteps(ctx context.Context, steps []ReplyStep) error {
	p := tx.pipeline()
	for i, s := range steps {
		p.queue(nil, `
			insert into reply_steps (workspace_id, run_id, node, number, input, output, model, provider, prompt_tokens, cached_tokens,
				completion_tokens, cost_micros, latency_ms, finished_at)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, now() + $14 * interval '1 microsecond')`,
			tx.WorkspaceID(), s.RunID, s.Node, s.Number, s.Input, s.Output, s.Model, s.Provider, s.PromptTokens, s.CachedTokens,
			s.CompletionTokens, s.CostMicros, s.LatencyMs, i)
	}
	return p.send(ctx)
}
