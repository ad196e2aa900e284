package graph

import (
	"testing"

	"github.com/99designs/gqlgen/complexity"
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
	docs := newDocuments(schema.Schema(), limits, manifest)
	for _, text := range manifest {
		doc, list := docs.load(text, true, func(*ast.QueryDocument) error { return nil })
		if len(list) > 0 {
			t.Errorf("%v\n%s", list, text)
			continue
		}
		for _, op := range doc.Operations {
			pages := map[string]any{}
			for _, v := range op.VariableDefinitions {
				if v.Type.Name() == "Int" {
					pages[v.Variable] = int64(maxPage)
				}
			}
			cost := complexity.Calculate(t.Context(), schema, op, pages)
			if cost > limits.Complexity {
				t.Errorf("%s costs %d of %d", op.Name, cost, limits.Complexity)
			}
			t.Logf("%-24s costs %5d, %+v", op.Name, cost, measure(doc, op))
		}
	}
}

// TestExplorerMayIntrospect: the query that explorers ask for the schema passes.
func TestExplorerMayIntrospect(t *testing.T) {
	docs := newDocuments(NewExecutableSchema(Config{}).Schema(), Limits{}.withDefaults(), nil)
	if _, list := docs.load(introspection.Query, false, func(*ast.QueryDocument) error { return nil }); len(list) > 0 {
		t.Error(list)
	}
}
