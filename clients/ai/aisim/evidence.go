package aisim

import (
	"cmp"
	_ "embed"
	"math"
	"slices"
)

// finding is what the passages say to a question.
type finding struct {
	sentences []sentence
	coverage  float64 // 0..1: how much of what was asked the sentences speak of
	missing   []string
}

// enough is the coverage from which a question counts as answered.
const enough = 0.62

// weak words say what is done rather than about what.
//
//go:embed weakwords.txt
var weaklist string

var weak = set(weaklist)

// find chooses the sentences that cover a question best: first the one that speaks
// of most of it, then those that add to it.
func find(question []word, all []sentence) finding {
	asked := unique(question)
	if len(asked) == 0 || len(all) == 0 {
		return finding{}
	}
	weights := weigh(asked, all)
	total := 0.0
	for _, w := range weights {
		total += w
	}
	covered := make([]float64, len(asked)) // of each word, how much: 0..1
	var out finding
	for len(out.sentences) < 4 {
		best, most := -1, 0.0
		for i, s := range all {
			if chosen(out.sentences, s) {
				continue
			}
			gain := 0.0
			for j, q := range asked {
				gain += weights[j] * max(s.speaksOf(q)-covered[j], 0)
			}
			gain /= total
			if len(out.sentences) > 0 && gain < 0.12 {
				continue
			}
			// Of two that cover as much, the one with less beside it, and the earlier.
			gain += 0.02/math.Sqrt(float64(len(s.words)+1)) + 0.001/float64(i+1)
			if gain > most {
				best, most = i, gain
			}
		}
		if best < 0 || most < 0.06 {
			break
		}
		out.sentences = append(out.sentences, all[best])
		for j, q := range asked {
			covered[j] = max(covered[j], all[best].speaksOf(q))
		}
	}
	for j := range asked {
		out.coverage += weights[j] / total * covered[j]
		if covered[j] == 0 {
			out.missing = append(out.missing, asked[j].text)
		}
	}
	out.continueAnswer(all)
	slices.SortFunc(out.sentences, func(a, b sentence) int { return cmp.Compare(a.order, b.order) })
	return out
}

// continueAnswer adds the next sentence of a short answer in a list of questions
// and answers: it was found by its question and rarely fits one sentence.
func (f *finding) continueAnswer(all []sentence) {
	if len(f.sentences) != 1 || len(f.sentences[0].asked) == 0 {
		return
	}
	at := f.sentences[0]
	for _, s := range all {
		if s.order == at.order+1 && s.passage == at.passage && len(s.asked) > 0 && s.asked[0] == at.asked[0] {
			f.sentences = append(f.sentences, s)
		}
	}
}

func chosen(list []sentence, s sentence) bool {
	return slices.ContainsFunc(list, func(c sentence) bool { return c.order == s.order || c.text == s.text })
}

// speaksOf is how much of a word a sentence carries: 1 when it stands in it or in
// the question it answers, less in a heading, or when only the letters are alike.
func (s sentence) speaksOf(q word) float64 {
	switch {
	case has(s.words, q), has(s.asked, q):
		return 1
	case has(s.context, q):
		return 0.8
	case slices.ContainsFunc(s.words, func(w word) bool { return alike(w.text, q.text) }):
		return 0.8
	}
	return 0
}

func has(list []word, q word) bool {
	return slices.ContainsFunc(list, func(w word) bool { return w.concept == q.concept })
}

// alike: the same but for one letter, when they are long enough for that to mean something.
func alike(a, b string) bool {
	if len(a) < 5 || len(b) < 5 || a[0] != b[0] || a[len(a)-1] >= '0' && a[len(a)-1] <= '9' {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i == len(a) || a[i+1:] == b[i+1:] || i+2 <= len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
	}
	return a[i:] == b[i+1:]
}

// weigh gives each word its weight: the rarer among the sentences, the more it
// says; one that none has says most.
func weigh(asked []word, all []sentence) []float64 {
	weights := make([]float64, len(asked))
	for j, q := range asked {
		n := 0
		for _, s := range all {
			if s.speaksOf(q) > 0 {
				n++
			}
		}
		weights[j] = math.Log(1 + float64(len(all)+1)/float64(n+1))
		if n == 0 {
			weights[j] = max(weights[j], 1.5)
		}
		weights[j] = min(max(weights[j], 0.5), 2)
		if weak[q.text] {
			weights[j] *= 0.25
		}
	}
	return weights
}

func unique(list []word) []word {
	var out []word
	for _, w := range list {
		if !has(out, w) {
			out = append(out, w)
		}
	}
	return out
}
