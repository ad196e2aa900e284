//go:build bench

package bench

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"socialsync/app"
	"socialsync/clients/meta"
)

// product is the real API with its real limits, authentication and policies,
// listening in this process.
type product struct {
	*app.App
	address string
	tokens  []string // of one member of each workspace
}

func start(b *testing.B) *product {
	b.Helper()
	address := target(b)
	settings := map[string]string{
		"DATABASE_URL": address, "DATABASE_OWNER_URL": on(b, os.Getenv("DATABASE_OWNER_URL"), database), "REDIS_URL": os.Getenv("REDIS_URL"),
		"REDIS_PREFIX": "bench:", "JWT_SECRET": "a secret for measuring that is long enough", "BLOB_URL": "mem://",
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
	b.Cleanup(a.Close)
	handler, _, err := a.Handler()
	if err != nil {
		b.Fatal(err)
	}
	go func() { _ = a.Events.Run(b.Context()) }()
	server := httptest.NewServer(handler)
	b.Cleanup(server.Close)
	p := &product{App: a, address: server.URL}
	for w := range workspaces {
		token, err := a.Accounts.TokenFor(b.Context(), fmt.Sprintf("user%d@bench.test", w*members))
		if err != nil {
			b.Fatal(err)
		}
		p.tokens = append(p.tokens, token)
	}
	return p
}

// graphQL makes a request as a member of a workspace.
func (p *product) graphQL(workspace int, query string, variables map[string]any) *http.Request {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		panic(err)
	}
	r, err := http.NewRequest(http.MethodPost, p.address+"/graphql", bytes.NewReader(body)) //nolint:noctx // the load ends by itself
	if err != nil {
		panic(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+p.tokens[workspace])
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

// bare serves one statement of one workspace, under the same policies.
func bare(b *testing.B, sql string, args func(n int) []any) (address string) {
	b.Helper()
	config, err := pgxpool.ParseConfig(on(b, os.Getenv("DATABASE_URL"), database))
	if err != nil {
		b.Fatal(err)
	}
	config.MaxConns = 20
	config.ConnConfig.RuntimeParams["role"] = "socialsync_app"
	config.ConnConfig.RuntimeParams["app.workspace_id"] = id(kindWorkspace, 0).String()
	pool, err := pgxpool.NewWithConfig(b.Context(), config)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(pool.Close)
	n := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var page []byte
		n++
		if err := pool.QueryRow(r.Context(), sql, args(n)...).Scan(&page); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(page)
	}))
	b.Cleanup(server.Close)
	return server.URL
}

const lasting = 8 * time.Second

// BenchmarkQueries measures reading and writing through GraphQL at 32 connections.
func BenchmarkQueries(b *testing.B) {
	p := start(b)
	open := int(conversations * scale())
	get := func(address string) func(int) *http.Request {
		return func(int) *http.Request {
			r, _ := http.NewRequest(http.MethodGet, address, nil) //nolint:noctx // the load ends by itself
			return r
		}
	}
	conversation := func(n int) uuid.UUID { return id(kindConversation, (n%(open/workspaces))*workspaces) }
	for _, load := range []struct {
		name    string
		request func(n int) *http.Request
		bare    string
		args    func(n int) []any
	}{
		{"Q1 inbox page", func(n int) *http.Request { return p.graphQL(n%workspaces, inboxPage, nil) }, bareInbox, func(int) []any { return nil }},
		{"Q2 thread", func(n int) *http.Request {
			return p.graphQL(0, thread, map[string]any{"id": conversation(n)})
		}, bareThread, func(n int) []any { return []any{conversation(n)} }},
	} {
		bound := drive(b, 32, lasting, get(bare(b, load.bare, load.args)), answered)
		ours := drive(b, 32, lasting, load.request, answered)
		b.Logf("%-16s %s", load.name, ours)
		b.Logf("%-16s %s", "  bare handler", bound)
		b.Logf("%-16s %.2f of the bare handler", "  ratio", ours.perSecond/bound.perSecond)
	}
	openWindows(b)
	writes := drive(b, 32, lasting, func(n int) *http.Request {
		return p.graphQL(0, send, map[string]any{"input": map[string]any{
			"conversationId": conversation(n), "clientKey": fmt.Sprintf("bench-%d-%d", time.Now().UnixNano(), n), "body": "Merci pour votre message",
		}})
	}, answered)
	b.Logf("%-16s %s", "M1 send", writes)
}

// openWindows has every customer of the first workspace write just now: what is
// sent to the others is refused before it costs anything.
func openWindows(b *testing.B) {
	b.Helper()
	conn, err := pgx.Connect(b.Context(), on(b, os.Getenv("DATABASE_OWNER_URL"), database))
	if err != nil {
		b.Fatal(err)
	}
	defer conn.Close(b.Context())
	if _, err := conn.Exec(b.Context(), "set role socialsync_app; set app.workspace_id = '"+id(kindWorkspace, 0).String()+
		"'; update conversations set last_inbound_at = now()"); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkWebhooks measures webhook to 200 at 20 concurrent senders.
func BenchmarkWebhooks(b *testing.B) {
	p := start(b)
	stamp := time.Now().UnixNano()
	f := drive(b, 20, lasting, func(n int) *http.Request {
		body := fmt.Appendf(nil, `{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
			"messaging_product":"whatsapp","metadata":{"phone_number_id":"bench%d"},"messages":[{"from":"3360%07d","id":"wamid.%d.%d","timestamp":"%d","type":"text","text":{"body":"hello"}}]}}]}]}`,
			n%workspaces, n%5000, stamp, n, time.Now().Unix())
		r, _ := http.NewRequest(http.MethodPost, p.address+"/api/whatsapp/webhook", bytes.NewReader(body)) //nolint:noctx // the load ends by itself
		r.Header.Set(meta.SignatureHeader, meta.Sign(body, p.Config.WhatsAppAppSecret))
		return r
	}, func(status int, body []byte) error {
		if status != http.StatusOK {
			return fmt.Errorf("status %d: %s", status, body)
		}
		return nil
	})
	b.Logf("%-16s %s", "webhook to 200", f)
	b.Logf("%-16s %s", "ingest", ingest(b, p))
}

// ingest measures how quickly a worker turns what has been kept into messages.
func ingest(b *testing.B, p *product) string {
	b.Helper()
	conn, err := pgx.Connect(b.Context(), on(b, os.Getenv("DATABASE_OWNER_URL"), database))
	if err != nil {
		b.Fatal(err)
	}
	defer conn.Close(b.Context())
	if _, err := conn.Exec(b.Context(), "set role socialsync_system"); err != nil {
		b.Fatal(err)
	}
	waiting := func() (n int) {
		if err := conn.QueryRow(b.Context(), "select count(*) from webhook_inbox where state = 'PENDING'").Scan(&n); err != nil {
			b.Fatal(err)
		}
		return n
	}
	before := waiting()
	worker, err := p.Worker()
	if err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	go func() { _ = worker.Run(b.Context()) }()
	for left := before; left > 0 && time.Since(start) < time.Minute; left = waiting() {
		time.Sleep(100 * time.Millisecond)
	}
	left := waiting()
	return fmt.Sprintf("%7.0f messages/s (%d of %d, one process)", float64(before-left)/time.Since(start).Seconds(), before-left, before)
}
