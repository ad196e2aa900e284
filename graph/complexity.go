package graph

import (
	"context"

	"github.com/99designs/gqlgen/complexity"
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// defaultPage is what a paginated field costs when neither first nor last is
// given and the schema has no default. maxPage is the largest page resolvers give.
const (
	defaultPage = 25
	maxPage     = 100
)

// pricedSchema gives every paginated field its complexity, found by its
// arguments, so that a new field cannot be forgotten. A function in the
// generated ComplexityRoot still has the last word.
type pricedSchema struct {
	graphql.ExecutableSchema
}

// Complexity implements graphql.ExecutableSchema.
func (s pricedSchema) Complexity(ctx context.Context, typeName, field string, child int, args map[string]any) (int, bool) {
	if n, ok := s.ExecutableSchema.Complexity(ctx, typeName, field, child, args); ok {
		return n, true
	}
	def := s.Schema().Types[typeName]
	if def == nil {
		return 0, false
	}
	f := def.Fields.ForName(field)
	if f == nil {
		return 0, false
	}
	switch {
	case f.Arguments.ForName("first") != nil || f.Arguments.ForName("last") != nil:
		return PageComplexity(child, args), true
	case f.Arguments.ForName("ids") != nil:
		ids, _ := args["ids"].([]any)
		return sum(1, product(child, max(1, len(ids)))), true
	case f.Type.Elem != nil && def.Fields.ForName("pageInfo") != nil:
		// The elements of a page, which its own field has multiplied already.
		return 0, false
	case f.Type.Elem != nil:
		// A bounded list without a page size: a handful, as a guess.
		return sum(1, product(child, 3)), true
	}
	return 0, false
}

// price is the cost of an operation. Of the variables, only page sizes and
// lists of ids matter to it.
func (s pricedSchema) price(ctx context.Context, op *ast.OperationDefinition, variables map[string]any) int {
	return complexity.Calculate(ctx, s, op, variables)
}

// PageComplexity is the cost of a connection: one, and the cost of its
// selection for every element that first and last may bring.
func PageComplexity(child int, args map[string]any) int {
	size := 0
	for _, name := range []string{"first", "last"} {
		if n, ok := asInt(args[name]); ok {
			size = max(size, n)
		}
	}
	if size <= 0 {
		size = defaultPage
	}
	return sum(1, product(child, min(size, maxPage)))
}

// product multiplies two numbers and stops at a million, as sum does.
func product(a, b int) int {
	if a > 1_000_000 {
		a = 1_000_000
	}
	return min(a*b, 1_000_000)
}

func asInt(v any) (int, bool) {
	switch v := v.(type) {
	case int:
		return v, true
	case int64:
		return int(v), true
	case int32:
		return int(v), true
	case float64:
		return int(v), true
	case interface{ Int64() (int64, error) }: // json.Number
		n, err := v.Int64()
		return int(n), err == nil
	case *int:
		if v != nil {
			return *v, true
		}
	}
	return 0, false
}
