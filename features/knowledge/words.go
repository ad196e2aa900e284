package knowledge

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

//go:embed stopwords.txt
var stopwordLists string

// stopwords say in which languages a word means nothing by itself: it tells the
// language of a text, and nothing about what is asked.
var stopwords = readStopwords(stopwordLists)

func readStopwords(lists string) map[string][]string {
	words := map[string][]string{}
	for line := range strings.Lines(lists) {
		fields := strings.Fields(line)
		for _, word := range fields[1:] {
			if !slices.Contains(words[word], fields[0]) {
				words[word] = append(words[word], fields[0])
			}
		}
	}
	return words
}

// maxWords bounds what a question is searched by.
const maxWords = 20

// questionWords are the words of a question that say what it is about, folded,
// each once. A question without any keeps all of its words.
func questionWords(question string) []string {
	all := foldedWords(question)
	var words []string
	for _, w := range all {
		if _, empty := stopwords[w]; !empty && len(w) > 1 && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		words = slices.Compact(all)
	}
	return words[:min(len(words), maxWords)]
}

// foldedWords are the runs of letters and digits, in lower case and without accents.
func foldedWords(text string) []string {
	return strings.FieldsFunc(fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// fold is text in lower case and without accents, as the database's fold.
func fold(text string) string {
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), text)
	if err != nil {
		plain = text
	}
	return strings.NewReplacer("œ", "oe", "æ", "ae", "ß", "ss").Replace(strings.ToLower(plain))
}

// LanguageOf tells French, English and Spanish apart by their commonest words;
// empty when a text has too few of any.
func LanguageOf(text string) string {
	const enough = 20_000 // bytes that tell as much as a book
	if len(text) > enough {
		text = strings.ToValidUTF8(text[:enough], "")
	}
	votes := map[string]float64{}
	for _, w := range foldedWords(text) {
		for _, language := range stopwords[w] {
			votes[language] += 1 / float64(len(stopwords[w])) // a word of two languages says half as much
		}
	}
	best, second := "", 0.0
	for _, language := range []string{"en", "es", "fr"} {
		switch {
		case best == "" || votes[language] > votes[best]:
			if best != "" {
				second = max(second, votes[best])
			}
			best = language
		default:
			second = max(second, votes[language])
		}
	}
	if votes[best] < 1 || votes[best] <= second {
		return ""
	}
	return best
}
