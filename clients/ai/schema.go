package ai

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// accept checks an answer against the schema. OpenAI keeps to a strict schema by
// itself; other servers that speak its protocol do not always.
func (s *Schema) accept(content string) error {
	schema, err := s.compile()
	if err != nil {
		return &Error{Class: Rejected, Message: fmt.Sprintf("schema %s: %v", s.Name, err)}
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(content))
	if err != nil {
		return garbled("the answer is no JSON, though %s was asked for", s.Name)
	}
	if err := schema.Validate(value); err != nil {
		return garbled("the answer is not of the form %s", s.Name) // the details quote the answer
	}
	return nil
}

func (s *Schema) compile() (*jsonschema.Schema, error) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(s.Schema))
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	compiler.UseLoader(nowhere{})
	if err := compiler.AddResource("schema.json", doc); err != nil {
		return nil, err
	}
	return compiler.Compile("schema.json")
}

// nowhere refuses to follow references out of a schema.
type nowhere struct{}

func (nowhere) Load(url string) (any, error) {
	return nil, fmt.Errorf("%s is not part of the schema", url)
}
