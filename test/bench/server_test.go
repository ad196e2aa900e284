//go:build bench

package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/hibiken/asynq"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"socialsync/app"
	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/jobs/queue"
)

// product is the real API with its real limits, authentication and policies,
// listening in this process.
type product struct {
	*app.App
	settings map[string]string
	address  string
	tokens   []string // of one member of each workspace
}

func start(b *testing.B) *product {
	b.Helper()
	address := target(b)
	// What was measured before leaves jobs that nobody wants done meanwhile.
	prefix := fmt.Sprintf("bench-%d:", time.Now().UnixNano())
	settings := map[string]string{
		"DATABASE_URL": address, "DATABASE_OWNER_URL": on(b, os.Getenv("DATABASE_OWNER_URL"), database), "REDIS_URL": os.Getenv("REDIS_URL"),
		"REDIS_PREFIX": prefix, "JWT_SECRET": "a secret for measuring that is long enough", "BLOB_URL": "mem://",
		"ENCRYPTION_KEYS": "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "LOG_LEVEL": "error",
	}
	config, err := app.Load(func(name string) string { return settings[name] })
	if err != nil {
		b.Fatal(err)
	}
	a, err := app.New(b.Context(), config, discard)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		forget(b, prefix)
		a.Close()
	})
	handler, _, err := a.Handler()
	if err != nil {
		b.Fatal(err)
	}
	go func() { _ = a.Events.Run(b.Context()) }()
	server := httptest.NewServer(handler)
	b.Cleanup(server.Close)
	p := &product{App: a, settings: settings, address: server.URL}
	for w := range workspaces {
		token, err := a.Accounts.TokenFor(b.Context(), fmt.Sprintf("user%d@bench.test", w*members))
		if err != nil {
			b.Fatal(err)
		}
		p.tokens = append(p.tokens, token)
	}
	return p
}

// forget removes an installation's jobs.
func forget(b *testing.B, prefix string) {
	b.Helper()
	redis, err := asynq.ParseRedisURI(os.Getenv("REDIS_URL"))
	if err != nil {
		b.Fatal(err)
	}
	queues := asynq.NewInspector(redis)
	defer queues.Close()
	for name := range queue.Priorities(prefix) {
		if err := queues.DeleteQueue(name, true); err != nil && !errors.Is(err, asynq.ErrQueueNotFound) {
			b.Logf("queue %s: %v", name, err)
		}
	}
}

// graphQL makes a request as a member of the nth workspace, which take turns.
func (p *product) graphQL(n int, query string, variables map[string]any) *http.Request {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		panic(err)
	}
	r, err := http.NewRequest(http.MethodPost, p.address+"/graphql", bytes.NewReader(body))
	if err != nil {
		panic(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+p.tokens[n%workspaces])
	return r
}

// answered accepts 200 without errors.
func answered(status int, body []byte) error {
	if status != http.StatusOK || bytes.Contains(body, []byte(`"errors":[{`)) {
		return fmt.Errorf("status %d: %.300s", status, body)
	}
	return nil
}

const inboxPage = `query Inbox { conversations(first: 25, filter: {statuses: [OPEN]}) { edges { cursor node {
	id channel status priority isUnread waitingSince windowExpiresAt lastMessageAt
	contact { id name avatarUrl } assignee { id name } labels { id name color }
	lastMessage { id body kind author status } socialAccount { id name handle channel }
} } pageInfo { hasNextPage endCursor } } }`

const thread = `query Thread($id: ID!) { conversation(id: $id) { id status contact { id name } timeline(last: 50) {
	edges { cursor node { __typename ... on Message { id body kind direction author status occurredAt authorUser { id name } } } }
	pageInfo { hasPreviousPage startCursor } } } }`

const send = `mutation Send($input: SendMessageInput!) { sendMessage(input: $input) {
	messages { id status } conversation { id lastMessageAt } errors { code message } } }`

