package evals

import (
	"cmp"
	"slices"

	"socialsync/db"
	"socialsync/features/knowledge"
)

// stratum is what turns of a kind have in common.
type stratum struct {
	channel  db.Channel
	outcome  db.ReplyOutcome // empty: the assistant took no part
	language string
}

// Sample picks at most n turns that stand for all of them: of each channel, outcome and
// language as many as its share asks for, yet at least one as far as n reaches, spread
// over the period. It is a pure function; the turns come newest first, and so do those it
// picks, with the language of each as far as anybody can tell.
func Sample(past []db.PastTurn, n int) []db.PastTurn {
	strata := map[stratum][]int{}
	past = slices.Clone(past)
	for i := range past {
		t := &past[i]
		if t.Language == "" {
			t.Language = knowledge.LanguageOf(t.Words)
		}
		of := stratum{channel: t.Channel, language: t.Language}
		if t.Outcome != nil {
			of.outcome = *t.Outcome
		}
		strata[of] = append(strata[of], i)
	}
	var picked []int
	for of, seats := range seated(strata, n) {
		turns := strata[of]
		for seat := range seats {
			picked = append(picked, turns[(2*seat+1)*len(turns)/(2*seats)])
		}
	}
	slices.Sort(picked)
	out := make([]db.PastTurn, len(picked))
	for i, at := range picked {
		out[i] = past[at]
	}
	return out
}

// seated shares n seats out by size, as Sainte-Laguë does with a first seat for
// everybody: the next one goes to whom it is owed most.
func seated(strata map[stratum][]int, n int) map[stratum]int {
	order := make([]stratum, 0, len(strata))
	for of := range strata {
		order = append(order, of)
	}
	slices.SortFunc(order, func(a, b stratum) int {
		return cmp.Or(cmp.Compare(len(strata[b]), len(strata[a])), cmp.Compare(a.channel, b.channel),
			cmp.Compare(a.outcome, b.outcome), cmp.Compare(a.language, b.language))
	})
	seats := map[stratum]int{}
	for i := range order {
		if i < n {
			seats[order[i]] = 1
		}
	}
	owed := func(of stratum) float64 {
		if seats[of] == 0 || seats[of] == len(strata[of]) {
			return 0
		}
		return float64(len(strata[of])) / float64(2*seats[of]+1)
	}
	for given := len(seats); given < n && given > 0; given++ {
		most := slices.MaxFunc(order, func(a, b stratum) int { return cmp.Compare(owed(a), owed(b)) })
		if owed(most) == 0 {
			break // nobody is left over
		}
		seats[most]++
	}
	return seats
}
