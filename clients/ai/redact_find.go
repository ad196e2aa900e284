package ai

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// found is where something personal stands in a text, in bytes.
type found struct {
	kind       Personal
	start, end int
}

// personalIn finds what is personal, in order and without overlaps. What could be two
// kinds is the one that is checked more strictly.
func personalIn(text string, kinds []Personal) (all []found) {
	for _, kind := range []Personal{IBAN, Card, Email, Phone} {
		if !slices.Contains(kinds, kind) {
			continue
		}
		for _, f := range finders[kind](text) {
			if !slices.ContainsFunc(all, func(o found) bool { return f.start < o.end && o.start < f.end }) {
				all = append(all, f)
			}
		}
	}
	slices.SortFunc(all, func(a, b found) int { return cmp.Compare(a.start, b.start) })
	return all
}

var finders = map[Personal]func(string) []found{
	Card:  func(text string) []found { return inRuns(text, Card, digitRuns, isCard) },
	IBAN:  func(text string) []found { return inRuns(text, IBAN, ibanRuns, isIBAN) },
	Email: func(text string) []found { return matches(text, Email, emails) },
	Phone: phonesIn,
}

// gap is what people put between groups of digits.
const gap = `[ \x{00A0}\x{2007}\x{2009}\x{202F}.\-–_/]{0,3}`

var (
	digitRuns = regexp.MustCompile(`\p{Nd}(?:` + gap + `\p{Nd}){12,}`)
	ibanRuns  = regexp.MustCompile(`(?i)[a-z]{2}` + gap + `\p{Nd}` + gap + `\p{Nd}(?:` + gap + `[a-z0-9]){11,40}`)
	emails    = regexp.MustCompile(`(?i)[\p{L}0-9._%+\-]+@[\p{L}0-9\-]+(?:\.[\p{L}0-9\-]+)*\.\p{L}{2,}`)
	// With + or 00 it may be anybody's, with 0 it is a national one, and so are the
	// three groups of North America.
	phones = regexp.MustCompile(`(?:\+|\b00)` + gap + `\d(?:` + gap + `[(]?\d[)]?){7,14}|[(]?\b0[)]?\d(?:` + gap + `[(]?\d[)]?){7,9}|[(]?\b[2-9]\d{2}[)]?[ .\-]{1,2}\d{3}[ .\-]\d{4}`)
)

func matches(text string, kind Personal, pattern *regexp.Regexp) (all []found) {
	for _, at := range pattern.FindAllStringIndex(text, -1) {
		all = append(all, found{kind, at[0], at[1]})
	}
	return all
}

func phonesIn(text string) (all []found) {
	for _, f := range matches(text, Phone, phones) {
		if !touches(text, f.start, f.end) {
			all = append(all, f)
		}
	}
	return all
}

// inRuns looks in long runs of characters for parts that pass a check, the longest
// first: what follows a number, as its date does, is not part of it.
func inRuns(text string, kind Personal, runs *regexp.Regexp, check func(string) bool) (all []found) {
	for from := 0; from < len(text); {
		at := runs.FindStringIndex(text[from:])
		if at == nil {
			return all
		}
		start, end := from+at[0], from+at[1]
		starts, ends := edges(text, start, end)
		from = end
		for _, s := range starts {
			first, _ := slices.BinarySearch(ends, s+1)
			last, _ := slices.BinarySearch(ends, s+longest+1)
			if e, ok := longestThat(check, text, s, ends[first:last]); ok {
				all = append(all, found{kind, s, e})
				from = e
				break
			}
		}
	}
	return all
}

// longest is how many bytes a number has at most, with all that stands between its groups.
const longest = 120

func longestThat(check func(string) bool, text string, start int, ends []int) (end int, ok bool) {
	for _, end := range slices.Backward(ends) {
		if check(bare(text[start:end])) && !touches(text, start, end) {
			return end, true
		}
	}
	return 0, false
}

// edges are where groups of a run begin and end.
func edges(text string, start, end int) (starts, ends []int) {
	inside := false
	for i, r := range text[start:end] {
		isPart := unicode.IsLetter(r) || unicode.IsNumber(r)
		if isPart && !inside {
			starts = append(starts, start+i)
		}
		if !isPart && inside {
			ends = append(ends, start+i)
		}
		inside = isPart
	}
	return starts, append(ends, end)
}

// touches says that a part goes on in the text: a number within a longer one, or an id.
func touches(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	part := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
	return part(before) || part(after)
}

// bare is a number without what stands between its groups, in ASCII.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			return unicode.ToUpper(r)
		case unicode.IsDigit(r):
			return '0' + digitOf(r)
		}
		return -1
	}, s)
}

// digitOf is the value of a decimal digit of any script: they stand in tens.
func digitOf(r rune) rune {
	zero := r
	for unicode.IsDigit(zero-1) && r-zero < 9 {
		zero--
	}
	return r - zero
}

// isCard is Luhn's check on a number as long as cards', of those that issue cards.
func isCard(digits string) bool {
	if len(digits) < 13 || len(digits) > 19 || !strings.ContainsRune("23456", rune(digits[0])) {
		return false
	}
	sum := 0
	for i := range len(digits) {
		c := digits[len(digits)-1-i]
		if c < '0' || c > '9' {
			return false
		}
		d := int(c - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

// isIBAN is ISO 13616's check: the number, its head moved to the end and letters as
// numbers, is 1 modulo 97.
func isIBAN(s string) bool {
	if len(s) < 15 || len(s) > 34 {
		return false
	}
	rest := 0
	for _, c := range s[4:] + s[:4] {
		switch {
		case c >= '0' && c <= '9':
			rest = (rest*10 + int(c-'0')) % 97
		case c >= 'A' && c <= 'Z':
			rest = (rest*100 + int(c-'A') + 10) % 97
		default:
			return false
		}
	}
	return rest == 1 && s[0] >= 'A' && s[1] >= 'A' && s[2] <= '9' && s[3] <= '9'
}
