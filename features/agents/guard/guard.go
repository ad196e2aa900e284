// Package guard judges texts by rules that people can read: what a customer wrote
// before a model sees it, and what a model wrote before a customer does. It is
// pure: it calls nobody and remembers nothing. What needs a model to judge
// (moderation, grounding) is features/replies' business.
package guard

import (
	"slices"
	"strings"
)

// Rules are a workspace's own. Phrases are compared word by word, without case
// and accents: "money back" also finds "Money-back". An asterisk ends a word that
// may go on ("refund*"), 8..17 is a number in that range.
type Rules struct {
	// Blocked are phrases that no answer contains, and that send a customer's
	// message to a person.
	Blocked []string `json:"blocked"`
	// Topics say who answers what a message is about.
	Topics []Topic `json:"topics"`
	// NeverPromise are phrases that the AI may not send by itself.
	NeverPromise []string `json:"neverPromise"`
	// Ignored are whole messages that need no answer, or nearly those.
	Ignored []string `json:"ignored"`
}

// Topic is a subject that is recognised by its phrases.
type Topic struct {
	Name     string   `json:"name"`
	Handling Handling `json:"handling"`
	Phrases  []string `json:"phrases"`
	// Send and Draft replace the thresholds for this topic; nil: they do not.
	Send  *float64 `json:"send"`
	Draft *float64 `json:"draft"`
}

// Handling is who answers a topic.
type Handling string

// The handlings, spelled the same in Go, GraphQL and TypeScript.
const (
	ByPerson   Handling = "PERSON"   // always a person
	ByDraft    Handling = "DRAFT"    // the AI drafts, a person sends
	ByEvidence Handling = "EVIDENCE" // the AI, where its evidence carries the answer
)

// Kind is what sort of rule matched.
type Kind string

// The kinds, spelled the same in Go, GraphQL and TypeScript.
const (
	Blocked    Kind = "BLOCKED"
	OnTopic    Kind = "TOPIC"
	Promise    Kind = "PROMISE"
	Ignored    Kind = "IGNORED"
	Injection  Kind = "INJECTION"
	AsksPerson Kind = "ASKS_PERSON"
)

// Action is what a match asks for.
type Action string

// The actions, from the mildest.
const (
	Note       Action = "NOTE"   // nothing: the topic is known
	StaySilent Action = "SILENT" // nobody needs to answer
	OnlyDraft  Action = "DRAFT"  // a person sends it
	HandOver   Action = "PERSON" // a person answers
)

var severity = map[Action]int{Note: 1, StaySilent: 2, OnlyDraft: 3, HandOver: 4}

// Finding is a rule that matched, and where.
type Finding struct {
	Kind    Kind
	Rule    string // the phrase as it was written; of a topic its name, of an injection its sign
	Action  Action
	Matched string // the piece of the text
	Start   int    // where that begins, in UTF-16 units, as JavaScript counts
	End     int
}

// Strictest is the action that the findings ask for together; empty for none.
func Strictest(findings []Finding) Action {
	var strictest Action
	for _, f := range findings {
		if severity[f.Action] > severity[strictest] {
			strictest = f.Action
		}
	}
	return strictest
}

// TopicsIn names the topics among findings, each once, in their order.
func TopicsIn(findings []Finding) []string {
	var names []string
	for _, f := range findings {
		if f.Kind == OnTopic {
			names = append(names, f.Rule)
		}
	}
	return names
}

// Inbound judges what a customer wrote: blocked phrases, topics, signs of an
// attack, the wish for a person, and messages that need no answer.
func Inbound(message string, r Rules) []Finding {
	t := read(message)
	findings := t.phrases(Blocked, HandOver, r.Blocked)
	for _, topic := range r.Topics {
		if f, ok := t.topic(topic); ok {
			findings = append(findings, f)
		}
	}
	findings = append(findings, t.injections()...)
	if from, to, ok := t.wantsHuman(); ok {
		findings = append(findings, t.within(AsksPerson, "", HandOver, from, to))
	}
	for _, example := range r.Ignored {
		if t.resembles(example) {
			return append(findings, t.finding(Ignored, example, StaySilent, 0, len(t.words)-1))
		}
	}
	return findings
}

// Outbound judges what the AI would send: blocked phrases and promises. Both
// leave it to a person.
func Outbound(answer string, r Rules) []Finding {
	t := read(answer)
	return append(t.phrases(Blocked, OnlyDraft, r.Blocked), t.phrases(Promise, OnlyDraft, r.NeverPromise)...)
}

func (t text) phrases(kind Kind, action Action, rules []string) []Finding {
	var findings []Finding
	for _, rule := range rules {
		if first, last, ok := t.find(phrase(rule)); ok {
			findings = append(findings, t.finding(kind, rule, action, first, last))
		}
	}
	return findings
}

var actionOf = map[Handling]Action{ByPerson: HandOver, ByDraft: OnlyDraft, ByEvidence: Note}

func (t text) topic(topic Topic) (Finding, bool) {
	for _, rule := range topic.Phrases {
		if first, last, ok := t.find(phrase(rule)); ok {
			return t.finding(OnTopic, topic.Name, actionOf[topic.Handling], first, last), true
		}
	}
	return Finding{}, false
}

// resembles says that a message is an example, or four fifths of the words of
// both are the same. Short ones must be the same: "no thanks" is not "thanks".
func (t text) resembles(example string) bool {
	e := read(example)
	if len(e.words) == 0 || len(t.words) == 0 {
		return false
	}
	if said := t.said(); e.line == t.line || len(said) > 0 && slices.Equal(said, e.said()) {
		return true
	}
	return len(e.words) >= 4 && 2*common(t, e)*5 >= 4*(len(e.words)+len(t.words))
}

// friendly are signs that add nothing to what is said: "thanks 🙏" is "thanks".
const friendly = "🙏👍👌👏😊🙂😀😃😄😁😉☺🥰😍🤗❤♥💚💛🧡💙💜✨🎉"

// said are a text's words without such signs.
func (t text) said() (words []string) {
	for _, w := range t.words {
		if !strings.Contains(friendly, w.folded) {
			words = append(words, w.folded)
		}
	}
	return words
}

// common is how many words two texts share.
func common(a, b text) (n int) {
	left := map[string]int{}
	for _, w := range b.words {
		left[w.folded]++
	}
	for _, w := range a.words {
		if left[w.folded] > 0 {
			left[w.folded]--
			n++
		}
	}
	return n
}

// Likeness is the share of their words that two texts have in common, 0 to 1.
func Likeness(a, b string) float64 {
	one, other := read(a), read(b)
	if len(one.words)+len(other.words) == 0 {
		return 0
	}
	return float64(2*common(one, other)) / float64(len(one.words)+len(other.words))
}

// Mentions is the first of the phrases that a text contains.
func Mentions(message string, phrases []string) (string, bool) {
	t := read(message)
	for _, rule := range phrases {
		if _, _, ok := t.find(phrase(rule)); ok {
			return rule, true
		}
	}
	return "", false
}

// IsPhrase says whether a rule can ever match: it has a letter, a number or a sign.
func IsPhrase(rule string) bool { return len(phrase(strings.TrimSpace(rule))) > 0 }
