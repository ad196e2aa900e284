package billing

import (
	"context"
	"errors"
	"slices"
	"time"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/features/privacy"
	"socialsync/features/problem"
)

// ChatCall is what a person who waits wants of a model.
type ChatCall struct {
	Name    string // what asks, as keys of the ledger begin: "writing"
	Purpose db.CreditPurpose
	By      *ai.Client
	Request ai.ChatRequest    // for By's model, or the one that the budget or an outage puts in its place
	Show    func(text string) // nil, or shown a few times a second the answer's texts so far
}

// ChatAnswer is what a model answered, and what that cost.
type ChatAnswer struct {
	Content    string
	Model      string
	IsOffline  bool // the product's own simulator plays it
	CostMicros int64
}

// chatTime is for one model, with what is tried again.
const chatTime = 40 * time.Second

// Chat asks the model that the budget allows, without what the workspace hides from
// models, and the one that stands in for it while it does not respond. The call that
// was answered is charged, once. Whoever calls it has asked whether the actor may.
//
// Problems: RATE_LIMITED for a person who asks too often, LIMIT_REACHED at the budget's
// end, PROVIDER_REFUSED when no model answers, or one declines.
func (s *Service) Chat(ctx context.Context, actor db.Actor, in ChatCall) (*ChatAnswer, error) {
	if !s.Throttle.allows(ctx, actor) {
		return nil, problem.New(problem.RateLimited, "That was a lot of help in a minute. Try again shortly.")
	}
	ctx, err := privacy.In(ctx, s.DB, actor)
	if err != nil {
		return nil, err
	}
	budget, err := s.Budget(ctx, actor)
	if err != nil {
		return nil, err
	}
	in.Request.User = actor.WorkspaceID.String()
	models := slices.Compact([]string{s.ModelFor(budget, in.By.Model), s.FallbackModel})
	for i, model := range models {
		in.Request.Model = model
		answer, err := s.chat(ctx, actor, in)
		class := ai.ClassOf(err)
		if class == "" {
			return answer, err
		}
		s.Log.WarnContext(ctx, "a model did not help", "for", in.Name, "workspace", actor.WorkspaceID, "model", model, "err", err)
		if i == len(models)-1 || class != ai.Unavailable && class != ai.RateLimited {
			return nil, Refused(err)
		}
	}
	return nil, errors.New("no model to ask")
}

func (s *Service) chat(ctx context.Context, actor db.Actor, in ChatCall) (*ChatAnswer, error) {
	out := &ChatAnswer{Model: in.Request.Model, IsOffline: in.By.Endpoint.Offline}
	cost, err := s.Spend(ctx, actor, Reservation{
		Key: in.Name + ":" + db.NewID().String(), Purpose: in.Purpose, Model: in.Request.Model,
		EstimatedMicros: EstimateChat(in.Request),
	}, func(ctx context.Context) (ai.Usage, error) {
		answer, err := ai.Within(ctx, chatTime, in.answer)
		if err != nil {
			return ai.Usage{}, err
		}
		out.Content = answer.Content
		return answer.Usage, nil
	})
	out.CostMicros = cost.Micros
	return out, err
}

func (in ChatCall) answer(ctx context.Context) (*ai.ChatResponse, error) {
	if in.Show == nil {
		return in.By.Chat(ctx, in.Request)
	}
	return in.By.Stream(ctx, in.Request, ai.Showing(in.Show, "text"))
}
