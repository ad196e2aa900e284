package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// ReadMark is how far one person has read in a conversation.
type ReadMark struct {
	ConversationID uuid.UUID
	ReadUntil      time.Time
}

// IsUnreadAfter reports whether the customer wrote something this person has not
// seen. Without a mark everything the customer wrote is unread.
func (c Conversation) IsUnreadAfter(mark *ReadMark) bool {
	return c.LastInboundAt != nil && (mark == nil || c.LastInboundAt.After(mark.ReadUntil))
}

// ReadMarks returns the caller's marks in the conversations, in no order.
func (tx *Tx) ReadMarks(ctx context.Context, conversationIDs []uuid.UUID) ([]ReadMark, error) {
	return many[ReadMark](ctx, tx, `
		select conversation_id, read_until from conversation_reads
		where conversation_id = any($1) and user_id = $2`, conversationIDs, tx.actor.UserID)
}

// MarkRead moves the caller's mark forward to until and reports whether it moved.
func (tx *Tx) MarkRead(ctx context.Context, conversationID uuid.UUID, until time.Time) (bool, error) {
	n, err := tx.exec(ctx, `
		insert into conversation_reads as r (workspace_id, user_id, conversation_id, read_until)
		values ($1, $2, $3, $4)
		on conflict (workspace_id, user_id, conversation_id) do update
		set read_until = excluded.read_until where r.read_until < excluded.read_until`,
		tx.WorkspaceID(), tx.actor.UserID, conversationID, until)
	return n == 1, err
}

// MarkUnread moves the caller's mark back to before the given moment and reports
// whether it moved.
func (tx *Tx) MarkUnread(ctx context.Context, conversationID uuid.UUID, before time.Time) (bool, error) {
	n, err := tx.exec(ctx, `
		update conversation_reads set read_until = $2::timestamptz - interval '1 microsecond'
		where conversation_id = $1 and user_id = $3 and read_until >= $2`,
		conversationID, before, tx.actor.UserID)
	return n == 1, err
}
