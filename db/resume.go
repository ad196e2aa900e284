package db

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
)

// ResumeAt notes when time alone lets the assistant do more in a conversation; nil:
// it will not. It is noted only where a customer waits whose last message will then be
// no older than fresh. The caller holds the conversation's lock.
func (tx *Tx) ResumeAt(ctx context.Context, conversationID uuid.UUID, at *time.Time, fresh time.Duration) error {
	_, err := tx.exec(ctx, `
		update conversations
		set ai_resume_at = case when waiting_since is not null and last_inbound_at + $3::interval > $2 then $2 end
		where id = $1 and (ai_resume_at is not null or $2::timestamptz is not null)`, conversationID, at, fresh)
	return err
}

// TakeResume takes note that the moment of ResumeAt has come and is acted on now.
// False: it has not, or somebody did before. While the assistant still thinks about
// what came earlier, the moment is put off by busy. The caller holds the
// conversation's lock.
func (tx *Tx) TakeResume(ctx context.Context, conversationID uuid.UUID, busy time.Duration) (bool, error) {
	row, err := one[struct{ AIResumeAt *time.Time }](ctx, tx, `
		update conversations c
		set ai_resume_at = case when exists (
			select from reply_runs r where r.conversation_id = $1 and r.due_at is not null) then now() + $2::interval end
		where c.id = $1 and (c.ai_resume_at <= now()) is true returning c.ai_resume_at`, conversationID, busy)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return row.AIResumeAt == nil, nil
}

// DueResumes returns up to limit conversations, in all workspaces, whose moment of
// ResumeAt has come, longest due first.
func (tx *Tx) DueResumes(ctx context.Context, limit int) ([]ConversationRef, error) {
	return many[ConversationRef](ctx, tx, `
		select workspace_id, id from conversations where ai_resume_at <= now() order by ai_resume_at limit $1`, limit)
}
