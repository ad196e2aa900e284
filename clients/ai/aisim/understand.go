package aisim

import (
	"cmp"
	"strings"
)

// understanding is what the simulator makes of a prompt, in the shapes that an
// answer may take: a text, a search, or values for a schema.
type understanding struct {
	text     string
	search   string
	escalate bool
	act      *toolCall // the business's own tool that is worth calling; nil: none
	scope    *scope
}

// understand tells the tasks apart by what the prompt marks.
func understand(p *prompt) understanding {
	switch {
	case p.compares:
		return comparePassages(p)
	case p.answer != "":
		return checkAnswer(p)
	case p.text != "":
		text := rewrite(p)
		return understanding{text: text, scope: &scope{values: map[string]any{"text": text, "language": cmp.Or(language(text), p.language())}}}
	case p.conversation != "":
		return sumUp(p)
	case p.plain, len(p.lines) == 0 && len(p.passages) == 0:
		text := "Hello, this is the offline model. It can only repeat passages that it is given."
		return understanding{text: text, scope: &scope{values: map[string]any{"text": text, "kind": "decline", "reason": text}}}
	}
	r := compose(p)
	return understanding{text: r.text, search: r.search, escalate: r.escalate, act: r.act, scope: r.scope(p)}
}

// scope spells a reply in the names that schemas use.
func (r reply) scope(p *prompt) *scope {
	values := map[string]any{
		"kind": r.kind, r.kind: true, "reason": r.reason, "text": r.text, "language": r.language, "score": r.coverage,
		"query": cmp.Or(r.search, p.question()), "answerable": r.kind == "answer", "grounded": r.kind == "answer",
		"reason_codes": reasonCodes(r),
		// The brief for a colleague: what the customer wants, what was tried, what is missing.
		"wants": shorten(p.question(), 160), "summary": shorten(p.question(), 160),
		"tried": "Searched the sources.", "missing": r.reason,
	}
	if r.kind == "clarify" {
		values["clarify"] = r.text
	} else {
		delete(values, "clarify")
	}
	s := &scope{values: values, lists: map[string][]any{}}
	for _, part := range r.parts {
		inner := &scope{values: map[string]any{"text": part.text, "language": r.language}, lists: map[string][]any{}}
		for _, index := range part.passages {
			inner.lists["passages"] = append(inner.lists["passages"], index)
			inner.values["passage"] = index
		}
		s.lists["parts"] = append(s.lists["parts"], inner)
		s.lists["passages"] = append(s.lists["passages"], inner.lists["passages"]...)
	}
	for _, word := range r.missing {
		s.lists["missing"] = append(s.lists["missing"], word)
	}
	return s
}

// reasonCodes are pieces of the names that callers give to reasons, likeliest first.
func reasonCodes(r reply) []string {
	switch {
	case strings.Contains(r.reason, "person"):
		return []string{"asked", "human", "person"}
	case r.kind == "decline":
		return []string{"injection", "offtopic", "outofscope", "scope", "abuse", "policy"}
	case r.kind == "handoff":
		return []string{"notcovered", "noevidence", "nothing", "missing", "uncovered", "unknown", "knowledge"}
	case r.kind == "clarify":
		return []string{"unclear", "ambiguous", "clarif"}
	}
	return []string{"covered", "grounded", "answered"}
}

// sumUp tells a conversation by its first and its last lines: the wish is mostly in
// the one, how far it came in the other.
func sumUp(p *prompt) understanding {
	var lines []string
	for line := range strings.Lines(p.conversation) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) > 4 {
		lines = append(lines[:2:2], lines[len(lines)-2:]...)
	}
	text := shorten(strings.Join(lines, " "), 300)
	return understanding{text: text, scope: &scope{values: map[string]any{
		"text": text, "summary": text, "wants": shorten(lines[0], 160), "tried": "Told by the offline model from the first and last messages.",
		"missing": shorten(lines[len(lines)-1], 160), "language": cmp.Or(language(p.conversation), "en"),
	}}}
}

// checkAnswer judges each sentence of an answer: it is grounded when the passages
// say most of its words.
func checkAnswer(p *prompt) understanding {
	all := sentences(p.passages)
	s := &scope{lists: map[string][]any{}}
	grounded, lowest := true, 1.0
	for _, text := range claims(p.answer) {
		f := find(words(text), all, language(text))
		ok := f.coverage >= enough && f.agrees(text)
		if index, isReport := p.isReport(text); isReport {
			f, ok = finding{sentences: []sentence{{passage: index}}, coverage: 1}, true
		}
		grounded, lowest = grounded && ok, min(lowest, f.coverage)
		inner := &scope{values: map[string]any{"text": text, "grounded": ok, "score": f.coverage, "reason": "Compared word by word."}, lists: map[string][]any{}}
		for _, found := range f.sentences {
			inner.lists["passages"] = append(inner.lists["passages"], found.passage)
			inner.values["passage"] = found.passage
		}
		s.lists["claims"] = append(s.lists["claims"], inner)
		if !ok {
			s.lists["unsupported"] = append(s.lists["unsupported"], text)
		}
	}
	reason := "The passages say it."
	if !grounded {
		reason = "The passages do not say all of it."
	}
	s.values = map[string]any{"grounded": grounded, "score": lowest, "reason": reason, "kind": map[bool]string{true: "grounded", false: "ungrounded"}[grounded], "text": p.answer}
	return understanding{text: reason, scope: s}
}

// claims are the sentences of an answer that state something.
func claims(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		for _, s := range split(strings.TrimSpace(line)) {
			s = unquoted(strings.TrimSpace(s))
			polite := len(words(s)) == 0
			for _, phrases := range phrases {
				for _, own := range phrases {
					polite = polite || s == own
				}
			}
			if !polite && !strings.HasSuffix(s, "?") {
				out = append(out, s)
			}
		}
	}
	return out
}

// agrees says whether what was found says the same numbers as a claim, and yes or
// no where the claim does.
func (f finding) agrees(claim string) bool {
	var said strings.Builder
	denied := false
	for _, s := range f.sentences {
		said.WriteString(" " + flatten(s.text) + " ")
		denied = denied || exception.MatchString(s.text)
	}
	for _, w := range tokenise(claim) {
		if w[0] >= '0' && w[0] <= '9' && !strings.Contains(said.String(), " "+w+" ") {
			return false
		}
	}
	return denied || !exception.MatchString(claim)
}

// unquoted takes away the words around a quotation.
func unquoted(text string) string {
	for _, frame := range phrases["quotation"] {
		before, after, _ := strings.Cut(frame, "%s")
		if inner, ok := strings.CutPrefix(text, strings.TrimSpace(before)); ok {
			return strings.TrimSuffix(strings.TrimSpace(inner), strings.TrimSpace(after))
		}
	}
	return text
}

// shorten cuts a text at a word.
func shorten(text string, most int) string {
	text = strings.Join(strings.Fields(text), " ")
	if len([]rune(text)) <= most {
		return text
	}
	cut := string([]rune(text)[:most])
	if at := strings.LastIndexByte(cut, ' '); at > most/2 {
		cut = cut[:at]
	}
	return cut + "…"
}
