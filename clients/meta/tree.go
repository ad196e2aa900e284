package meta

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
	"time"
)

// tree is one value of a webhook body. Every accessor answers the zero value
// for what is missing, null or of another type, so that reading a body can't
// fail half way: Meta adds, drops and retypes members without notice.
type tree struct{ v any }

// parseTree reads one JSON object. Numbers stay as written, because ids above
// 2^53 arrive as JSON numbers.
func parseTree(body []byte) (tree, error) {
	dec := json.NewDecoder(bytes.NewReader(body))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return tree{}, err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return tree{}, errors.New("data after the JSON value")
	}
	if _, ok := v.(map[string]any); !ok {
		return tree{}, errors.New("not a JSON object")
	}
	return tree{storable(v)}, nil
}

// Storable replaces U+0000, which Postgres refuses in text and jsonb, by
// U+FFFD. Lone surrogates and broken UTF-8 are replaced as well.
func Storable(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}

// storableJSON is Storable for a JSON text: names and error texts in Meta's answers
// are customers' words too. What is no JSON stays as it is.
func storableJSON(body []byte) []byte {
	if !bytes.Contains(body, []byte(`\u`)) {
		return body // nothing is escaped: decoding replaces what is broken
	}
	dec := json.NewDecoder(bytes.NewReader(body))
	dec.UseNumber()
	var v any
	if dec.Decode(&v) != nil {
		return body
	}
	if clean := (tree{storable(v)}).raw(); clean != nil {
		return clean
	}
	return body
}

func storable(v any) any {
	switch v := v.(type) {
	case string:
		return Storable(v)
	case []any:
		for i := range v {
			v[i] = storable(v[i])
		}
	case map[string]any:
		for key, value := range v {
			v[key] = storable(value)
		}
		for key, value := range v {
			if clean := Storable(key); clean != key {
				delete(v, key)
				v[clean] = value
			}
		}
	}
	return v
}

func (t tree) get(path ...string) tree {
	for _, key := range path {
		m, _ := t.v.(map[string]any)
		t = tree{m[key]}
	}
	return t
}

func (t tree) has(key string) bool {
	m, _ := t.v.(map[string]any)
	v, ok := m[key]
	return ok && v != nil
}

func (t tree) isObject() bool {
	_, ok := t.v.(map[string]any)
	return ok
}

// list returns the members of an array without its nulls. A single object
// where an array belongs counts as an array of one.
func (t tree) list(path ...string) []tree {
	switch v := t.get(path...).v.(type) {
	case []any:
		out := make([]tree, 0, len(v))
		for _, item := range v {
			if item != nil {
				out = append(out, tree{item})
			}
		}
		return out
	case map[string]any:
		return []tree{{v}}
	}
	return nil
}

// str reads a string; numbers and booleans are given as they were written.
func (t tree) str(path ...string) string {
	switch v := t.get(path...).v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// first returns the first of the keys that holds something.
func (t tree) first(keys ...string) string {
	for _, key := range keys {
		if s := t.str(key); s != "" {
			return s
		}
	}
	return ""
}

func (t tree) boolean(path ...string) bool {
	return t.str(path...) == "true"
}

func (t tree) integer(path ...string) int {
	n, _ := strconv.Atoi(t.str(path...))
	return n
}

func (t tree) number(path ...string) float64 {
	f, err := strconv.ParseFloat(t.str(path...), 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return 0
	}
	return f
}

// when reads a time given as seconds or milliseconds since 1970, as a number
// or a string, or in ISO 8601 with or without a colon in the zone.
func (t tree) when(path ...string) time.Time {
	s := t.str(path...)
	if s == "" {
		return time.Time{}
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return parseISOTime(s)
	}
	switch {
	case n <= 0 || n > 250_000_000_000_000:
		return time.Time{}
	case n > 100_000_000_000:
		return time.UnixMilli(n).UTC()
	}
	return time.Unix(n, 0).UTC()
}

func parseISOTime(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05-0700"} {
		if at, err := time.Parse(layout, s); err == nil {
			return at.UTC()
		}
	}
	return time.Time{}
}

func (t tree) raw() json.RawMessage {
	if t.v == nil {
		return nil
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(t.v); err != nil {
		return nil
	}
	return bytes.TrimSpace(buf.Bytes())
}
