package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
	"socialsync/graph"
)

// testSchema is small and has one of everything that the machinery treats
// differently. The product's own schema is tested with its resolvers.
const testSchema = `
directive @public on FIELD_DEFINITION
directive @mark(n: Int) repeatable on FIELD | QUERY
type Query {
  hello(name: String = "you"): String! @public
  secret: String!
  missing: String
  broken: String
  readonly: String
  panics: String
  slow: String
  me: Person
  node(ids: [ID!]): Person
}
type Person { id: ID! name: String! best: Person friends(first: Int, last: Int): FriendConnection! pair: [Person!]! }
type FriendConnection { edges: [FriendEdge!]! }
type FriendEdge { node: Person! }
type Mutation { rename(name: String!): String! signIn: String! @public }
type Subscription {
  count(to: Int!): Int!
  forbidden: Int!
  inboxEvents(after: String): InboxDelivery!
}
type InboxDelivery { cursor: String! event: Event! mine: Boolean! }
type Event { name: String! }
`

// testExecutable stands for the generated code: it answers root fields by hand.
type testExecutable struct {
	schema *ast.Schema
	hub    *events.Hub
	// executed counts the events of inboxEvents that were executed.
	executed atomic.Int64
}

func newExecutable(t testing.TB) *testExecutable {
	t.Helper()
	schema, err := gqlparser.LoadSchema(&ast.Source{Input: testSchema})
	if err != nil {
		t.Fatal(err)
	}
	return &testExecutable{schema: schema}
}

func (e *testExecutable) Schema() *ast.Schema { return e.schema }

func (e *testExecutable) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

func (e *testExecutable) Exec(ctx context.Context) graphql.ResponseHandler {
	op := graphql.GetOperationContext(ctx)
	if op.Operation.Operation == ast.Subscription {
		return e.subscription(ctx, op)
	}
	return func(ctx context.Context) *graphql.Response { return e.answer(ctx, op) }
}

func (e *testExecutable) answer(ctx context.Context, op *graphql.OperationContext) *graphql.Response {
	data := map[string]any{}
	for _, f := range graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Query", "Mutation"}) {
		fctx := graphql.WithPathContext(ctx, graphql.NewPathWithField(f.Alias))
		data[f.Alias] = e.resolve(fctx, op, f)
	}
	raw, _ := json.Marshal(data)
	return &graphql.Response{Data: raw}
}

func (e *testExecutable) resolve(ctx context.Context, op *graphql.OperationContext, f graphql.CollectedField) (value any) {
	defer func() {
		if v := recover(); v != nil {
			graphql.AddError(ctx, graphql.Recover(ctx, v))
		}
	}()
	args := f.ArgumentMap(op.Variables)
	switch f.Name {
	case "__typename":
		return "Query"
	case "hello":
		return fmt.Sprintf("hello %v", args["name"])
	case "rename":
		return args["name"]
	case "missing":
		graphql.AddError(ctx, problem.Missing("thing"))
	case "broken":
		graphql.AddError(ctx, errors.New("dial tcp 10.0.0.7:5432: password=hunter2"))
	case "readonly":
		graphql.AddError(ctx, fmt.Errorf("%w: SQLSTATE 25006", db.ErrUnavailable))
	case "panics":
		panic("index out of range")
	case "slow":
		<-ctx.Done()
		graphql.AddError(ctx, ctx.Err())
	}
	return nil
}

