package aisim

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// scope is what is known where a value of the answer stands: single values and
// lists, by the name of the property.
type scope struct {
	values map[string]any
	lists  map[string][]any // of scopes, texts or numbers
	parent *scope
}

// names that callers give to the same thing.
var synonyms = map[string]string{
	"type": "kind", "action": "kind", "outcome": "kind", "decision": "kind", "lane": "kind",
	"answer": "text", "content": "text", "message": "text", "reply": "text", "sentence": "text", "claim": "text", "body": "text", "result": "text",
	"question": "clarify", "clarification": "clarify", "clarifying_question": "clarify",
	"explanation": "reason", "why": "reason", "rationale": "reason", "note": "reason",
	"answers": "parts", "sentences": "parts", "segments": "parts",
	"sources": "passages", "citations": "passages", "passage_indices": "passages", "passage_indexes": "passages", "indices": "passages", "evidence": "passages",
	"lang": "language", "locale": "language",
	"is_grounded": "grounded", "supported": "grounded", "is_supported": "grounded", "faithful": "grounded", "verdicts": "claims", "checks": "claims",
	"unsupported_claims": "unsupported", "ungrounded": "unsupported", "confidence": "score", "coverage": "score",
	"q": "query", "search": "query", "search_query": "query",
}

func known(name string) string {
	name = strings.ToLower(name)
	if s, ok := synonyms[name]; ok {
		return s
	}
	return name
}

func (s *scope) value(name string) (any, bool) {
	for at := s; at != nil; at = at.parent {
		if v, ok := at.values[known(name)]; ok {
			return v, true
		}
	}
	return nil, false
}

// fill builds a value of the schema from what is known, property by property in
// the order of the schema.
func fill(node, root *schema, name string, s *scope) json.RawMessage {
	node = node.resolve(root)
	if len(node.AnyOf) > 0 {
		return fill(node.branch(root, name, s), root, name, s)
	}
	if node.Const != nil {
		return encode(node.Const)
	}
	if len(node.Enum) > 0 {
		return node.fromEnum(name, s)
	}
	value, told := s.value(name)
	if !told && node.may("null") {
		return json.RawMessage("null")
	}
	switch {
	case node.may("object"):
		var b bytes.Buffer
		b.WriteByte('{')
		for i, property := range node.order {
			if i > 0 {
				b.WriteByte(',')
			}
			child := node.Properties[property]
			fmt.Fprintf(&b, "%s:%s", encode(property), fill(&child, root, property, s))
		}
		b.WriteByte('}')
		return b.Bytes()
	case node.may("array"):
		return node.array(root, name, s)
	case node.may("boolean"):
		yes, _ := value.(bool)
		return encode(yes)
	case node.may("integer"), node.may("number"):
		return node.number(value)
	}
	if value == nil {
		return encode("")
	}
	return encode(fmt.Sprint(value))
}

// branch chooses among alternatives: the one whose constant kind is the answer's,
// null when nothing is known, else the first that is not null.
func (s *schema) branch(root *schema, name string, at *scope) *schema {
	kind, _ := at.value("kind")
	var null, some *schema
	for i := range s.AnyOf {
		option := s.AnyOf[i].resolve(root)
		if option.may("null") && len(option.types()) == 1 {
			null = option
			continue
		}
		for property, child := range option.Properties {
			if known(property) == "kind" && (child.Const == kind && kind != nil || len(child.Enum) == 1 && matches(child.Enum[0], kind)) {
				return option
			}
		}
		if some == nil {
			some = option
		}
	}
	_, told := at.value(name)
	_, listed := at.lists[known(name)]
	if null != nil && (some == nil || !told && !listed) {
		return null
	}
	return some
}

// fromEnum chooses the listed value that says what is known under this name; the
// first when none does.
func (s *schema) fromEnum(name string, at *scope) json.RawMessage {
	value, told := at.value(name)
	if told {
		for _, option := range s.Enum {
			if matches(option, value) {
				return encode(option)
			}
		}
	}
	if codes, ok := at.value(name + "_codes"); ok {
		for _, code := range codes.([]string) { //nolint:forcetypeassert // only this package sets it
			for _, option := range s.Enum {
				if strings.Contains(simple(option), code) {
					return encode(option)
				}
			}
		}
	}
	for _, fallback := range []string{"null", "none", "other", "unknown", "normal"} {
		for _, option := range s.Enum {
			if option == nil && fallback == "null" || option != nil && simple(option) == fallback {
				return encode(option)
			}
		}
	}
	return encode(s.Enum[0])
}

func simple(value any) string {
	return strings.ToLower(strings.NewReplacer("_", "", "-", "", " ", "").Replace(fmt.Sprint(value)))
}

func matches(option, value any) bool {
	return option != nil && value != nil && simple(option) == simple(value)
}

func (s *schema) array(root *schema, name string, at *scope) json.RawMessage {
	items := at.lists[known(name)]
	if s.MaxItems != nil {
		items = items[:min(len(items), *s.MaxItems)]
	}
	out := make([]json.RawMessage, 0, len(items))
	for _, item := range items {
		if inner, ok := item.(*scope); ok {
			inner.parent = at
			element := s.Items.resolve(root)
			if element.may("string") {
				text, _ := inner.value("text")
				out = append(out, encode(text))
				continue
			}
			out = append(out, fill(element, root, name, inner))
			continue
		}
		out = append(out, encode(item))
	}
	return encode(out)
}

func (s *schema) number(value any) json.RawMessage {
	n, ok := value.(float64)
	if whole, is := value.(int); is {
		n, ok = float64(whole), true
	}
	if !ok && s.Minimum != nil {
		n = *s.Minimum
	}
	if s.Maximum != nil {
		n = min(n, *s.Maximum)
	}
	if slices.Contains(s.types(), "integer") {
		return encode(int(n))
	}
	return encode(n)
}

func encode(value any) json.RawMessage {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if encoder.Encode(value) != nil {
		return json.RawMessage("null")
	}
	return bytes.TrimSpace(b.Bytes())
}
