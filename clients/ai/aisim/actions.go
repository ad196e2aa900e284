package aisim

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// action is a tool that a business added: it looks something up in the business's own
// system, or does something there, with what the customer says.
type action struct {
	tool    string
	purpose string
	changes string // the word that says what it does, as in "cancel an order"; empty: it looks up
	asks    []asked
	speaks  string // the argument that takes the customer's language; empty: none does
}

// asked is a value that the tool wants.
type asked struct {
	name, what string
	pattern    *regexp.Regexp // nil: nobody said what it looks like, so it cannot be told from other words
}

// How the product marks such tools, and what they bring: see features/replies/actions.go.
const (
	actionTool   = "action_"
	purposeMark  = "When to use it: "
	patternMark  = " Regular expression: "
	subjectMark  = " · "
	nothingFound = "Nothing was found for this customer."
	changeMark   = "Does something for this very customer"
	donePrefix   = "Done: "                          // begins the passage about a change that was made
	noYes        = "did not plainly say yes"         // of a change that the customer was asked about
	speaksMark   = "code of the customer's language" // of an argument
)

func readActions(tools []tool) []action {
	var out []action
	for _, t := range tools {
		_, purpose, ok := strings.Cut(t.Function.Description, purposeMark)
		var parameters schema
		if !ok || !strings.HasPrefix(t.Function.Name, actionTool) || json.Unmarshal(t.Function.Parameters, &parameters) != nil {
			continue
		}
		a := action{tool: t.Function.Name, purpose: purpose}
		if strings.HasPrefix(t.Function.Description, changeMark) {
			a.changes, _, _ = strings.Cut(strings.TrimPrefix(a.tool, actionTool), "_")
		}
		for _, name := range slices.Sorted(maps.Keys(parameters.Properties)) {
			if strings.Contains(parameters.Properties[name].Description, speaksMark) {
				a.speaks = name
				continue
			}
			what, pattern, isShaped := strings.Cut(parameters.Properties[name].Description, patternMark)
			what, _, _ = strings.Cut(what, ".")
			value := asked{name: name, what: what}
			if compiled, err := regexp.Compile(`^(?:` + pattern + `)$`); err == nil && isShaped {
				value.pattern = compiled
			}
			a.asks = append(a.asks, value)
		}
		out = append(out, a)
	}
	return out
}

// isNear: most of what is asked is what the action is for. Nothing is done that was not
// called by its name.
func (a action) isNear(question string) bool {
	if a.changes != "" && !has(words(question), words(a.changes)[0]) {
		return false
	}
	purpose := words(a.purpose)
	near, all := 0, 0
	for _, w := range unique(words(question)) {
		if weak[w.text] || w.text[0] >= '0' && w.text[0] <= '9' {
			continue
		}
		if all++; has(purpose, w) {
			near++
		}
	}
	return near > 0 && 5*near >= 3*all
}

// find looks in what the customer wrote, the newest first, for what the action asks.
// missing is the first that is not there.
func (a action) find(lines []string) (arguments map[string]string, missing string) {
	arguments = map[string]string{}
	for _, value := range a.asks {
		for _, line := range slices.Backward(lines) {
			for _, w := range slices.Backward(strings.Fields(line)) {
				w = strings.Trim(w, `.,;:!?"'()«»#`)
				if value.pattern != nil && arguments[value.name] == "" && value.pattern.MatchString(w) {
					arguments[value.name] = w
				}
			}
		}
		if arguments[value.name] == "" {
			return nil, value.what
		}
	}
	return arguments, ""
}

// isOwn: it is about something of the customer's.
var isOwn = regexp.MustCompile(`\b(?:my|our|mine|ma|mon|mes|notre|nos|mi|mis|nuestro|nuestra)\b`)