// bareInbox answers the same page with one statement and nothing else: the bound.
const bareInbox = `select coalesce(json_agg(x), '[]') from (
	select c.id, c.channel, c.status, c.priority, c.waiting_since, c.last_message_at, c.preview_body, c.preview_kind,
		json_build_object('id', p.id, 'name', p.name, 'avatarUrl', p.avatar_url) as contact,
		(select json_build_object('id', u.id, 'name', u.name) from users u where u.id = c.assignee_id) as assignee,
		(select json_agg(json_build_object('id', l.id, 'name', l.name, 'color', l.color)) from labels l where l.id = any(c.label_ids)) as labels,
		(select json_build_object('id', a.id, 'name', a.name, 'handle', a.handle) from social_accounts a where a.id = c.social_account_id) as account
	from conversations c join contacts p on p.id = c.contact_id
	where c.status = 'OPEN' order by c.last_message_at desc, c.id desc limit 26) x`

const bareThread = `select coalesce(json_agg(x), '[]') from (
	select m.id, m.body, m.kind, m.direction, m.author, m.status, m.occurred_at,
		(select json_build_object('id', u.id, 'name', u.name) from users u where u.id = m.author_id) as author_user
	from messages m where m.conversation_id = $1 order by m.occurred_at desc, m.id desc limit 50) x`

// bareSend writes what one message needs and nothing else: the bound of M1.
const bareSend = `with sent as (
		insert into messages (workspace_id, id, conversation_id, social_account_id, direction, author, kind, body, status, client_key, due_at, occurred_at)
		select c.workspace_id, $2, c.id, c.social_account_id, 'OUT', 'USER', 'TEXT', 'Merci pour votre message', 'QUEUED', $3, now(), now()
		from conversations c where c.id = $1
		returning id, conversation_id, body, occurred_at)
	update conversations c
	set waiting_since = null, last_message_at = sent.occurred_at, last_message_id = sent.id, preview_body = sent.body,
	    preview_author = 'USER', preview_status = 'QUEUED', updated_at = now()
	from sent where c.id = sent.conversation_id
	returning json_build_object('id', sent.id)`

// bare serves one statement under the same policies: the workspace is set in the
// same round trip, as the product does it. after runs once it has answered.
func bare(b *testing.B, sql string, args func(n int) []any, after func(context.Context) error) (address string) {
	b.Helper()
	config, err := pgxpool.ParseConfig(on(b, os.Getenv("DATABASE_URL"), database))
	if err != nil {
		b.Fatal(err)
	}
	config.MaxConns = 20
	config.ConnConfig.RuntimeParams["role"] = "socialsync_app"
	pool, err := pgxpool.NewWithConfig(b.Context(), config)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(pool.Close)
	var served atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := int(served.Add(1))
		var (
			batch pgx.Batch
			page  []byte
		)
		batch.Queue("select set_config('app.workspace_id', '" + id(kindWorkspace, n%workspaces).String() + "', true)")
		batch.Queue(sql, args(n)...).QueryRow(func(row pgx.Row) error { return row.Scan(&page) })
		err := pool.SendBatch(r.Context(), &batch).Close()
		if err == nil && after != nil {
			err = after(r.Context())
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(page)
	}))
	b.Cleanup(server.Close)
	return server.URL
}

const (
	lasting = 8 * time.Second
	steady  = 500 // requests a second, well below what is possible
)

// conversation is the nth of its workspace, workspaces taking turns.
func conversation(n int) uuid.UUID {
	each := int(conversations*scale()) / workspaces
	return id(kindConversation, n/workspaces%each*workspaces+n%workspaces)
}

