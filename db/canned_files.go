package db

import (
	"context"

	"github.com/google/uuid"
)

// CannedFiles returns the files of canned responses, in their order.
func (tx *Tx) CannedFiles(ctx context.Context, cannedIDs []uuid.UUID) ([]Attachment, error) {
	return many[Attachment](ctx, tx, `
		select `+attachmentColumns+` from attachments
		where workspace_id = $1 and canned_response_id = any($2)
		order by canned_response_id, position, id`, tx.WorkspaceID(), cannedIDs)
}

// SetCannedFiles makes fileIDs, in this order, the files of a canned response: its
// own, and uploads of uploader's that nothing has yet. It returns the files that it
// had and has no more, whose blobs are due to be deleted. ErrNotFound when one of
// fileIDs is neither; the caller rolls back.
func (tx *Tx) SetCannedFiles(ctx context.Context, cannedID, uploader uuid.UUID, fileIDs []uuid.UUID) (gone []uuid.UUID, err error) {
	var dropped []struct{ ID uuid.UUID }
	var kept []struct{ ID uuid.UUID }
	p := tx.pipeline()
	p.queue(into(&dropped), `
		update attachments
		set state = 'REMOVED', canned_response_id = null, due_at = now(), attempts = 0
		where workspace_id = $1 and canned_response_id = $2 and id <> all ($3)
		returning id`, tx.WorkspaceID(), cannedID, fileIDs)
	p.queue(into(&kept), `
		update attachments a
		set canned_response_id = $2, position = wanted.n - 1, expires_at = null
		from unnest($3::uuid[]) with ordinality as wanted (id, n)
		where a.workspace_id = $1 and a.id = wanted.id and (a.canned_response_id = $2 or `+unsent+` and uploaded_by = $4)
		returning a.id`, tx.WorkspaceID(), cannedID, fileIDs, uploader)
	if err := p.send(ctx); err != nil {
		return nil, err
	}
	if len(kept) != len(fileIDs) {
		return nil, ErrNotFound
	}
	for _, file := range dropped {
		gone = append(gone, file.ID)
	}
	return gone, nil
}
