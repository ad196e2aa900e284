package aisim

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// aboutTheSame is how much of what a sentence speaks of the other must speak of, too,
// each of the other; with a no against a yes, more of it.
const aboutTheSame, aboutVeryMuchTheSame = 0.6, 0.8

var (
	denial = regexp.MustCompile(`(?i)\b(cannot|can't|can’t|not|never|no longer|don't|don’t|doesn't|doesn’t|jamais|nunca)\b|\b(ne|n'|n’)\b.{0,40}\b(pas|plus|jamais|aucun|aucune)\b|\bno (se|es|son|hay|puede|pueden|hacemos|aceptamos)\b`)
	// said says how much or from when rather than of what.
	said = set(`from over above plus more than minimum least about around within under up to until between per each every only partir moins environ entre jusque jusqu chaque seulement desde hasta cada
		euro euros eur chf dollar dollars pound pounds cost costs price prices coute coutent prix tarif cuesta cuestan precio percent cent pour long soon many much fast last lasts combien temps delai delais duree dure cuanto tiempo dura
		working business calendar ouvre ouvres ouvrable ouvrables laborable laborables`)
	// named are concepts of which there are several, so that one is not another.
	named = set(`monday tuesday wednesday thursday friday saturday sunday france belgium spain switzerland canada europe`)
)

// comparePassages says whether two passages disagree. It is what can be told by words:
// two sentences that speak of the same thing name figures of one kind that differ, or
// one denies what the other states.
func comparePassages(p *prompt) understanding {
	values := map[string]any{"verdict": "UNRELATED", "kind": "UNRELATED", "subject": "", "first_quote": "", "second_quote": "", "text": "They speak of different things."}
	result := understanding{text: "They speak of different things.", scope: &scope{values: values}}
	if len(p.passages) != 2 {
		return result
	}
	first, second := sentences(p.passages[:1]), sentences(p.passages[1:])
	best := 0.0
	for _, a := range first {
		for _, b := range second {
			alike := min(topic(a).share(b), topic(b).share(a))
			if alike < aboutTheSame || differentNames(a, b) {
				continue
			}
			if values["verdict"] == "UNRELATED" {
				values["verdict"], values["text"] = "AGREE", "They speak of the same thing."
			}
			on := disagreeOn(figures(a.text), figures(b.text))
			if on == "" && alike >= aboutVeryMuchTheSame && len(topic(a)) > 1 && denial.MatchString(a.text) != denial.MatchString(b.text) {
				on = "denial"
			}
			if on != "" && alike > best {
				best = alike
				values["verdict"], values["text"] = "DISAGREE", "They say different things."
				values["first_quote"], values["second_quote"], values["subject"] = a.text, b.text, subject(on, language(p.passages[0].text+"\n"+a.text), a, b)
			}
		}
	}
	values["kind"] = values["verdict"]
	result.text, _ = values["text"].(string)
	return result
}

// topicWords are what a sentence speaks of: neither how much, nor what is done.
type topicWords []word

// topic of a sentence; one that says nothing but a figure answers its question, or
// stands under a heading.
func topic(s sentence) topicWords {
	own := about(s)
	if len(own) == 0 {
		own = telling(s.asked)
	}
	if len(own) == 0 {
		own = telling(s.context)
	}
	return unique(own)
}

// about are the words of a sentence that are not part of a figure: in "three days" the
// days are, in "a day pass" they are not.
func about(s sentence) []word {
	tokens := tokenise(s.text)
	return slices.DeleteFunc(telling(s.words), func(w word) bool {
		if w.index == 0 || w.index >= len(tokens) || !slices.ContainsFunc(unitHours, func(u timeUnit) bool { return len(u.prefix) > 2 && strings.HasPrefix(w.text, u.prefix) }) {
			return false
		}
		before := tokens[w.index-1]
		return numberWords[before] > 0 || unicode.IsDigit(rune(before[0])) || said[before]
	})
}

// telling are words that say of what is spoken.
func telling(list []word) (out []word) {
	for _, w := range list {
		if !weak[w.text] && !weakConcepts[w.concept] && !said[w.text] && numberWords[w.text] == 0 && !unicode.IsDigit(rune(w.text[0])) {
			out = append(out, w)
		}
	}
	return out
}

// share is how much of the topic a sentence speaks of, with what stands over it: 0 to 1.
func (t topicWords) share(s sentence) float64 {
	if len(t) == 0 {
		return 0
	}
	n := 0.0
	for _, w := range t {
		if s.mentions(w) {
			n++
		}
	}
	return n / float64(len(t))
}

func (s sentence) mentions(w word) bool {
	return has(s.words, w) || has(s.asked, w) || has(s.context, w)
}

// differentNames says that each speaks of a day, a country or a name that the other
// does not: they are about different ones.
func differentNames(a, b sentence) bool { return hasNameBeyond(a, b) && hasNameBeyond(b, a) }

func hasNameBeyond(s, other sentence) bool {
	names := capitals(s.text)
	return slices.ContainsFunc(about(s), func(w word) bool {
		return (named[strings.TrimPrefix(w.concept, "=")] || names[w.text]) && !other.mentions(w)
	})
}

// capitals are the folded words that begin with a capital inside a sentence.
func capitals(text string) map[string]bool {
	out := map[string]bool{}
	for i, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if i > 0 && unicode.IsUpper([]rune(w)[0]) {
			out[fold(w)] = true
		}
	}
	return out
}

// weakConcepts are the weak words in all their forms.
var weakConcepts = func() map[string]bool {
	out := map[string]bool{}
	for w := range weak {
		out[concept(w)] = true
	}
	return out
}()

var kinds = map[string]map[string]string{
	"percent":  {"en": "Percentage", "fr": "Pourcentage", "es": "Porcentaje"},
	"amount":   {"en": "Amount", "fr": "Montant", "es": "Importe"},
	"duration": {"en": "Time", "fr": "Délai", "es": "Plazo"},
	"clock":    {"en": "Hours", "fr": "Horaires", "es": "Horario"},
	"count":    {"en": "Number", "fr": "Nombre", "es": "Número"},
	"denial":   {"en": "Yes or no", "fr": "Oui ou non", "es": "Sí o no"},
}

// subject says in few words what two sentences disagree about, in the first one's own
// and in its passage's language.
func subject(on, spoken string, a, b sentence) string {
	kind, _, _ := strings.Cut(on, " ")
	var shared []string
	for _, w := range topic(a) {
		if b.mentions(w) && len(shared) < 3 {
			shared = append(shared, asWritten(w, a.text))
		}
	}
	name := cmp.Or(kinds[kind][spoken], kinds[kind]["en"])
	if len(shared) == 0 {
		return name
	}
	colon := ": "
	if spoken == "fr" {
		colon = "\u00a0: "
	}
	return name + colon + strings.Join(shared, ", ")
}

// asWritten is a word with its accents, where it stands in the text.
func asWritten(w word, text string) string {
	for _, raw := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if fold(raw) == w.text {
			return strings.ToLower(raw)
		}
	}
	return w.text
}
