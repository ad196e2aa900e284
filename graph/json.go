package graph

import (
	"encoding/json"
	"io"

	"github.com/99designs/gqlgen/graphql"

	"socialsync/features/problem"
)

// MarshalJSON writes a JSON value as it is stored. Nothing is null.
func MarshalJSON(v json.RawMessage) graphql.Marshaler {
	if len(v) == 0 {
		return graphql.Null
	}
	return graphql.WriterFunc(func(w io.Writer) { _, _ = w.Write(v) })
}

// UnmarshalJSON keeps whatever the caller sent, encoded again.
func UnmarshalJSON(v any) (json.RawMessage, error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil, problem.New(problem.BadInput, "This is not JSON.")
	}
	return raw, nil
}
