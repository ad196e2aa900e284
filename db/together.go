package db

import (
	"context"

	"github.com/jackc/pgx/v5"
)

// deed is one statement in an actor's name, which by itself is all there is to do.
type deed interface {
	by() Actor
	statement() (sql string, args []any)
}

// together does several deeds, of whatever workspaces, in one round trip and one
// transaction: for each by itself both cost as much as the work. Read makes a result of
// the row that a statement returned; nil stands for no row. After an error nothing has
// been done. Statements must wait for no lock, because others hold some in another order.
func together[D deed, R any](ctx context.Context, d *DB, deeds []D, read func(D, pgx.Rows) (*R, error)) ([]*R, error) {
	var batch pgx.Batch
	results := make([]*R, len(deeds))
	for i, it := range deeds {
		if i == 0 || it.by() != deeds[i-1].by() { // what is set lasts until the transaction ends
			tx := Tx{actor: it.by(), role: appRole, mode: single}
			tx.open(&batch)
		}
		sql, args := it.statement()
		batch.Queue(sql, args...).Query(func(rows pgx.Rows) (err error) {
			if rows.Next() {
				results[i], err = read(it, rows)
			}
			return err
		})
	}
	if err := d.pool.SendBatch(ctx, &batch).Close(); err != nil {
		return nil, translate(err)
	}
	return results, nil
}
