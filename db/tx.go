package db

import (
	"context"
	"fmt"
	"strings"

	"github.com/georgysavva/scany/v2/pgxscan"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Tx is permission to query, given by View, Update or Global. It must not
// outlive the function it was given to, nor be shared between goroutines.
type Tx struct {
	actor       Actor
	role        string // appRole or systemRole
	mode        mode
	pool        *pgxpool.Pool
	conn        *pgxpool.Conn // holds the transaction, from its first statement until its end
	isOver      bool          // it was committed or undone
	isLast      bool          // the next pipeline carries the commit: see CommitWithNext
	afterCommit []func(context.Context)
}

// mode is how statements and transactions belong together.
type mode int

const (
	reading mode = iota // each pipeline is a transaction of its own and cannot write
	single              // each pipeline is a transaction of its own
	loose               // single, and a crash may undo it
	whole               // all statements are one transaction
)

const (
	appRole    = "socialsync_app"    // sees one workspace
	systemRole = "socialsync_system" // crosses workspaces, with grants by name
)

// settings say for whom the transaction is. Row level security hides the
// workspace from the planner, so planning for particular values gains nothing
// and costs more than most statements: plans are generic. Not knowing the values they
// expect a third of a table, and would start processes for what an index answers.
const (
	settings = `select set_config('role', $1, true), set_config('app.workspace_id', $2, true),
		set_config('app.user_id', $3, true), set_config('plan_cache_mode', 'force_generic_plan', true),
		set_config('max_parallel_workers_per_gather', '0', true)`
	looseSettings    = settings + `, set_config('synchronous_commit', 'off', true)`
	readOnlySettings = settings + `, set_config('transaction_read_only', 'on', true)`
)

// Actor returns on whose behalf the transaction runs; zero under Global.
func (tx *Tx) Actor() Actor { return tx.actor }

// WorkspaceID returns the workspace everything read and written belongs to.
func (tx *Tx) WorkspaceID() uuid.UUID { return tx.actor.WorkspaceID }

// AfterCommit runs fn once after a successful commit: events and jobs are told
// of here, so that nobody hears of a row that was rolled back. In a View there
// is nothing to wait for and fn never runs.
func (tx *Tx) AfterCommit(fn func(context.Context)) {
	tx.afterCommit = append(tx.afterCommit, fn)
}

// committed runs what AfterCommit was given.
func (tx *Tx) committed(ctx context.Context) {
	ctx = context.WithoutCancel(ctx)
	for _, fn := range tx.afterCommit {
		fn(ctx)
	}
}

// query runs one statement and hands its rows to read.
func (tx *Tx) query(ctx context.Context, read func(pgx.Rows) error, sql string, args ...any) error {
	p := tx.pipeline()
	p.queue(read, sql, args...)
	return p.send(ctx)
}

// pipeline collects statements that travel together in one round trip.
type pipeline struct {
	tx    *Tx
	batch pgx.Batch
	reads []func(pgx.Rows) error
}

func (tx *Tx) pipeline() *pipeline { return &pipeline{tx: tx} }

func (p *pipeline) queue(read func(pgx.Rows) error, sql string, args ...any) {
	if len(p.reads) == 0 {
		p.tx.open(&p.batch)
	}
	p.reads = append(p.reads, read)
	p.batch.Queue(sql, args...)
}

// send runs what was queued, in order, and stops at the first error.
func (p *pipeline) send(ctx context.Context) (err error) {
	sender, err := p.tx.sender(ctx)
	if err != nil {
		return translate(err)
	}
	before := p.batch.Len() - len(p.reads)
	if p.tx.isLast {
		p.batch.Queue("commit")
	}
	results := sender.SendBatch(ctx, &p.batch)
	defer func() {
		if closed := results.Close(); err == nil {
			err = translate(closed)
		}
	}()
	for range before {
		if _, err := results.Exec(); err != nil {
			return translate(err)
		}
	}
	for _, read := range p.reads {
		rows, err := results.Query()
		if err != nil {
			return translate(err)
		}
		if err := consume(rows, read); err != nil {
			return translate(err)
		}
	}
	if p.tx.isLast {
		return p.tx.ended(results.Exec())
	}
	return nil
}

func consume(rows pgx.Rows, read func(pgx.Rows) error) error {
	defer rows.Close()
	if read != nil {
		if err := read(rows); err != nil {
			return err
		}
	}
	rows.Close()
	return rows.Err()
}

// hot is a row that says itself where its columns go, in the order of its column
// list: reflection over names costs more than the query for long lists.
type hot interface{ destinations() []any }

// into reads all rows into dst: hot types by position, others by column name. A
// row that has more columns than a hot type it embeds is read by name too.
func into[T any](dst *[]T) func(pgx.Rows) error {
	return func(rows pgx.Rows) error {
		if row, isHot := any(new(T)).(hot); !isHot || len(row.destinations()) != len(rows.FieldDescriptions()) {
			return pgxscan.ScanAll(dst, rows)
		}
		for rows.Next() {
			var row T
			if err := rows.Scan(any(&row).(hot).destinations()...); err != nil { //nolint:forcetypeassert // just checked
				return err
			}
			*dst = append(*dst, row)
		}
		return nil
	}
}

// holes are placeholders of count arguments from the nth on.
func holes(n, count int) []string {
	list := make([]string, count)
	for i := range list {
		list[i] = fmt.Sprintf("$%d", n+i)
	}
	return list
}

// setting gives columns, which are separated by commas, the arguments from the nth on.
func setting(columns string, n int) string {
	names := strings.Split(columns, ",")
	for i, hole := range holes(n, len(names)) {
		names[i] += " = " + hole
	}
	return strings.Join(names, ",")
}

// many returns all rows of a statement.
func many[T any](ctx context.Context, tx *Tx, sql string, args ...any) ([]T, error) {
	var rows []T
	err := tx.query(ctx, into(&rows), sql, args...)
	return rows, err
}

// one returns the only row of a statement, or ErrNotFound.
func one[T any](ctx context.Context, tx *Tx, sql string, args ...any) (*T, error) {
	rows, err := many[T](ctx, tx, sql, args...)
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, ErrNotFound
	}
	return &rows[0], nil
}

// exec runs a statement and returns how many rows it touched.
func (tx *Tx) exec(ctx context.Context, sql string, args ...any) (int64, error) {
	var tag pgconn.CommandTag
	err := tx.query(ctx, func(rows pgx.Rows) error {
		rows.Close()
		tag = rows.CommandTag()
		return nil
	}, sql, args...)
	return tag.RowsAffected(), err
}

// must is exec for a statement that has to touch a row; ErrNotFound otherwise.
func (tx *Tx) must(ctx context.Context, sql string, args ...any) error {
	n, err := tx.exec(ctx, sql, args...)
	if err == nil && n == 0 {
		return ErrNotFound
	}
	return err
}

// value returns the single value of a one-column statement; T's zero value when
// there is no row.
func value[T any](ctx context.Context, tx *Tx, sql string, args ...any) (T, error) {
	var v T
	err := tx.query(ctx, func(rows pgx.Rows) error {
		if rows.Next() {
			return rows.Scan(&v)
		}
		return nil
	}, sql, args...)
	if err != nil {
		return v, fmt.Errorf("read a value: %w", err)
	}
	return v, nil
}
