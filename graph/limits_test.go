package graph

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

func parse(t *testing.T, query string) (*ast.QueryDocument, *ast.OperationDefinition) {
	t.Helper()
	doc, err := parser.ParseQuery(&ast.Source{Input: query})
	if err != nil {
		t.Fatal(err)
	}
	return doc, doc.Operations[0]
}

func TestMeasure(t *testing.T) {
	for _, c := range []struct {
		name, query string
		want        shape
	}{
		{"one field", `{ a }`, shape{depth: 1, nodes: 1, roots: 1}},
		{"nested", `{ a { b { c } d } }`, shape{depth: 3, nodes: 4, roots: 1}},
		{"aliases", `{ x: a  y: a { z: b } b: b }`, shape{depth: 2, nodes: 4, aliases: 3, roots: 3}},
		{"an inline fragment adds no depth", `{ a { ... on T { b } ... { c } } }`, shape{depth: 2, nodes: 3, roots: 1}},
		{"directives", `query ($v: Int @d) @d { a @skip(if: false) ... @include(if: true) { b @d @d } }`, shape{depth: 1, nodes: 2, directives: 6, roots: 2}},
		{"a fragment counts wherever it is spread", `{ a { ...F } b { ...F } } fragment F on T { x: c d { e } }`, shape{depth: 3, nodes: 8, aliases: 2, roots: 2}},
		{"root fields through fragments", `{ ...F ...F } fragment F on Query { a b }`, shape{depth: 1, nodes: 4, roots: 4}},
		{"a cycle", `{ a { ...F } } fragment F on T { b { ...G } } fragment G on T { c { ...F } }`, shape{depth: 3, nodes: 3, roots: 1}},
		{"an unknown fragment", `{ a ...Nowhere }`, shape{depth: 1, nodes: 1, roots: 1}},
		{"introspection is deep by nature", `{ __schema { types { fields { type { ofType { name } } } } } }`, shape{depth: 1, nodes: 6, roots: 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, op := parse(t, c.query)
			if got := measure(doc, op); got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	limits := Limits{}.withDefaults()
	nested := func(n int) string { return strings.Repeat("{ a ", n) + strings.Repeat("}", n) }
	for _, c := range []struct {
		name, query string
		ok          bool
	}{
		{"depth at the limit", nested(10), true},
		{"depth above", nested(11), false},
		{"aliases at the limit", "{ a { " + times(15, "x%d: b ") + "} }", true},
		{"aliases above", "{ a { " + times(16, "x%d: b ") + "} }", false},
		{"root fields at the limit", "{ " + times(10, "a%d ") + "}", true},
		{"root fields above", "{ " + times(11, "a%d ") + "}", false},
		{"directives at the limit", "{ a " + times(30, "@d%d ") + "}", true},
		{"directives above", "{ a " + times(31, "@d%d ") + "}", false},
		{"nodes at the limit", "{ a { " + times(1999, "b%d ") + "} }", true},
		{"nodes above", "{ a { " + times(2000, "b%d ") + "} }", false},
		{"few words, many nodes", doubling(12), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, op := parse(t, c.query)
			if err := limits.check(measure(doc, op)); (err == nil) != c.ok {
				t.Errorf("got %v", err)
			}
		})
	}
}

// TestMeasuringIsLinear: a document whose fragments double sixty times would
// have 2^60 fields; it is measured at once.
func TestMeasuringIsLinear(t *testing.T) {
	doc, op := parse(t, doubling(60))
	started := time.Now()
	got := measure(doc, op)
	if took := time.Since(started); took > 100*time.Millisecond {
		t.Errorf("took %s", took)
	}
	if got.nodes != 1_000_000 {
		t.Errorf("sums must saturate: %+v", got)
	}
}

// doubling is a chain of fragments that each spread the next one twice.
func doubling(n int) string {
	var b strings.Builder
	b.WriteString("{ a { ...F0 } }")
	for i := range n {
		fmt.Fprintf(&b, " fragment F%d on T { ...F%d ...F%d }", i, i+1, i+1)
	}
	fmt.Fprintf(&b, " fragment F%d on T { b }", n)
	return b.String()
}

func times(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestPageComplexity(t *testing.T) {
	for _, c := range []struct {
		name  string
		child int
		args  map[string]any
		want  int
	}{
		{"given", 4, map[string]any{"first": int64(10)}, 41},
		{"from the end", 4, map[string]any{"last": 10}, 41},
		{"both", 4, map[string]any{"first": 5, "last": 10}, 41},
		{"not given", 4, map[string]any{}, 101},
		{"null", 4, map[string]any{"first": nil}, 101},
		{"negative", 4, map[string]any{"first": -1}, 101},
		{"beyond the largest page", 4, map[string]any{"first": 1_000_000}, 401},
		{"never overflows", 1 << 62, map[string]any{"first": 100}, 1_000_000},
	} {
		if got := PageComplexity(c.child, c.args); got != c.want {
			t.Errorf("%s: got %d, want %d", c.name, got, c.want)
		}
	}
}

func TestNegotiate(t *testing.T) {
	for accept, want := range map[string]string{
		"":                                  mediaJSON,
		"*/*":                               mediaJSON,
		"application/*":                     mediaJSON,
		"application/json":                  mediaJSON,
		"application/graphql-response+json": mediaGraphQL,
		"application/graphql-response+json; charset=utf-8, application/json": mediaGraphQL,
		"application/json, application/graphql-response+json":                mediaJSON,
		"application/json;q=0.5, application/graphql-response+json":          mediaGraphQL,
		"text/html, */*;q=0.1": mediaJSON,
		"text/html":            "",
		"application/json;q=0": "",
	} {
		if got := negotiate([]string{accept}); got != want {
			t.Errorf("%q: got %q, want %q", accept, got, want)
		}
	}
	if negotiate(nil) != mediaJSON {
		t.Error("no Accept means application/json")
	}
}