// BenchmarkQueries measures reading and writing through GraphQL at 32 connections.
func BenchmarkQueries(b *testing.B) {
	p := start(b)
	openWindows(b)
	none := func(int) []any { return nil }
	of := func(n int) []any { return []any{conversation(n)} }
	stamp := time.Now().UnixNano()
	for _, load := range []struct {
		name    string // an inbox page, a thread, a message sent
		request func(n int) *http.Request
		bare    string
		args    func(n int) []any
		after   func(context.Context) error
	}{
		{"Q1", func(n int) *http.Request { return p.graphQL(n, inboxPage, nil) }, bareInbox, none, nil},
		{"Q2", func(n int) *http.Request {
			return p.graphQL(n, thread, map[string]any{"id": conversation(n)})
		}, bareThread, of, nil},
		{"M1", func(n int) *http.Request {
			return p.graphQL(n, send, map[string]any{"input": map[string]any{
				"conversationId": conversation(n), "clientKey": fmt.Sprintf("bench-%d-%d", stamp, n), "body": "Merci pour votre message",
			}})
		}, bareSend, func(n int) []any { return []any{conversation(n), db.NewID(), db.NewID().String()} }, p.enqueue},
	} {
		b.Run(load.name, func(b *testing.B) {
			bound := bare(b, load.bare, load.args, load.after)
			best := drive(b, 32, lasting, func(int) *http.Request {
				r, _ := http.NewRequest(http.MethodGet, bound, nil)
				return r
			}, filled)
			ours := drive(b, 32, lasting, load.request, answered)
			b.Logf("%-16s %s", load.name, ours)
			b.Logf("%-16s %s", "  bare handler", best)
			b.Logf("%-16s %.2f of the bare handler's requests, %.2f of its processor's time", "  ratio", ours.perSecond/best.perSecond,
				(best.cpu+best.postgres).Seconds()/(ours.cpu+ours.postgres).Seconds())
			if load.bare != bareSend {
				b.Logf("%-16s %s", fmt.Sprintf("  at %d/s", steady), pace(b, steady, lasting, load.request, answered))
			}
		})
	}
}

// enqueue is a job as M1 makes one: nobody works here.
func (p *product) enqueue(ctx context.Context) error {
	return p.Queue.Enqueue(ctx, queue.SendConversation{WorkspaceID: id(kindWorkspace, 0), ConversationID: conversation(0)})
}

// filled is answered for a bare handler, which must not be quick because it has
// nothing to tell.
func filled(status int, body []byte) error {
	if status != http.StatusOK || len(body) < 10 {
		return fmt.Errorf("status %d: %.300s", status, body)
	}
	return nil
}

// openWindows has every customer write just now: what is sent to the others is
// refused before it costs anything.
func openWindows(b *testing.B) {
	b.Helper()
	everywhere(b, "update conversations set last_inbound_at = now() where last_inbound_at < now() - interval '12 hours'",
		// What measured runs leave behind must not count in the next one.
		"vacuum analyze conversations", "vacuum analyze messages")
}

// everywhere runs a statement in each workspace, then others as who owns the tables.
func everywhere(b *testing.B, statement string, after ...string) {
	b.Helper()
	conn, err := pgx.Connect(b.Context(), on(b, os.Getenv("DATABASE_OWNER_URL"), database))
	if err != nil {
		b.Fatal(err)
	}
	defer conn.Close(b.Context())
	var statements []string
	for w := range workspaces {
		statements = append(statements, "set role socialsync_app; set app.workspace_id = '"+id(kindWorkspace, w).String()+"'; "+statement)
	}
	for _, statement := range append(append(statements, "reset role"), after...) {
		if _, err := conn.Exec(b.Context(), statement); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWebhooks measures webhook to 200 at 20 concurrent senders.
func BenchmarkWebhooks(b *testing.B) {
	p := start(b)
	conn := system(b)
	if _, err := conn.Exec(b.Context(), "delete from webhook_inbox"); err != nil { // nobody is told of what is left from before
		b.Fatal(err)
	}
	stamp := time.Now().UnixNano()
	f := drive(b, 20, lasting, func(n int) *http.Request {
		body := fmt.Appendf(nil, `{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
			"messaging_product":"whatsapp","metadata":{"phone_number_id":"bench%d"},"messages":[{"from":"3360%07d","id":"wamid.%d.%d","timestamp":"%d","type":"text","text":{"body":"hello"}}]}}]}]}`,
			n%workspaces, n%5000, stamp, n, time.Now().Unix())
		r, _ := http.NewRequest(http.MethodPost, p.address+"/api/whatsapp/webhook", bytes.NewReader(body))
		r.Header.Set(meta.SignatureHeader, meta.Sign(body, p.Config.WhatsAppAppSecret))
		return r
	}, accepted)
	b.Logf("%-16s %s", "webhook to 200", f)
}

// system is a connection that crosses workspaces.
func system(b *testing.B) *pgx.Conn {
	b.Helper()
	conn, err := pgx.Connect(b.Context(), on(b, os.Getenv("DATABASE_OWNER_URL"), database))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = conn.Close(context.Background()) })
	if _, err := conn.Exec(b.Context(), "set role socialsync_system"); err != nil {
		b.Fatal(err)
	}
	return conn
}
