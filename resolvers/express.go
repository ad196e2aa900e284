package resolvers

import (
	"context"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"
	"github.com/vektah/gqlparser/v2/ast"
)

// The inbox's list and threads are read a hundred times for each write. gqlgen
// resolves them field by field, with a context for each, which costs more than the database
// does. The express path compiles the selection once per request into functions
// that write JSON from the rows. It knows the types they show; a selection with
// anything else takes the ordinary path, which remains the definition of what is
// right: TestExpressIsOrdinary compares the two.

// writer appends the JSON of one value.
type writer[T any] func(b []byte, v *T) []byte

// shape is what the express path knows of a GraphQL type.
type shape[T any] struct {
	types  []string // its name and its interfaces, for fragments
	fields map[string]func(*express, graphql.CollectedField) writer[T]
}

// express is one request on the express path.
type express struct {
	op *graphql.OperationContext
	// impossible is set when the selection holds something the path does not know,
	// broken when a row lacks what the schema promises. The ordinary path then
	// answers, or fails, as it should.
	impossible, broken bool

	list   listContext
	thread threadContext
}

// Express answers the fields that have an express path, and says whether it did.
func (r *Resolver) Express(ctx context.Context, field graphql.CollectedField) (graphql.Marshaler, bool) {
	switch field.Name {
	case "conversations":
		return r.expressList(ctx, field)
	case "conversation":
		return r.expressThread(ctx, field)
	}
	return nil, false
}

// compile turns a selection into a writer of objects.
func compile[T any](e *express, s *shape[T], selections ast.SelectionSet) writer[T] {
	type step struct {
		key   string // with quotes and colon, and a comma from the second on
		write writer[T]
	}
	var steps []step
	for i, f := range graphql.CollectFields(e.op, selections, s.types) {
		key := `"` + f.Alias + `":`
		if i > 0 {
			key = "," + key
		}
		if f.Name == "__typename" {
			name := `"` + s.types[0] + `"`
			steps = append(steps, step{key, func(b []byte, _ *T) []byte { return append(b, name...) }})
			continue
		}
		known, ok := s.fields[f.Name]
		if !ok || f.IsDeferred() {
			e.impossible = true
			return nil
		}
		steps = append(steps, step{key, known(e, f)})
	}
	return func(b []byte, v *T) []byte {
		b = append(b, '{')
		for _, s := range steps {
			b = append(b, s.key...)
			b = s.write(b, v)
		}
		return append(b, '}')
	}
}

// plain is a field that needs neither arguments nor a selection.
func plain[T any](w writer[T]) func(*express, graphql.CollectedField) writer[T] {
	return func(*express, graphql.CollectedField) writer[T] { return w }
}

// orNull writes a value that may be absent.
func orNull[V any](b []byte, v *V, write func([]byte, V) []byte) []byte {
	if v == nil {
		return append(b, "null"...)
	}
	return write(b, *v)
}

func appendID(b []byte, id uuid.UUID) []byte {
	const digits = "0123456789abcdef"
	b = append(b, '"')
	for i, x := range id {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			b = append(b, '-')
		}
		b = append(b, digits[x>>4], digits[x&15])
	}
	return append(b, '"')
}

func appendTime(b []byte, t time.Time) []byte {
	b = append(b, '"')
	b = t.UTC().AppendFormat(b, "2006-01-02T15:04:05.000Z")
	return append(b, '"')
}

func appendBool(b []byte, v bool) []byte { return strconv.AppendBool(b, v) }

// appendWord writes an enum's value, which needs no escaping.
func appendWord[S ~string](b []byte, word S) []byte {
	b = append(b, '"')
	b = append(b, word...)
	return append(b, '"')
}

func appendText(b []byte, text string) []byte {
	const digits = "0123456789abcdef"
	b = append(b, '"')
	start := 0
	for i := 0; i < len(text); {
		c := text[i]
		if c >= utf8.RuneSelf || c >= ' ' && c != '"' && c != '\\' {
			i++
			continue
		}
		b = append(b, text[start:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'u', '0', '0', digits[c>>4], digits[c&15])
		}
		i++
		start = i
	}
	b = append(b, text[start:]...)
	return append(b, '"')
}
