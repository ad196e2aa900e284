package graph

import (
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"socialsync/features/problem"
)

// Limits bound what one request may cost. They apply in this order: rate,
// body, tokens, shape, complexity, deadline. Zero means the default.
type Limits struct {
	BodyBytes  int64         // of a request or a socket frame; 256 KB
	Tokens     int           // of a document; 2000
	Depth      int           // nested fields; 10
	Aliases    int           // 15
	Directives int           // 30
	RootFields int           // 10
	Nodes      int           // fields after fragments are spread; 2000
	Complexity int           // with page sizes multiplied in; 25000
	Deadline   time.Duration // of a query or mutation; 15 s

	// PerTenant counts the requests of a workspace, PerAddress those of a client
	// address, Anonymous those of an address that has not signed in.
	PerTenant, PerAddress, Anonymous Rate
	// RedisTimeout bounds the wait for shared counters; 100 ms.
	RedisTimeout time.Duration
}

// Rate is a sustained number of requests a second and the burst above it.
type Rate struct {
	PerSecond int
	Burst     int
}

func (l Limits) withDefaults() Limits {
	def(&l.BodyBytes, 256<<10)
	def(&l.Tokens, 2000)
	def(&l.Depth, 10)
	def(&l.Aliases, 15)
	def(&l.Directives, 30)
	def(&l.RootFields, 10)
	def(&l.Nodes, 2000)
	def(&l.Complexity, 25_000)
	def(&l.Deadline, 15*time.Second)
	def(&l.PerTenant, Rate{PerSecond: 1500, Burst: 3000})
	def(&l.PerAddress, Rate{PerSecond: 3000, Burst: 6000})
	def(&l.Anonymous, Rate{PerSecond: 20, Burst: 100})
	def(&l.RedisTimeout, 100*time.Millisecond)
	return l
}

func def[T comparable](v *T, d T) {
	var zero T
	if *v == zero {
		*v = d
	}
}

// shape is what an operation would be once its fragments are spread.
type shape struct {
	depth, nodes, aliases, directives, roots int
}

// measure computes the shape of an operation in time linear in the document:
// each fragment is walked once, sums saturate, and a fragment that spreads
// itself counts as nothing here because validation refuses it.
func measure(doc *ast.QueryDocument, op *ast.OperationDefinition) shape {
	m := measurer{fragments: make(map[string]*fragmentShape, len(doc.Fragments))}
	for _, f := range doc.Fragments {
		if _, seen := m.fragments[f.Name]; !seen {
			m.fragments[f.Name] = &fragmentShape{def: f}
		}
	}
	s := m.selections(op.SelectionSet)
	s.directives = sum(s.directives, len(op.Directives))
	for _, v := range op.VariableDefinitions {
		s.directives = sum(s.directives, len(v.Directives))
	}
	return s
}

type measurer struct {
	fragments map[string]*fragmentShape
}

type fragmentShape struct {
	def            *ast.FragmentDefinition
	walking, known bool
	shape          shape
}

func (m *measurer) selections(set ast.SelectionSet) shape {
	var s shape
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			s.add(m.field(sel))
		case *ast.InlineFragment:
			inner := m.selections(sel.SelectionSet)
			inner.directives = sum(inner.directives, len(sel.Directives))
			s.add(inner)
		case *ast.FragmentSpread:
			inner := m.fragment(sel.Name)
			inner.directives = sum(inner.directives, len(sel.Directives))
			s.add(inner)
		}
	}
	return s
}

func (m *measurer) field(f *ast.Field) shape {
	s := m.selections(f.SelectionSet)
	s.depth = sum(s.depth, 1)
	if f.Name == "__schema" || f.Name == "__type" {
		s.depth = 1 // introspection is deep by nature; validation bounds its recursion
	}
	s.nodes = sum(s.nodes, 1)
	s.directives = sum(s.directives, len(f.Directives))
	s.roots = 1
	if f.Alias != "" && f.Alias != f.Name {
		s.aliases = sum(s.aliases, 1)
	}
	return s
}

func (m *measurer) fragment(name string) shape {
	f := m.fragments[name]
	if f == nil || f.walking {
		return shape{}
	}
	if !f.known {
		f.walking = true
		f.shape = m.selections(f.def.SelectionSet)
		f.shape.directives = sum(f.shape.directives, len(f.def.Directives))
		f.walking, f.known = false, true
	}
	return f.shape
}

func (s *shape) add(o shape) {
	s.depth = max(s.depth, o.depth)
	s.nodes = sum(s.nodes, o.nodes)
	s.aliases = sum(s.aliases, o.aliases)
	s.directives = sum(s.directives, o.directives)
	s.roots = sum(s.roots, o.roots)
}

// sum adds two non-negative numbers and stops at a million, far above every
// limit and far below overflow.
func sum(a, b int) int {
	return min(a+b, 1_000_000)
}

// check names the first limit the shape exceeds, or nil.
func (l Limits) check(s shape) error {
	for _, c := range []struct {
		what     string
		is, most int
	}{
		{"levels of fields", s.depth, l.Depth},
		{"aliases", s.aliases, l.Aliases},
		{"directives", s.directives, l.Directives},
		{"root fields", s.roots, l.RootFields},
		{"fields", s.nodes, l.Nodes},
	} {
		if c.is > c.most {
			return problem.New(problem.BadInput, "The operation has too many %s; at most %d are allowed.", c.what, c.most)
		}
	}
	return nil
}
