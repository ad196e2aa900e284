package replies

import (
	"context"
	"fmt"
	"math"

	"socialsync/db"
)

// Likeness says how close answers come to what somebody said, by what they mean: -1 to 1
// each, nil for an empty one. It costs micros, under a key that names the comparison: one
// that is made again is charged once. Nothing is asked when there is nothing to compare.
func (s *Service) Likeness(ctx context.Context, actor db.Actor, key, said string, answers []string) (near []*float64, micros int64, err error) {
	near = make([]*float64, len(answers))
	texts, of := []string{said}, []int{}
	for i, answer := range answers {
		if answer != "" {
			texts, of = append(texts, answer), append(of, i)
		}
	}
	if said == "" || len(of) == 0 {
		return near, 0, nil
	}
	vectors, cost, err := s.Billing.Embed(ctx, actor, key, s.AI.Embed, texts)
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
