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
	return weights{logistic(same, sameAnswers, 1e-4), logistic(foreign, foreignAnswers, 1e-4), logistic(words, sameAnswers, 1e-4)}
}

// logistic fits by gradient descent, which is plenty for four weights. The fewer the
// rows, the more decay keeps it from learning them by heart.
func logistic(x [][]float64, y []float64, decay float64) []float64 {
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
			w[j] -= 2 * (gradient[j]/float64(len(x)) + decay*w[j])
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

// fitDecisions prints the curve that says best which answers are right: what belongs
// into features/replies/confidence.go; and what to expect of it on questions that it
// has not seen: each half is judged by the other's.
func fitDecisions(t *testing.T, all []decided) {
	t.Helper()
	var halves [2][]decided
	answers := 0
	for _, d := range all {
		if d.states() {
			halves[answers%2] = append(halves[answers%2], d)
			answers++
		}
	}
	var unseen []decided
	loss := 0.0
	for i, half := range halves {
		w := curveOfAnswers(halves[1-i])
		x, right := evidence(half)
		for j, d := range half {
			d.support = chance(w, x[j])
			loss -= math.Log(max(1-math.Abs(right[j]-d.support), 1e-9))
			unseen = append(unseen, d)
		}
	}
	for _, d := range all {
		if !d.states() {
			unseen = append(unseen, d)
		}
	}
	t.Logf("by the other half's curve of answers: log loss %.3f", loss/float64(answers))
	reliability(t, unseen)
	whatIf(t, unseen)
	w := curveOfAnswers(slices.Concat(halves[0], halves[1]))
	t.Logf("fitted on all answers: all: %.2f, coverage: %.2f, missed: %.2f", w[0], w[1], w[2])
}

func curveOfAnswers(of []decided) []float64 {
	x, right := evidence(of)
	return logistic(x, right, 1e-3)
}

// evidence is what a curve of answers is of, and whether each is right.
func evidence(of []decided) (x [][]float64, right []float64) {
	for _, d := range of {
		x, right = append(x, []float64{1, d.coverage, d.missed}), append(right, number(d.isRight()))
	}
	return x, right
}
