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
	key   string // of its hold; empty: nothing is set aside for it
	by    billing.Server
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
func (s *Service) metered(ctx context.Context, t *turn, node db.ReplyNode, purpose db.CreditPurpose, by billing.Server, estimate int64,
	do func(ctx context.Context, heard func()) (*ai.ChatResponse, error),
) (*ai.ChatResponse, *call, error) {
	c := &call{key: fmt.Sprintf("reply:%s:%s:%d:%s", t.run.ID, node, t.done[node]+1, by.Model), by: by}
	if _, err := s.Billing.Reserve(ctx, t.actor, by.Reservation(c.key, purpose, estimate)); err != nil {
		return nil, nil, err
	}
	out, err := timed(c, func() (*ai.ChatResponse, error) { return ai.WhileHeard(ctx, cmp.Or(s.ModelTime, 40*time.Second), do) })
	if err != nil {
		after, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		if refund := s.Billing.Refund(after, t.actor, c.key); refund != nil {
			s.Log.WarnContext(ctx, "a hold is left to the sweep", "key", c.key, "err", refund)
		}
		return nil, nil, err
	}
	c.usage = out.Usage
	c.cost = by.Cost(out.Usage)
	t.spent = append(t.spent, *c)
	return out, c, nil
}

// chatted is what a metered call of one of several servers brought.
type chatted struct {
	*ai.ChatResponse
	call *call
}

// askJudge asks whoever judges for the workspace, metered.
func (s *Service) askJudge(ctx context.Context, t *turn, node db.ReplyNode, purpose db.CreditPurpose, request ai.ChatRequest) (chatted, error) {
	judges, err := s.Billing.Servers(ctx, t.actor, db.UseJudge)
	if err != nil {
		return chatted{}, err
	}
	out, _, err := billing.Ask(ctx, s.Billing, t.actor, judges, func(ctx context.Context, by billing.Server) (chatted, error) {
		request.Model = by.Model
		out, call, err := s.metered(ctx, t, node, purpose, by, billing.EstimateChat(request), func(ctx context.Context, _ func()) (*ai.ChatResponse, error) {
			return by.Chat(ctx, request)
		})
		return chatted{out, call}, err
	})
	return out, err
}

// moderate asks whoever moderates for the workspace. It costs nothing where the
// installation does it.
func (s *Service) moderate(ctx context.Context, t *turn, request ai.ModerateRequest) (*ai.Moderation, *call, error) {
	moderators, err := s.Billing.Servers(ctx, t.actor, db.UseModerate)
	if err != nil {
		return nil, nil, err
	}
	c := &call{}
	verdict, by, err := billing.Ask(ctx, s.Billing, t.actor, moderators, func(ctx context.Context, by billing.Server) (*ai.Moderation, error) {
		request.Model = by.Model
		return timed(c, func() (*ai.Moderation, error) { return by.Moderate(ctx, request) })
	})
	c.by = by
	if err == nil && by.IsOwn() {
		c.cost = by.Cost(ai.Usage{})
		t.spent = append(t.spent, *c)
	}
	return verdict, c, err
}
