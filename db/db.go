// Package db is the product's memory: one file per table with the row's type
// and every statement that touches it. It refuses rules (they live in features)
// and callers without an Actor: there is no way to run a query except through
// View, Update or Global.
package db

import (
	"context"
	"encoding/binary"
	"fmt"
	"log/slog"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"
)

// DB is the store. Safe for concurrent use.
type DB struct {
	pool *pgxpool.Pool
	log  *slog.Logger
}

// Open connects to url as the application's login and waits up to ten seconds
// for the first connection. The login needs no table grants of its own: each
// transaction takes the role it needs.
func Open(ctx context.Context, url string, log *slog.Logger) (*DB, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("parse DATABASE_URL: %w", err)
	}
	if config.ConnConfig.ConnectTimeout == 0 {
		config.ConnConfig.ConnectTimeout = 5 * time.Second
	}
	config.AfterConnect = registerTypes
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	if err := pool.Ping(ctx); err != nil {
		pool.Close()
		return nil, fmt.Errorf("reach the database: %w", err)
	}
	return &DB{pool: pool, log: log}, nil
}

// Close waits for running transactions and closes all connections.
func (d *DB) Close() { d.pool.Close() }

// Ping tells whether the database answers.
func (d *DB) Ping(ctx context.Context) error { return d.pool.Ping(ctx) }

// Stat describes the connection pool, for metrics.
func (d *DB) Stat() *pgxpool.Stat { return d.pool.Stat() }

// View runs fn with a Tx that sees only what actor may see and cannot write.
// Each statement travels with the actor's settings in one round trip and is its
// own snapshot: a View is for showing things, Update for deciding things.
func (d *DB) View(_ context.Context, actor Actor, fn func(*Tx) error) error {
	return fn(&Tx{actor: actor, role: appRole, mode: reading, pool: d.pool})
}

// Update runs fn in one transaction that sees only what actor may see and may
// write. It commits when fn returns nil. Functions given to tx.AfterCommit run
// once, after a successful commit, in order.
func (d *DB) Update(ctx context.Context, actor Actor, fn func(*Tx) error) error {
	return d.transact(ctx, &Tx{actor: actor, role: appRole, mode: whole, pool: d.pool}, fn)
}

// UpdateEach is Update for functions that run a single pipeline: it is a transaction of
// its own and takes one round trip instead of two.
func (d *DB) UpdateEach(ctx context.Context, actor Actor, fn func(*Tx) error) error {
	return d.each(ctx, &Tx{actor: actor, role: appRole, mode: single, pool: d.pool}, fn)
}

// Global runs fn in a transaction that crosses workspaces, with the grants of
// socialsync_system only. Sign-in, webhook routing and cron sweeps call it; why
// is logged.
func (d *DB) Global(ctx context.Context, why string, fn func(*Tx) error) error {
	d.log.DebugContext(ctx, "crossing workspaces", "why", why)
	return d.transact(ctx, &Tx{role: systemRole, mode: whole, pool: d.pool}, fn)
}

// GlobalEach is Global for functions that run a single statement, or several
// that need not succeed together: each is a transaction of its own and takes one
// round trip instead of two.
func (d *DB) GlobalEach(ctx context.Context, why string, fn func(*Tx) error) error {
	d.log.DebugContext(ctx, "crossing workspaces", "why", why)
	return d.each(ctx, &Tx{role: systemRole, mode: single, pool: d.pool}, fn)
}

// GlobalLoose is GlobalEach for what may be forgotten when Postgres crashes within a
// second, because it will be found out again: it does not wait for the disk.
func (d *DB) GlobalLoose(ctx context.Context, why string, fn func(*Tx) error) error {
	d.log.DebugContext(ctx, "crossing workspaces", "why", why)
	return d.each(ctx, &Tx{role: systemRole, mode: loose, pool: d.pool}, fn)
}

func (*DB) each(ctx context.Context, tx *Tx, fn func(*Tx) error) error {
	if err := fn(tx); err != nil {
		return err
	}
	tx.committed(ctx)
	return nil
}

func (d *DB) transact(ctx context.Context, tx *Tx, fn func(*Tx) error) error {
	// After a commit there is nothing to undo; after a panic it frees the connection.
	defer tx.abandon(ctx)
	if err := fn(tx); err != nil {
		return err
	}
	if err := tx.commit(ctx); err != nil {
		return fmt.Errorf("commit: %w", translate(err))
	}
	tx.committed(ctx)
	return nil
}

// NewID returns a UUIDv7: the id in a URL is the id in a log, a task and a row.
func NewID() uuid.UUID {
	return uuid.Must(uuid.NewV7())
}

// NewIDWithin returns an id for the nth thing, counted from 0, that came with parent, a
// NewID itself: it sorts among other ids as parent does and among those of one parent by
// n. What comes after the 16,384th stands beside it.
func NewIDWithin(parent uuid.UUID, n int) uuid.UUID {
	const last = 1<<14 - 1 // the bits between a UUIDv7's variant and what stays random here
	id := uuid.New()
	copy(id[:8], parent[:8])
	binary.BigEndian.PutUint16(id[8:], 1<<15|uint16(min(n, last)))
	return id
}
