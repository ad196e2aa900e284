package aisim

import (
	"regexp"
	"slices"
	"strings"
)

// A colleague asks about the conversation itself, too. The simulator knows three of
// those questions, in its three languages, and quotes what was said.
var (
	asksWants = regexp.MustCompile(`\b(?:customer|client|cliente|she|he|they|elle|il|ella)\b.{0,12}\b(?:wants?|needs?|asks?|asking|veut|demande|souhaite|cherche|quiere|pide|necesita)\b` +
		`|\b(?:veut|demande|souhaite|quiere|pide|necesita)\b.{0,8}\b(?:client|cliente|elle|il|ella)\b`)
	asksPromised = regexp.MustCompile(`\bpromis|\bpromett?|\bengag|\bagreed\b|\bcommit`)
	asksLast     = regexp.MustCompile(`\b(?:last|latest|dernier|ultimo)\b.{0,8}\b(?:message|mensaje)\b`)

	promises = regexp.MustCompile(`\b(?:will|shall|ll|promise|within|tomorrow|today|going to)\b|\bby (?:mon|tues|wednes|thurs|fri|satur|sun)day\b` +
		`|\b(?:je|nous)(?: vous| te| t| l| le| la)* \w+(?:rai|rons)\b|\b(?:allons|vais|sera|seront|recevrez|aurez|demain|aujourd hui|d ici|sous \d+)\b` +
		`|\b\w+(?:aremos|eremos|iremos)\b|\b(?:vamos a|manana|hoy|recibira|tendra)\b`)
)

// How the product marks what was said: see features/copilot.
const (
	byCustomer = "The customer wrote"
	byUs       = "We wrote"
)

// recall quotes the conversation where a colleague asks for what the customer wants, or
// what was promised to them. Empty: the question is another, or nothing was said.
func (p *prompt) recall(asked string) []sentence {
	switch {
	case asksPromised.MatchString(asked):
		var out []sentence
		for _, s := range p.said(byUs) {
			if promises.MatchString(flatten(s.text)) {
				out = append(out, s)
			}
		}
		return out[max(0, len(out)-3):]
	case asksWants.MatchString(asked):
		said := p.lastSaid(byCustomer)
		return said[:min(len(said), 3)]
	}
	return nil
}

// aboutLast puts the customer's last words in the place of a question that is about
// them; only documents can answer those.
func (p *prompt) aboutLast(asked string) {
	said := p.lastSaid(byCustomer)
	if !asksLast.MatchString(asked) || len(said) == 0 {
		return
	}
	p.lines = nil
	for _, s := range said {
		p.lines = append(p.lines, s.text)
	}
	p.passages = slices.DeleteFunc(p.passages, func(q passage) bool {
		return strings.HasPrefix(q.title, byCustomer) || strings.HasPrefix(q.title, byUs)
	})
}

// lastSaid are the sentences of one side's newest message that says anything.
func (p *prompt) lastSaid(by string) []sentence {
	said := p.said(by)
	if len(said) == 0 {
		return nil
	}
	newest := said[len(said)-1].passage
	return slices.DeleteFunc(said, func(s sentence) bool { return s.passage != newest })
}

// said are the sentences of one side, oldest first, without mere greetings. They are
// quoted as they are, whatever the language.
func (p *prompt) said(by string) []sentence {
	var out []sentence
	for _, q := range p.passages {
		if !strings.HasPrefix(q.title, by) {
			continue
		}
		for _, text := range split(q.text) {
			text = strings.TrimSpace(text)
			if slices.ContainsFunc(tokenise(text), func(w string) bool { return !greeting[w] }) {
				out = append(out, sentence{passage: q.index, text: text, order: len(out)})
			}
		}
	}
	return out
}
