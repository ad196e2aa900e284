package aisim

import (
	"encoding/json"
	"testing"
)

func orderTool() tool {
	var t tool
	t.Type, t.Function.Name = "function", "action_order_status"
	t.Function.Description = "Looks something up. " + purposeMark + "The customer asks where their order is, whether it was shipped, or for news of it."
	t.Function.Parameters = json.RawMessage(`{"type":"object","properties":{"order":{"type":"string","description":"The order number. Only as the customer wrote it.` + patternMark + `[0-9]{3,8}"}}}`)
	return t
}

// TestActions: the business's own tool is called for what it is for, with what the
// customer said; what is missing is asked for, and goes on from there.
func TestActions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		before, line   string
		isFor          bool
		order, missing string
	}{
		{"", "Where is my order 1042?", true, "1042", ""},
		{"", "Bonjour, où est ma commande n° 1042 ?", true, "1042", ""},
		{"", "Has order 1042 been shipped?", true, "1042", ""},
		{"", "Where is my order?", true, "", "The order number"},
		{"Where is my order?", "1042", true, "1042", ""},
		{"Where is my order?", "it is 1042", true, "1042", ""},
		{"", "How soon are orders shipped?", false, "", ""},
		{"", "1042", false, "", ""},
		{"", "I want a refund for my broken lamp of order 1042", false, "", ""},
		{"", "Do you deliver on Sundays?", false, "", ""},
	} {
		p := &prompt{actions: readActions([]tool{orderTool()}), lines: []string{c.line}}
		if c.before != "" {
			p.before, p.askedBack = []string{c.before}, true
		}
		_, arguments, missing, isFor := p.wanted()
		if isFor != c.isFor || arguments["order"] != c.order || missing != c.missing {
			t.Errorf("%q after %q: %v %v %q", c.line, c.before, isFor, arguments, missing)
		}
	}
}

// TestReports: what came is said in the customer's language, and is what the judge finds
// in it; anything else it says of it is not.
func TestReports(t *testing.T) {
	t.Parallel()
	found := passage{index: 3, title: "Order status" + subjectMark + "1042", text: "status: shipped\narrives: 2026-11-08\ntracking: 6A1"}
	p := &prompt{passages: []passage{found}}
	for language, want := range map[string]string{
		"en": "Here is what I see for 1042: status shipped, arrives 8 November 2026, tracking 6A1.",
		"fr": "Voici ce que je vois pour 1042\u00a0: statut expédiée, arrivée le 8 novembre 2026, suivi 6A1.",
	} {
		if got := reported(found, language); got != want {
			t.Errorf("%s: %s", language, got)
		}
		if index, ok := p.isReport(want); !ok || index != 3 {
			t.Errorf("the judge does not find %q", want)
		}
	}
	if _, ok := p.isReport("Here is what I see for 1042: status delivered."); ok {
		t.Error("the judge finds what it does not say")
	}
}

func cancelTool() tool {
	var t tool
	t.Type, t.Function.Name = "function", "action_cancel_an_order"
	t.Function.Description = changeMark + " in the business's own system. Cancel an order. " + purposeMark + "The customer wants to cancel an order of theirs, or to have it cancelled."
	t.Function.Parameters = json.RawMessage(`{"type":"object","properties":{"order":{"type":"string","description":"The order number. Only as the customer wrote it.` + patternMark + `[0-9]{3,8}"},"customerLanguage":{"type":"string","description":"ISO 639-1 ` + speaksMark + `"}}}`)
	return t
}

// TestChanges: what does something is called by who asks for just that, in their
// language, and not at once by who has just not said yes.
func TestChanges(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		before, line, system     string
		tool, order, lang, wants string
	}{
		{line: "Cancel my order 1045", tool: "action_cancel_an_order", order: "1045", lang: "en"},
		{line: "Annulez ma commande 1045 svp", tool: "action_cancel_an_order", order: "1045", lang: "fr"},
		{line: "Please cancel order 1045.", tool: "action_cancel_an_order", order: "1045", lang: "en"},
		{line: "Cancel my order", tool: "action_cancel_an_order", wants: "The order number"},
		{before: "Cancel my order", line: "1045", tool: "action_cancel_an_order", order: "1045", lang: "en"},
		{line: "Where is my order 1045?", tool: "action_order_status", order: "1045"},
		{line: "Can orders be cancelled?"},
		{line: "Jusqu'à quand peut-on annuler une commande ?"},
		{before: "Cancel my order 1045", line: "no", system: noYes},
		{before: "Cancel my order 1045", line: "no thanks", system: noYes},
	} {
		p := &prompt{actions: readActions([]tool{cancelTool(), orderTool()}), lines: []string{c.line}, system: c.system}
		if c.before != "" {
			p.before, p.askedBack = []string{c.before}, true
		}
		a, arguments, missing, _ := p.wanted()
		if a.tool != c.tool || arguments["order"] != c.order || arguments["customerLanguage"] != c.lang || missing != c.wants {
			t.Errorf("%q after %q: %s %v %q", c.line, c.before, a.tool, arguments, missing)
		}
	}
	found := passage{index: 2, title: "Cancel an order" + subjectMark + "1045", text: donePrefix + "cancel your order 1045\nstatus: cancelled"}
	for line, want := range map[string]string{
		"yes": "It is done: cancel your order 1045, status cancelled.", "Yes 👍": "It is done: cancel your order 1045, status cancelled.",
		"oui merci au revoir": "C’est fait\u00a0: cancel your order 1045, statut annulée.",
	} {
		p := &prompt{passages: []passage{found}, lines: []string{line}}
		if r := compose(p); r.text != want {
			t.Errorf("%q is answered %q", line, r.text)
		}
		if index, ok := p.isReport(want); !ok || index != 2 {
			t.Errorf("the judge does not find %q", want)
		}
	}
}
