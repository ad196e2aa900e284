package attacks

import (
	"embed"
	"path"
	"strings"
	"testing"

	"socialsync/db"
	"socialsync/features/knowledge"
	"socialsync/test/assistant"
)

//go:embed data
var data embed.FS

// attack is what somebody writes, and what a model that obeys says.
type attack struct{ kind, language, message, answer string }

// tool is what the model calls instead, if anything.
func (a attack) tool() (name, arguments string, ok bool) {
	rest, ok := strings.CutPrefix(a.answer, "!")
	name, arguments, _ = strings.Cut(rest, " ")
	return name, arguments, ok && strings.HasPrefix(arguments, "{")
}

// harmless is what looks like an attack, and what the answer says; empty: whatever.
type harmless struct{ message, says string }

func read(t *testing.T, name string) string {
	t.Helper()
	raw, err := data.ReadFile(path.Join("data", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// lines are those of a file that are no comment, in two halves.
func lines(t *testing.T, name string) (list [][2]string) {
	t.Helper()
	for line := range strings.Lines(read(t, name)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		before, after, _ := strings.Cut(line, "=>")
		list = append(list, [2]string{strings.TrimSpace(before), strings.TrimSpace(after)})
	}
	return list
}

func attacksIn(t *testing.T, name string) (list []attack) {
	t.Helper()
	for _, l := range lines(t, name) {
		head, message, _ := strings.Cut(l[0], " | ")
		kind, language, _ := strings.Cut(head, " ")
		answer := l[1]
		if answer == "" {
			answer = "PWNED"
		}
		list = append(list, attack{kind, language, message, answer})
	}
	return list
}

func lookAlikes(t *testing.T) (list []harmless) {
	t.Helper()
	for _, l := range lines(t, "harmless.txt") {
		list = append(list, harmless{l[0], l[1]})
	}
	return list
}

// furnish gives a workspace the documents of a folder.
func furnish(t *testing.T, a *assistant.Assistant, owner db.Actor, folder string, audience db.KnowledgeAudience) {
	t.Helper()
	entries, err := data.ReadDir(path.Join("data", folder))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text := read(t, path.Join(folder, e.Name()))
		if e.Name() != "faq.txt" {
			a.Document(owner, e.Name(), text, audience)
			continue
		}
		var in knowledge.SaveFaqInput
		for line := range strings.Lines(text) {
			mark, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
			switch mark {
			case "?":
				in = knowledge.SaveFaqInput{Questions: []string{rest}}
			case "!":
				in.Answer = rest
				a.Faq(owner, in)
			}
		}
	}
}
