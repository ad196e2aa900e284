package db

import (
	"context"
	"errors"
	"time"
)

// ReplyTrouble is what keeps the assistant from working.
type ReplyTrouble struct {
	Reason ReplyReason
	Since  time.Time
	Runs   int // that met it
}

// Troubles are reasons that tell of the models and not of what was asked.
var Troubles = []ReplyReason{ReasonModelUnavailable, ReasonModerationUnavailable, ReasonCheckUnavailable}

// ReplyTrouble returns what most runs of the last ten minutes have met since one went
// well; nil: nothing.
func (tx *Tx) ReplyTrouble(ctx context.Context) (*ReplyTrouble, error) {
	trouble, err := one[ReplyTrouble](ctx, tx, `
		with recent as (
			select reason, coalesce(outcome, '') as outcome, created_at, finished_at from reply_runs
			where finished_at > now() - interval '10 minutes'
			union all
			select $2, '', created_at, due_at from reply_runs where state = 'QUEUED' and due_at > now()
		)
		select reason, min(created_at) as since, count(*) as runs from recent
		where reason = any($1) and finished_at > coalesce(
			(select max(finished_at) from recent where outcome in ('SENT', 'DRAFTED') and reason <> all($1)), '-infinity')
		group by reason order by runs desc, reason limit 1`, Troubles, ReasonModelUnavailable)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	return trouble, err
}
