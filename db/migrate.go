package db

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"log/slog"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib" // goose speaks database/sql
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Migrate brings the schema at ownerURL up to date. The role must own the
// database. Several processes may call it at once; one does the work.
func Migrate(ctx context.Context, ownerURL string, log *slog.Logger) error {
	config, err := pgx.ParseConfig(ownerURL)
	if err != nil {
		return fmt.Errorf("open database: %w", err)
	}
	pool := stdlib.OpenDB(*config, stdlib.OptionAfterConnect(loadTrigrams))
	defer pool.Close()
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	locker, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return err
	}
	// Branches take their numbers before they meet: a lower one may come after a higher.
	provider, err := goose.NewProvider(goose.DialectPostgres, pool, files, goose.WithSessionLocker(locker), goose.WithAllowOutofOrder(true))
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	results, err := provider.Up(ctx)
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	for _, r := range results {
		log.InfoContext(ctx, "migrated", "file", r.Source.Path, "took", r.Duration)
	}
	return nil
}

// loadTrigrams makes pg_trgm's settings known to the session. Functions of the
// migrations carry some, and an ordinary role may only name a setting whose
// library is loaded: the first session loads it by creating the extension, the
// session of an upgrade would not.
func loadTrigrams(ctx context.Context, conn *pgx.Conn) error {
	_, err := conn.Exec(ctx, `do $$ begin perform show_limit(); exception when undefined_function then null; end $$`)
	return err
}
