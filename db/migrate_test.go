package db_test

import (
	"database/sql"
	"log/slog"
	"os"
	"testing"

	"github.com/pressly/goose/v3"

	"socialsync/db"
	"socialsync/db/dbtest"
)

// An installation is upgraded in a session that did not create the extensions
// whose settings later migrations name.
func TestUpgrade(t *testing.T) {
	owner := dbtest.Empty(t)
	pool, err := sql.Open("pgx", owner)
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	older, err := goose.NewProvider(goose.DialectPostgres, pool, os.DirFS("migrations"))
	if err != nil {
		t.Fatal(err)
	}
	const before00048 = 47 // it replaces a function that sets pg_trgm.similarity_threshold
	if _, err := older.UpTo(t.Context(), before00048); err != nil {
		t.Fatalf("the older release: %v", err)
	}
	if err := db.Migrate(t.Context(), owner, slog.New(slog.DiscardHandler)); err != nil {
		t.Fatalf("the upgrade: %v", err)
	}
	if pending, err := older.HasPending(t.Context()); err != nil || pending {
		t.Errorf("after the upgrade: pending %v, %v", pending, err)
	}
}
