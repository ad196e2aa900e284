package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"runtime/pprof"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/google/uuid"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"socialsync/db"
	"socialsync/events"
	"socialsync/graph"
)

const schema = `
type Query { hello: String }
type Subscription { inboxEvents(after: String): InboxDelivery! }
type InboxDelivery { cursor: String! event: ConversationUpdated! }
type ConversationUpdated { conversation: Conversation! }
type Conversation { id: ID! name: String! snippet: String! status: String! labels: [String!]! }
`

// answerer stands for the generated code: the row is made up, the rest is real.
type answerer struct {
	schema *ast.Schema
	hub    *events.Hub
}

func (a *answerer) Schema() *ast.Schema { return a.schema }

func (a *answerer) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

func (a *answerer) Exec(ctx context.Context) graphql.ResponseHandler {
	out, err := a.hub.Subscribe(ctx, db.ActorFrom(ctx), "")
	if err != nil {
		graphql.AddError(ctx, err)
	}
	return func(ctx context.Context) *graphql.Response {
		select {
		case d, open := <-out:
			if !open {
				return nil
			}
			e, _ := d.Event.(events.ConversationUpdated)
			return &graphql.Response{Data: answer(d.Cursor, e.ConversationID)}
		case <-ctx.Done():
			return nil
		}
	}
}

// answer is what every event shows.
func answer(cursor string, conversation uuid.UUID) json.RawMessage {
	return fmt.Appendf(nil, `{"inboxEvents":{"cursor":%q,"event":{"conversation":`+
		`{"id":%q,"name":"Adaeze Okonkwo-Lindqvist","snippet":"Bonjour, est-ce que la livraison est prévue pour demain matin ?",`+
		`"status":"OPEN","labels":["livraison","urgent","france"]}}}}`, cursor, conversation)
}

// serve runs until ctx ends.
func serve(ctx context.Context, o options) error {
	if o.profile != "" {
		f, err := os.Create(o.profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	client, err := connect(o)
	if err != nil {
		return err
	}
	defer client.Close()
	parsed, err := gqlparser.LoadSchema(&ast.Source{Input: schema})
	if err != nil {
		return err
	}
	hub := events.NewHub(client, prefix, slog.Default())
	config := graph.HandlerConfig{
		Schema:     &answerer{schema: parsed, hub: hub},
		Log:        slog.Default(),
		Caller:     caller,
		RequestID:  func(context.Context) string { return "" },
		Redis:      client,
		Visibility: func(ctx context.Context) string { return string(db.ActorFrom(ctx).Role) },
		Sockets:    graph.SocketConfig{Authenticate: authenticate},
	}
	if o.shared {
		config.Hub = hub
	}
	handler := graph.NewHandler(config)
	srv := &http.Server{Addr: o.serve, Handler: handler, ReadHeaderTimeout: 5 * time.Second}
	go func() { _ = hub.Run(ctx) }()
	go func() { _ = handler.Sockets.Run(ctx) }()
	go func() {
		<-ctx.Done()
		_ = srv.Close()
	}()
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

func caller(ctx context.Context) graph.Caller {
	a := db.ActorFrom(ctx)
	return graph.Caller{SignedIn: !a.IsZero(), UserID: a.UserID, WorkspaceID: a.WorkspaceID, SessionID: a.SessionID.String(), Address: "127.0.0.1"}
}

// authenticate lets everybody in: each socket is a user of its own.
func authenticate(ctx context.Context, payload transport.InitPayload) (context.Context, time.Time, error) {
	n, err := strconv.Atoi(payload.GetString("workspace"))
	if err != nil {
		return ctx, time.Time{}, err
	}
	actor := db.Actor{UserID: uuid.New(), WorkspaceID: workspace(n), Role: db.RoleAgent, SessionID: uuid.New()}
	return db.WithActor(ctx, actor), time.Now().Add(15 * time.Minute), nil
}