func (e *testExecutable) subscription(ctx context.Context, op *graphql.OperationContext) graphql.ResponseHandler {
	field := graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Subscription"})[0]
	args := field.ArgumentMap(op.Variables)
	switch field.Name {
	case "forbidden":
		graphql.AddError(ctx, problem.New(problem.Forbidden, "Your role does not allow this."))
		return func(context.Context) *graphql.Response { return nil }
	case "count":
		to, _ := args["to"].(json.Number)
		last, n := int64(0), int64(0)
		if last, _ = to.Int64(); to == "" {
			last, _ = args["to"].(int64)
		}
		return func(ctx context.Context) *graphql.Response {
			if n++; n > last || ctx.Err() != nil {
				return nil
			}
			if n > 1 {
				time.Sleep(2 * time.Millisecond)
			}
			return &graphql.Response{Data: json.RawMessage(fmt.Sprintf(`{"count":%d}`, n))}
		}
	}
	after, _ := args["after"].(string)
	out, err := e.hub.Subscribe(ctx, db.ActorFrom(ctx), after)
	if err != nil {
		graphql.AddError(ctx, err)
	}
	return func(ctx context.Context) *graphql.Response {
		select {
		case d, open := <-out:
			if !open {
				return nil
			}
			e.executed.Add(1)
			name := strings.TrimPrefix(fmt.Sprintf("%T", d.Event), "events.")
			padding := ""
			if op.Operation.Name == "Large" {
				padding = strings.Repeat(" ", 32<<10)
			}
			return &graphql.Response{Data: json.RawMessage(fmt.Sprintf(
				`{"inboxEvents":{"cursor":%q,"event":{"name":%q}}%s}`, d.Cursor, name, padding))}
		case <-ctx.Done():
			return nil
		}
	}
}

// tokens are the callers the tests sign in as.
var (
	ada = db.Actor{UserID: uuid.MustParse("00000000-0000-7000-8000-00000000000a"), WorkspaceID: uuid.MustParse("00000000-0000-7000-8000-0000000000aa"), Role: db.RoleAgent}
	bob = db.Actor{UserID: uuid.MustParse("00000000-0000-7000-8000-00000000000b"), WorkspaceID: ada.WorkspaceID, Role: db.RoleAgent}
)

func actorOf(token string) (db.Actor, bool) {
	switch token {
	case "ada":
		return ada, true
	case "bob":
		return bob, true
	case "key-1", "key-2": // API keys are nobody's
		return db.Actor{APIKeyID: uuid.NewSHA1(uuid.Nil, []byte(token)), WorkspaceID: ada.WorkspaceID, Role: db.RoleAgent}, true
	}
	return db.Actor{}, false
}

type cookieKey struct{}

// config is a handler's configuration with a session middleware for tests:
// Authorization: Bearer ada, or a cookie session=ada.
func config(t testing.TB, schema *testExecutable) graph.HandlerConfig {
	t.Helper()
	return graph.HandlerConfig{
		Schema:    schema,
		Log:       slog.New(slog.DiscardHandler),
		RequestID: func(context.Context) string { return "req-1" },
		Origins:   []string{"https://app.example.com"},
		Caller: func(ctx context.Context) graph.Caller {
			a := db.ActorFrom(ctx)
			byCookie, _ := ctx.Value(cookieKey{}).(bool)
			holder := a.UserID
			if holder == uuid.Nil {
				holder = a.APIKeyID
			}
			return graph.Caller{
				SignedIn: !a.IsZero(), UserID: a.UserID, WorkspaceID: a.WorkspaceID,
				SessionID: "session-" + holder.String(), ByCookie: byCookie, Address: "192.0.2.1",
			}
		},
	}
}

// serve runs a handler behind the session middleware.
func serve(t testing.TB, h http.Handler) *httptest.Server {
	t.Helper()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := r.Context()
		if actor, ok := actorOf(strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")); ok {
			ctx = db.WithActor(ctx, actor)
		}
		if c, err := r.Cookie("session"); err == nil {
			if actor, ok := actorOf(c.Value); ok {
				ctx = context.WithValue(db.WithActor(ctx, actor), cookieKey{}, true)
			}
		}
		h.ServeHTTP(w, r.WithContext(ctx))
	}))
	t.Cleanup(srv.Close)
	return srv
}

// logTo is a logger whose lines the test can read.
func logTo(buf *bytes.Buffer) *slog.Logger {
	return slog.New(slog.NewTextHandler(buf, nil))
}
