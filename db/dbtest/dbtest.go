// Package dbtest gives each test a database and a piece of Redis of its own, so
// that tests run in parallel against the real thing. It refuses to skip: a
// service that is missing fails the test and names the command that starts it.
package dbtest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	_ "github.com/jackc/pgx/v5/stdlib" // databases are made through database/sql

	"socialsync/db"
)

// help ends every complaint about a service.
const help = "start the services with `make test`, or `eval \"$(scripts/services env test)\"` in this shell"

// Addresses are two ways into one database.
type Addresses struct {
	App   string // the application's login: an ordinary role, bound by row level security
	Owner string // owns the tables: for fixtures that must reach across workspaces
}

// New opens a migrated, empty database that is dropped when the test ends.
func New(t testing.TB) *db.DB {
	t.Helper()
	return Open(t, URLs(t))
}

// Open connects to a database made by URLs. It is closed before the database
// is dropped.
func Open(t testing.TB, urls Addresses) *db.DB {
	t.Helper()
	d, err := db.Open(t.Context(), urls.App, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatalf("open the test's database: %v; %s", err, help)
	}
	t.Cleanup(d.Close)
	return d
}

// Owner looks into a database made by URLs, and changes it, as who owns the tables.
func Owner(t testing.TB, urls Addresses) *pgxpool.Pool {
	t.Helper()
	pool, err := pgxpool.New(t.Context(), urls.Owner)
	if err != nil {
		t.Fatalf("open the test's database as its owner: %v; %s", err, help)
	}
	t.Cleanup(pool.Close)
	return pool
}

// Workspace makes a workspace and the person who owns it, whom it returns.
func Workspace(t testing.TB, d *db.DB, email string) db.Actor {
	t.Helper()
	owner := db.Actor{UserID: db.NewID(), WorkspaceID: db.NewID(), Role: db.RoleOwner}
	err := d.Global(t.Context(), "a test's workspace", func(tx *db.Tx) error {
		if _, err := tx.CreateUser(t.Context(), db.NewUser{ID: owner.UserID, Email: email, Name: "Ada", Locale: "en", TimeZone: "UTC"}); err != nil {
			return err
		}
		_, err := tx.CreateWorkspace(t.Context(), owner.WorkspaceID, "Work", owner.UserID)
		return err
	})
	if err != nil {
		t.Fatalf("make the test's workspace: %v", err)
	}
	return owner
}

// URLs is New for a test that opens the database itself, as a whole program under
// test does.
func URLs(t testing.TB) Addresses {
	t.Helper()
	app, owner := required(t, "DATABASE_URL"), required(t, "DATABASE_OWNER_URL")
	admin := administrator(t)
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	if err := prepare(ctx, admin, app, owner); err != nil {
		t.Fatalf("prepare the template database: %v; %s", err, help)
	}
	// Copying files takes half of what logging each of their pages does.
	name := create(t, admin, " template "+template.name+" strategy file_copy")
	return Addresses{App: onDatabase(app, name, "pool_max_conns=3"), Owner: onDatabase(owner, name)}
}

// Empty returns the owner's URL of a database without a schema, dropped after
// the test.
func Empty(t testing.TB) string {
	t.Helper()
	return onDatabase(required(t, "DATABASE_OWNER_URL"), create(t, administrator(t), ""))
}

// administrator makes and drops the databases of all tests of a process: connections
// cost more than what goes over them.
func administrator(t testing.TB) *sql.DB {
	t.Helper()
	admin.Do(func() {
		if admin.DB, admin.err = sql.Open("pgx", required(t, "DATABASE_OWNER_URL")); admin.err == nil {
			admin.SetMaxIdleConns(4)
		}
	})
	if admin.err != nil {
		t.Fatalf("DATABASE_OWNER_URL: %v; %s", admin.err, help)
	}
	return admin.DB
}

// admin stays open as long as its process, for tests end in any order.
var admin struct {
	sync.Once
	*sql.DB
	err error
}

