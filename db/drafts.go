package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// Draft is what one person has begun to write in a conversation.
type Draft struct {
	ConversationID uuid.UUID
	UserID         uuid.UUID
	Body           string
	IsNote         bool
	ReplyToID      *uuid.UUID
	Version        int // grows with each save, so that a window knows which is newer
	UpdatedAt      time.Time
}

const draftColumns = `d.conversation_id, d.user_id, d.body, d.is_note, d.reply_to_id, d.version, d.updated_at`

// Draft returns the caller's draft, or ErrNotFound. An empty one marks a draft
// that was removed: its version goes on counting.
func (tx *Tx) Draft(ctx context.Context, conversationID uuid.UUID) (*Draft, error) {
	return one[Draft](ctx, tx, `
		select `+draftColumns+` from drafts d
		where d.conversation_id = $1 and d.user_id = $2`, conversationID, tx.actor.UserID)
}

// DraftsOf returns the caller's drafts that hold text, in no order.
func (tx *Tx) DraftsOf(ctx context.Context, conversationIDs []uuid.UUID) ([]Draft, error) {
	return many[Draft](ctx, tx, `
		select `+draftColumns+` from drafts d
		where d.conversation_id = any($1) and d.user_id = $2 and d.body <> ''`, conversationIDs, tx.actor.UserID)
}

// SaveDraft keeps what the caller has written so far and counts the version up.
func (tx *Tx) SaveDraft(ctx context.Context, d Draft) (*Draft, error) {
	return one[Draft](ctx, tx, `
		insert into drafts as d (workspace_id, conversation_id, user_id, body, is_note, reply_to_id)
		values ($1, $2, $3, $4, $5, $6)
		on conflict (workspace_id, conversation_id, user_id) do update
		set body = excluded.body, is_note = excluded.is_note, reply_to_id = excluded.reply_to_id,
		    version = d.version + 1, updated_at = now()
		returning `+draftColumns,
		tx.WorkspaceID(), d.ConversationID, tx.actor.UserID, d.Body, d.IsNote, d.ReplyToID)
}

// ClearDraft empties the caller's draft, if there is text in it, and reports
// whether there was. Sending does it too.
func (tx *Tx) ClearDraft(ctx context.Context, conversationID uuid.UUID) (bool, error) {
	n, err := tx.exec(ctx, clearDraft, conversationID, tx.actor.UserID)
	return n == 1, err
}

const clearDraft = `
	update drafts set body = '', reply_to_id = null, version = version + 1, updated_at = now()
	where conversation_id = $1 and user_id = $2 and body <> ''`
