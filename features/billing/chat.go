package billing

import (
	"context"
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
	Request ai.ChatRequest    // Model is whoever's answers: see Writers
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

// Chat asks the workspace's own model, or the one that the budget allows, without what the workspace hides from
// models, and the one that stands in for it while it does not respond. The call that
// was answered is charged, once. Whoever calls it has asked whether the actor may.
//
// Problems: RATE_LIMITED for a person who asks too often, LIMIT_REACHED at the budget's
// end, PROVIDER_REFUSED when no model answers, or one declines.
func (s *Service) Chat(ctx context.Context, actor db.Actor, in ChatCall) (*ChatAnswer, error) {
	if !s.Throttle.Allows(ctx, actor) {
		return nil, problem.New(problem.RateLimited, "That was a lot of help in a minute. Try again shortly.")
	}
	ctx, err := privacy.In(ctx, s.DB, actor)
	if err != nil {
		return nil, err
	}
	in.Request.User = actor.WorkspaceID.String()
	writers, err := s.Writers(ctx, actor, "")
	if err != nil {
		return nil, err
	}
	answer, by, err := Ask(ctx, s, actor, writers, func(ctx context.Context, by Server) (*ChatAnswer, error) { return s.chat(ctx, actor, by, in) })
	if ai.ClassOf(err) == "" {
		return answer, err
	}
	s.Log.WarnContext(ctx, "a model did not help", "for", in.Name, "workspace", actor.WorkspaceID, "model", by.Model, "provider", by.Provider, "err", err)
	return nil, Refused(err)
}

func (s *Service) chat(ctx context.Context, actor db.Actor, by Server, in ChatCall) (*ChatAnswer, error) {
	in.Request.Model = by.Model
	out := &ChatAnswer{Model: by.Model, IsOffline: by.Endpoint.Offline}
	cost, err := s.Spend(ctx, actor, by.Reservation(in.Name+":"+db.NewID().String(), in.Purpose, EstimateChat(in.Request)),
		func(ctx context.Context) (ai.Usage, error) {
			answer, err := ai.Within(ctx, chatTime, func(ctx context.Context) (*ai.ChatResponse, error) { return in.answer(ctx, by) })
			if err != nil {
				return ai.Usage{}, err
			}
			out.Content = answer.Content
			return answer.Usage, nil
		})
	out.CostMicros = cost.Micros
	return out, err
}

func (in ChatCall) answer(ctx context.Context, by Server) (*ai.ChatResponse, error) {
	if in.Show == nil {
		return by.Chat(ctx, in.Request)
	}
	return by.Stream(ctx, in.Request, ai.Showing(in.Show, "text"))
}
