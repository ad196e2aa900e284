package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"socialsync/features/problem"
)

// engine is gqlgen's executor behind our admission: which document, may this
// caller run it, and what may it cost. Both transports use it.
type engine struct {
	*executor.Executor
	schema    pricedSchema
	docs      *documents
	limits    Limits
	caller    func(context.Context) Caller
	anonymous map[string]bool
}

var _ graphql.GraphExecutor = (*engine)(nil)

func newEngine(c HandlerConfig, errs *errorPresenter) *engine {
	schema := pricedSchema{c.Schema}
	exec := executor.New(schema)
	exec.SetErrorPresenter(errs.present)
	exec.SetRecoverFunc(errs.recovered)
	exec.SetQueryCache(handedOver{})
	exec.SetParserTokenLimit(c.Limits.Tokens)
	exec.SetDisableSuggestion(true)
	for _, e := range c.Extensions {
		exec.Use(e)
	}
	for _, r := range c.Responses {
		exec.AroundResponses(r)
	}
	anonymous := publicFields(c.Schema.Schema())
	if c.OpenIntrospection {
		anonymous["Query.__schema"], anonymous["Query.__type"] = true, true
	}
	return &engine{
		Executor: exec, schema: schema, limits: c.Limits, caller: c.Caller, anonymous: anonymous,
		docs: newDocuments(schema, c.Limits, c.Persisted),
	}
}

// publicFields are the root fields that the schema marks @public.
func publicFields(schema *ast.Schema) map[string]bool {
	public := map[string]bool{"Query.__typename": true, "Mutation.__typename": true}
	for name, root := range map[string]*ast.Definition{"Query": schema.Query, "Mutation": schema.Mutation} {
		if root == nil {
			continue
		}
		for _, f := range root.Fields {
			if f.Directives.ForName("public") != nil {
				public[name+"."+f.Name] = true
			}
		}
	}
	return public
}

// CreateOperationContext implements graphql.GraphExecutor: it admits the
// operation or says why not. Nothing has been executed when it fails.
func (e *engine) CreateOperationContext(ctx context.Context, params *graphql.RawParams) (*graphql.OperationContext, gqlerror.List) {
	none := &graphql.OperationContext{RawQuery: params.Query, OperationName: params.OperationName, Headers: params.Headers}
	ours, err := e.docs.persisted.resolve(params)
	if err != nil {
		return none, refused(err)
	}
	caller := e.caller(ctx)
	doc, list := e.docs.load(ctx, params.Query, ours, func(doc *ast.QueryDocument) error {
		return e.admit(doc, params.OperationName, caller)
	})
	if len(list) > 0 {
		return none, list
	}
	op, list := e.Executor.CreateOperationContext(context.WithValue(ctx, documentKey{}, doc.QueryDocument), params)
	if len(list) > 0 {
		return op, list
	}
	if doc.ceilings[op.Operation] > e.limits.Complexity {
		if cost := e.schema.price(ctx, op.Operation, op.Variables); cost > e.limits.Complexity {
			return op, refused(problem.New(problem.BadInput,
				"The operation costs %d points; at most %d are allowed. Ask for smaller pages or fewer fields.", cost, e.limits.Complexity))
		}
	}
	op.DisableIntrospection = !caller.SignedIn && !e.anonymous["Query.__schema"]
	return op, nil
}

// DispatchOperation implements graphql.GraphExecutor and gives queries and
// mutations their deadline. Subscriptions live as long as their socket.
func (e *engine) DispatchOperation(ctx context.Context, op *graphql.OperationContext) (graphql.ResponseHandler, context.Context) {
	if op.Operation.Operation == ast.Subscription {
		return e.Executor.DispatchOperation(ctx, op)
	}
	bounded, cancel := context.WithTimeout(ctx, e.limits.Deadline)
	next, inner := e.Executor.DispatchOperation(bounded, op)
	done := false
	return func(ctx context.Context) *graphql.Response {
		if done {
			return nil
		}
		done = true
		defer cancel()
		return next(ctx)
	}, inner
}

// admit says whether this caller may run the operation. It runs before
// validation, so that a stranger learns nothing about the schema but which
// root fields exist; fields that do not are left to validation.
func (e *engine) admit(doc *ast.QueryDocument, name string, caller Caller) error {
	if caller.SignedIn {
		return nil
	}
	op := doc.Operations.ForName(name)
	if op == nil {
		return nil // refused by the executor
	}
	root, typ := "Query", e.docs.schema.Query
	switch op.Operation {
	case ast.Mutation:
		root, typ = "Mutation", e.docs.schema.Mutation
	case ast.Subscription:
		root, typ = "Subscription", e.docs.schema.Subscription
	}
	closed := false
	eachRootField(doc, op.SelectionSet, map[string]bool{}, func(f *ast.Field) {
		known := f.Name == "__schema" || f.Name == "__type" || typ != nil && typ.Fields.ForName(f.Name) != nil
		if known && !e.anonymous[root+"."+f.Name] {
			closed = true
		}
	})
	if closed {
		return problem.New(problem.Unauthenticated, "Sign in first.")
	}
	return nil
}

// eachRootField visits the fields an operation selects at its top, through
// fragments, each fragment once.
func eachRootField(doc *ast.QueryDocument, set ast.SelectionSet, seen map[string]bool, visit func(*ast.Field)) {
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			visit(sel)
		case *ast.InlineFragment:
			eachRootField(doc, sel.SelectionSet, seen, visit)
		case *ast.FragmentSpread:
			if f := doc.Fragments.ForName(sel.Name); f != nil && !seen[sel.Name] {
				seen[sel.Name] = true
				eachRootField(doc, f.SelectionSet, seen, visit)
			}
		}
	}
}
