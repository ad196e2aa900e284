package aisim

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// schema is the part of JSON schema that OpenAI's structured output takes.
type schema struct {
	Type        any               `json:"type"`
	Properties  map[string]schema `json:"properties"`
	Required    []string          `json:"required"`
	Additional  *bool             `json:"additionalProperties"`
	Items       *schema           `json:"items"`
	Enum        []any             `json:"enum"`
	Const       any               `json:"const"`
	AnyOf       []schema          `json:"anyOf"`
	Ref         string            `json:"$ref"`
	Defs        map[string]schema `json:"$defs"`
	Definitions map[string]schema `json:"definitions"`
	Minimum     *float64          `json:"minimum"`
	Maximum     *float64          `json:"maximum"`
	MaxItems    *int              `json:"maxItems"`
	MinItems    *int              `json:"minItems"`
	Description string            `json:"description"`

	order []string // of Properties, as written
}

// UnmarshalJSON also remembers the order of the properties, in which a model
// writes them.
func (s *schema) UnmarshalJSON(data []byte) error {
	type plain schema
	if err := json.Unmarshal(data, (*plain)(s)); err != nil {
		return err
	}
	var raw struct {
		Properties json.RawMessage `json:"properties"`
	}
	if err := json.Unmarshal(data, &raw); err != nil || raw.Properties == nil {
		return err
	}
	decoder := json.NewDecoder(strings.NewReader(string(raw.Properties)))
	_, _ = decoder.Token() // {
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return err
		}
		name, _ := key.(string)
		s.order = append(s.order, name)
		var skipped json.RawMessage
		if err := decoder.Decode(&skipped); err != nil {
			return err
		}
	}
	return nil
}

// types are the schema's types: one, or several when it may be null.
func (s *schema) types() []string {
	switch t := s.Type.(type) {
	case string:
		return []string{t}
	case []any:
		var out []string
		for _, one := range t {
			out = append(out, fmt.Sprint(one))
		}
		return out
	}
	return nil
}

func (s *schema) may(kind string) bool { return slices.Contains(s.types(), kind) }

// resolve follows a reference within the document.
func (s *schema) resolve(root *schema) *schema {
	for range 8 {
		if s.Ref == "" {
			return s
		}
		if s.Ref == "#" {
			return root
		}
		name := s.Ref[strings.LastIndex(s.Ref, "/")+1:]
		next, ok := root.Defs[name]
		if !ok {
			next, ok = root.Definitions[name]
		}
		if !ok {
			return s
		}
		s = &next
	}
	return s
}

// refused are keywords that strict schemas may not have.
var refused = []string{"allOf", "not", "oneOf", "if", "then", "else", "dependentRequired", "dependentSchemas", "patternProperties", "propertyNames", "unevaluatedProperties"}

// strictSchema applies OpenAI's rules for strict schemas: an object at the root,
// every property required, no others allowed, ten levels at most, and none of the
// refused keywords.
func strictSchema(raw json.RawMessage) error {
	if len(raw) == 0 {
		return errors.New("schema must be a JSON Schema of 'type: \"object\"', got 'type: \"None\"'")
	}
	var root schema
	if err := json.Unmarshal(raw, &root); err != nil {
		return errors.New("schema is not valid JSON Schema")
	}
	if !root.may("object") || len(root.AnyOf) > 0 {
		return fmt.Errorf("schema must be a JSON Schema of 'type: \"object\"', got 'type: \"%v\"'", root.Type)
	}
	if err := noRefused(raw); err != nil {
		return err
	}
	return root.strict("()", 0)
}

func (s *schema) strict(at string, depth int) error {
	if depth > 10 {
		return fmt.Errorf("in context=%s, the schema is more than 10 levels deep", at)
	}
	if s.Ref == "" && s.Type == nil && len(s.AnyOf) == 0 && s.Enum == nil && s.Const == nil {
		return fmt.Errorf("in context=%s, schema must have a 'type' key", at)
	}
	if err := s.strictObject(at); err != nil {
		return err
	}
	if s.may("array") && s.Items == nil {
		return fmt.Errorf("in context=%s, array schema missing items", at)
	}
	for name, child := range s.Properties {
		if err := child.strict(fmt.Sprintf("%s.properties.%s", at, name), depth+1); err != nil {
			return err
		}
	}
	for i, child := range s.AnyOf {
		if err := child.strict(fmt.Sprintf("%s.anyOf.%d", at, i), depth); err != nil {
			return err
		}
	}
	for _, defs := range []map[string]schema{s.Defs, s.Definitions} {
		for name, child := range defs {
			if err := child.strict("$defs."+name, 0); err != nil {
				return err
			}
		}
	}
	if s.Items != nil {
		return s.Items.strict(at+".items", depth+1)
	}
	return nil
}

// strictObject: every property required, and no other allowed.
func (s *schema) strictObject(at string) error {
	if !s.may("object") {
		return nil
	}
	if s.Additional == nil || *s.Additional {
		return fmt.Errorf("in context=%s, 'additionalProperties' is required to be supplied and to be false", at)
	}
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		if !slices.Contains(s.Required, name) {
			return fmt.Errorf("in context=%s, 'required' is required to be supplied and to be an array including every key in properties. Missing '%s'", at, name)
		}
	}
	for _, name := range s.Required {
		if _, ok := s.Properties[name]; !ok {
			return fmt.Errorf("in context=%s, 'required' names '%s', which is not a property", at, name)
		}
	}
	return nil
}

// noRefused looks for a keyword where a schema stands, not where a property is named.
func noRefused(raw json.RawMessage) error {
	var node map[string]json.RawMessage
	_ = json.Unmarshal(raw, &node)
	if len(node) == 0 {
		return nil // what is no object has no keywords
	}
	for _, keyword := range refused {
		if _, ok := node[keyword]; ok {
			return fmt.Errorf("'%s' is not permitted", keyword)
		}
	}
	for _, keyword := range []string{"properties", "$defs", "definitions"} {
		var children map[string]json.RawMessage
		_ = json.Unmarshal(node[keyword], &children)
		for _, child := range children {
			if err := noRefused(child); err != nil {
				return err
			}
		}
	}
	var list []json.RawMessage
	_ = json.Unmarshal(node["anyOf"], &list)
	for _, child := range append(list, node["items"]) {
		if err := noRefused(child); err != nil {
			return err
		}
	}
	return nil
}
