package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// OweReceipt notes that the provider must be told that a conversation was read.
func (tx *Tx) OweReceipt(ctx context.Context, conversationID uuid.UUID) error {
	_, err := tx.exec(ctx, `
		insert into due_receipts (workspace_id, conversation_id) values ($1, $2)
		on conflict (workspace_id, conversation_id) do update set due_at = now()`, tx.WorkspaceID(), conversationID)
	return err
}

// DueReceipt says since when a conversation's receipt is due; ErrNotFound when the
// provider has been told.
func (tx *Tx) DueReceipt(ctx context.Context, conversationID uuid.UUID) (time.Time, error) {
	type row struct{ DueAt time.Time }
	r, err := one[row](ctx, tx, `select due_at from due_receipts where conversation_id = $1`, conversationID)
	if err != nil {
		return time.Time{}, err
	}
	return r.DueAt, nil
}

// ReceiptTold records that the provider knows of what was read up to a moment. What
// was read since stays due.
func (tx *Tx) ReceiptTold(ctx context.Context, conversationID uuid.UUID, dueAt time.Time) error {
	_, err := tx.exec(ctx, `delete from due_receipts where conversation_id = $1 and due_at <= $2`, conversationID, dueAt)
	return err
}

// DueReceipts returns up to limit conversations whose receipt is due, in all
// workspaces; what became due a moment ago is left to the nudge under way.
func (tx *Tx) DueReceipts(ctx context.Context, limit int) ([]ConversationRef, error) {
	return many[ConversationRef](ctx, tx, `
		select workspace_id, conversation_id as id from due_receipts
		where due_at <= now() - interval '10 seconds'
		order by due_at
		limit $1`, limit)
}
