package billing

import (
	"context"
	"errors"
	"time"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/features/privacy"
)

// Call is what one metered call of a model ended with.
type Call struct {
	Model string // as it was asked for
	Usage ai.Usage
}

// Spend reserves, makes the call, and settles or refunds it. A call that failed
// costs nothing. Its key must be new: a key that was settled before calls again
// but charges no second time.
//
// Problems: LIMIT_REACHED, and what call returns.
func (s *Service) Spend(ctx context.Context, actor db.Actor, in Reservation, call func(context.Context) (ai.Usage, error)) (Cost, error) {
	if _, err := s.Reserve(ctx, actor, in); err != nil {
		return Cost{}, err
	}
	used, err := call(ctx)
	// The caller may have gone; the account is settled all the same.
	after, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	if err != nil {
		return Cost{}, errors.Join(err, s.Refund(after, actor, in.Key))
	}
	cost := Cost{Usage: used, Micros: Price(in.Model, used)}
	if in.Own != nil {
		cost = Cost{Usage: used, Micros: ownPrice(*in.Own, used), Own: in.Own}
	}
	return cost, s.Settle(after, actor, in.Key, cost)
}

// Embed asks a model what texts mean, without what the workspace hides from models, and
// charges it as Spend does.
//
// Problems: as Spend.
func (s *Service) Embed(ctx context.Context, actor db.Actor, key string, by *ai.Client, texts []string) (vectors [][]float32, cost Cost, err error) {
	if ctx, err = privacy.In(ctx, s.DB, actor); err != nil {
		return nil, Cost{}, err
	}
	size := 0
	for _, text := range texts {
		size += len(text)
	}
	cost, err = s.Spend(ctx, actor, Reservation{
		Key: key, Purpose: db.PurposeEmbedding, Model: by.Model, EstimatedMicros: Estimate(by.Model, size, 0),
	}, func(ctx context.Context) (ai.Usage, error) {
		answer, err := by.Embed(ctx, ai.EmbedRequest{Texts: texts})
		if err != nil {
			return ai.Usage{}, err
		}
		vectors = answer.Vectors
		return answer.Usage, nil
	})
	return vectors, cost, err
}

// Estimate is what a chat may cost at most, when its prompt has so many bytes (a
// token is a byte at least; four on average) and its answer so many tokens.
func Estimate(model string, promptBytes, maxTokens int) int64 {
	return Price(model, ai.Usage{PromptTokens: promptBytes/2 + 200, CompletionTokens: maxTokens})
}

// EstimateChat is Estimate of a request.
func EstimateChat(in ai.ChatRequest) int64 {
	size := 0
	if in.Schema != nil {
		size = len(in.Schema.Schema)
	}
	for _, m := range in.Messages {
		size += len(m.Content) + pictureSize*len(m.Images)
	}
	return Estimate(in.Model, size, in.MaxTokens)
}

const pictureSize = 2000 // of a small picture, as if its tokens were text
