package aisim

import (
	"fmt"
	"testing"
)

// TestColleague: what is offered to a colleague beside a thread is answered with what was
// said there, or with what the documents say of the customer's last words.
func TestColleague(t *testing.T) {
	t.Parallel()
	passages := []passage{
		{1, "Delivery", "Delivery to Belgium costs 9 euros and takes two days."},
		{2, "The customer wrote, 2026-11-02 10:00", "Hello! Where is my order LM-20?"},
		{3, "We wrote, 2026-11-02 10:05", "Sorry for the wait, take care, we are here. We will send it again tomorrow. Thank you!"},
		{4, "Nous", "Rien."},
		{5, "We wrote, 2026-11-02 10:06", "Nous vous enverrons le suivi."},
		{6, "The customer wrote, 2026-11-02 10:09", "Thanks! And how much does delivery to Belgium cost?"},
	}
	for question, want := range map[string]string{
		"What did we promise the customer?":               `answer [{We will send it again tomorrow. [3]} {Nous vous enverrons le suivi. [5]}]`,
		"What does the customer want?":                    `answer [{And how much does delivery to Belgium cost? [6]}]`,
		"Que veut le client ?":                            `answer [{And how much does delivery to Belgium cost? [6]}]`,
		"What do our sources say about the last message?": `answer [{Delivery to Belgium costs 9 euros and takes two days. [1]}]`,
		"Do we rent boats?":                               `handoff []`,
	} {
		got := compose(&prompt{passages: append([]passage(nil), passages...), lines: []string{question}, isColleague: true})
		if said := fmt.Sprint(got.kind, " ", got.parts); said != want {
			t.Errorf("%s\n got %s\nwant %s", question, said, want)
		}
	}
}
