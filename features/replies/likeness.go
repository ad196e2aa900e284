package replies

import (
	"context"
	"fmt"
	"math"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/features/billing"
)

// Likeness says how close answers come to what somebody said, by what they mean: -1 to 1
// each, nil for an empty one. It costs micros, under a key that names the comparison: one
// that is made again is charged once. Nothing is asked when there is nothing to compare.
func (s *Service) Likeness(ctx context.Context, actor db.Actor, key, said string, answers []string) (near []*float64, micros int64, err error) {
	near = make([]*float64, len(answers))
	texts, of, size := []string{said}, []int{}, len(said)
	for i, answer := range answers {
		if answer != "" {
			texts, of, size = append(texts, answer), append(of, i), size+len(answer)
		}
	}
	if said == "" || len(of) == 0 {
		return near, 0, nil
	}
	model := s.AI.Embed.Model
	var vectors [][]float32
	cost, err := s.Billing.Spend(ctx, actor, billing.Reservation{
		Key: key, Purpose: db.PurposeEmbedding, Model: model, EstimatedMicros: billing.Estimate(model, size, 0),
	}, func(ctx context.Context) (ai.Usage, error) {
		embedded, err := s.AI.Embed.Embed(ctx, ai.EmbedRequest{Texts: texts})
		if err != nil {
			return ai.Usage{}, err
		}
		vectors = embedded.Vectors
		return embedded.Usage, nil
	})
	if err != nil {
		return near, 0, fmt.Errorf("embed answers: %w", err)
	}
	for i, at := range of {
		c := cosine(vectors[0], vectors[i+1])
		near[at] = &c
	}
	return near, cost.Micros, nil
}

// cosine of two vectors of the same length; 0 when one is nought.
func cosine(a, b []float32) float64 {
	var dot, lengthA, lengthB float64
	for i := range a {
		x, y := float64(a[i]), float64(b[i])
		dot, lengthA, lengthB = dot+x*y, lengthA+x*x, lengthB+y*y
	}
	if lengthA == 0 || lengthB == 0 {
		return 0
	}
	return dot / math.Sqrt(lengthA*lengthB)
}
