// Package demo holds the people and the words of the demo workspace. It knows no
// database: app/seed.go stores them.
package demo

import (
	_ "embed"
	"strings"
)

//go:embed dialogues.txt
var dialogues string

//go:embed assisted.txt
var assisted string

// Line is one message of a dialogue.
type Line struct {
	ByCustomer bool
	Text       string
}

// Dialogue is a conversation somebody might have with the shop.
type Dialogue struct {
	Language string // fr or en
	Topic    string // names the label it gets
	Lines    []Line
}

// Dialogues are those that the team has without the assistant.
func Dialogues() []Dialogue { return read(dialogues) }

// Assisted are what customers ask the assistant, what a colleague says where it does
// not, and what customers end with. Each line has several wordings, between bars.
func Assisted() []Dialogue { return read(assisted) }

// read takes dialogues apart: "# language topic", then one line a message, "c" by the
// customer and "t" by the team.
func read(text string) []Dialogue {
	var list []Dialogue
	for line := range strings.Lines(text) {
		mark, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch mark {
		case "#":
			language, topic, _ := strings.Cut(rest, " ")
			list = append(list, Dialogue{Language: language, Topic: topic})
		case "c", "t":
			last := &list[len(list)-1]
			last.Lines = append(last.Lines, Line{ByCustomer: mark == "c", Text: rest})
		}
	}
	return list
}

// First and last names, from which the demo's customers are made.
var (
	FirstNames = map[string][]string{
		"fr": {"Camille", "Hugo", "Inès", "Louis", "Manon", "Nathan", "Chloé", "Théo", "Zoé", "Gabriel", "Sarah", "Maël", "Jeanne", "Adam", "Léa", "Rayan", "Alice", "Paul", "Nour", "Victor"},
		"en": {"Oliver", "Grace", "Harry", "Amelia", "George", "Isla", "Arthur", "Freya", "Noah", "Ivy", "Leo", "Ella", "Oscar", "Maya", "Finn", "Ruby", "Priya", "Kofi", "Aoife", "Dylan"},
	}
	LastNames = map[string][]string{
		"fr": {"Bernard", "Dubois", "Petit", "Durand", "Leroy", "Moreau", "Fournier", "Girard", "Bonnet", "Lambert", "Fontaine", "Rousseau", "Vincent", "Muller", "Faure", "Mercier", "Blanc", "Guérin", "Benali", "Diallo"},
		"en": {"Walker", "Hughes", "Edwards", "Green", "Wood", "Turner", "Cooper", "Ward", "Morris", "Bailey", "Reid", "Shaw", "Ellis", "Murray", "Palmer", "Osei", "Patel", "Byrne", "Fox", "Lane"},
	}
	Days = map[string][]string{"fr": {"jeudi", "vendredi", "mardi", "lundi"}, "en": {"on Thursday", "on Friday", "on Tuesday", "on Monday"}}
)
