package agents

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"socialsync/db"
	"socialsync/features/agents/guard"
	"socialsync/features/problem"
)

const (
	maxInstructions = 8000 // characters
	maxPhrases      = 200  // in one list
	maxPhrase       = 200  // characters
	maxTopics       = 40
	maxSpans        = 42 // six a day
	maxChannels     = 50
)

// Languages are those that an answer can be held to, by ISO 639-1.
var Languages = []string{"ar", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "tr", "uk", "zh"}

// Validate trims what people type and says what cannot be accepted, with paths
// into the input ("guard.topics.2.name").
func (c *Config) Validate() error {
	var l problem.List
	c.fill()
	c.Instructions = strings.TrimSpace(c.Instructions)
	check(&l, c.Temperature >= 0 && c.Temperature <= 1, "temperature", "The temperature is between 0 and 1.")
	check(&l, utf8.RuneCountInString(c.Model) <= 120, "model", "This model does not exist.")
	check(&l, slices.Contains([]Tone{Friendly, Professional, Casual, Neutral}, c.Tone), "tone", "This tone does not exist.")
	check(&l, slices.Contains([]Length{Short, Medium, Long}, c.Length), "length", "This length does not exist.")
	check(&l, slices.Contains([]Template{Support, Ecommerce, Social}, c.Template), "template", "This template does not exist.")
	check(&l, isLanguage(c.Language), "language", "This language is not offered.")
	check(&l, isText(c.Instructions, maxInstructions), "instructions", "Instructions have at most 8000 characters.")
	c.validateThresholds(&l)
	c.Hours.validate(&l)
	c.Pace.validate(&l)
	c.validateGuard(&l)
	c.validateChannels(&l)
	return l.Err()
}

func (c *Config) validateThresholds(l *problem.List) {
	bad := func(send, draft float64) bool { return !(0 <= draft && draft <= send && send <= 1) }
	const message = "Both are between 0 and 1, and sending needs at least as much as drafting."
	check(l, !bad(c.Thresholds.Send, c.Thresholds.Draft), "thresholds.send", message)
	seen := map[db.Channel]bool{}
	for i, by := range c.Thresholds.ByChannel {
		at := fmt.Sprintf("thresholds.byChannel.%d.send", i)
		check(l, !bad(by.Send, by.Draft), at, message)
		check(l, by.Channel == db.ChannelWhatsApp || by.Channel == db.ChannelInstagram, at, "This channel does not exist.")
		check(l, !seen[by.Channel], at, "This channel has thresholds already.")
		seen[by.Channel] = true
	}
	for i, topic := range c.Guard.Topics {
		send, draft := c.Thresholds.Send, 0.0
		if topic.Send != nil {
			send = *topic.Send
		}
		if topic.Draft != nil {
			draft = *topic.Draft
		}
		check(l, !bad(send, draft), fmt.Sprintf("guard.topics.%d.send", i), message)
	}
}

func (h *Hours) validate(l *problem.List) {
	_, err := time.LoadLocation(h.Zone)
	check(l, err == nil && h.Zone != "" && h.Zone != "Local", "hours.zone", "This time zone does not exist.")
	check(l, len(h.Spans) <= maxSpans, "hours.spans", "That is more than six spans a day.")
	for i, s := range h.Spans {
		from, err1 := minutes(s.From)
		to, err2 := minutes(s.To)
		at := fmt.Sprintf("hours.spans.%d.from", i)
		check(l, s.Day >= 1 && s.Day <= 7, at, "Days are 1, Monday, to 7, Sunday.")
		check(l, err1 == nil && err2 == nil && from < to, at, "Opening comes before closing, both as 09:30.")
	}
	for at, mode := range map[string]db.AgentMode{"hours.open": h.Open, "hours.outside": h.Outside} {
		_, ok := height[mode]
		check(l, ok, at, "This mode does not exist.")
	}
}

