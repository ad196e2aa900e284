package guard

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// word is a piece of a text that rules are compared with: folded, and where it
// stands in the original, in bytes.
type word struct {
	folded     string
	start, end int
}

// text is a message as rules see it: words without case, accents and what stands
// between them. "Réclamation !" and "reclamation" are the same.
type text struct {
	original string
	words    []word
	line     string // the words with a space before, between and after them
	at       []int  // where each word begins in line
}

func read(original string) text {
	t := text{original: original}
	var current strings.Builder
	var start, end int
	finish := func() {
		if current.Len() > 0 {
			t.words = append(t.words, word{current.String(), start, end})
			current.Reset()
		}
	}
	for i, r := range original {
		folded := fold(r)
		switch {
		case folded == "" || unicode.Is(unicode.Mn, r): // an accent of the letter before, or invisible
			if current.Len() > 0 {
				end = i + utf8.RuneLen(r)
			}
			continue
		case standsAlone(r):
			finish()
			t.words = append(t.words, word{folded, i, i + utf8.RuneLen(r)})
			continue
		case !unicode.IsLetter(r) && !unicode.IsNumber(r):
			finish()
			continue
		}
		if current.Len() == 0 {
			start = i
		}
		current.WriteString(folded)
		end = i + utf8.RuneLen(r)
	}
	finish()
	var line strings.Builder
	for _, w := range t.words {
		line.WriteByte(' ')
		t.at = append(t.at, line.Len())
		line.WriteString(w.folded)
	}
	line.WriteByte(' ')
	t.line = line.String()
	return t
}

// letters that Unicode does not take apart.
var letters = map[rune]string{'ß': "ss", 'œ': "oe", 'æ': "ae", 'ø': "o", 'ł': "l", 'đ': "d", 'ı': "i"}

// fold is a letter without case and accents; empty for what cannot be seen.
func fold(r rune) string {
	if r < utf8.RuneSelf {
		return string(unicode.ToLower(r))
	}
	if unicode.Is(unicode.Cf, r) || r == '\ufe0f' { // zero-width characters, soft hyphens, emoji style
		return ""
	}
	if s, ok := letters[unicode.ToLower(r)]; ok {
		return s
	}
	var b strings.Builder
	for _, part := range norm.NFKD.String(string(r)) {
		if !unicode.Is(unicode.Mn, part) {
			b.WriteString(strings.ToLower(string(part)))
		}
	}
	return b.String()
}

// standsAlone: scripts without spaces are compared sign by sign, and so are
// emoji, currencies and the percent sign.
func standsAlone(r rune) bool {
	return r == '%' || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.So, unicode.Sc)
}

// finding is a rule that the words from first to last match.
func (t text) finding(kind Kind, rule string, action Action, first, last int) Finding {
	from, to := t.words[first].start, t.words[last].end
	return Finding{
		Kind: kind, Rule: rule, Action: action, Matched: t.original[from:to],
		Start: units(t.original[:from]), End: units(t.original[:to]),
	}
}

// within is finding for a stretch of line.
func (t text) within(kind Kind, rule string, action Action, from, to int) Finding {
	first, last := 0, 0
	for i, at := range t.at {
		if at <= from+1 {
			first = i
		}
		if at < to {
			last = i
		}
	}
	return t.finding(kind, rule, action, first, last)
}

// units counts as JavaScript does.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// pattern is one word of a phrase.
type pattern struct {
	folded   string
	isPrefix bool // "refund*"
	from, to int  // "8..17": a whole number in that range; unless to is 0
}

func (p pattern) matches(w string) bool {
	if p.to > 0 {
		n, err := strconv.Atoi(w)
		return err == nil && p.from <= n && n <= p.to
	}
	return w == p.folded || p.isPrefix && strings.HasPrefix(w, p.folded)
}

// phrase reads a rule: words that follow each other, whatever stands between
// them. An asterisk ends a word that may go on; 8..17 is a number in that range.
func phrase(rule string) []pattern {
	var out []pattern
	for item := range strings.FieldsSeq(rule) {
		if from, to, ok := strings.Cut(item, ".."); ok {
			low, err1 := strconv.Atoi(from)
			high, err2 := strconv.Atoi(to)
			if err1 == nil && err2 == nil && high > 0 {
				out = append(out, pattern{from: low, to: high})
				continue
			}
		}
		words := read(item).words
		for i, w := range words {
			out = append(out, pattern{folded: w.folded, isPrefix: i == len(words)-1 && strings.HasSuffix(item, "*")})
		}
	}
	return out
}

// find says where a phrase stands first.
func (t text) find(p []pattern) (first, last int, ok bool) {
	if len(p) == 0 {
		return 0, 0, false
	}
next:
	for i := 0; i+len(p) <= len(t.words); i++ {
		for j := range p {
			if !p[j].matches(t.words[i+j].folded) {
				continue next
			}
		}
		return i, i + len(p) - 1, true
	}
	return 0, 0, false
}
