package aisim

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// word is what the simulator takes a word to mean: a concept of the lexicon,
// which is the same in every language, or else the word's stem.
type word struct {
	concept string
	text    string // folded: lower case, no accents
	index   int    // of the word in its text
	// expects, when set, is what a sentence must look like instead of having the word.
	expects *regexp.Regexp
}

// words takes the words out of a text that carry meaning. Those of the stop list
// are left out, unless nothing else is there.
func words(text string) []word {
	var all, kept []word
	for i, folded := range tokenise(text) {
		w := word{concept: concept(folded), text: folded, index: i}
		all = append(all, w)
		if !stopwords[folded] && (len(folded) > 1 || unicode.IsDigit(rune(folded[0]))) {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		return all
	}
	return kept
}

// idioms are phrases that mean another word than theirs.
var idioms = strings.NewReplacer(
	"gluten-free", "gluten", "gluten free", "gluten", "sans gluten", "gluten", "sin gluten", "gluten",
	"sans frais", "free", "free of charge", "free", "no charge", "free", "at no cost", "free", "without fees", "free", "sin coste", "free", "sin gastos", "free",
	"car park", "parking", "aujourd'hui", "aujourdhui", "aujourd’hui", "aujourdhui", "rendez-vous", "rendezvous", "abat-jour", "abatjour",
	"gift card", "giftcard", "carte cadeau", "giftcard", "cartes cadeaux", "giftcard", "tarjeta regalo", "giftcard", "bon cadeau", "voucher", "bons cadeaux", "voucher",
	"opening hours", "opening", "business hours", "opening", "heures d’ouverture", "opening", "heures d'ouverture", "opening",
	"menu du soir", "menu dinner", "menu du midi", "menu lunch",
	"made to measure", "bespoke", "to measure", "bespoke", "sur mesure", "bespoke", "a medida", "bespoke",
)

// tokenise folds a text and splits it where neither letter nor digit is.
func tokenise(text string) []string {
	return strings.FieldsFunc(idioms.Replace(fold(text)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// flatten is a folded text with single spaces and nothing but its words.
func flatten(text string) string { return strings.Join(tokenise(text), " ") }

// fold lowers a text and takes its accents away.
func fold(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range norm.NFD.String(text) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'œ', r == 'Œ':
			b.WriteString("oe")
		case r == 'æ', r == 'Æ':
			b.WriteString("ae")
		case r == 'ß':
			b.WriteString("ss")
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// suffixes are cut off, the first that fits: English, French and Spanish endings
// of plurals, verbs and adverbs, longest first.
var suffixes = []string{
	"issements", "issement", "ations", "ation", "aciones", "acion", "ements", "ement", "mente", "ments", "ment",
	"iendo", "ando", "aient", "eront", "erons", "ingly", "edly", "ables", "able", "ibles", "ible", "iques", "ique",
	"ions", "ives", "ies", "ing", "ers", "ees", "ent", "ant", "ais", "ait", "ons", "ont", "ado", "ada", "ido", "ida",
	"ion", "ive", "ez", "er", "ir", "ar", "ed", "ee", "es", "ly", "os", "as", "e", "s", "a", "o", "y",
}

// stem is a word without its ending. It is the same for most forms of a word and
// makes no claim to be one.
func stem(folded string) string {
	if len(folded) < 4 || folded[0] >= '0' && folded[0] <= '9' {
		return folded
	}
	out := folded
	for _, s := range suffixes {
		if cut, ok := strings.CutSuffix(out, s); ok && len(cut) >= 3 {
			out = cut
			break
		}
	}
	if n := len(out); n > 3 && out[n-1] == out[n-2] { // shipp(ing), dropp(ed)
		out = out[:n-1]
	}
	return out
}

// concept is the lexicon's word for it, or the stem.
func concept(folded string) string {
	if c, ok := lexicon[folded]; ok {
		return c
	}
	s := stem(folded)
	if c, ok := lexiconStems[s]; ok {
		return c
	}
	return s
}

// language guesses between English, French and Spanish by the small words of
// each; empty when none is there.
func language(text string) string {
	best, most := "", 0
	for _, code := range []string{"en", "fr", "es"} {
		n := 0
		for _, w := range tokenise(text) {
			if languageWords[code][w] {
				n++
			}
		}
		if n > most {
			best, most = code, n
		}
	}
	return best
}