func (p Pace) validate(l *problem.List) {
	check(l, within(p.QuietSeconds, 1, 20), "pace.quietSeconds", "Between 1 and 20 seconds.")
	check(l, within(p.CapSeconds, 5, 60) && p.CapSeconds >= p.QuietSeconds, "pace.capSeconds", "Between 5 and 60 seconds, and not below the pause.")
	check(l, within(p.ResumeHours, 0, 168), "pace.resumeHours", "Between 0 and 168 hours.")
	check(l, within(p.AnswersPerHour, 1, 100), "pace.answersPerHour", "Between 1 and 100.")
}

func (c *Config) validateGuard(l *problem.List) {
	c.Guard.Blocked = phrases(l, "guard.blocked", c.Guard.Blocked)
	c.Guard.NeverPromise = phrases(l, "guard.neverPromise", c.Guard.NeverPromise)
	c.Guard.Ignored = phrases(l, "guard.ignored", c.Guard.Ignored)
	check(l, len(c.Guard.Topics) <= maxTopics, "guard.topics", "There are at most 40 topics.")
	seen := map[string]bool{}
	for i := range c.Guard.Topics {
		t := &c.Guard.Topics[i]
		at := fmt.Sprintf("guard.topics.%d.", i)
		t.Name = strings.TrimSpace(t.Name)
		check(l, t.Name != "" && isText(t.Name, 60), at+"name", "A topic needs a name of at most 60 characters.")
		check(l, !seen[strings.ToLower(t.Name)], at+"name", "Another topic has this name.")
		seen[strings.ToLower(t.Name)] = true
		check(l, slices.Contains([]guard.Handling{guard.ByPerson, guard.ByDraft, guard.ByEvidence}, t.Handling), at+"handling", "This does not exist.")
		t.Phrases = phrases(l, at+"phrases", t.Phrases)
		check(l, len(t.Phrases) > 0, at+"phrases", "A topic is recognised by at least one phrase.")
	}
}

func (c *Config) validateChannels(l *problem.List) {
	check(l, len(c.Channels) <= maxChannels, "channels", "There are at most 50.")
	for i := range c.Channels {
		own, at := &c.Channels[i], fmt.Sprintf("channels.%d.", i)
		own.Instructions = strings.TrimSpace(own.Instructions)
		check(l, isText(own.Instructions, maxInstructions), at+"instructions", "Instructions have at most 8000 characters.")
		send, draft := own.Send, own.Draft
		check(l, (send == nil) == (draft == nil) && (send == nil || 0 <= *draft && *draft <= *send && *send <= 1), at+"send",
			"Both are between 0 and 1, and sending needs at least as much as drafting.")
		check(l, own.Tone == nil || slices.Contains([]Tone{Friendly, Professional, Casual, Neutral}, *own.Tone), at+"tone", "This tone does not exist.")
		check(l, own.Language == nil || isLanguage(*own.Language), at+"language", "This language is not offered.")
		check(l, !slices.ContainsFunc(c.Channels[:i], func(o ChannelConfig) bool { return o.SocialAccountID == own.SocialAccountID }), at+"socialAccountId", "This account is here already.")
	}
}

// phrases trims a list, drops what is empty or there twice, and judges the rest.
func phrases(l *problem.List, field string, list []string) []string {
	out := []string{}
	for _, rule := range list {
		rule = strings.Join(strings.Fields(rule), " ")
		if rule == "" || slices.Contains(out, rule) {
			continue
		}
		if !isText(rule, maxPhrase) || !guard.IsPhrase(rule) {
			l.Add(problem.BadInput, field, "“"+cut(rule)+"” cannot be recognised: a phrase has a letter, a number or a sign, and at most 200 characters.")
			return out
		}
		out = append(out, rule)
	}
	check(l, len(out) <= maxPhrases, field, "There are at most 200 phrases.")
	return out
}

func check(l *problem.List, ok bool, field, message string) {
	if !ok {
		l.Add(problem.BadInput, field, message)
	}
}

func within(n, low, high int) bool { return low <= n && n <= high }

func isLanguage(code string) bool { return code == "auto" || slices.Contains(Languages, code) }

func isText(s string, most int) bool {
	return utf8.ValidString(s) && utf8.RuneCountInString(s) <= most && !strings.ContainsRune(s, 0)
}

func cut(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