// create makes a database of the test's own, which is dropped after it.
func create(t testing.TB, admin *sql.DB, options string) string {
	t.Helper()
	name := fmt.Sprintf("%s%d_%s", testPrefix, time.Now().Unix(), randomName())
	if err := execute(t.Context(), admin, "create database "+name+options); err != nil {
		t.Fatalf("create the test's database: %v; %s", err, help)
	}
	t.Cleanup(func() {
		// Postgres waits five seconds for connections that are being closed.
		if err := execute(context.WithoutCancel(t.Context()), admin, "drop database if exists "+name); err != nil {
			t.Logf("the test's database stays until it is swept: %v", err)
		}
	})
	return name
}

const testPrefix = "socialsync_test_"

// template is prepared once per process; the database it names lives until the
// migrations change.
var template struct {
	sync.Mutex
	name string
}

// prepare makes the template unless it exists, and checks that the application's
// login is what it must be in production. An advisory lock lets one of the
// packages that are tested at the same time do the work.
func prepare(ctx context.Context, admin *sql.DB, app, owner string) error {
	template.Lock()
	defer template.Unlock()
	if template.name != "" {
		return nil
	}
	if err := ordinary(ctx, app); err != nil {
		return err
	}
	fingerprint, err := db.SchemaFingerprint()
	if err != nil {
		return err
	}
	conn, err := admin.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	const lock = `hashtext('socialsync dbtest')`
	if _, err := conn.ExecContext(ctx, "select pg_advisory_lock("+lock+")"); err != nil {
		return err
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), "select pg_advisory_unlock("+lock+")") // closing the connection unlocks too
	if err := sweep(ctx, conn); err != nil {
		return err
	}
	name := "socialsync_template_" + fingerprint
	var exists bool
	if err := conn.QueryRowContext(ctx, "select exists (select from pg_database where datname = $1)", name).Scan(&exists); err != nil {
		return err
	}
	if !exists {
		if err := build(ctx, conn, owner, name); err != nil {
			return err
		}
	}
	template.name = name
	return nil
}

// build migrates under another name first: a template that exists is complete.
func build(ctx context.Context, conn *sql.Conn, owner, name string) error {
	building := name + "_building"
	for _, statement := range []string{"drop database if exists " + building, "create database " + building} {
		if _, err := conn.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	if err := db.Migrate(ctx, onDatabase(owner, building), slog.New(slog.DiscardHandler)); err != nil {
		return err
	}
	_, err := conn.ExecContext(ctx, "alter database "+building+" rename to "+name)
	return err
}

// sweep drops what killed test runs left behind more than an hour ago, unless
// somebody is still connected.
func sweep(ctx context.Context, conn *sql.Conn) error {
	rows, err := conn.QueryContext(ctx, `
		select datname from pg_database
		where datname ~ '^socialsync_test_[0-9]+_'
		  and to_timestamp(split_part(datname, '_', 3)::bigint) < now() - interval '1 hour'`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return err
		}
		names = append(names, name)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, name := range names {
		_, _ = conn.ExecContext(ctx, "drop database if exists "+name) // in use: the next sweep tries again
	}
	return nil
}

// ordinary makes sure that the tests' login is bound by row level security;
// a superuser would make every test of it pass.
func ordinary(ctx context.Context, app string) error {
	pool, err := sql.Open("pgx", app)
	if err != nil {
		return err
	}
	defer pool.Close()
	var free bool
	err = pool.QueryRowContext(ctx, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user").Scan(&free)
	if err == nil && free {
		return errors.New("DATABASE_URL's login is exempt from row level security: use an ordinary role")
	}
	return err
}

func required(t testing.TB, name string) string {
	t.Helper()
	value := os.Getenv(name)
	if value == "" {
		t.Fatalf("%s is not set; %s", name, help)
	}
	return value
}

func execute(ctx context.Context, admin *sql.DB, statement string) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	_, err := admin.ExecContext(ctx, statement)
	return err
}

// onDatabase is address with another database and further settings.
func onDatabase(address, name string, settings ...string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address // the caller's connect says what is wrong with it
	}
	u.Path = "/" + name
	if len(settings) > 0 {
		u.RawQuery = strings.Trim(u.RawQuery+"&"+strings.Join(settings, "&"), "&")
	}
	return u.String()
}
