//go:build eval

package eval

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"github.com/google/uuid"

	"socialsync/features/knowledge"
)

// ranking prints how often the passage that answers is found, by the score and by
// its parts alone. It returns recall@5 of the score.
func ranking(t *testing.T, all []answered) (recall float64) {
	t.Helper()
	for i, o := range []struct {
		name  string
		order func([]knowledge.Passage) []knowledge.Passage
	}{
		{"score", func(p []knowledge.Passage) []knowledge.Passage { return p }},
		{"score, from the floor on", func(p []knowledge.Passage) []knowledge.Passage {
			return slices.DeleteFunc(p, func(p knowledge.Passage) bool { return p.Score < knowledge.DefaultMinScore })
		}},
		{"words alone", by(func(p knowledge.Passage) float64 { return p.Lexical })},
		{"words and spelling", by(func(p knowledge.Passage) float64 { return p.Trigram })},
		{"meaning alone", by(func(p knowledge.Passage) float64 { return p.Vector })},
		{"reciprocal ranks", reciprocal},
	} {
		var n, one, five, ranks, foreign, foreignFive float64
		for _, a := range all {
			if a.says == "" {
				continue
			}
			isForeign := slices.ContainsFunc(a.passages, func(p knowledge.Passage) bool { return a.answers(p) && a.isForeign(p) })
			a.passages = o.order(slices.Clone(a.passages))
			r := a.rank()
			found := r > 0 && r <= 5
			n, one, five = n+1, one+number(r == 1), five+number(found)
			if found {
				ranks += 1 / float64(r)
			} else if i == 0 {
				t.Logf("not among the first five: %s: %q", a.business, a.text)
			}
			foreign, foreignFive = foreign+number(isForeign), foreignFive+number(isForeign && found)
		}
		t.Logf("%-24s recall@1 %.3f  recall@5 %.3f  MRR@5 %.3f of %.0f questions; recall@5 %.3f of the %.0f answered in another language",
			o.name, one/n, five/n, ranks/n, n, foreignFive/foreign, foreign)
		if i == 0 {
			recall = five / n
		}
	}
	return recall
}

// isForeign says whether a passage is in another language than the question.
func (a answered) isForeign(p knowledge.Passage) bool {
	language := knowledge.LanguageOf(a.text)
	return language != "" && p.Language != "" && language != p.Language
}

func by(part func(knowledge.Passage) float64) func([]knowledge.Passage) []knowledge.Passage {
	return func(list []knowledge.Passage) []knowledge.Passage {
		slices.SortStableFunc(list, func(a, b knowledge.Passage) int { return cmp.Compare(part(b), part(a)) })
		return list
	}
}

// reciprocal fuses the ranks by words and by meaning, as most products do.
func reciprocal(list []knowledge.Passage) []knowledge.Passage {
	fused := map[uuid.UUID]float64{}
	for _, part := range []func(knowledge.Passage) float64{
		func(p knowledge.Passage) float64 { return p.Trigram }, func(p knowledge.Passage) float64 { return p.Vector },
	} {
		for i, p := range by(part)(slices.Clone(list)) {
			fused[p.ChunkID] += 1 / float64(60+i+1)
		}
	}
	return by(func(p knowledge.Passage) float64 { return fused[p.ChunkID] })(list)
}

// calibration compares scores with what they mean: of the passages scored 0.3, three
// of ten should answer. It returns the mean difference over the first five of each
// question.
func calibration(t *testing.T, all []answered) float64 {
	t.Helper()
	type bucket struct{ n, answers, sum float64 }
	buckets := make([]bucket, 10)
	for _, a := range all {
		for _, p := range a.passages[:min(len(a.passages), 5)] {
			b := &buckets[min(int(p.Score*10), 9)]
			b.n, b.sum, b.answers = b.n+1, b.sum+p.Score, b.answers+number(a.answers(p))
		}
	}
	total, off := 0.0, 0.0
	for i, b := range buckets {
		if b.n == 0 {
			continue
		}
		t.Logf("score %.1f to %.1f: %3.0f passages, said %.2f on average, and %.2f of them answer", float64(i)/10, float64(i+1)/10, b.n, b.sum/b.n, b.answers/b.n)
		total, off = total+b.n, off+math.Abs(b.sum-b.answers)
	}
	t.Logf("calibration: %.3f off on average", off/total)
	return off / total
}

// outcome is what happens when the best passage answers, or nothing does: shares of
// the questions that something answers, and of those that nothing does.
type outcome struct{ right, wrong, fooled float64 }

// thresholds prints how many questions are answered right and wrong when the best
// passage answers from a score on. It returns the outcome at 0.5.
func thresholds(t *testing.T, name string, all []answered) (half outcome) {
	t.Helper()
	for _, threshold := range []float64{0.2, 0.3, 0.4, 0.5, 0.6, 0.7} {
		var some, none float64
		var sum outcome
		for _, a := range all {
			answers := len(a.passages) > 0 && a.passages[0].Score >= threshold
			if a.says == "" {
				none++
				sum.fooled += number(answers)
				continue
			}
			some++
			sum.right += number(answers && a.rank() == 1)
			sum.wrong += number(answers && a.rank() != 1)
		}
		got := outcome{sum.right / some, sum.wrong / some, sum.fooled / none}
		t.Logf("%s, answering from %.1f on: answered correctly %2.0f %%, wrongly %2.0f %% of %.0f; of %.0f that nothing answers %2.0f %% are answered",
			name, threshold, 100*got.right, 100*got.wrong, some, none, 100*got.fooled)
		if threshold == 0.5 {
			half = got
		}
	}
	return half
}

func number(is bool) float64 {
	if is {
		return 1
	}
	return 0
}
