package db

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// A transaction's BEGIN and settings travel with its first statement. A pipeline
// outside a transaction is an implicit one.

var errOver = errors.New("the transaction is over")

// open puts what must come before the first statement into a batch.
func (tx *Tx) open(batch *pgx.Batch) {
	if tx.mode == whole {
		if tx.conn != nil {
			return
		}
		batch.Queue("begin")
	}
	sql := settings
	switch tx.mode {
	case reading:
		sql = readOnlySettings
	case loose:
		sql = looseSettings
	}
	batch.Queue(sql, tx.role, textOf(tx.actor.WorkspaceID), textOf(tx.actor.UserID))
}

// textOf is how the settings spell an id: nobody is empty.
func textOf(id uuid.UUID) string {
	if id == uuid.Nil {
		return ""
	}
	return id.String()
}

// sender is what carries the next batch.
func (tx *Tx) sender(ctx context.Context) (interface {
	SendBatch(ctx context.Context, b *pgx.Batch) pgx.BatchResults
}, error,
) {
	switch {
	case tx.mode != whole:
		return tx.pool, nil
	case tx.isOver:
		return nil, errOver
	case tx.conn == nil:
		conn, err := tx.pool.Acquire(ctx)
		if err != nil {
			return nil, err
		}
		tx.conn = conn
	}
	return tx.conn, nil
}

// commit ends a whole transaction.
func (tx *Tx) commit(ctx context.Context) error {
	if tx.conn == nil || tx.isOver {
		return nil
	}
	return tx.ended(tx.conn.Exec(ctx, "commit", pgx.QueryExecModeSimpleProtocol))
}

// ended takes what Postgres answered to a commit, which it turns into a rollback
// when a statement before had failed.
func (tx *Tx) ended(tag pgconn.CommandTag, err error) error {
	if err != nil {
		return translate(err)
	}
	tx.isOver = true
	if tag.String() != "COMMIT" {
		return pgx.ErrTxCommitRollback
	}
	return nil
}

// CommitWithNext makes the next call of tx the last: what it writes is committed
// in the same round trip if it succeeds, and undone if it does not. For what many
// people wait for; anything after it fails.
func (tx *Tx) CommitWithNext() { tx.isLast = tx.mode == whole }

// abandon undoes a transaction that was not committed and gives its connection
// back. One whose state cannot be known is closed by the pool.
func (tx *Tx) abandon(ctx context.Context) {
	if tx.conn == nil {
		return
	}
	conn := tx.conn
	tx.conn = nil
	if !tx.isOver {
		tx.isOver = true
		_, _ = conn.Exec(context.WithoutCancel(ctx), "rollback", pgx.QueryExecModeSimpleProtocol)
	}
	conn.Release()
}
