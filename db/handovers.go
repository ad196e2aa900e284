package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// Handover is the assistant giving a conversation to a person.
type Handover struct {
	ID             uuid.UUID
	ConversationID uuid.UUID
	RunID          uuid.UUID
	Reason         ReplyReason
	Wants          string // the brief, a line each
	Tried          string
	Missing        string
	AssigneeID     *uuid.UUID // nil: nobody could be found
	IsTold         bool       // the customer was, that a person will answer
	MailAttempts   int
	MailedAt       *time.Time
	CreatedAt      time.Time
}

const handoverColumns = `h.id, h.conversation_id, h.run_id, h.reason, h.wants, h.tried, h.missing, h.assignee_id, h.mail_attempts, h.mailed_at, h.created_at,
	exists (select from reply_messages r where r.workspace_id = h.workspace_id and r.run_id = h.run_id) as is_told`

// HandoverRef points at a handover from outside its workspace.
type HandoverRef struct{ WorkspaceID, ID uuid.UUID }

// InsertHandover adds a handover, of which somebody is to be told by mail.
func (tx *Tx) InsertHandover(ctx context.Context, h Handover) error {
	return tx.must(ctx, `
		insert into handovers (workspace_id, id, conversation_id, run_id, reason, wants, tried, missing, assignee_id)
		values ($1, $2, $3, $4, $5, left($6, 500), left($7, 500), left($8, 500), $9)`,
		tx.WorkspaceID(), h.ID, h.ConversationID, h.RunID, h.Reason, h.Wants, h.Tried, h.Missing, h.AssigneeID)
}

// ClaimHandoverMail takes the telling of a handover for as long as lease.
// ErrNotFound means that it is done, or in other hands.
func (tx *Tx) ClaimHandoverMail(ctx context.Context, id uuid.UUID, lease time.Duration) (*Handover, error) {
	return one[Handover](ctx, tx, `
		update handovers h set mail_due_at = now() + $2::interval, mail_attempts = mail_attempts + 1
		where id = $1 and (mail_due_at <= now()) is true
		returning `+handoverColumns, id, lease)
}

// HandoverMailed says that nobody needs to be told any more; sent is false when
// the mail was given up.
func (tx *Tx) HandoverMailed(ctx context.Context, id uuid.UUID, sent bool) error {
	return tx.must(ctx, `
		update handovers set mail_due_at = null, mailed_at = case when $2 then now() end where id = $1`, id, sent)
}

// DueHandovers returns up to limit handovers that nobody was told of, in all
// workspaces.
func (tx *Tx) DueHandovers(ctx context.Context, limit int) ([]HandoverRef, error) {
	return many[HandoverRef](ctx, tx, `
		select workspace_id, id from handovers where mail_due_at <= now() order by mail_due_at limit $1`, limit)
}
