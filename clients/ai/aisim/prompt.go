package aisim

import (
	"cmp"
	"encoding/json"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// prompt is what the simulator understands of a chat: the passages it was given,
// what the customer says, and the texts it shall work on. They are marked:
//
//	<passage index="1" title="Returns">…</passage>
//	<customer_message>…</customer_message>
//	<question>…</question>  of a colleague's; they may ask about anything
//	<answer>…</answer>      to be checked against the passages
//	<text>…</text>          to be rewritten
//	<conversation>…</conversation>   to be summed up, a line a message
//	<compare>two passages</compare>  that may disagree
type prompt struct {
	passages []passage
	lines    []string // of the customer, since the assistant last spoke
	answer   string
	text     string
	system   string
	images   []string // that nobody can see
	// conversation is what is to be summed up.
	conversation string
	isColleague  bool      // it is no customer who asks
	compares     bool      // the passages, with each other
	plain        bool      // nothing is marked: somebody tries the model out
	called       []string  // names of the tools that have given a result
	actions      []action  // tools that the business added
	brought      []passage // what those brought
	before       []string  // what the customer said before the assistant last spoke
	askedBack    bool      // the assistant's last words had a question
}

type passage struct {
	index       int
	title, text string
}

var (
	passageTag = regexp.MustCompile(`(?s)<passage\s+([^>]*)>(.*?)</passage>`)
	attribute  = regexp.MustCompile(`(\w+)="([^"]*)"`)
)

func readPrompt(in *chatRequest) *prompt {
	p := &prompt{plain: len(in.Tools) == 0, actions: readActions(in.Tools)}
	names := map[string]string{} // of calls, by id
	var instructions []string
	for _, m := range in.Messages {
		text := m.Content.text
		p.plain = p.plain && !strings.Contains(text, "<")
		switch m.Role {
		case "system", "developer":
			instructions = append(instructions, text)
		case "assistant":
			for _, call := range m.ToolCalls {
				names[call.ID] = call.Function.Name
			}
			if len(m.ToolCalls) == 0 {
				p.before, p.askedBack = append(p.before, p.lines...), strings.Contains(text, "?")
				p.lines, p.images = nil, nil
			}
		case "user":
			p.see(m.Content.images)
			if asked := tagged(text, "question"); asked != nil {
				p.lines, p.isColleague = append(p.lines, asked...), true
				break
			}
			if said := tagged(text, "customer_message"); said != nil {
				p.lines = append(p.lines, said...)
			} else if !strings.Contains(text, "<") {
				p.lines = append(p.lines, strings.TrimSpace(text))
			}
		case "tool":
			p.called = append(p.called, names[m.ToolCallID])
			p.passages = append(p.passages, jsonPassages(text)...)
			if strings.HasPrefix(names[m.ToolCallID], actionTool) {
				p.brought = append(p.brought, taggedPassages(text)...)
			}
		}
		p.passages = append(p.passages, taggedPassages(text)...)
		p.compares = p.compares || strings.Contains(text, "<compare>")
		p.answer = cmp.Or(first(tagged(text, "answer")), p.answer)
		p.conversation = cmp.Or(first(tagged(text, "conversation")), p.conversation)
		p.text = cmp.Or(first(tagged(text, "text")), p.text)
	}
	p.system = strings.Join(instructions, "\n")
	slices.SortStableFunc(p.passages, func(a, b passage) int { return cmp.Compare(a.index, b.index) })
	p.passages = slices.CompactFunc(p.passages, func(a, b passage) bool { return a.index == b.index })
	return p
}

// see notes the pictures that came. What a maker of test pictures wrote into one
// counts as said; the others cannot be seen.
func (p *prompt) see(images []string) {
	for _, address := range images {
		if said := hintIn(imageText(address)); said != "" {
			p.lines = append(p.lines, said)
			continue
		}
		p.images = append(p.images, address)
	}
}

// question is all that the customer says.
func (p *prompt) question() string { return strings.Join(p.lines, "\n") }

// language is the customer's; of a mere number it is what they wrote before.
func (p *prompt) language() string {
	return cmp.Or(language(p.question()), language(p.text), language(strings.Join(p.before, "\n")), "en")
}

// tagged are the texts between <tag …> and </tag>.
func tagged(text, tag string) []string {
	var out []string
	for {
		_, rest, ok := strings.Cut(text, "<"+tag)
		if !ok || rest == "" || rest[0] != '>' && rest[0] != ' ' {
			return out
		}
		_, rest, _ = strings.Cut(rest, ">")
		inner, after, ok := strings.Cut(rest, "</"+tag+">")
		if !ok {
			return out
		}
		out, text = append(out, strings.TrimSpace(html.UnescapeString(inner))), after
	}
}

func first(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return texts[0]
}

func taggedPassages(text string) []passage {
	var out []passage
	for _, found := range passageTag.FindAllStringSubmatch(text, -1) {
		p := passage{text: strings.TrimSpace(html.UnescapeString(found[2]))}
		for _, a := range attribute.FindAllStringSubmatch(found[1], -1) {
			switch a[1] {
			case "index", "id":
				p.index, _ = strconv.Atoi(a[2])
			case "title":
				p.title = html.UnescapeString(a[2])
			}
		}
		out = append(out, p)
	}
	return out
}

// jsonPassages reads a tool's result that is a list of objects with index and text.
func jsonPassages(text string) []passage {
	var list []struct {
		Index int    `json:"index"`
		Title string `json:"title"`
		Text  string `json:"text"`
	}
	var wrapped struct {
		Passages json.RawMessage `json:"passages"`
	}
	if json.Unmarshal([]byte(text), &list) != nil {
		if json.Unmarshal([]byte(text), &wrapped) != nil || json.Unmarshal(wrapped.Passages, &list) != nil {
			return nil
		}
	}
	var out []passage
	for _, p := range list {
		if p.Text != "" {
			out = append(out, passage{index: p.Index, title: p.Title, text: p.Text})
		}
	}
	return out
}
