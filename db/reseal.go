package db

import (
	"context"

	"github.com/google/uuid"
)

// resealAtOnce is how many sealed values are listed at a time.
const resealAtOnce = 100

// Reseal has everything of one kind that is sealed, of all workspaces, sealed again under
// the newest key, and says how many moved. list returns what comes after an id, in the
// order of ids, at most so many; again does it for one, and says whether it was due. what
// is for the log.
func Reseal[T any](
	ctx context.Context, d *DB, what string,
	list func(tx *Tx, after uuid.UUID, most int) ([]T, error), idOf func(T) uuid.UUID, again func(T) (bool, error),
) (moved int, err error) {
	for after := uuid.Nil; ; {
		var page []T
		err := d.Global(ctx, what, func(tx *Tx) (err error) {
			page, err = list(tx, after, resealAtOnce)
			return err
		})
		if err != nil || len(page) == 0 {
			return moved, err
		}
		for _, one := range page {
			ok, err := again(one)
			if err != nil {
				return moved, err
			}
			if ok {
				moved++
			}
			after = idOf(one)
		}
	}
}
