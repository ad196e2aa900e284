package graph

import (
	"context"
	"errors"
	"math"

	"github.com/99designs/gqlgen/graphql/errcode"
	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"socialsync/features/problem"
)

// cachedDocuments and cachedText bound the memory of free documents: how many
// are kept, and how long one may be to be kept.
const (
	cachedDocuments = 200
	cachedText      = 16 << 10
)

// documents parses, measures and validates each text once. Measuring comes
// before validation, whose rules are not linear.
type documents struct {
	schema *ast.Schema
	limits Limits
	rules  *rules.Rules
	// own are the web app's documents, at most as many as the manifest has;
	// free are what API consumers send.
	own, free *lru.Cache[string, *document]
	persisted persisted
	price     func(context.Context, *ast.OperationDefinition, map[string]any) int
}

// document is a validated text and what its operations cost at most.
type document struct {
	*ast.QueryDocument
	ceilings map[*ast.OperationDefinition]int
}

func newDocuments(schema pricedSchema, limits Limits, p persisted) *documents {
	r := rules.NewDefaultRules()
	// The default rules name fields that exist; ours do not.
	for _, pair := range []struct {
		talkative string
		quiet     validator.Rule
	}{
		{rules.FieldsOnCorrectTypeRule.Name, rules.FieldsOnCorrectTypeRuleWithoutSuggestions},
		{rules.KnownArgumentNamesRule.Name, rules.KnownArgumentNamesRuleWithoutSuggestions},
		{rules.KnownTypeNamesRule.Name, rules.KnownTypeNamesRuleWithoutSuggestions},
		{rules.ScalarLeafsRule.Name, rules.ScalarLeafsRuleWithoutSuggestions},
		{rules.ValuesOfCorrectTypeRule.Name, rules.ValuesOfCorrectTypeRuleWithoutSuggestions},
	} {
		r.RemoveRule(pair.talkative)
		r.RemoveRule(pair.quiet.Name)
		r.AddRule(pair.quiet.Name, pair.quiet.RuleFunc)
	}
	return &documents{
		schema: schema.Schema(), limits: limits, rules: r, persisted: p, price: schema.price,
		own: newLRU[*document](max(1, len(p))), free: newLRU[*document](cachedDocuments),
	}
}

func newLRU[T any](size int) *lru.Cache[string, T] {
	c, err := lru.New[string, T](size)
	if err != nil {
		panic(err) // only for a size below one
	}
	return c
}

// load returns the validated document of a text. ours says that the text came
// from the manifest. admit is asked once the text is parsed, before anything
// costly, and again on every later use.
func (d *documents) load(ctx context.Context, text string, ours bool, admit func(*ast.QueryDocument) error) (*document, gqlerror.List) {
	cache := d.free
	if ours {
		cache = d.own
	}
	if doc, ok := cache.Get(text); ok {
		if err := admit(doc.QueryDocument); err != nil {
			return nil, refused(err)
		}
		return doc, nil
	}
	parsed, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, d.limits.Tokens)
	if err != nil {
		return nil, parseFailed(err)
	}
	if len(parsed.Operations) == 0 {
		return nil, refused(problem.New(problem.BadInput, "The document has no operation."))
	}
	for _, op := range parsed.Operations {
		if err := d.limits.check(measure(parsed, op)); err != nil {
			return nil, refused(err)
		}
	}
	if err := admit(parsed); err != nil {
		return nil, refused(err)
	}
	if list := validator.ValidateWithRules(d.schema, parsed, d.rules); len(list) > 0 {
		for _, e := range list {
			errcode.Set(e, errcode.ValidationFailed)
		}
		return nil, list[:min(len(list), 10)]
	}
	doc := &document{QueryDocument: parsed, ceilings: map[*ast.OperationDefinition]int{}}
	for _, op := range parsed.Operations {
		doc.ceilings[op] = d.ceiling(ctx, op)
	}
	if ours || len(text) <= cachedText {
		cache.Add(text, doc)
	}
	return doc, nil
}

// ceiling is what an operation costs with the largest pages, or unknown when a
// variable holds a list, which has no largest. Most operations are below the
// limit whatever their variables, and need not be priced on every request.
func (d *documents) ceiling(ctx context.Context, op *ast.OperationDefinition) int {
	largest := map[string]any{}
	for _, v := range op.VariableDefinitions {
		switch {
		case v.Type.Elem != nil:
			return unknown
		case v.Type.NamedType == "Int":
			largest[v.Variable] = maxPage
		}
	}
	return d.price(ctx, op, largest)
}

// unknown is above every limit.
const unknown = math.MaxInt

func parseFailed(err error) gqlerror.List {
	if g, ok := errors.AsType[*gqlerror.Error](err); ok {
		errcode.Set(g, errcode.ParseFailed)
		return gqlerror.List{g}
	}
	return refused(problem.New(problem.BadInput, "The document cannot be parsed."))
}

// handedOver is the query cache of gqlgen's executor: it finds the document
// that load has put into the context, so that nothing is parsed twice.
type handedOver struct{}

type documentKey struct{}

// Get implements graphql.Cache.
func (handedOver) Get(ctx context.Context, _ string) (*ast.QueryDocument, bool) {
	doc, ok := ctx.Value(documentKey{}).(*ast.QueryDocument)
	return doc, ok
}

// Add implements graphql.Cache; documents are kept by load.
func (handedOver) Add(context.Context, string, *ast.QueryDocument) {}
