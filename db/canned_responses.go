package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// CannedResponse is a prepared text, inserted by its shortcut. Its files are
// attachments: CannedFiles.
type CannedResponse struct {
	ID        uuid.UUID
	Shortcut  string // lower case, without the slash
	Title     string
	Body      string
	UpdatedAt time.Time
}

const cannedResponseColumns = `id, shortcut, title, body, updated_at`

// CannedResponses returns all of them, by shortcut.
func (tx *Tx) CannedResponses(ctx context.Context) ([]CannedResponse, error) {
	return many[CannedResponse](ctx, tx, `
		select `+cannedResponseColumns+` from canned_responses where workspace_id = $1 order by shortcut`, tx.WorkspaceID())
}

// CannedResponsesByID returns those of ids that exist, in no order.
func (tx *Tx) CannedResponsesByID(ctx context.Context, ids []uuid.UUID) ([]CannedResponse, error) {
	return many[CannedResponse](ctx, tx, `
		select `+cannedResponseColumns+` from canned_responses where workspace_id = $1 and id = any($2)`, tx.WorkspaceID(), ids)
}

// CreateCannedResponse adds one. A taken shortcut is a TakenError of
// canned_responses_shortcut_key.
func (tx *Tx) CreateCannedResponse(ctx context.Context, c CannedResponse) (*CannedResponse, error) {
	author := uuid.NullUUID{UUID: tx.Actor().UserID, Valid: tx.Actor().UserID != uuid.Nil}
	return one[CannedResponse](ctx, tx, `
		insert into canned_responses (workspace_id, id, shortcut, title, body, created_by)
		values ($1, $2, $3, $4, $5, $6)
		returning `+cannedResponseColumns, tx.WorkspaceID(), c.ID, c.Shortcut, c.Title, c.Body, author)
}

// UpdateCannedResponse replaces its text.
func (tx *Tx) UpdateCannedResponse(ctx context.Context, c CannedResponse) (*CannedResponse, error) {
	return one[CannedResponse](ctx, tx, `
		update canned_responses set shortcut = $3, title = $4, body = $5, updated_at = now()
		where workspace_id = $1 and id = $2
		returning `+cannedResponseColumns, tx.WorkspaceID(), c.ID, c.Shortcut, c.Title, c.Body)
}

// DeleteCannedResponse removes one that has no files: SetCannedFiles takes them off.
func (tx *Tx) DeleteCannedResponse(ctx context.Context, id uuid.UUID) error {
	return tx.must(ctx, `delete from canned_responses where workspace_id = $1 and id = $2`, tx.WorkspaceID(), id)
}
