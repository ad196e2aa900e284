//go:build bench

// Package bench measures what the product promises, beside bounds that it
// measures itself in the same run: absolute times drift from machine to machine,
// ratios do not.
package bench

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"socialsync/db"
)

// The reference data: deterministic, loaded with COPY, kept between runs.
// BENCH_SCALE makes less of it (0.05 for a quick look).
const (
	workspaces    = 20
	conversations = 200_000
	messages      = 2_000_000
	members       = 5 // of each workspace
	database      = "socialsync_bench"
	generation    = "3" // changes when the data does
)

func scale() float64 {
	if s, err := strconv.ParseFloat(os.Getenv("BENCH_SCALE"), 64); err == nil && s > 0 {
		return s
	}
	return 1
}

// id is the nth id of a kind, in the order of n, as UUIDv7s are in time.
func id(kind byte, n int) uuid.UUID {
	var u uuid.UUID
	u[0], u[6], u[8] = kind, 0x70, 0x80
	u[12], u[13], u[14], u[15] = byte(n>>24), byte(n>>16), byte(n>>8), byte(n)
	return u
}

const (
	kindWorkspace byte = iota + 1
	kindUser
	kindAccount
	kindLabel
	kindContact
	kindIdentity
	kindConversation
	kindMessage
)

// began is when the newest message of the data was written.
var began = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

// target returns the application's URL of a loaded database.
func target(b *testing.B) string {
	b.Helper()
	owner := on(b, os.Getenv("DATABASE_OWNER_URL"), database)
	admin, err := pgx.Connect(b.Context(), os.Getenv("DATABASE_OWNER_URL"))
	if err != nil {
		b.Fatalf("DATABASE_OWNER_URL: %v; run this with `make bench`", err)
	}
	defer admin.Close(b.Context())
	want := fmt.Sprintf("%s x%g", generation, scale())
	var have *string
	err = admin.QueryRow(b.Context(), `
		select shobj_description(oid, 'pg_database') from pg_database where datname = $1`, database).Scan(&have)
	if err == nil && have != nil && *have == want {
		if err := db.Migrate(b.Context(), owner, discard); err != nil {
			b.Fatal(err)
		}
		return on(b, os.Getenv("DATABASE_URL"), database)
	}
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		b.Fatal(err)
	}
	b.Logf("loading the reference data, once (%s)", want)
	for _, statement := range []string{"drop database if exists " + database + " with (force)", "create database " + database} {
		if _, err := admin.Exec(b.Context(), statement); err != nil {
			b.Fatal(err)
		}
	}
	if err := db.Migrate(b.Context(), owner, discard); err != nil {
		b.Fatal(err)
	}
	if err := load(b.Context(), owner); err != nil {
		b.Fatal(err)
	}
	if _, err := admin.Exec(b.Context(), fmt.Sprintf("comment on database %s is '%s'", database, want)); err != nil {
		b.Fatal(err)
	}
	return on(b, os.Getenv("DATABASE_URL"), database)
}

func on(b *testing.B, address, name string) string {
	b.Helper()
	u, err := url.Parse(address)
	if err != nil || address == "" {
		b.Fatalf("DATABASE_URL and DATABASE_OWNER_URL are needed: run this with `make bench` (%v)", err)
	}
	u.Path = "/" + name
	return u.String()
}

func load(ctx context.Context, owner string) error {
	conn, err := pgx.Connect(ctx, owner)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	// The owner is bound by row level security too; COPY refuses to work under
	// it, so it steps aside for the load.
	lift := func(verb string) error {
		for _, table := range []string{"users", "workspaces", "memberships", "social_accounts", "labels", "contacts", "contact_identities", "conversations", "messages"} {
			if _, err := conn.Exec(ctx, "alter table "+table+" "+verb+" row level security"); err != nil {
				return err
			}
		}
		return nil
	}
	if err := lift("disable"); err != nil {
		return err
	}
	if err := copyAll(ctx, conn); err != nil {
		return err
	}
	if err := lift("enable"); err != nil {
		return err
	}
	_, err = conn.Exec(ctx, "vacuum analyze")
	return err
}

// table is a COPY: n rows made by row.
type table struct {
	name    string
	columns []string
	n       int
	row     func(i int) []any
}

