package replies

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/features/billing"
)

// call is one call of a model: what it took and what it cost.
type call struct {
	key   string // of its hold; empty: it costs nothing
	model string
	usage ai.Usage
	cost  billing.Cost
	took  time.Duration
}

// timed notes how long do takes.
func timed[T any](c *call, do func() (T, error)) (T, error) {
	began := time.Now()
	out, err := do()
	c.took = time.Since(began)
	return out, err
}

// metered makes a call that costs something. What it may cost at most is set aside
// before, and charged with the next checkpoint, so that the trace and the ledger
// cannot differ. A call that is made again after a crash has the same key: it is
// charged once.
//
// Problems: LIMIT_REACHED, and what do returns.
func (s *Service) metered(ctx context.Context, t *turn, node db.ReplyNode, purpose db.CreditPurpose, model string, estimate int64,
	do func(context.Context) (*ai.ChatResponse, error),
) (*ai.ChatResponse, *call, error) {
	c := &call{key: fmt.Sprintf("reply:%s:%s:%d:%s", t.run.ID, node, t.done[node]+1, model), model: model}
	if _, err := s.Billing.Reserve(ctx, t.actor, billing.Reservation{Key: c.key, Purpose: purpose, Model: model, EstimatedMicros: estimate}); err != nil {
		return nil, nil, err
	}
	out, err := timed(c, func() (*ai.ChatResponse, error) { return ai.Within(ctx, cmp.Or(s.ModelTime, 40*time.Second), do) })
	if err != nil {
		after, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		if refund := s.Billing.Refund(after, t.actor, c.key); refund != nil {
			s.Log.WarnContext(ctx, "a hold is left to the sweep", "key", c.key, "err", refund)
		}
		return nil, nil, err
	}
	c.usage = out.Usage
	c.cost = billing.Cost{Usage: out.Usage, Micros: billing.Price(model, out.Usage)}
	t.spent = append(t.spent, *c)
	return out, c, nil
}
