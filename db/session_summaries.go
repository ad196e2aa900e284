package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// SessionSummary is what was said in a conversation before it was last resolved.
// ErrNotFound: nobody has summed it up yet.
func (tx *Tx) SessionSummary(ctx context.Context, conversationID uuid.UUID) (string, error) {
	row, err := one[struct{ Summary string }](ctx, tx, `
		select s.summary from session_summaries s
		join conversations c on c.workspace_id = s.workspace_id and c.id = s.conversation_id and c.session_at = s.session_at
		where s.workspace_id = $1 and s.conversation_id = $2`, tx.WorkspaceID(), conversationID)
	if err != nil {
		return "", err
	}
	return row.Summary, nil
}

// KeepSessionSummary keeps the summary of what was said before sessionAt.
func (tx *Tx) KeepSessionSummary(ctx context.Context, conversationID uuid.UUID, sessionAt time.Time, summary string) error {
	return tx.must(ctx, `
		insert into session_summaries (workspace_id, conversation_id, session_at, summary) values ($1, $2, $3, left($4, 2000))
		on conflict (workspace_id, conversation_id) do update set session_at = excluded.session_at, summary = excluded.summary`,
		tx.WorkspaceID(), conversationID, sessionAt, summary)
}
