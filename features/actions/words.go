package actions

import (
	"strings"
	"unicode"
)

// Said says whether a value stands in what somebody wrote, however it is spaced: from
// the beginning of a word or number to the end of one. What a model fills in is used
// only when the customer has said it, so that no document and no history of others can
// make a call with a value of its own.
func Said(text, value string) bool {
	wanted := strings.Join(pieces(value), "")
	if wanted == "" {
		return false
	}
	all := pieces(text)
	for i := range all {
		rest := wanted
		for _, piece := range all[i:] {
			after, ok := strings.CutPrefix(rest, piece)
			if !ok {
				break
			}
			if rest = after; rest == "" {
				return true
			}
		}
	}
	return false
}

// pieces are the runs of letters and the runs of digits of a text, in small letters.
func pieces(text string) []string {
	var out []string
	var run strings.Builder
	wasDigit := false
	end := func() {
		if run.Len() > 0 {
			out = append(out, run.String())
			run.Reset()
		}
	}
	for _, r := range strings.ToLower(text) {
		isDigit := unicode.IsDigit(r)
		switch {
		case !isDigit && !unicode.IsLetter(r):
			end()
			continue
		case isDigit != wasDigit:
			end()
		}
		run.WriteRune(r)
		wasDigit = isDigit
	}
	end()
	return out
}