// wanted is the action that the customer's question is for. What is said in answer to a
// question of ours is little, and goes on from what was asked before.
func (p *prompt) wanted() (a action, arguments map[string]string, missing string, ok bool) {
	question, lines := p.question(), p.lines
	if len(words(question)) <= 2 && p.askedBack && !strings.Contains(p.system, noYes) {
		lines = append(slices.Clone(p.before), p.lines...)
		question = strings.Join(lines, "\n")
	}
	for _, a := range p.actions {
		if slices.Contains(p.called, a.tool) || !a.isNear(question) {
			continue
		}
		// Who asks about orders in general is not asked for the number of one.
		if arguments, missing = a.find(lines); missing == "" || isOwn.MatchString(flatten(question)) {
			if missing == "" && a.speaks != "" {
				arguments[a.speaks] = p.language()
			}
			return a, arguments, missing, true
		}
	}
	return action{}, nil, "", false
}

// done is the passage about what the customer has just said yes to.
func (p *prompt) done() (passage, bool) {
	i := slices.IndexFunc(p.passages, func(found passage) bool { return strings.HasPrefix(found.text, donePrefix) })
	if i < 0 || len(tokenise(p.question())) > 4 {
		return passage{}, false
	}
	return p.passages[i], true
}

// report is what an action brought, in a sentence.
func (r *reply) report(found passage) {
	if text := reported(found, r.language); text != "" {
		r.kind, r.reason, r.coverage, r.text = "answer", "The business's own system says it.", 1, text
		r.parts = []part{{text: text, passages: []int{found.index}}}
		return
	}
	_, subject, _ := strings.Cut(found.title, subjectMark)
	r.kind, r.reason, r.text = "clarify", "Nothing was found.", fmt.Sprintf(phrase(r.language, "nothing"), subject)
}

// reported is the sentence; empty when nothing was found.
func reported(found passage, language string) string {
	var facts []string
	text, isDone := strings.CutPrefix(found.text, donePrefix)
	if isDone {
		did, rest, _ := strings.Cut(text, "\n")
		facts, text = append(facts, strings.TrimSpace(did)), rest
	}
	for line := range strings.Lines(text) {
		label, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok {
			return ""
		}
		facts = append(facts, inWords(label, language)+" "+inWords(value, language))
	}
	if len(facts) == 0 {
		return ""
	}
	if isDone {
		return fmt.Sprintf(phrase(language, "done"), strings.Join(facts, ", "))
	}
	_, subject, _ := strings.Cut(found.title, subjectMark)
	return fmt.Sprintf(phrase(language, "report"), subject, strings.Join(facts, ", "))
}

// isReport: word for word what one of the passages is told as.
func (p *prompt) isReport(claim string) (index int, ok bool) {
	for _, found := range p.passages {
		for _, language := range []string{"en", "fr", "es"} {
			if text := reported(found, language); text != "" && text == claim {
				return found.index, true
			}
		}
	}
	return 0, false
}

// spoken are a few words that systems use, as customers are told them.
var spoken = map[string]map[string]string{
	"the order number": {"en": "the order number", "fr": "le numéro de commande", "es": "el número de pedido"},

	"status":    {"fr": "statut", "es": "estado"},
	"arrives":   {"fr": "arrivée le", "es": "llega el"},
	"carrier":   {"fr": "transporteur", "es": "transportista"},
	"tracking":  {"fr": "suivi", "es": "seguimiento"},
	"shipped":   {"fr": "expédiée", "es": "enviado"},
	"delivered": {"fr": "livrée", "es": "entregado"},
	"cancelled": {"fr": "annulée", "es": "anulado"},
	"preparing": {"fr": "en préparation", "es": "en preparación"},
}

var months = map[string][]string{
	"en": strings.Fields("January February March April May June July August September October November December"),
	"fr": strings.Fields("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
	"es": strings.Fields("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
}

var isoDate = regexp.MustCompile(`^(\d{4})-(0[1-9]|1[0-2])-(\d{2})$`)

// inWords says a word or a date of a system in a language.
func inWords(text, language string) string {
	if said, ok := spoken[strings.ToLower(text)][language]; ok {
		return said
	}
	names, ok := months[language]
	if date := isoDate.FindStringSubmatch(text); date != nil && ok {
		month := int(date[2][0]-'0')*10 + int(date[2][1]-'0')
		return strings.TrimLeft(date[3], "0") + " " + names[month-1] + " " + date[1]
	}
	return text
}
