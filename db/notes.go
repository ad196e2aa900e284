package db

import (
	"context"
	"strings"
	"time"

	"github.com/google/uuid"
)

// Note is written by colleagues for colleagues. It is never sent to a customer.
type Note struct {
	ID               uuid.UUID
	ConversationID   uuid.UUID
	AuthorID         *uuid.UUID // nil: a program with an API key, or the assistant
	Body             string
	MentionedUserIDs []uuid.UUID `db:"mentioned_user_ids"`
	ClientKey        *string
	CreatedAt        time.Time
}

// IsNode marks Note as having a global id.
func (Note) IsNode() {}

// IsByAI says whether the assistant wrote it, for whoever takes over.
func (n Note) IsByAI() bool {
	return n.AuthorID == nil && n.ClientKey != nil && strings.HasPrefix(*n.ClientKey, runKey)
}

// IsTimelineItem makes Note a member of the schema's union TimelineItem.
func (Note) IsTimelineItem() {}

const noteColumns = `n.id, n.conversation_id, n.author_id, n.body, n.mentioned_user_ids, n.client_key, n.created_at`

// Note returns one note.
func (tx *Tx) Note(ctx context.Context, id uuid.UUID) (*Note, error) {
	return one[Note](ctx, tx, `select `+noteColumns+` from notes n where n.id = $1`, id)
}

// NoteByClientKey returns what an earlier call with this idempotency key wrote.
func (tx *Tx) NoteByClientKey(ctx context.Context, key string) (*Note, error) {
	return one[Note](ctx, tx, `select `+noteColumns+` from notes n where n.client_key = $1`, key)
}

// InsertNote adds a note with its mentions and reports whether it was new: false
// means that the client's key is already there.
func (tx *Tx) InsertNote(ctx context.Context, n Note) (bool, error) {
	added, err := tx.exec(ctx, `
		insert into notes (workspace_id, id, conversation_id, author_id, body, mentioned_user_ids, client_key, created_at)
		values ($1, $2, $3, $4, $5, coalesce($6::uuid[], '{}'), $7, $8)
		on conflict do nothing`,
		tx.WorkspaceID(), n.ID, n.ConversationID, n.AuthorID, n.Body, n.MentionedUserIDs, n.ClientKey, n.CreatedAt)
	if err != nil || added == 0 {
		return false, err
	}
	_, err = tx.exec(ctx, `
		insert into mentions (workspace_id, user_id, conversation_id, note_id)
		select $1, u, $2, $3 from unnest($4::uuid[]) u`,
		tx.WorkspaceID(), n.ConversationID, n.ID, n.MentionedUserIDs)
	return true, err
}
