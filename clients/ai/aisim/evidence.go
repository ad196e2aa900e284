package aisim

import (
	"cmp"
	_ "embed"
	"math"
	"regexp"
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

// find looks for the passage that says most about a question, and in it for the
// sentences. Sentences of several passages are not put together: each may speak of
// something else.
func find(question []word, all []sentence, spoken string) finding {
	asked := unique(question)
	if len(asked) == 0 || len(all) == 0 {
		return finding{}
	}
	weights := weigh(asked, all)
	var out finding
	most, rank := 0.0, 0
	for start := 0; start < len(all); rank++ {
		end := start
		for end < len(all) && all[end].passage == all[start].passage {
			end++
		}
		f := cover(asked, weights, all[start:end])
		if len(f.sentences) > 0 {
			// Between equals: what answers this very question or stands under its heading, what the customer
			// can read, what the search put first.
			score := f.coverage - 0.004*float64(rank)
			if first := f.sentences[0]; len(first.asked) > 0 && covers(first.asked, asked) || covers(first.context, asked) {
				score += 0.15
			}
			if f.sentences[0].language == spoken {
				score += 0.02
			}
			if score > most {
				most, out = score, f
			}
		}
		start = end
	}
	return out
}

// cover chooses the sentences of one passage: first the one that speaks of most of
// the question, then those that add to it.
func cover(asked []word, weights []float64, passage []sentence) finding {
	total := 0.0
	for _, w := range weights {
		total += w
	}
	covered := make([]float64, len(asked)) // of each word, how much: 0..1
	var out finding
	for len(out.sentences) < 4 {
		best, most := -1, 0.0
		for i, s := range passage {
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
			// Of two that cover as much: the one with less beside it, the earlier.
			if gain += 0.01 / float64(i+1); len(s.asked) == 0 {
				gain += 0.02 / math.Sqrt(float64(len(s.words)+1))
			}
			if gain > most {
				best, most = i, gain
			}
		}
		if best < 0 || most < 0.06 {
			break
		}
		out.sentences = append(out.sentences, passage[best])
		for j, q := range asked {
			covered[j] = max(covered[j], passage[best].speaksOf(q))
		}
	}
	for j := range asked {
		out.coverage += weights[j] / total * covered[j]
		if covered[j] == 0 {
			out.missing = append(out.missing, asked[j].text)
		}
	}
	out.continueAnswer(passage)
	out.addRule(passage)
	slices.SortFunc(out.sentences, func(a, b sentence) int { return cmp.Compare(a.order, b.order) })
	return out
}

// covers says whether a list has all the words that matter of another.
func covers(list, asked []word) bool {
	return !slices.ContainsFunc(asked, func(q word) bool { return !weak[q.text] && q.expects == nil && !has(list, q) })
}

var exception = regexp.MustCompile(`(?i)\b(cannot|can't|not|except|unless|never|ne .* pas|sauf|jamais|no se|excepto|nunca)\b`)

// addRule puts the first sentence before an exception: the rule that it is one of.
func (f *finding) addRule(passage []sentence) {
	if len(f.sentences) == 0 || len(f.sentences) > 2 || len(f.sentences[0].asked) > 0 || !exception.MatchString(f.sentences[0].text) {
		return
	}
	if first := passage[0]; len(first.asked) == 0 && !chosen(f.sentences, first) {
		f.sentences = append(f.sentences, first)
	}
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
	case q.expects != nil && has(s.words, q):
		return 1
	case q.expects != nil && q.expects.MatchString(s.text):
		return 0.85
	case q.expects != nil:
		return 0
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
		switch {
		case q.expects != nil:
			weights[j] = 0.8
		case weak[q.text]:
			weights[j] *= 0.25
		case n == 0 && len(q.text) >= 4 && q.text[0] >= '0' && q.text[0] <= '9':
			weights[j] = 4 // somebody's order, which no document knows
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
