package aisim

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// sentence is one that may be quoted, with what stands over it.
type sentence struct {
	passage int // its index
	text    string
	words   []word
	// context are the words of the title and of the heading above; asked those of
	// the question that it follows, in a list of questions and answers.
	context, asked []word
	language       string
	order          int
}

var (
	listMark = regexp.MustCompile(`^(?:[-*•–]|\d+[.)])\s+`)
	label    = regexp.MustCompile(`^(?i:q|question|a|answer|r|r[ée]ponse|respuesta|p|pregunta)\s*[:.]\s*`)
	// towardsModel is what a document has no reason to say, except to a model.
	towardsModel = regexp.MustCompile(`(?i)(ignore|disregard|forget|oublie[rz]?|ignore[rz]?|olvida)\s+(all|any|the|every|your|previous|prior|toutes?|les|tes|vos|todas?|las)\b.{0,40}(instruction|prompt|consigne|rule|instrucc)|system prompt|you are now|act as (an?|the) |do anything now`)
)

// sentences takes apart the passages of a prompt.
func sentences(passages []passage) []sentence {
	var out []sentence
	for _, p := range passages {
		title := words(p.title)
		var heading, asked []word
		for line := range strings.Lines(p.text) {
			line = strings.TrimSpace(line)
			if line == "" {
				continue
			}
			if isHeading(line) {
				heading, asked = words(line), nil
				continue
			}
			line = strings.ReplaceAll(listMark.ReplaceAllString(line, ""), "**", "")
			for _, text := range split(line) {
				text = strings.TrimSpace(label.ReplaceAllString(text, ""))
				if strings.HasSuffix(text, "?") {
					asked = words(text)
					continue
				}
				if len(text) < 3 || towardsModel.MatchString(text) {
					continue
				}
				out = append(out, sentence{
					passage: p.index, text: text, words: words(text), context: append(slices.Clip(heading), title...), asked: asked,
					language: language(text), order: len(out),
				})
			}
		}
	}
	return out
}

// isHeading: marked as one, or a short line without an end.
func isHeading(line string) bool {
	if strings.HasPrefix(line, "#") {
		return true
	}
	last := rune(line[len(line)-1])
	return !listMark.MatchString(line) && len(strings.Fields(line)) <= 7 && (last == ':' || unicode.IsLetter(last)) && !strings.ContainsAny(line, ".!?;,0123456789")
}

// split cuts a line into sentences: at . ! or ? before a space and a letter that
// is no small one.
func split(line string) []string {
	var out []string
	runes := []rune(line)
	start := 0
	for i, r := range runes {
		if r != '.' && r != '!' && r != '?' || i+2 >= len(runes) || !unicode.IsSpace(runes[i+1]) {
			continue
		}
		next := runes[i+2]
		if unicode.IsLower(next) || i-start < 3 || r == '.' && abbreviation(runes[start:i]) {
			continue
		}
		out = append(out, strings.TrimSpace(string(runes[start:i+1])))
		start = i + 1
	}
	if rest := strings.TrimSpace(string(runes[start:])); rest != "" {
		out = append(out, rest)
	}
	return out
}

// abbreviation says whether a text ends in a single letter or a short title: "p. 4", "M. Martin".
func abbreviation(before []rune) bool {
	n := 0
	for i := len(before) - 1; i >= 0 && unicode.IsLetter(before[i]); i-- {
		n++
	}
	return n == 1
}
