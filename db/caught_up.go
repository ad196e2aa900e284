package db

import (
	"context"

	"github.com/google/uuid"
)

// CaughtUp returns which of the people have seen everything the customer wrote,
// in no order. It is the one place where anybody's read marks but the caller's
// are looked at, and serves the sharing of live events.
func (tx *Tx) CaughtUp(ctx context.Context, conversationID uuid.UUID, people []uuid.UUID) ([]uuid.UUID, error) {
	rows, err := many[struct{ UserID uuid.UUID }](ctx, tx, `
		select user_id from caught_up($1, $2) as user_id`, conversationID, people)
	if err != nil {
		return nil, err
	}
	ids := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		ids[i] = row.UserID
	}
	return ids, nil
}
