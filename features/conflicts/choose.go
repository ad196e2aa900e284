package conflicts

import (
	"bytes"
	"cmp"
	"slices"

	"socialsync/db"
)

// Pairs are judged for money, so not all are: of each passage its nearest few, of a
// source the nearest, and none that is less like than two passages about the same
// thing are. The offline model's vectors compare words, another's what is meant; what
// was measured is in docs/decisions/0019.
const (
	perPassage                   = 3
	perSource                    = 60
	alikeOffline, alikeSemantic  = 0.20, 0.45
	passagesAtOnce, nearestFound = 50, 12
)

// Choose says which of the pairs that a source's passages make with others are judged,
// the nearest first. A FAQ's phrasings are one passage. It is a pure function.
func Choose(near []db.NearPair, alike float64) []db.NearPair {
	near = slices.Clone(near)
	slices.SortFunc(near, func(a, b db.NearPair) int {
		return cmp.Or(cmp.Compare(b.Likeness, a.Likeness), bytes.Compare(a.Hash, b.Hash), bytes.Compare(a.OtherHash, b.OtherHash))
	})
	chosen := []db.NearPair{}
	known, of := map[string]bool{}, map[string]int{}
	for _, p := range near {
		both := p.Key + " " + p.OtherKey
		if p.Likeness < alike || known[both] || of[p.Key] == perPassage {
			continue
		}
		known[both] = true
		of[p.Key]++
		if chosen = append(chosen, p); len(chosen) == perSource {
			break
		}
	}
	return chosen
}
