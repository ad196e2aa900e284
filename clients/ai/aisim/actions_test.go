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
