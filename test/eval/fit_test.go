//go:build eval

package eval

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"testing"

	"socialsync/features/knowledge"
)

// fitAnew prints the curve that says best which passages answer: what belongs into
// features/knowledge/score.go. How good such a curve is on questions it has not
// seen shows when each half of them is judged by the other's.
func fitAnew(t *testing.T, all []answered) {
	t.Helper()
	var halves [2][]answered
	for i, a := range all {
		halves[i%2] = append(halves[i%2], a)
	}
	one, other := curve(halves[0]), curve(halves[1])
	t.Logf("log loss %.3f where a curve was fitted, %.3f elsewhere", (one.loss(halves[0])+other.loss(halves[1]))/2, (one.loss(halves[1])+other.loss(halves[0]))/2)
	thresholds(t, "by the other half's curve", append(other.rescore(halves[0]), one.rescore(halves[1])...))
	t.Logf("fitted on all: %s", curve(all))
}

// weights of a curve, as in knowledge.Calibration.
type weights struct{ same, foreign, words []float64 }

func (w weights) String() string {
	return fmt.Sprintf("Same: %.2f, Foreign: %.2f, Words: %.2f", w.same, w.foreign, w.words)
}

// parts are what each curve is of, the intercept's first.
func parts(p knowledge.Passage) (same, foreign, words []float64) {
	nothing, everything := knowledge.OfflineRange()
	meaning := min(max((p.Vector-nothing)/(everything-nothing), 0), 1)
	return []float64{1, p.Trigram, meaning, p.Trigram * meaning}, []float64{1, p.Trigram, meaning}, []float64{1, p.Trigram}
}

// judged is how many passages of each question are fitted.
const judged = 10

func curve(all []answered) weights {
	var same, foreign, words [][]float64
	var sameAnswers, foreignAnswers []float64
	for _, a := range all {
		for _, p := range a.passages[:min(len(a.passages), judged)] {
			s, f, w := parts(p)
			if a.isForeign(p) {
				foreign, foreignAnswers = append(foreign, f), append(foreignAnswers, number(a.answers(p)))
				continue
			}
			same, words, sameAnswers = append(same, s), append(words, w), append(sameAnswers, number(a.answers(p)))
		}
	}
	return weights{logistic(same, sameAnswers), logistic(foreign, foreignAnswers), logistic(words, sameAnswers)}
}

// logistic fits by gradient descent with a little decay, which is plenty for four weights.
func logistic(x [][]float64, y []float64) []float64 {
	w := make([]float64, len(x[0]))
	for range 20_000 {
		gradient := make([]float64, len(w))
		for i, row := range x {
			off := chance(w, row) - y[i]
			for j, v := range row {
				gradient[j] += off * v
			}
		}
		for j := range w {
			w[j] -= 2 * (gradient[j]/float64(len(x)) + 1e-4*w[j])
		}
	}
	return w
}

func chance(w, row []float64) float64 {
	z := 0.0
	for j, v := range row {
		z += w[j] * v
	}
	return 1 / (1 + math.Exp(-z))
}

func (w weights) score(a answered, p knowledge.Passage) float64 {
	same, foreign, _ := parts(p)
	if a.isForeign(p) {
		return chance(w.foreign, foreign)
	}
	return chance(w.same, same)
}

// rescore ranks passages as the curve would have.
func (w weights) rescore(all []answered) []answered {
	out := make([]answered, len(all))
	for i, a := range all {
		a.passages = slices.Clone(a.passages)
		for j := range a.passages {
			a.passages[j].Score = w.score(a, a.passages[j])
		}
		slices.SortStableFunc(a.passages, func(x, y knowledge.Passage) int { return cmp.Compare(y.Score, x.Score) })
		out[i] = a
	}
	return out
}

func (w weights) loss(all []answered) float64 {
	sum, n := 0.0, 0.0
	for _, a := range all {
		for _, p := range a.passages[:min(len(a.passages), judged)] {
			right := w.score(a, p)
			if !a.answers(p) {
				right = 1 - right
			}
			sum, n = sum-math.Log(max(right, 1e-9)), n+1
		}
	}
	return sum / n
}
