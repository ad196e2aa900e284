package graph

import (
	"testing"

	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/vektah/gqlparser/v2/ast"

	"socialsync/webapp"
)

// TestWebappDocumentsAreWithinLimits: whatever the web app asks for is valid and
// within every limit, even with the largest pages.
func TestWebappDocumentsAreWithinLimits(t *testing.T) {
	manifest, err := webapp.Persisted()
	if err != nil {
		t.Fatal(err)
	}
	if len(manifest) == 0 {
		t.Fatal("the manifest is empty")
	}
	schema := pricedSchema{NewExecutableSchema(Config{})}
	limits := Limits{}.withDefaults()
	docs := newDocuments(schema, limits, manifest)
	for _, text := range manifest {
		doc, list := docs.load(t.Context(), text, true, func(*ast.QueryDocument) error { return nil })
		if len(list) > 0 {
			t.Errorf("%v\n%s", list, text)
			continue
		}
		for _, op := range doc.Operations {
			cost := doc.ceilings[op]
			if cost == unknown {
				cost = schema.price(t.Context(), op, nil)
			}
			if cost > limits.Complexity {
				t.Errorf("%s costs %d of %d", op.Name, cost, limits.Complexity)
			}
			t.Logf("%-24s costs %5d, %+v", op.Name, cost, measure(doc.QueryDocument, op))
		}
	}
}

// TestExplorerMayIntrospect: the query that explorers ask for the schema passes.
func TestExplorerMayIntrospect(t *testing.T) {
	docs := newDocuments(pricedSchema{NewExecutableSchema(Config{})}, Limits{}.withDefaults(), nil)
	if _, list := docs.load(t.Context(), introspection.Query, false, func(*ast.QueryDocument) error { return nil }); len(list) > 0 {
		t.Error(list)
	}
}
