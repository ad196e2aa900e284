package resolvers

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"socialsync/db"
	"socialsync/features/problem"
	"socialsync/graph"
)

// Directives are those of the schema that run.
func Directives() graph.DirectiveRoot {
	return graph.DirectiveRoot{
		Public: func(ctx context.Context, _ any, next graphql.Resolver) (any, error) { return next(ctx) },
		Role: func(ctx context.Context, _ any, next graphql.Resolver, atLeast db.Role) (any, error) {
			if err := allow(ctx, atLeast); err != nil {
				return nil, err
			}
			return next(ctx)
		},
	}
}

// Access closes root fields that carry neither @role nor @public: they need a
// signed-in viewer, mutations an agent. Forgetting a directive opens nothing.
// Behind it the hottest fields may take the express path.
type Access struct {
	// Express is the resolver's method of that name; nil: everything takes the ordinary path.
	Express func(context.Context, graphql.CollectedField) (graphql.Marshaler, bool)
}

var _ interface {
	graphql.HandlerExtension
	graphql.RootFieldInterceptor
} = Access{}

// ExtensionName implements graphql.HandlerExtension.
func (Access) ExtensionName() string { return "Access" }

// Validate implements graphql.HandlerExtension.
func (Access) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptRootField implements graphql.RootFieldInterceptor.
func (a Access) InterceptRootField(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	field := graphql.GetRootFieldContext(ctx).Field
	if err := allowUnmarked(ctx, field.Field); err != nil {
		graphql.AddError(ctx, &gqlerror.Error{Err: err, Message: err.Error(), Path: ast.Path{ast.PathName(field.Alias)}})
		return graphql.Null
	}
	if a.Express != nil && isQuery(field.Field) && allow(ctx, db.RoleViewer) == nil {
		if answer, ok := a.Express(ctx, field); ok {
			return answer
		}
	}
	return next(ctx)
}

func isQuery(field *ast.Field) bool {
	return field.ObjectDefinition != nil && field.ObjectDefinition.Name == "Query"
}

// allowUnmarked decides about a root field without a directive; introspection
// and fields with one are decided elsewhere.
func allowUnmarked(ctx context.Context, field *ast.Field) error {
	def := field.Definition
	if def == nil || len(def.Name) > 1 && def.Name[:2] == "__" ||
		def.Directives.ForName("public") != nil || def.Directives.ForName("role") != nil {
		return nil
	}
	if field.ObjectDefinition != nil && field.ObjectDefinition.Name == "Mutation" {
		return allow(ctx, db.RoleAgent)
	}
	return allow(ctx, db.RoleViewer)
}

// allow says whether the caller has the role, and otherwise why not.
func allow(ctx context.Context, needed db.Role) error {
	actor := db.ActorFrom(ctx)
	if actor.IsZero() {
		return problem.New(problem.Unauthenticated, "Sign in first.")
	}
	return problem.Allowed(actor.Can(needed))
}

// PublicFields are the root fields ("Mutation.signIn") that the schema marks
// @public, for graph.Config.AnonymousFields.
func PublicFields(schema *ast.Schema) []string {
	var fields []string
	for _, root := range []*ast.Definition{schema.Query, schema.Mutation, schema.Subscription} {
		if root == nil {
			continue
		}
		for _, f := range root.Fields {
			if f.Directives.ForName("public") != nil {
				fields = append(fields, root.Name+"."+f.Name)
			}
		}
	}
	return fields
}