func copyAll(ctx context.Context, conn *pgx.Conn) error {
	random := rand.New(rand.NewPCG(1, 2))
	conv, msgs := int(conversations*scale()), int(messages*scale())
	each := msgs / conv
	bodies := []string{
		"Bonjour, où en est ma commande ?", "Hello, is the lamp still in stock?", "Merci beaucoup pour votre aide", "I would like a refund please",
		"La livraison est prévue quand ?", "Perfect, thank you", "Est-ce que vous livrez en Belgique ?", "Can I change the delivery address?",
	}
	at := func(n int) time.Time { return began.Add(-time.Duration(conv-n) * 13 * time.Second) }
	tables := []table{
		{"users", []string{"id", "email", "name"}, workspaces * members, func(i int) []any {
			return []any{id(kindUser, i), fmt.Sprintf("user%d@bench.test", i), fmt.Sprintf("Agent %d", i)}
		}},
		{"workspaces", []string{"id", "name"}, workspaces, func(i int) []any { return []any{id(kindWorkspace, i), fmt.Sprintf("Workspace %d", i)} }},
		{"memberships", []string{"workspace_id", "user_id", "role"}, workspaces * members, func(i int) []any {
			return []any{id(kindWorkspace, i/members), id(kindUser, i), "OWNER"}
		}},
		{"social_accounts", []string{"workspace_id", "id", "channel", "external_id", "name", "handle", "credentials"}, workspaces, func(i int) []any {
			return []any{id(kindWorkspace, i), id(kindAccount, i), "WHATSAPP", fmt.Sprintf("bench%d", i), "Shop", "+33 1", []byte("x")}
		}},
		{"labels", []string{"workspace_id", "id", "name", "color"}, workspaces * 8, func(i int) []any {
			return []any{id(kindWorkspace, i/8), id(kindLabel, i), fmt.Sprintf("Label %d", i%8), "BLUE"}
		}},
		{"contacts", []string{"workspace_id", "id", "name", "phone"}, conv, func(i int) []any {
			return []any{id(kindWorkspace, i%workspaces), id(kindContact, i), fmt.Sprintf("Customer %d", i), fmt.Sprintf("+33%09d", i)}
		}},
		{"contact_identities", []string{"workspace_id", "id", "contact_id", "social_account_id", "kind", "external_id", "match_key"}, conv, func(i int) []any {
			return []any{id(kindWorkspace, i%workspaces), id(kindIdentity, i), id(kindContact, i), id(kindAccount, i%workspaces), "WHATSAPP_PHONE", fmt.Sprintf("33%09d", i), fmt.Sprintf("33%09d", i)}
		}},
		{"conversations", []string{"workspace_id", "id", "social_account_id", "contact_id", "channel", "status", "assignee_id", "label_ids", "last_inbound_at", "last_message_at", "preview_body"}, conv, func(i int) []any {
			// The nth of its workspace, so that all workspaces look alike.
			w, n := i%workspaces, i/workspaces
			var assignee *uuid.UUID
			if u := id(kindUser, w*members+random.IntN(members)); n%3 > 0 {
				assignee = &u
			}
			status := "OPEN"
			if n%4 == 0 {
				status = "RESOLVED"
			}
			return []any{id(kindWorkspace, w), id(kindConversation, i), id(kindAccount, w), id(kindContact, i), "WHATSAPP", status, assignee,
				[]uuid.UUID{id(kindLabel, w*8+n%8), id(kindLabel, w*8+(n+3)%8)}, at(i), at(i), bodies[n%len(bodies)]}
		}},
		{"messages", []string{"workspace_id", "id", "conversation_id", "social_account_id", "direction", "author", "author_id", "kind", "body", "status", "external_id", "occurred_at"}, conv * each, func(i int) []any {
			c := i / each
			w := c % workspaces
			direction, author, status := "IN", "CUSTOMER", "RECEIVED"
			var by *uuid.UUID
			if i%2 == 1 {
				u := id(kindUser, w*members+i%members)
				direction, author, status, by = "OUT", "USER", "READ", &u
			}
			return []any{id(kindWorkspace, w), id(kindMessage, i), id(kindConversation, c), id(kindAccount, w), direction, author, by, "TEXT",
				bodies[(i+c)%len(bodies)] + " " + strconv.Itoa(i), status, fmt.Sprintf("wamid.bench%d", i), at(c).Add(-time.Duration(each-i%each) * time.Minute)}
		}},
	}
	for _, t := range append(tables, chainTables()...) {
		i := 0
		_, err := conn.CopyFrom(ctx, pgx.Identifier{t.name}, t.columns, pgx.CopyFromFunc(func() ([]any, error) {
			if i == t.n {
				return nil, nil
			}
			i++
			return t.row(i - 1), nil
		}))
		if err != nil {
			return fmt.Errorf("load %s: %w", t.name, err)
		}
	}
	return nil
}
