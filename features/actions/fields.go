package actions

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"socialsync/db"
)

const (
	maxBody    = 64 << 10 // bytes of an answer
	maxItems   = 20       // of a list in it that are read
	maxText    = 500      // characters of a value
	keptHidden = "•••"
)

// Seen is a part of an answer as the assistant sees it.
type Seen struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

// decode reads an answer, which must be one JSON value. Numbers stay as they are written.
func decode(body []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	var value any
	if err := d.Decode(&value); err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errors.New("more than one value")
	}
	return value, nil
}

// choose takes the fields out of an answer; nothing else of it is seen. known says
// whether the answer has any of them, be it with nothing in it: an empty list of orders
// says that there are none, and another form of answer says nothing at all.
func choose(answer any, fields []db.ActionField) (seen []Seen, known bool) {
	for _, f := range fields {
		values, there := walk(answer, strings.Split(f.Path, "."))
		known = known || there
		texts := []string{}
		for _, v := range values {
			if text := textOf(v); text != "" {
				texts = append(texts, text)
			}
		}
		if len(texts) > 0 {
			seen = append(seen, Seen{Label: cmp.Or(f.Label, f.Path), Value: strings.Join(texts, ", ")})
		}
	}
	return seen, known
}

// walk follows a path; there says whether it leads anywhere, or to where nothing is.
func walk(node any, path []string) (found []any, there bool) {
	if node == nil {
		return nil, true
	}
	if len(path) == 0 {
		return []any{node}, true
	}
	name, isList := strings.CutSuffix(path[0], "[]")
	object, ok := node.(map[string]any)
	if !ok {
		list, ok := node.([]any) // the answer is a list itself
		if !ok {
			return nil, false
		}
		return each(list, path)
	}
	child, ok := object[name]
	if !ok {
		return nil, false
	}
	if !isList {
		return walk(child, path[1:])
	}
	list, ok := child.([]any)
	if !ok {
		return nil, child == nil
	}
	return each(list, path[1:])
}

func each(list []any, path []string) (found []any, there bool) {
	there = len(list) == 0
	for _, item := range list[:min(len(list), maxItems)] {
		values, ok := walk(item, path)
		found, there = append(found, values...), there || ok
	}
	return found, there
}

// textOf is a value as it is read; empty for what has parts of its own.
func textOf(value any) string {
	switch v := value.(type) {
	case string:
		text := strings.Join(strings.Fields(db.Clean(v)), " ")
		if r := []rune(text); len(r) > maxText {
			text = string(r[:maxText]) + "…"
		}
		return text
	case json.Number:
		return v.String()
	case bool:
		if v {
			return "yes"
		}
		return "no"
	}
	return ""
}

// hide takes out of an answer what a header of the call held: some servers repeat what
// they were sent.
func hide(value any, secrets []string) any {
	switch v := value.(type) {
	case string:
		for _, s := range secrets {
			v = strings.ReplaceAll(v, s, keptHidden)
		}
		return v
	case []any:
		for i := range v {
			v[i] = hide(v[i], secrets)
		}
		return v
	case map[string]any:
		out := make(map[string]any, len(v))
		for name, child := range v {
			out[hide(name, secrets).(string)] = hide(child, secrets) //nolint:forcetypeassert // a text stays one
		}
		return out
	}
	return value
}

// secretsIn are what must not be seen of headers: all that they hold, and the words of
// it that are long enough to be a key, as in "Bearer abc".
func secretsIn(headers map[string]string) []string {
	var out []string
	for _, value := range headers {
		out = append(out, value)
		for word := range strings.FieldsSeq(value) {
			if len(word) >= 8 {
				out = append(out, word)
			}
		}
	}
	return out
}
